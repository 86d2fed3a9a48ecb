import { type Citation, placesOfQuote } from '#domain/citation.ts'
import type { Claim } from '#domain/claim.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { type Fault, placeOfClaim, shorten } from './fault.ts'

/**
 * Refuses every claim whose words do not stand where it says: the quote at its span, in running text, and fitting
 * no other place with its prefix and suffix; its cues inside the document as well.
 */
export function checkCitations(
  documents: readonly SourceDocument[],
  claims: readonly Claim[],
): readonly Fault[] {
  const byId = new Map(documents.map((document) => [document.id, document]))
  return claims.flatMap((claim) => {
    const document = byId.get(claim.citation.documentId)
    const place = placeOfClaim(claim)
    if (!document) {
      return [
        {
          file: 'claims',
          place,
          problem: `cites the document ${claim.citation.documentId}, which is not there`,
          remedy: 'add the document or remove the claim',
        },
      ]
    }
    const file = `documents/${document.id}.txt`
    const fault = (problem: string, remedy: string): Fault => ({ file, place, problem, remedy })
    return [...citationFaults(document, claim.citation, fault), ...cueFaults(document, claim, fault)]
  })
}

type MakeFault = (problem: string, remedy: string) => Fault

function citationFaults(document: SourceDocument, citation: Citation, fault: MakeFault): readonly Fault[] {
  const { text, lines } = document
  const { start, end, exact } = citation
  const found = text.slice(start, end)
  if (found !== exact) {
    return [
      fault(
        `the quote is not what stands at ${start}–${end}: expected "${shorten(exact)}", found "${shorten(found)}"`,
        'derive again from the stored text, or correct the review that quotes it',
      ),
    ]
  }
  const faults: Fault[] = []
  const places = placesOfQuote(text, citation)
  if (places.length !== 1 || places[0] !== start) {
    const fits =
      places.length === 0 ? 'no place' : places.length === 1 ? `${places[0]}` : `${places.length} places`
    faults.push(
      fault(
        `with its prefix and suffix the quote "${shorten(exact)}" fits ${fits}, not only ${start}`,
        'correct prefix and suffix, or remove what stands twice from the document',
      ),
    )
  }
  for (const line of lines) {
    if (line.start >= end || line.end <= start || line.role === 'text' || line.role === 'blank') continue
    const why = line.role === 'dropped' ? `dropped (${line.reason ?? 'no reason'})` : 'a heading'
    faults.push(
      fault(
        `the quote "${shorten(exact)}" stands on the line at ${line.start}, which is ${why}`,
        'remove the claim, or correct the rule in lexicon/boilerplate.json that drops the line',
      ),
    )
  }
  return faults
}

function cueFaults({ text }: SourceDocument, claim: Claim, fault: MakeFault): readonly Fault[] {
  return claim.cues
    .filter((cue) => text.slice(cue.start, cue.end) !== cue.exact)
    .map((cue) =>
      fault(
        `the cue "${cue.exact}" of ${cue.rule} does not stand at ${cue.start}–${cue.end}`,
        'derive again from the stored text',
      ),
    )
}
