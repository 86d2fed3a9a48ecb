import { spanKey } from '#domain/citation.ts'
import { type Claim, ClaimKind } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'

/** A claim kind with its claims, in the order of the kinds. */
export interface ClaimsOfKind {
  kind: ClaimKind
  claims: readonly Claim[]
}

/** The claims by kind; every kind is there, also with none. */
export function claimsByKind(claims: readonly Claim[]): readonly ClaimsOfKind[] {
  return ClaimKind.options.map((kind) => ({ kind, claims: claims.filter((claim) => claim.kind === kind) }))
}

/** A driver that texts name: its claims and the number of different sentences that they stand on. */
export interface NamedDriver {
  driver: string
  claims: readonly Claim[]
  sentences: number
}

/** The drivers that any text names, the one with most sentences first, equals in the order of their ids. */
export function namedDrivers(claims: readonly Claim[]): readonly NamedDriver[] {
  const byDriver = new Map<string, Claim[]>()
  for (const claim of claims) {
    if (claim.kind !== 'driver') continue
    byDriver.set(claim.category, [...(byDriver.get(claim.category) ?? []), claim])
  }
  return [...byDriver]
    .map(([driver, own]) => ({ driver, claims: own, sentences: sentenceCount(own) }))
    .sort((a, b) => b.sentences - a.sentences || compareText(a.driver, b.driver))
}

/** How many different sentences the claims stand on. */
export function sentenceCount(claims: readonly Claim[]): number {
  return new Set(claims.map(({ citation }) => spanKey(citation))).size
}
