import * as z from 'zod/mini'
import { citationAt } from './citation.ts'
import { Claim, ClaimKind } from './claim.ts'
import { claimId } from './contentId.ts'
import type { SourceDocument } from './sourceDocument.ts'

const { category, facet, status, years, yearBasis, date, values, trend, actors, routes, regions } =
  Claim.shape
const { countries, basis } = Claim.shape

/** What a reviewer may change of a claim; its sentence stays. */
export const ClaimChanges = z.partial(
  z.strictObject({
    category,
    facet,
    status,
    years,
    yearBasis,
    date,
    values,
    trend,
    actors,
    routes,
    regions,
    countries,
    basis,
  }),
)
export type ClaimChanges = z.infer<typeof ClaimChanges>

/** How a decision finds its claim: exact quote, kind and category, narrowed down by facet and by what stands around it. */
const target = {
  quote: z.string().check(z.minLength(1)),
  prefix: z.optional(z.string()),
  suffix: z.optional(z.string()),
  kind: ClaimKind,
  category: z.string(),
  facet: z.optional(z.nullable(z.string())),
}

/** The claim that a decision is about, without the decision. */
export const ReviewTarget = z.strictObject(target)
export type ReviewTarget = z.infer<typeof ReviewTarget>

/**
 * A reviewer's decision. It finds its claim by exact quote, kind and category, narrowed down by `facet`, `prefix` and
 * `suffix`. `add` makes a claim that the rules did not propose. An accepted claim must still be proposed as it was
 * `seen`, so that no reviewer signs a later change.
 */
export const ReviewDecision = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('accept'),
    ...target,
    seen: z.optional(ClaimChanges),
    note: z.optional(z.string()),
  }),
  z.strictObject({ action: z.literal('reject'), ...target, note: z.string() }),
  z.strictObject({ action: z.literal('edit'), ...target, set: ClaimChanges, note: z.string() }),
  z.strictObject({ action: z.literal('add'), ...target, set: z.optional(ClaimChanges), note: z.string() }),
])
export type ReviewDecision = z.infer<typeof ReviewDecision>

/** The fields of a claim by which a decision finds it again, in this and in a later run of the rules. */
export function targetOf({ kind, category, facet, citation }: Claim) {
  const { exact, prefix, suffix } = citation
  return { quote: exact, prefix, suffix, kind, category, facet }
}

/** All that the rules proposed of a claim, as a decision to accept it records it. */
export function changesOf(claim: Claim): ClaimChanges {
  return {
    category: claim.category,
    facet: claim.facet,
    status: claim.status,
    years: claim.years,
    yearBasis: claim.yearBasis,
    date: claim.date,
    values: claim.values,
    trend: claim.trend,
    actors: claim.actors,
    routes: claim.routes,
    regions: claim.regions,
    countries: claim.countries,
    basis: claim.basis,
  }
}

/** A decision that makes a claim. */
export type Addition = Extract<ReviewDecision, { action: 'add' }>

/** The claim that a decision adds, at an offset of the document's text. */
export function addedClaim(
  document: Pick<SourceDocument, 'id' | 'text'>,
  start: number,
  decision: Addition,
): Claim {
  const { quote, kind, category: chosen, facet: part, set = {} } = decision
  const claim: Claim = {
    id: '',
    kind,
    category: chosen,
    facet: part ?? null,
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
    citation: citationAt(document.id, document.text, start, start + quote.length),
    cues: [],
    review: { state: 'added', reviewer: null, method: null, note: null },
  }
  return editedClaim(claim, set)
}

/** A claim with a reviewer's changes; its id follows from what it now says. */
export function editedClaim(claim: Claim, changes: ClaimChanges): Claim {
  // An undefined member overrides nothing.
  const set = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const edited: Claim = { ...claim, ...set }
  return { ...edited, id: claimId(edited) }
}
