import { expect, test } from 'vitest'
import { NOTHING_STATED } from '#domain/facets.ts'
import { passes } from '#domain/filters.ts'
import { parseView, writeView } from '#domain/viewCodec.ts'

const of = (year: number) => ({ from: `${year}-01`, to: `${year}-12` })
const NOTHING = { years: [], months: null }

/** Links of versions 1 and 2, with what they chose: the months of the numbers, and the years or months of the measures. */
test.each([
  ['#/explore?measures=border-control&v=2', [of(2025)], NOTHING],
  ['#/explore?selected=route:channel&v=1', [of(2025)], NOTHING],
  ['#/explore?years=2025&v=2', [of(2025)], { years: [2025], months: null }],
  [
    '#/explore?years=2024&selected=route:channel&layers=routes&v=1',
    [of(2024)],
    { years: [2024], months: null },
  ],
  [
    '#/explore?years=2024,2025&v=2',
    [{ from: '2024-01', to: '2025-12' }],
    { years: [2024, 2025], months: null },
  ],
  ['#/explore?years=2025,2023&v=2', [of(2023), of(2025)], { years: [2025, 2023], months: null }],
  ['#/explore?years=2026&v=2', [of(2026)], { years: [2026], months: null }],
  ['#/explore?years=not-stated&v=2', [of(2025)], { years: ['not-stated'], months: null }],
  ['#/explore?years=2024,not-stated&v=2', [of(2024)], { years: [2024, 'not-stated'], months: null }],
  [
    '#/explore?period=2025-03..2025-08&v=2',
    [{ from: '2025-03', to: '2025-08' }],
    { years: [], months: { from: '2025-03', to: '2025-08' } },
  ],
  [
    '#/explore?period=2025-03&v=1',
    [{ from: '2025-03', to: '2025-03' }],
    { years: [], months: { from: '2025-03', to: '2025-03' } },
  ],
  [
    '#/explore?period=2024-01..2025-12&v=2',
    [{ from: '2024-01', to: '2025-12' }],
    { years: [2024, 2025], months: null },
  ],
  [
    '#/explore?years=not-stated&period=2025-03..2025-08&v=2',
    [{ from: '2025-03', to: '2025-08' }],
    { years: ['not-stated'], months: { from: '2025-03', to: '2025-08' } },
  ],
  ['#/table?years=2025&status=planned&v=2', [of(2025)], { years: [2025], months: null }],
  ['#/plans?years=2025&outcome=open&v=2', [of(2025)], { years: [2025], months: null }],
  ['#/compare?compare=2024,2025&v=1', [of(2025)], NOTHING],
  [
    '#/compare?compare=2024-01..2024-06,2025-01..2025-06&years=2023&v=2',
    [of(2023)],
    { years: [2023], months: null },
  ],
  ['#/embed?chart=routes&years=2024&v=2', [of(2024)], { years: [2024], months: null }],
  ['#/stage?step=half-year:routes&years=2025&v=2', [of(2025)], { years: [2025], months: null }],
  ['#/sources?reader=record:calais-2025-supply-chain&v=2', [of(2025)], NOTHING],
])('%s opens what it opened', (link, period, measures) => {
  const { view, dropped } = parseView(link)
  expect(dropped).toEqual([])
  expect(view.period).toEqual(period)
  expect({ years: view.filters.years, months: view.filters.months }).toEqual(measures)
  expect(parseView(writeView(view))).toEqual({ view, dropped: [] })
})

test('the start, and a link of today, begin with the newest months and let years choose measures alone', () => {
  expect(parseView('#/explore').view.period).toEqual([])
  const { view } = parseView('#/explore?years=2024&v=3')
  expect([view.period, view.filters.years]).toEqual([[], [2024]])
})

test('an invalid period of before is reported once, by its name', () => {
  expect(parseView('#/explore?period=2025-13&v=2').dropped).toEqual([
    { key: 'period', text: '2025-13', code: 'wrong-form' },
  ])
})

test('of routes and regions one is enough in a link of before, both in a link of today', () => {
  const { view } = parseView('#/explore?routes=channel&regions=sahel&v=2')
  expect(view.filters).toMatchObject({ routes: ['channel'], regions: ['sahel'], any: 'places' })
  expect(writeView(view)).toContain('any=places')
  expect(parseView(writeView(view))).toEqual({ view, dropped: [] })
  const at = (routes: string[], regions: string[]) => ({ ...NOTHING_STATED, routes, regions })
  expect(passes(at(['channel'], []), view.filters, new Map())).toBe(true)
  expect(passes(at([], ['sahel']), view.filters, new Map())).toBe(true)
  expect(passes(at([], []), view.filters, new Map())).toBe(false)
  const today = parseView('#/explore?routes=channel&regions=sahel&v=3').view.filters
  expect(passes(at(['channel'], []), today, new Map())).toBe(false)
  expect(passes(at(['channel'], ['sahel']), today, new Map())).toBe(true)
})
