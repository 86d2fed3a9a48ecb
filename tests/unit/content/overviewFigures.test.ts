import { describe, expect, test } from 'vitest'
import { figureModel } from '#content/figureModel.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import { overviewFigures } from '#content/overviewFigures.ts'
import { figuresAsKnown } from '#domain/asKnown.ts'
import { type MonthSpan, yearSpan } from '#domain/period.ts'
import { published } from '#tests/support/published.ts'
import { totalOf } from '#tests/support/publishedTotals.ts'

const figures = loadFigures(published('figures'))
const routeIds = published('routes').routes.map(({ id }) => id)

function overview(...requested: readonly MonthSpan[]) {
  const model = figureModel(figures, requested, new Set(routeIds))
  return overviewFigures({ figures, model, requested })
}

describe('the overview figures', () => {
  test('of the last whole year', () => {
    const { headline, total, arrivals, deaths } = overview(yearSpan(2025))
    expect(headline).toMatchObject({
      change: { kind: 'fraction', direction: 'fell', fraction: 'quarter' },
      span: { from: '2025-01', to: '2025-12' },
      otherWay: 'rose',
      others: ['western-mediterranean'],
      isPartial: false,
    })
    expect([total.change?.before.value, total.change?.after.value]).toEqual([
      totalOf('all', 2024),
      totalOf('all', 2025),
    ])
    expect([arrivals.change?.before.value, arrivals.change?.after.value]).toEqual([
      totalOf('channel', 2024),
      totalOf('channel', 2025),
    ])
    expect([deaths.before?.total.value, deaths.total.value]).toEqual([2573, 2185])
  })

  test('share the same months, also where the Channel is covered for longer', () => {
    const { headline, total, arrivals } = overview({ from: '2026-01', to: '2026-08' })
    const halfYear = { from: '2026-01', to: '2026-06' }
    expect(headline?.span).toEqual(halfYear)
    expect(total.period.isCut).toBe(true)
    expect(arrivals.period.compared?.after).toEqual(halfYear)
  })

  test('compare no arrivals where their series is not covered', () => {
    const { arrivals } = overview({ from: '2018-01', to: '2018-12' })
    expect(arrivals.change).toBeNull()
  })

  test('have the deaths of every year in the period, with their own end', () => {
    const { deaths } = overview({ from: '2023-01', to: '2026-06' })
    expect(deaths).toMatchObject({
      years: [{ from: '2023-01', to: '2026-12' }],
      isSame: false,
      total: { value: 3155 + 2573 + 2185 + 1662, isPartial: true },
      before: null,
      to: '2026-08-06',
    })
    expect(deaths.cells.spans).toEqual(deaths.years)
    expect(overview(yearSpan(2023), yearSpan(2025)).deaths).toMatchObject({
      isSame: true,
      total: { value: 3155 + 2185, isPartial: false },
      before: null,
    })
    expect(overview({ from: '2013-07', to: '2014-12' }).deaths).toMatchObject({
      years: [yearSpan(2014)],
      isSame: false,
      total: { value: 3286 },
    })
  })

  test('compare the deaths of whole years only, and say whether they are those of the months', () => {
    const { deaths } = overview({ from: '2026-01', to: '2026-03' })
    expect(deaths).toMatchObject({ years: [yearSpan(2026)], isSame: false, before: null, to: '2026-08-06' })
    expect(overview({ from: '2025-03', to: '2025-06' }).deaths).toMatchObject({
      years: [yearSpan(2025)],
      isSame: false,
      total: { value: 2185, isPartial: false },
      before: null,
      to: null,
    })
  })

  test('set off the routes that the headline counts: every rise that the list prints, however small', () => {
    expect(overview(yearSpan(2024)).headline?.others).toEqual([
      'eastern-mediterranean',
      'western-african',
      'eastern-land-border',
      'western-mediterranean',
    ])
    expect(overview().headline?.others).toEqual(['western-mediterranean', 'circular-albania-greece'])
  })

  test('have no headline and no values without a year before or outside the coverage', () => {
    expect(overview({ from: '2009-01', to: '2009-12' }).headline).toBeNull()
    const later = overview({ from: '2026-07', to: '2026-08' })
    expect(later.headline).toBeNull()
    expect(later.shown).toEqual([{ from: '2026-07', to: '2026-08' }])
    expect(later.total.total.value).toBeNull()
    expect(later.arrivals.total.value).toBeGreaterThan(0)
    // The total has no months to compare, so no row is compared.
    expect([later.arrivals.change, later.arrivals.period.compared]).toEqual([null, null])
    expect(overview({ from: '2013-01', to: '2013-12' }).deaths.total.value).toBeNull()
  })

  test('name the whole years of deaths that a table has on a day known', () => {
    const known = loadFigures(figuresAsKnown(published('figures'), published('vintages'), '2025-06-03'))
    const requested = [{ from: '2025-01', to: '2025-04' }]
    const model = figureModel(known, requested, new Set(routeIds))
    const { deaths } = overviewFigures({ figures: known, model, requested })
    expect(deaths).toMatchObject({ total: { value: null }, covered: { from: '2014-01', to: '2024-12' } })
  })

  test('have routes and other places that add up to the total, in one unit', () => {
    const { total, routes, others } = overview()
    const numbers = routes.map((figure) => figure.total.value ?? -1)
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
    const sum = [...routes, ...others].map((figure) => figure.total.value)
    expect(sum.reduce((one, other) => (one ?? 0) + (other ?? 0), 0)).toBe(total.total.value)
    expect(new Set([...routes, total].map((figure) => figure.total.unit))).toEqual(new Set(['detections']))
    expect(others.map(({ place }) => place)).toEqual(['black-sea', 'other'])
  })
})
