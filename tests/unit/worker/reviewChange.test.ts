import { describe, expect, it } from 'vitest'
import type { ReviewDecision } from '#domain/decisionLog.ts'
import type { ProjectDocument } from '#domain/project.ts'
import type { Marks, Reviewed } from '#worker/deskEngine.ts'
import { answerReviews, askReviews } from '#worker/reviewChange.ts'

const documentOf = (id: string, title = 'A title') =>
  ({ id, title, text: 'A text. '.repeat(1000) }) as ProjectDocument

const decided = (documentId: string, count: number) => [
  {
    documentId,
    agreement: 'once' as const,
    readers: ['Ann'],
    decisions: Array.from(
      { length: count },
      (_, number): ReviewDecision => ({
        action: 'reject',
        quote: `Sentence ${number}.`,
        kind: 'driver',
        category: 'war',
        note: '',
      }),
    ),
  },
]

/** Marks of as many claims as there are decisions. */
function marksOf(count: number): Marks {
  const claims = Array.from({ length: count }, (_, start) => ({ id: `c${start}`, citation: { start } }))
  const evidence = claims.map(({ id, citation }) => ({ type: 'citation', claimId: id, citation }))
  return { claims, measures: claims, events: [], routes: [{ id: 'channel', evidence }], regions: [] } as never
}

/** A page and a worker, with the length of each message between them. */
function ends() {
  const seen: unknown[] = []
  const sent: number[] = []
  const newWorker = () =>
    answerReviews((document, parts): Reviewed => {
      seen.push([document, parts])
      const source = { id: document.id, title: document.title } as Reviewed['document']
      return { document: source, marks: marksOf(parts[0]?.decisions.length ?? 0), faults: [] }
    })
  let worker = newWorker()
  const review = askReviews(async (question) => {
    const answer = worker(structuredClone(question))
    sent.push(JSON.stringify([question, answer]).length)
    return structuredClone(answer)
  })
  const restart = () => {
    worker = newWorker()
  }
  return { review, seen, sent, restart }
}

describe('what page and worker say of a decision', () => {
  it('is the decision and what it changes, not the text nor what was there before', async () => {
    const { review, seen, sent } = ends()
    let before: Reviewed | null = null
    for (const count of [1000, 1001, 1000]) {
      const reviewed = await review(documentOf('own-1'), decided('own-1', count))
      expect(reviewed.marks).toEqual(marksOf(count))
      expect(seen.at(-1)).toEqual([documentOf('own-1'), decided('own-1', count)])
      if (before) {
        expect(reviewed.document).toBe(before.document)
        expect(reviewed.marks.claims[7]).toBe(before.marks.claims[7])
      }
      before = reviewed
    }
    const [whole = 0, ...changes] = sent
    expect(changes).toHaveLength(2)
    // The ids of the claims that name a route are sent each time.
    for (const length of changes) expect(length).toBeLessThan(whole / 20)
  })

  it('is all of a document whose facts have changed, or that the worker does not have', async () => {
    const { review, seen, restart } = ends()
    await review(documentOf('own-1'), decided('own-1', 3))
    const corrected = documentOf('own-1', 'Corrected')
    expect((await review(corrected, decided('own-1', 2))).document.title).toBe('Corrected')
    expect(seen.at(-1)).toEqual([corrected, decided('own-1', 2)])
    for (const id of ['own-2', 'own-3', 'own-4']) await review(documentOf(id), decided(id, 1))
    expect((await review(corrected, decided('own-1', 4))).marks).toEqual(marksOf(4))
    restart()
    expect((await review(documentOf('own-4'), decided('own-4', 5))).marks).toEqual(marksOf(5))
    expect(seen.at(-1)).toEqual([documentOf('own-4'), decided('own-4', 5)])
  })
  it('is kept of the last documents alone on both ends, so that an earlier one is asked for once', async () => {
    const { review, sent } = ends()
    for (let round = 0; round < 2; round += 1)
      for (let number = 0; number < 60; number += 1)
        await review(documentOf(`own-${number}`), decided(`own-${number}`, 1 + round))
    expect(sent).toHaveLength(120)
  })
})
