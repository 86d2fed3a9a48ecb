import { describe, expect, test } from 'vitest'
import { loosenings } from '#content/loosenings.ts'
import { type Filters, NO_FILTERS, type Selection } from '#domain/view.ts'
import { measureOf, on } from '#tests/support/builders.ts'

const measures = [
  measureOf({
    id: 'both',
    categories: ['prevention', 'coordination'],
    countries: ['IQ'],
    period: on('2025'),
  }),
  measureOf({
    id: 'one',
    categories: ['prevention'],
    countries: ['IQ'],
    routes: ['channel'],
    period: on('2025'),
  }),
  measureOf({ id: 'far', categories: ['prevention', 'coordination'], countries: ['DZ'], period: on('2024') }),
  measureOf({ id: 'undated', categories: ['prevention', 'coordination'], countries: ['IQ'] }),
]
const found = (part: Partial<Filters>, selected: Selection | null = null) =>
  loosenings({ measures, routeRegions: new Map(), filters: { ...NO_FILTERS, ...part }, selected }).map(
    ({ what, count }) => [what, count],
  )

describe('few results', () => {
  test('offer each condition that hides some, and what it would show without', () => {
    const kinds = { measures: ['prevention', 'coordination'], all: 'measures' } as const
    expect(found({ ...kinds, measures: [...kinds.measures], countries: ['IQ'], years: [2025] })).toEqual([
      ['anyKind', 2],
      ['undated', 2],
      ['when', 2],
      ['measures', 2],
    ])
  })

  test('offer nothing that adds no measure', () => {
    expect(found({ countries: ['IQ', 'DZ'] })).toEqual([])
    expect(found({ status: ['done', 'planned', 'gap'] })).toEqual([])
    expect(found({ actors: ['frontex'] })).toEqual([['actors', 4]])
  })

  test('keep the route that is open', () => {
    const selected = { kind: 'route', id: 'channel' } as const
    expect(found({ routes: ['channel'] })).toEqual([['route', 4]])
    expect(found({ routes: ['channel'] }, selected)).toEqual([])
    expect(found({ routes: ['channel'], countries: ['DZ'] }, selected)).toEqual([['where', 1]])
  })

  test('are fewer than five', () => {
    const many = Array.from({ length: 6 }, (_, index) => measureOf({ id: `m${index}`, status: 'done' }))
    const filters = { ...NO_FILTERS, status: ['done' as const] }
    const input = {
      measures: [...many, measureOf({ id: 'gap', status: 'gap' })],
      routeRegions: new Map(),
      selected: null,
    }
    expect(loosenings({ ...input, filters })).toEqual([])
    expect(loosenings({ ...input, filters: { ...filters, status: ['gap'] } })).toHaveLength(1)
  })
})
