import type { ReviewedPart } from '#domain/decisionLog.ts'
import type { CitationEvidence } from '#domain/evidence.ts'
import type { NamedBy } from '#domain/ownData.ts'
import type { ProjectDocument } from '#domain/project.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { changedList, changeOfList, isEqual, type ListChange } from '#lib/listChange.ts'
import type { Published, Reviewed } from './deskEngine.ts'

/*
 * A decision changes a claim or two, and must not send a text with thousands of them back and forth. Each end keeps the
 * last message, and the next one holds only the differences. Messages arrive in order, so both ends keep the same.
 */

/** Stands for a value that the other end already has. */
const SAME = 'same'
type Same = typeof SAME

/** A request for a review: a text and its facts, and how the decisions on it changed. */
export interface ReviewRequest {
  readonly document: ProjectDocument | Same
  readonly decided: readonly (Omit<ReviewedPart, 'decisions'> & {
    readonly change: ListChange<ReviewedPart['decisions'][number]>
  })[]
}

interface RequestedReview {
  readonly document: ProjectDocument
  readonly decided: readonly ReviewedPart[]
}

/** The end that requests reviews. */
export function createReviewClient() {
  let last: RequestedReview | null = null
  let given: SourceDocument | null = null
  return {
    request: (document: ProjectDocument, decided: readonly ReviewedPart[]): ReviewRequest => {
      const isSame = last !== null && isEqual(last.document, document)
      const before = isSame ? last?.decided : []
      last = { document, decided }
      return {
        document: isSame ? SAME : document,
        decided: decided.map(({ decisions, ...part }, index) => {
          const change = changeOfList(before?.[index]?.decisions ?? [], decisions)
          return { ...part, change }
        }),
      }
    },
    answer: ({ document, faults }: ReviewAnswer): Reviewed => {
      if (document !== SAME) given = document
      return { document: given, faults }
    },
  }
}

export type ReviewAnswer = Omit<Reviewed, 'document'> & { readonly document: Reviewed['document'] | Same }

/** The end that reviews. */
export function createReviewServer(
  review: (document: ProjectDocument, decided: readonly ReviewedPart[]) => Reviewed,
) {
  let last: RequestedReview | null = null
  let given: SourceDocument | null | undefined
  return (request: ReviewRequest): ReviewAnswer => {
    const isSame = request.document === SAME
    const document = request.document === SAME ? last?.document : request.document
    if (!document) throw new Error('a review of a text that was never sent')
    const before = isSame ? last?.decided : []
    const decided = request.decided.map(({ change, ...part }, index) => ({
      ...part,
      decisions: changedList(before?.[index]?.decisions ?? [], change),
    }))
    last = { document, decided }
    const { document: source, faults } = review(document, decided)
    const isGiven = source === given
    given = source
    return { document: isGiven ? SAME : source, faults }
  }
}

/** How routes or regions are named: whose list changed, or the list anew. */
type NamedChange =
  | readonly NamedBy[]
  | { readonly of: readonly { readonly id: string; readonly change: ListChange<CitationEvidence> }[] }

/** What is published, as it differs from what was published before. */
export interface PublishedChange {
  readonly claims: ListChange<Published['claims'][number]>
  readonly measures: ListChange<Published['measures'][number]>
  readonly events: ListChange<Published['events'][number]>
  readonly routes: NamedChange
  readonly regions: NamedChange
}

const NOTHING: Published = { claims: [], measures: [], events: [], routes: [], regions: [] }

function changeOfNamed(before: readonly NamedBy[], after: readonly NamedBy[]): NamedChange {
  if (before.length !== after.length || after.some(({ id }, index) => before[index]?.id !== id)) return after
  const of = after.flatMap(({ id, evidence }, index) => {
    const change = changeOfList(before[index]?.evidence ?? [], evidence)
    return change.removed + change.added.length > 0 ? [{ id, change }] : []
  })
  return { of }
}

function changedNamed(before: readonly NamedBy[], change: NamedChange): readonly NamedBy[] {
  if (!('of' in change)) return change
  if (change.of.length === 0) return before
  const changes = new Map(change.of.map((one) => [one.id, one.change]))
  return before.map((one) => {
    const own = changes.get(one.id)
    return own ? { ...one, evidence: changedList(one.evidence, own) } : one
  })
}

/** How many claims and marks are published: two lists by the same rules with the same counts are the same. */
const countsOf = ({ claims, measures, events }: Published) =>
  [claims.length, measures.length, events.length].join(' ')

/** The end that publishes. `resume` continues from what the other end has, and returns whether both have the same. */
export function createPublishedSender() {
  let last = NOTHING
  return {
    change: (published: Published): PublishedChange => {
      const before = last
      last = published
      return {
        claims: changeOfList(before.claims, published.claims),
        measures: changeOfList(before.measures, published.measures),
        events: changeOfList(before.events, published.events),
        routes: changeOfNamed(before.routes, published.routes),
        regions: changeOfNamed(before.regions, published.regions),
      }
    },
    resume: (published: Published, counts: string): boolean => {
      const isSame = countsOf(published) === counts
      last = isSame ? published : NOTHING
      return isSame
    },
  }
}

/** The end that shows what is published; what stays is the same objects. */
export function createPublishedReceiver() {
  let last = NOTHING
  return {
    published: (change: PublishedChange): Published => {
      last = {
        claims: changedList(last.claims, change.claims),
        measures: changedList(last.measures, change.measures),
        events: changedList(last.events, change.events),
        routes: changedNamed(last.routes, change.routes),
        regions: changedNamed(last.regions, change.regions),
      }
      return last
    },
    countsOf,
    resume: (published: Published, isSame: boolean): void => {
      last = isSame ? published : NOTHING
    },
  }
}
