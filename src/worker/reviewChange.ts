import type { Claim } from '#domain/claim.ts'
import type { ReviewedPart } from '#domain/decisionLog.ts'
import type { NamedBy } from '#domain/own/data.ts'
import type { ProjectDocument } from '#domain/project.ts'
import { changedList, changeOfList, type ListChange, putNewest } from '#lib/listChange.ts'
import { shareEqual } from '#lib/shareEqual.ts'
import type { DeskEngine, Marks, Reviewed } from './deskEngine.ts'

/*
 * A decision changes a claim or two, and must not send a text with thousands of them back and forth. Each end keeps a
 * document's last review by its number, and the next one holds only the differences. A worker that has another one, or none,
 * says so, and is asked again with all.
 */

/** A question for a review. Without `since`, the number of the last one, lists are changes of nothing. */
interface ReviewQuestion {
  readonly id: string
  readonly since: number | null
  readonly document: ProjectDocument | null
  readonly decided: readonly (Omit<ReviewedPart, 'decisions'> & {
    readonly change: ListChange<ReviewedPart['decisions'][number]>
  })[]
}

/** A route or region with the claims that name it. */
type NamedIn = Readonly<{ id: string; claimIds: readonly string[] }>

/** What changed since the last review of the document. */
interface ReviewChange extends Pick<Reviewed, 'faults'> {
  readonly number: number
  readonly document: Reviewed['document'] | null
  readonly claims: ListChange<Claim>
  readonly measures: ListChange<Marks['measures'][number]>
  readonly events: ListChange<Marks['events'][number]>
  readonly routes: readonly NamedIn[]
  readonly regions: readonly NamedIn[]
}

const NO_MARKS: Marks = { claims: [], measures: [], events: [], routes: [], regions: [] }

/** The reviews that each end keeps: one that the worker has dropped is of no use to the page. */
const KEPT = 3

/** A review as the worker keeps it. */
interface Answered {
  readonly number: number
  readonly document: ProjectDocument
  readonly decided: readonly ReviewedPart[]
  readonly marks: Marks
}

/** The end that reviews; it answers null where it does not have the review that the question names. */
export function answerReviews(
  review: DeskEngine['review'],
): (question: ReviewQuestion) => ReviewChange | null {
  const kept = new Map<string, Answered>()
  let number = 0
  return ({ id, since, document: given, decided: changes }) => {
    const last = since === null ? undefined : kept.get(id)
    const document = given ?? last?.document
    if (!document || (since !== null && last?.number !== since)) return null
    const decided = changes.map(({ change, ...part }, index) => ({
      ...part,
      decisions: changedList(last?.decided[index]?.decisions ?? [], change),
    }))
    const { document: source, marks, faults } = review(document, decided)
    number += 1
    putNewest(kept, id, { number, document, decided, marks }, KEPT)
    const before = last?.marks ?? NO_MARKS
    return {
      number,
      document: given ? source : null,
      faults,
      claims: changeOfList(before.claims, marks.claims),
      measures: changeOfList(before.measures, marks.measures),
      events: changeOfList(before.events, marks.events),
      routes: marks.routes.map(namedIn),
      regions: marks.regions.map(namedIn),
    }
  }
}

const namedIn = ({ id, evidence }: NamedBy): NamedIn => ({
  id,
  claimIds: evidence.map(({ claimId }) => claimId),
})

/** A review as the page keeps it; `facts` are those of its document. */
interface Heard extends Reviewed {
  readonly number: number
  readonly facts: string
  readonly decided: readonly ReviewedPart[]
}

/** The end that asks. */
export function askReviews(
  ask: (question: ReviewQuestion) => Promise<ReviewChange | null>,
): (document: ProjectDocument, decided: readonly ReviewedPart[]) => Promise<Reviewed> {
  const kept = new Map<string, Heard>()
  return async function review(document, decided): Promise<Reviewed> {
    const { id } = document
    const { text: _, ...head } = document
    const facts = JSON.stringify(head)
    const known = kept.get(id)
    const last = known?.facts === facts ? known : undefined
    const answer = await ask({
      id,
      since: last?.number ?? null,
      document: last ? null : document,
      decided: decided.map(({ decisions, ...part }, index) => ({
        ...part,
        change: changeOfList(last?.decided[index]?.decisions ?? [], decisions),
      })),
    })
    if (answer === null) {
      kept.delete(id)
      return review(document, decided)
    }
    const change = shareEqual(answer)
    const source = change.document ?? last?.document
    if (!source) throw new Error(`the worker gave no document ${id}`)
    const reviewed = {
      document: source,
      marks: changedMarks(last?.marks ?? NO_MARKS, change),
      faults: change.faults,
    }
    putNewest(kept, id, { ...reviewed, number: change.number, facts, decided }, KEPT)
    return reviewed
  }
}

/** Marks with a change; those that stay are the same objects. */
function changedMarks(before: Marks, change: ReviewChange): Marks {
  const claims = changedList(before.claims, change.claims)
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const named = ({ id, claimIds }: NamedIn): NamedBy => ({
    id,
    evidence: claimIds.flatMap((claimId) => {
      const claim = byId.get(claimId)
      return claim ? { type: 'citation' as const, claimId, citation: claim.citation } : []
    }),
  })
  return {
    claims,
    measures: changedList(before.measures, change.measures),
    events: changedList(before.events, change.events),
    routes: change.routes.map(named),
    regions: change.regions.map(named),
  }
}
