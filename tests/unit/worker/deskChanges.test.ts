import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProjectDocument } from '#domain/project.ts'
import type { ReviewDecision } from '#domain/reviewDecision.ts'
import { changedList, changeOfList } from '#lib/listChange.ts'
import {
  createPublishedReceiver,
  createPublishedSender,
  createReviewClient,
  createReviewServer,
} from '#worker/deskChanges.ts'
import type { Published } from '#worker/deskEngine.ts'

describe('a change of a list', () => {
  it('makes any list of any other, and keeps what stays', () => {
    const items = fc.array(fc.record({ id: fc.integer({ min: 0, max: 3 }) }), { maxLength: 8 })
    fc.assert(
      fc.property(items, items, (before, after) => {
        const change = changeOfList(before, after)
        const made = changedList(before, change)
        expect(made).toEqual(after)
        expect(made.filter((item) => before.includes(item))).toHaveLength(made.length - change.added.length)
      }),
    )
  })
})

const document = { id: 'own-1', text: 'A text. '.repeat(1000) } as ProjectDocument

function decision(number: number): ReviewDecision {
  return { action: 'reject', quote: `Sentence ${number}.`, kind: 'driver', category: 'war', note: '' }
}

const parts = (count: number) => [
  {
    documentId: 'own-1',
    agreement: 'once' as const,
    readers: ['Ann'],
    decisions: Array.from({ length: count }, (_, number) => decision(number)),
  },
]

describe('what page and worker say of a decision', () => {
  it('is the decision, not the text nor the decisions before it', () => {
    const page = createReviewClient()
    const source = { id: 'own-1', text: document.text, lines: [], sentences: [] }
    const seen: unknown[] = []
    const worker = createReviewServer((given, decided) => {
      seen.push([given, decided])
      return { document: source as never, faults: [] }
    })
    for (const count of [1000, 1001, 1000]) {
      const question = structuredClone(page.request(document, parts(count)))
      const answer = structuredClone(worker(question))
      expect(page.answer(answer).document).toEqual(source)
      expect(seen.at(-1)).toEqual([document, parts(count)])
      if (count === 1000 && seen.length === 1) continue
      expect(JSON.stringify(question).length).toBeLessThan(400)
      expect(JSON.stringify(answer).length).toBeLessThan(100)
    }
    const other = { ...document, title: 'Another title' }
    worker(structuredClone(page.request(other, parts(2))))
    expect(seen.at(-1)).toEqual([other, parts(2)])
  })

  it('is what it publishes, not all that was published before', () => {
    const all = (count: number) => {
      const claims = Array.from({ length: count }, (_, number) => ({
        id: `c${number}`,
        citation: { start: number },
      }))
      const evidence = claims.map(({ id }) => ({ type: 'citation', claimId: id }))
      const routes = [{ id: 'channel', evidence }]
      return { claims, measures: claims, events: [], routes, regions: [] } as unknown as Published
    }
    const [worker, page] = [createPublishedSender(), createPublishedReceiver()]
    expect(page.published(worker.change(all(1000)))).toEqual(all(1000))
    const change = structuredClone(worker.change(all(1001)))
    expect(JSON.stringify(change).length).toBeLessThan(600)
    expect(page.published(change)).toEqual(all(1001))
    // A worker that an earlier page's marks were given to goes on from them, and from nothing where it has others.
    for (const count of [1001, 900]) {
      const [next, shown] = [createPublishedSender(), createPublishedReceiver()]
      shown.resume(all(1001), next.resume(all(count), shown.countsOf(all(1001))))
      expect(shown.published(next.change(all(1002)))).toEqual(all(1002))
    }
  })
})
