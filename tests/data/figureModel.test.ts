import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figureModel } from '#content/figureModel.ts'
import { loadFigures } from '#content/loadedFigures.ts'

import { type CellQuery, countOfQuery } from '#domain/cellQuery.ts'
import { type MonthSpan, monthAt, monthIndex, monthsIn, yearSpan } from '#domain/period.ts'
import { published } from '#tests/support/published.ts'
import { totalOf } from '#tests/support/publishedTotals.ts'

const figures = loadFigures(published('figures'))
const routeIds = new Set(published('routes').routes.map(({ id }) => id))
const modelOf = (...spans: MonthSpan[]) => figureModel(figures, spans, routeIds)
const ofYear = (year: number) => modelOf(yearSpan(year))

/** Month → sum over all places of the imported table, read without the app's code. */
const SOURCE = readFileSync('data/sources/figures/frontex-detections.csv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
function sourceSum(from: string, to: string): number {
  return SOURCE.reduce(
    (sum, [, month = '', value]) => (from <= month && month <= to ? sum + Number(value) : sum),
    0,
  )
}

const first = monthIndex('2009-01')
const last = monthIndex('2026-06')
const span = fc
  .tuple(fc.integer({ min: first, max: last }), fc.integer({ min: first, max: last }))
  .map(([a, b]) => ({ from: monthAt(Math.min(a, b)), to: monthAt(Math.max(a, b)) }))

describe('the figures of a period on the published data', () => {
  it('equals the totals of the publishers’ tables', () => {
    const total = (year: number) => ofYear(year).total.total.value
    expect([2015, 2023, 2024, 2025].map(total)).toEqual([
      totalOf('all', 2015),
      totalOf('all', 2023),
      totalOf('all', 2024),
      totalOf('all', 2025),
    ])
    const channel = (year: number) => ofYear(year).routes.get('channel')?.total.value
    expect([2024, 2025].map(channel)).toEqual([totalOf('channel', 2024), totalOf('channel', 2025)])
    const central = ofYear(2023).routes.get('central-mediterranean')
    expect(central?.total).toEqual({
      unit: 'detections',
      value: totalOf('central-mediterranean', 2023),
      isPartial: false,
    })
  })

  it('for any period, routes and other places add up to the total of the source', () => {
    fc.assert(
      fc.property(span, (period) => {
        const { total, routes, others } = modelOf(period)
        const detections = [...routes.values(), ...others].filter(
          ({ total: { unit } }) => unit === 'detections',
        )
        const parts = detections.reduce((sum, figure) => sum + (figure.total.value ?? Number.NaN), 0)
        expect(parts).toBe(total.total.value)
        expect(total.total.value).toBe(sourceSum(period.from, period.to))
      }),
      { numRuns: 60 },
    )
  })

  it('is the same for years, for a period and for two parts of the same months', () => {
    const asYears = modelOf(yearSpan(2024), yearSpan(2025))
    const asPeriod = modelOf({ from: '2024-01', to: '2025-12' })
    const apart = [ofYear(2024), ofYear(2025)].map(({ total }) => total.total.value ?? 0)
    expect(asYears.total.total).toEqual(asPeriod.total.total)
    expect(apart[0] ?? 0).toBeLessThan(asYears.total.total.value ?? 0)
    expect((apart[0] ?? 0) + (apart[1] ?? 0)).toBe(asYears.total.total.value)
  })

  it('begins with the newest whole months of the first series, on every route', () => {
    const { total, routes } = modelOf()
    const newest = [{ from: '2026-01', to: '2026-06' }]
    expect(total.period.spans).toEqual(newest)
    expect(routes.get('channel')?.period.spans).toEqual(newest)
    expect(total.change?.after.value).toBe(sourceSum('2026-01', '2026-06'))
    expect(total.change?.before.value).toBe(sourceSum('2025-01', '2025-06'))
  })

  it('compares only complete months with the same months of the year before', () => {
    const { total, routes } = ofYear(2026)
    expect(total.period.compared).toEqual({
      before: { from: '2025-01', to: '2025-06' },
      after: { from: '2026-01', to: '2026-06' },
    })
    expect(total.total.isPartial).toBe(true)
    const channel = routes.get('channel')
    // The Home Office's file ends on a day of a month.
    expect(channel?.period.compared?.after).toEqual(channel?.period.spans[0])
    expect(channel?.change?.after.isPartial).toBe(false)
  })

  it('has the same months, and the same number, in its total, its change and their cells, on every route and in every period', () => {
    const month = fc.integer({ min: monthIndex('2008-01'), max: monthIndex('2027-12') }).map(monthAt)
    fc.assert(
      fc.property(month, month, (one, other) => {
        const [from = one, to = other] = [one, other].sort()
        const { total, routes, others } = modelOf({ from, to })
        for (const figure of [total, ...routes.values(), ...others]) {
          const table = figures.tables.get(figure.table)
          const counted = (query: CellQuery) => table && (countOfQuery(table, query)?.value ?? 0)
          if (figure.total.value !== null) expect(counted(figure.cells)).toBe(figure.total.value)
          if (!figure.change || !figure.changeCells) continue
          const [before, after, ...more] = figure.changeCells.spans
          expect(more).toEqual([])
          expect([after]).toEqual(figure.period.spans)
          expect(figure.change.after.value).toBe(figure.total.value)
          expect(before && counted({ ...figure.cells, spans: [before] })).toBe(figure.change.before.value)
          expect(monthsIn(before as MonthSpan).map((at) => at.slice(5))).toEqual(
            monthsIn(after as MonthSpan).map((at) => at.slice(5)),
          )
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has no figure for months outside every series', () => {
    const { total, routes } = modelOf({ from: '2026-10', to: '2027-03' })
    expect(total.total).toEqual({ unit: 'detections', value: null, isPartial: true })
    expect([...routes.values()].map((figure) => [figure.total.value, figure.monthlyMean])).toEqual(
      [...routes].map(() => [null, null]),
    )
  })

  it('has no comparison with months before the series begins', () => {
    expect(ofYear(2009).total.change).toBeNull()
    expect(ofYear(2018).routes.get('channel')?.change).toBeNull()
  })
})
