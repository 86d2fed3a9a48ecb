import * as z from 'zod/mini'
import { citationAt, placesOfQuote } from '#domain/citation.ts'
import { Claim, ClaimKind, claimId } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import { LocalizedText } from '#domain/language.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { type Fault, shorten } from './fault.ts'

const target = {
  quote: z.string().check(z.minLength(1)),
  prefix: z.optional(z.string()),
  suffix: z.optional(z.string()),
  kind: ClaimKind,
  category: z.string(),
  facet: z.optional(z.nullable(z.string())),
}
const { category, facet, status, years, yearBasis, date, trend, actors, routes, regions, countries, basis } =
  Claim.shape
const Changes = z.partial(
  z.strictObject({
    category,
    facet,
    status,
    years,
    yearBasis,
    date,
    trend,
    actors,
    routes,
    regions,
    countries,
    basis,
  }),
)

/**
 * A reviewer's decision. It finds its claim by exact quote, kind and category, narrowed down by `facet`, `prefix` and
 * `suffix`. `add` makes a claim that the rules did not propose. An accepted claim must still be proposed as it was
 * `seen`, so that no reviewer signs a later change.
 */
export const ReviewDecision = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('accept'),
    ...target,
    seen: z.optional(Changes),
    note: z.optional(z.string()),
  }),
  z.strictObject({ action: z.literal('reject'), ...target, note: z.string() }),
  z.strictObject({ action: z.literal('edit'), ...target, set: Changes, note: z.string() }),
  z.strictObject({ action: z.literal('add'), ...target, set: z.optional(Changes), note: z.string() }),
])
export type ReviewDecision = z.infer<typeof ReviewDecision>

/** `data/sources/reviews/<id>.json`. */
export const ReviewFile = z.strictObject({
  documentId: z.string(),
  reviewer: LocalizedText,
  method: LocalizedText,
  decisions: z.array(ReviewDecision),
})
export type ReviewFile = z.infer<typeof ReviewFile>

/**
 * Applies the decisions to the proposed claims of a document. Other claims stay proposed. A decision that matches no
 * claim, several, or one already decided is a fault.
 */
export function applyReview(
  document: SourceDocument,
  proposed: readonly Claim[],
  review: ReviewFile,
  file: string,
): { claims: Claim[]; faults: readonly Fault[] } {
  const faults: Fault[] = []
  const decided = new Map<string, Claim | null>()
  const added: Claim[] = []
  const reviewed = (claim: Claim, state: Claim['review']['state'], note: string | undefined): Claim => ({
    ...claim,
    review: { state, reviewer: review.reviewer, method: review.method, note: note ?? null },
  })

  review.decisions.forEach((decision, index) => {
    const place = `decisions.${index} (${decision.action} ${decision.kind} ${decision.category})`
    const fault = (problem: string, remedy: string) => faults.push({ file, place, problem, remedy })
    const fits = proposed.filter((claim) => fitsTarget(claim, decision))
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
      added.push(reviewed(newClaim(document, at, decision), 'added', decision.note))
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
      decided.set(claim.id, reviewed(withId({ ...claim, ...defined(decision.set) }), 'edited', decision.note))
    }
  })

  const confirmed = proposed.flatMap((claim) => {
    const decision = decided.get(claim.id)
    return decision === undefined ? [claim] : decision === null ? [] : [decision]
  })
  return { claims: sortClaims([...confirmed, ...added]), faults }
}

/** Claims in text order; within a sentence by kind, category and facet. */
export function sortClaims(claims: readonly Claim[]): Claim[] {
  const key = (claim: Claim) => `${claim.kind} ${claim.category} ${claim.facet ?? ''}`
  return [...claims].sort(
    (a, b) =>
      a.citation.start - b.citation.start || a.citation.end - b.citation.end || compareText(key(a), key(b)),
  )
}

function fitsTarget(claim: Claim, decision: ReviewDecision): boolean {
  const { citation } = claim
  return (
    citation.exact === decision.quote &&
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

function newClaim(
  document: SourceDocument,
  start: number,
  decision: Extract<ReviewDecision, { action: 'add' }>,
): Claim {
  return withId({
    id: '',
    kind: decision.kind,
    category: decision.category,
    facet: decision.facet ?? null,
    status: null,
    years: [],
    yearBasis: null,
    date: null,
    values: [],
    trend: null,
    actors: [],
    routes: [],
    regions: [],
    countries: [],
    basis: null,
    citation: citationAt(document.id, document.text, start, start + decision.quote.length),
    cues: [],
    review: { state: 'added', reviewer: null, method: null, note: null },
    ...defined(decision.set ?? {}),
  })
}

function withId(claim: Claim): Claim {
  return { ...claim, id: claimId(claim) }
}

type Defined<Type> = { [Key in keyof Type]?: Exclude<Type[Key], undefined> }

/** Drops undefined members, so that they override nothing. */
function defined<Type extends object>(changes: Type): Defined<Type> {
  return Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Defined<Type>
}
