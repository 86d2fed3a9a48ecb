import { describe, expect, test } from 'vitest'
import type { SearchEntry, SearchHit } from '#features/search/searchIndex.ts'
import { resultOptions, stepTo } from '#features/search/searchIndex.ts'

function hits(kind: SearchEntry['kind'], count: number): SearchHit[] {
  return Array.from({ length: count }, (_, index) => ({
    entry: {
      id: `${kind}:${index}`,
      kind,
      thingId: String(index),
      target: { type: 'filter', filter: { group: 'measures', choice: 'any' } },
      names: [],
      titles: {},
      texts: {},
      ties: {},
      sources: [],
      weight: 1,
    },
    fit: 'name',
    terms: new Set<string>(),
    queryTerms: [],
  }))
}

describe('resultOptions', () => {
  const outcome = {
    groups: [
      { kind: 'measure', hits: hits('measure', 8) },
      { kind: 'actor', hits: hits('actor', 6) },
    ],
    count: 14,
    without: null,
  } as const

  test('a long group shows five and offers the rest; a group of six is shown whole', () => {
    const options = resultOptions(outcome, [])
    expect(options.map(({ type }) => type)).toEqual([
      ...Array(5).fill('hit'),
      'more',
      ...Array(6).fill('hit'),
    ])
    expect(options[5]).toEqual({ type: 'more', kind: 'measure', count: 8 })
  })

  test('an expanded group shows all', () => {
    expect(resultOptions(outcome, ['measure'])).toHaveLength(14)
  })
})

test('up and down wrap around, Home and End go to the ends, other keys give null', () => {
  expect(stepTo('ArrowDown', 2, 3)).toBe(0)
  expect(stepTo('ArrowUp', 0, 3)).toBe(2)
  expect(stepTo('Home', 2, 3)).toBe(0)
  expect(stepTo('End', 0, 3)).toBe(2)
  expect(stepTo('a', 1, 3)).toBeNull()
  expect(stepTo('ArrowDown', 0, 0)).toBeNull()
})
