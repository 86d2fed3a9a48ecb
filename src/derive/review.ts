import * as z from 'zod/mini'
import type { Claim } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import { addedClaim, editedClaim, ReviewDecision } from '#domain/decisionLog.ts'
import { placesOfQuote } from '#domain/evidence.ts'
import { LocalizedText } from '#domain/language.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { groupBy } from '#lib/groupBy.ts'
import { type Fault, shorten } from './fault.ts'

/** `data/sources/reviews/<id>.json`. */
export const ReviewFile = z.strictObject({
  documentId: z.string(),
  reviewer: LocalizedText,
  method: LocalizedText,
  decisions: z.array(ReviewDecision),
})
export type ReviewFile = z.infer<typeof ReviewFile>

/** A review with the path of its file. */
export interface NamedReview {
  readonly review: ReviewFile
  readonly file: string
}

/**
 * Applies the decisions of all reviews of a document to its proposed claims. Other claims stay proposed. A decision that
 * matches no claim, several, or one already decided in any of them is a fault.
 */
export function applyReviews(
  document: SourceDocument,
  proposed: readonly Claim[],
  reviews: readonly NamedReview[],
): { claims: Claim[]; faults: readonly Fault[] } {
  const faults: Fault[] = []
  const decided = new Map<string, Claim | null>()
  const added: Claim[] = []
  const ofQuote = groupBy(proposed, ({ citation }) => citation.exact)
  for (const { review, file } of reviews) {
    faults.push(...decisionsOf(document, ofQuote, { review, file }, decided, added))
  }
  const confirmed = proposed.flatMap((claim) => {
    const decision = decided.get(claim.id)
    return decision === undefined ? [claim] : decision === null ? [] : [decision]
  })
  return { claims: sortClaims([...confirmed, ...added]), faults }
}

/** Notes the decisions of one review in `decided` and `added`; `ofQuote` are the proposals by their exact quote. */
function decisionsOf(
  document: SourceDocument,
  ofQuote: ReadonlyMap<string, readonly Claim[]>,
  { review, file }: NamedReview,
  decided: Map<string, Claim | null>,
  added: Claim[],
): readonly Fault[] {
  const faults: Fault[] = []
  const reviewed = (claim: Claim, state: Claim['review']['state'], note: string | undefined): Claim => ({
    ...claim,
    review: { state, reviewer: review.reviewer, method: review.method, note: note ?? null },
  })

  review.decisions.forEach((decision, index) => {
    const place = `decisions.${index} (${decision.action} ${decision.kind} ${decision.category})`
    const fault = (problem: string, remedy: string) => faults.push({ file, place, problem, remedy })
    const fits = (ofQuote.get(decision.quote) ?? []).filter((claim) => fitsTarget(claim, decision))
    if (decision.action === 'add') {
      if (fits.length > 0) {
        fault('the rules propose this claim already', 'accept or edit it instead of adding it')
        return
      }
      const [at, ...others] = placesOf(document.text, decision)
      if (at === undefined || others.length > 0) {
        const problem =
          at === undefined ? 'the quote occurs nowhere' : `the quote fits ${others.length + 1} places`
        fault(
          `${problem} in ${document.id}`,
          'copy the sentence exactly, with prefix or suffix if it occurs twice',
        )
        return
      }
      added.push(reviewed(addedClaim(document, at, decision), 'added', decision.note))
      return
    }
    const [claim, ...rest] = fits
    if (claim === undefined) {
      fault(
        `it matches no proposed claim: "${shorten(decision.quote)}"`,
        'correct quote, kind and category, or remove it',
      )
    } else if (rest.length > 0) {
      fault(`it matches ${fits.length} proposed claims`, 'add facet, prefix or suffix, so that one is left')
    } else if (decided.has(claim.id)) {
      fault('the claim is decided twice', 'remove one of the two decisions')
    } else if (decision.action === 'reject') {
      decided.set(claim.id, null)
    } else if (decision.action === 'accept') {
      for (const [field, value] of Object.entries(decision.seen ?? {})) {
        const proposal = JSON.stringify(claim[field as keyof Claim])
        if (proposal === JSON.stringify(value)) continue
        fault(
          `${field} was ${JSON.stringify(value)} when it was accepted, and is now proposed as ${proposal}`,
          'read the sentence again: enter what is now seen, or edit the claim',
        )
      }
      decided.set(claim.id, reviewed(claim, 'accepted', decision.note))
    } else {
      decided.set(claim.id, reviewed(editedClaim(claim, decision.set), 'edited', decision.note))
    }
  })
  return faults
}

/** Claims in text order; within a sentence by kind, category and facet. */
export function sortClaims(claims: readonly Claim[]): Claim[] {
  const key = (claim: Claim) => `${claim.kind} ${claim.category} ${claim.facet ?? ''}`
  return [...claims].sort(
    (a, b) =>
      a.citation.start - b.citation.start || a.citation.end - b.citation.end || compareText(key(a), key(b)),
  )
}

/** Whether a claim with the decision's quote is the one that it means. */
function fitsTarget(claim: Claim, decision: ReviewDecision): boolean {
  const { citation } = claim
  return (
    claim.kind === decision.kind &&
    claim.category === decision.category &&
    (decision.facet === undefined || claim.facet === decision.facet) &&
    (decision.prefix === undefined || citation.prefix.endsWith(decision.prefix)) &&
    (decision.suffix === undefined || citation.suffix.startsWith(decision.suffix))
  )
}

function placesOf(text: string, { quote, prefix = '', suffix = '' }: ReviewDecision): readonly number[] {
  return placesOfQuote(text, { exact: quote, prefix, suffix })
}
