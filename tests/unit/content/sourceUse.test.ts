import { describe, expect, test } from 'vitest'
import { indexCorpus } from '#content/corpus.ts'
import { marksInAll, marksOfDocument, marksOfRecords, recordCoverage } from '#content/sourceUse.ts'
import { claimOf, eventOf, measureOf, on, recordOf } from '#tests/support/builders.ts'

const page = (publisher: string, publisherKind: 'official' | 'press', url: string) => ({
  title: 'Page',
  publisher,
  publisherKind,
  url: `https://example.org/${url}`,
})

describe('the coverage of the records', () => {
  const records = [
    recordOf({
      id: 'a',
      statedOn: on('2023-05-02'),
      period: null,
      sources: [page('Ministry', 'official', '1'), page('Paper', 'press', '2')],
    }),
    recordOf({
      id: 'b',
      kind: 'event',
      period: on('2025-03'),
      sources: [page('Paper', 'press', '2'), page('Paper', 'press', '3')],
    }),
    recordOf({
      id: 'c',
      kind: 'both',
      period: { start: '2025-02-01', end: '2027-01-31', precision: 'day' },
      sources: [page('Paper', 'press', '4')],
    }),
    recordOf({ id: 'd', period: null, statedOn: null, sources: [page('Ministry', 'official', '1')] }),
  ]
  const coverage = recordCoverage(records)

  test('counts each record once per kind, and each page once', () => {
    expect(coverage).toMatchObject({ records: 4, measures: 3, events: 2, pages: 4, undated: 1 })
  })

  test('ends with the last month of a record, and includes years without any', () => {
    expect([coverage.first, coverage.last]).toEqual(['2023-05', '2027-01'])
    expect(coverage.byYear).toEqual([
      { year: 2023, records: 1 },
      { year: 2024, records: 0 },
      { year: 2025, records: 2 },
    ])
  })

  test('counts records per publisher, and per kind of their first page', () => {
    expect(coverage.publishers.map(({ publisher, records: ids }) => [publisher, ids])).toEqual([
      ['Paper', ['a', 'b', 'c']],
      ['Ministry', ['a', 'd']],
    ])
    expect(coverage.byKind.filter(({ records: count }) => count > 0)).toEqual([
      { kind: 'official', records: 2 },
      { kind: 'press', records: 2 },
    ])
  })

  test('is empty without records', () => {
    expect(recordCoverage([])).toMatchObject({ records: 0, first: null, last: null, byYear: [] })
  })
})

test('marks are counted per source, once however many sentences they cite', () => {
  const citation = claimOf({ id: 'c' }).citation
  const cited = { type: 'citation' as const, claimId: 'x', citation: { ...citation, documentId: 'text' } }
  const corpus = indexCorpus({
    measures: [
      measureOf({ id: 'm1', evidence: [cited, { ...cited, claimId: 'y' }] }),
      measureOf({ id: 'm2' }),
      measureOf({ id: 'm3', evidence: [{ ...cited, citation: { ...citation, documentId: 'other' } }] }),
    ],
    events: [eventOf({ id: 'e1' })],
    routes: [],
    regions: [],
    claims: [],
    documents: [],
    records: [],
    vocabulary: null,
  })
  expect(marksOfDocument(corpus, 'text')).toEqual({ measures: 1, events: 0, routes: 0, regions: 0 })
  expect(marksOfRecords(corpus)).toEqual({ measures: 1, events: 1, routes: 0, regions: 0 })
  expect(marksInAll(corpus)).toEqual({ marks: 4, traced: 4 })
})
