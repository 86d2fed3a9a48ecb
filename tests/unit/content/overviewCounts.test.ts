import { describe, expect, test } from 'vitest'
import { claimsByKind, measuresByYear, namedDrivers, publishersBehind } from '#content/overviewFigures.ts'
import { claimOf, measureOf, on } from '#tests/support/builders.ts'
import { published } from '#tests/support/published.ts'

const sentence = (start: number) => ({
  documentId: 'text',
  start,
  end: start + 3,
  exact: 'abc',
  prefix: '',
  suffix: '',
})

describe('measures by year', () => {
  test('list years without measures as zero, and undated measures last', () => {
    const years = measuresByYear([
      measureOf({ id: 'a', period: on('2023'), status: 'gap' }),
      measureOf({ id: 'b', period: on('2025-02') }),
      measureOf({ id: 'c', status: 'planned' }),
    ])
    expect(years).toEqual([
      { year: 2023, done: 0, planned: 0, gap: 1 },
      { year: 2024, done: 0, planned: 0, gap: 0 },
      { year: 2025, done: 1, planned: 0, gap: 0 },
      { year: null, done: 0, planned: 1, gap: 0 },
    ])
  })

  test('count a measure of two years in both', () => {
    const period = { start: '2024-06-01', end: '2025-03-31', precision: 'month' } as const
    expect(measuresByYear([measureOf({ id: 'a', period })]).map((row) => row.done)).toEqual([1, 1])
  })

  test('are empty without measures, and one row for undated measures alone', () => {
    expect(measuresByYear([])).toEqual([])
    expect(measuresByYear([measureOf({ id: 'a' })])).toEqual([{ year: null, done: 1, planned: 0, gap: 0 }])
  })
})

describe('named drivers', () => {
  test('count each sentence once per driver, the most named first', () => {
    const drivers = namedDrivers([
      claimOf({ id: 'a', category: 'poverty-economy' }),
      claimOf({ id: 'b', category: 'poverty-economy' }),
      claimOf({ id: 'c', category: 'conflict-instability', citation: sentence(10) }),
      claimOf({ id: 'd', category: 'conflict-instability', citation: sentence(20) }),
      claimOf({ id: 'e', kind: 'measure', category: 'coordination' }),
    ])
    expect(drivers.map(({ driver, sentences }) => [driver, sentences])).toEqual([
      ['conflict-instability', 2],
      ['poverty-economy', 1],
    ])
  })
})

test('claims are counted for every kind, including kinds without any', () => {
  const kinds = claimsByKind([claimOf({ id: 'a', kind: 'figure' })])
  expect(kinds.map(({ kind, claims }) => [kind, claims.length])).toEqual([
    ['measure', 0],
    ['driver', 0],
    ['route', 0],
    ['event', 0],
    ['figure', 1],
  ])
})

test('publishers of measures are named by how many they state, without texts that name none', () => {
  const { measures } = published('measures')
  const [records, documents] = [published('records').records, published('documents').documents]
  const corpus = {
    recordById: new Map(records.map((one) => [one.id, one])),
    documentById: new Map(documents.map((one) => [one.id, one])),
  }
  const all = publishersBehind(measures, corpus)
  expect(new Set(all).size).toBe(all.length)
  expect(all.length).toBeGreaterThan(4)
  const ofRecord = measures.find(({ evidence }) => evidence.length === 1 && evidence[0]?.type === 'record')
  const [piece] = ofRecord?.evidence ?? []
  if (!ofRecord || piece?.type !== 'record') throw new Error('a measure rests on one record')
  const pages = corpus.recordById.get(piece.recordId)?.sources ?? []
  expect(new Set(publishersBehind([ofRecord], corpus))).toEqual(
    new Set(pages.map(({ publisher }) => publisher)),
  )
  expect(publishersBehind([], corpus)).toEqual([])
})
