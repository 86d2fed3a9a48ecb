import type { Claim } from './claim.ts'

/**
 * A short id hashed from content, never from order, so that links survive when other content changes. 64-bit FNV-1a over
 * the UTF-16 code units of the parts, in base 36; a collision stops the derivation. Source: Fowler, Noll, Vo, "The FNV
 * non-cryptographic hash algorithm" (64-bit offset basis and prime).
 */
export function contentId(...parts: readonly string[]): string {
  const prime = 0x100000001b3n
  let hash = 0xcbf29ce484222325n
  for (const part of parts) {
    for (let index = 0; index < part.length; index += 1) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(part.charCodeAt(index))) * prime)
    }
    // A unit separator, so that ("ab", "c") and ("a", "bc") differ.
    hash = BigInt.asUintN(64, (hash ^ 0x1fn) * prime)
  }
  return hash.toString(36).padStart(13, '0')
}

/** A claim's id, hashed from its document, quote, the text before it (which tells equal sentences apart) and its statement. */
export function claimId(claim: Pick<Claim, 'kind' | 'category' | 'facet' | 'citation'>): string {
  const { documentId, exact, prefix } = claim.citation
  return contentId(documentId, exact, claim.kind, claim.category, claim.facet ?? '', prefix)
}
