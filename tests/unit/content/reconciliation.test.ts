import { describe, expect, test } from 'vitest'
import { loadFigures, tableOf } from '#content/loadedFigures.ts'
import { reconciliation, revisionsIn } from '#content/reconciliation.ts'
import { coverageBars, figureUse } from '#content/sourceUse.ts'
import type { StatedFigure } from '#domain/figures.ts'
import type { FigureTable } from '#domain/figureTable.ts'
import { declaredAs } from '#tests/support/declaredTables.ts'
import { figureSourceOf } from '#tests/support/figureTables.ts'
import { published } from '#tests/support/published.ts'
import { totalOf } from '#tests/support/publishedTotals.ts'

const figures = loadFigures(published('figures'))
const others = published('comparisons').tables.map(tableOf)
const YEAR = { from: '2024-01', to: '2024-12' }

function rowOf(part: Partial<StatedFigure>, tables: readonly FigureTable[] = []) {
  const stated: StatedFigure = {
    id: 'stated',
    span: YEAR,
    place: 'total',
    series: null,
    value: totalOf('all', 2024),
    isRounded: false,
    isPreliminary: false,
    note: null,
    source: { title: { en: 'Title' }, publisher: 'Publisher', url: 'https://example.org/' },
    ...part,
  }
  return reconciliation({ ...figures, stated: [stated] }, tables)[0]
}

describe('a stated figure beside the series', () => {
  test('has difference, ratio and cells', () => {
    expect(rowOf({ value: 239_000 })).toMatchObject({
      series: totalOf('all', 2024),
      difference: 1101,
      cells: { table: 'frontex-detections', spans: [YEAR], where: {} },
    })
    expect(rowOf({ value: 239_000 })?.ratio).toBeCloseTo(0.0046, 4)
    expect(rowOf({ place: 'western-african', value: 47_000 })?.cells?.where).toEqual({
      route: ['western-african'],
    })
  })

  test('has the reason of its difference', () => {
    expect(rowOf({})?.reason).toBe('same')
    expect(rowOf({ value: 240_000, isRounded: true })?.reason).toBe('rounded')
    expect(rowOf({ value: 239_000, isRounded: true, isPreliminary: true })?.reason).toBe('preliminary')
    expect(rowOf({ value: 239_900 })?.reason).toBe('revised')
    expect(rowOf({ value: 200_000, isPreliminary: true })?.reason).toBe('beyond')
  })

  test('is not compared in another unit or outside the coverage', () => {
    const channel = rowOf({ place: 'channel', value: 54_300 })
    expect(channel).toMatchObject({
      series: null,
      difference: null,
      ratio: null,
      cells: null,
      reason: 'other-unit',
    })
    expect(rowOf({ span: { from: '2008-01', to: '2008-12' } })).toMatchObject({
      series: null,
      reason: 'not-covered',
    })
  })

  test('of another table is compared with a column of it, once the table is loaded', () => {
    const series = { table: 'uk-france-transfers', count: 'returned' }
    const stated = { place: null, series, span: { from: '2025-08', to: '2026-06' }, value: 1100 }
    expect(rowOf(stated)).toMatchObject({ series: null, cells: null, reason: 'not-covered' })
    expect(rowOf(stated, others)).toMatchObject({
      series: 1087,
      difference: -13,
      reason: 'revised',
      cells: { table: 'uk-france-transfers', count: 'returned', spans: [stated.span], where: {} },
    })
    const disruptions = { table: 'uk-disruptions', count: 'disruptions' }
    const year = { place: null, series: disruptions, span: { from: '2025-04', to: '2026-03' }, value: 3766 }
    expect(rowOf(year, others)?.reason).toBe('same')
  })

  test('of Italy and the United Kingdom is the sum of its table, but for what was revised', () => {
    const rows = reconciliation(figures, others).filter(({ stated }) => stated.series !== null)
    expect(rows).toHaveLength(18)
    const apart = rows.filter(({ reason }) => reason !== 'same')
    expect(apart.map(({ stated, difference }) => [stated.id, difference])).toEqual([
      ['italy-landings-2021', -437],
      ['italy-landings-2022', -2],
      ['italy-landings-2023', 1],
      ['uk-small-boats-2020', -4],
      ['uk-small-boats-2022', -19],
    ])
  })

  test('is sorted by time, the total before the routes', () => {
    const all = reconciliation(figures)
    expect(all).toHaveLength(figures.stated.length)
    const rows = all.filter(({ stated }) => stated.series === null)
    expect(all.slice(0, rows.length)).toEqual(rows)
    const starts = rows.map(({ stated }) => stated.span.from)
    expect(starts).toEqual([...starts].sort())
    const of2024 = rows.filter(({ stated }) => stated.span.from === YEAR.from && stated.span.to === YEAR.to)
    expect(of2024[0]?.stated.place).toBe('total')
  })
})

test('coverage bars share one axis of whole years', () => {
  const { firstYear, endYear, bars } = coverageBars([
    figureSourceOf({ id: 'frontex-detections', coverage: { from: '2020-01', to: '2021-12' } }),
    figureSourceOf({
      id: 'uk-small-boats-monthly',
      coverage: { from: '2021-07', to: '2022-06' },
      partialMonths: ['2022-06'],
    }),
  ])
  expect([firstYear, endYear]).toEqual([2020, 2023])
  expect(bars.map(({ whole }) => [whole.start * 36, whole.length * 36])).toEqual([
    [0, 24],
    [18, 12],
  ])
  expect((bars[1]?.partial[0]?.start ?? 0) * 36).toBeCloseTo(29)
})

test('counts the routes and other places of a table by the crosswalk', () => {
  const crosswalk = [
    { publisher: 'frontex', name: 'A', place: 'a' },
    { publisher: 'frontex', name: 'B', place: 'black-sea' },
    { publisher: 'frontex-stated', name: 'total', place: 'total' },
    { publisher: 'iom', name: 'A', place: 'a' },
    { publisher: 'iom-coded', name: 'A route', place: 'a' },
  ] as const
  const routes = new Set(['a', 'channel'])
  const use = (id: string) => figureUse(declaredAs(id), { crosswalk: [...crosswalk] }, routes)
  expect(use('frontex-detections')).toEqual({ routes: 1, otherPlaces: 1 })
  expect(use('frontex-stated')).toEqual({ routes: 0, otherPlaces: 0 })
  expect(use('missing-migrants-incidents')).toEqual({ routes: 1, otherPlaces: 0 })
  expect(use('uk-small-boats-daily')).toEqual({ routes: 1, otherPlaces: 0 })
})

describe('what revisions were', () => {
  test('counts the stated numbers within the usual revision, and names the furthest first', () => {
    const rows = reconciliation(figures).filter(({ stated }) => stated.series === null)
    const { compared, within, furthest } = revisionsIn(rows)
    const known = rows.filter(({ ratio }) => ratio !== null)
    expect(compared).toBe(known.length)
    expect(within).toBe(known.filter(({ ratio }) => Math.abs(ratio ?? 0) <= 0.04).length)
    expect(furthest.map(({ stated, ratio }) => [stated.place, stated.span.from, ratio.toFixed(3)])).toEqual([
      ['central-mediterranean', '2026-01', '0.250'],
      ['total', '2026-01', '0.211'],
      ['eastern-mediterranean', '2022-01', '-0.096'],
    ])
  })

  test('names none when all are within it', () => {
    const row = rowOf({ value: 239_000 })
    expect(revisionsIn(row ? [row] : [])).toEqual({ compared: 1, within: 1, furthest: [] })
  })
})
