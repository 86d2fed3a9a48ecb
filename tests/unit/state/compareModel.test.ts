import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import { countOf } from '#domain/figureTable.ts'
import { routeRegionsOf } from '#domain/route.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { type ChangeRow, compareMeasures, compareModel } from '#state/selectors/compareModel.ts'
import { loadFigures } from '#state/selectors/loadedFigures.ts'
import { published } from '#tests/support/published.ts'
import { totalOf } from '#tests/support/publishedTotals.ts'

const figures = loadFigures(published('figures'))
const { routes } = published('routes')
const routeIds = routes.map(({ id }) => id)
const { measures } = published('measures')
const { categories } = published('vocabulary')
const year = (of: number) => ({ from: `${of}-01`, to: `${of}-12` })

function modelOf(first: number, second: number) {
  const model = compareModel(figures, { first: year(first), second: year(second) }, routeIds)
  if (!model) throw new Error('nothing to compare')
  return model
}
const sum = (values: readonly (number | null)[]) =>
  values.reduce<number>((total, value) => total + (value ?? Number.NaN), 0)

describe('two compared periods', () => {
  test('default to the last whole year and the year before', () => {
    const model = compareModel(figures, null, routeIds)
    expect(model?.months).toMatchObject({ first: year(2024), second: year(2025) })
    expect(model?.total.change).toMatchObject({
      before: { value: totalOf('all', 2024) },
      after: { value: totalOf('all', 2025) },
      difference: -60_180,
    })
    expect(model?.channel?.change).toMatchObject({
      before: { value: totalOf('channel', 2024), unit: 'arrivals' },
      after: { value: totalOf('channel', 2025) },
    })
    expect(model?.headline).toMatchObject({
      change: { kind: 'fraction', direction: 'fell', fraction: 'quarter' },
      risen: ['western-mediterranean', 'channel'],
    })
  })

  test('show the publisher of each row’s own table', () => {
    const renamed = published('figures')
    const sources = renamed.sources.map((source) => ({ ...source, publisher: `publisher of ${source.id}` }))
    const model = compareModel(loadFigures({ ...renamed, sources }), null, routeIds)
    const rows = [model?.total, ...(model?.routes ?? []), ...(model?.others ?? [])]
    expect(new Set(rows.map((row) => row?.publisher))).toEqual(new Set(['publisher of frontex-detections']))
    expect(model?.channel?.publisher).toBe('publisher of uk-small-boats-monthly')
  })

  test('have routes and other places that add up to the total, without the Channel', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2009, max: 2026 }), fc.integer({ min: 2009, max: 2026 }), (a, b) => {
        const { total, routes: rows, others } = modelOf(a, b)
        const parts = [...rows, ...others]
        expect(parts.map(({ place }) => place)).not.toContain('channel')
        for (const side of ['before', 'after'] as const) {
          expect(sum(parts.map(({ change }) => change[side].value))).toBe(total.change[side].value)
        }
        expect(sum(parts.map(({ change }) => change.difference))).toBe(total.change.difference)
      }),
      { numRuns: 40 },
    )
  })

  test('have values equal to the sum of the cells they open', () => {
    const model = modelOf(2025, 2026)
    const rows: readonly ChangeRow[] = [
      model.total,
      ...model.routes,
      ...model.others,
      ...(model.channel ? [model.channel] : []),
    ]
    for (const { change, cells } of rows) {
      const table = figures.tables.get(cells.before.table)
      if (!table) throw new Error('no table')
      const column = countOf(table, cells.before.count, change.before.unit)
      const sumOf = (query: typeof cells.before) => sumOfRows(column, rowsOfQuery(table, query)).value ?? 0
      expect(sumOf(cells.before)).toBe(change.before.value)
      expect(sumOf(cells.after)).toBe(change.after.value)
      expect(sumOf(cells.both)).toBe((change.before.value ?? 0) + (change.after.value ?? 0))
    }
  })

  test('are cut to the same months in an unfinished year, for every row', () => {
    const { months, channel, headline } = modelOf(2025, 2026)
    expect(months).toMatchObject({ second: { from: '2026-01', to: '2026-06' }, isCut: true })
    expect(channel?.months).toMatchObject({ second: { from: '2026-01', to: '2026-06' }, isCut: false })
    expect(headline).not.toBeNull()
  })

  test('omit the Channel before its series begins, and mark it when partly covered', () => {
    expect(modelOf(2015, 2016).channel).toBeNull()
    const months = { first: { from: '2017-07', to: '2018-06' }, second: { from: '2018-07', to: '2019-06' } }
    expect(compareModel(figures, months, routeIds)?.channel?.months).toMatchObject({
      first: { from: '2018-01', to: '2018-06' },
      isCut: true,
    })
  })

  test('leave a partly covered Channel out of the headline', () => {
    const months = { first: { from: '2017-07', to: '2018-06' }, second: { from: '2018-07', to: '2019-06' } }
    const model = compareModel(figures, months, routeIds)
    expect(model?.channel?.change.difference).toBeGreaterThan(0)
    expect(model?.headline?.compared).toBe(model?.routes.length)
    expect(model?.headline?.risen).not.toContain('channel')
    expect(modelOf(2024, 2025).headline?.risen).toContain('channel')
  })

  test('have no headline when their months differ', () => {
    const asked = { first: { from: '2024-01', to: '2024-06' }, second: { from: '2024-07', to: '2024-12' } }
    const model = compareModel(figures, asked, routeIds)
    expect(model?.months.isSameMonths).toBe(false)
    expect(model?.headline).toBeNull()
  })

  test('are null outside the coverage of the detections', () => {
    expect(compareModel(figures, { first: year(2007), second: year(2008) }, routeIds)).toBeNull()
  })
})

describe('measures in two periods', () => {
  const regions = routeRegionsOf(routes)
  const ids = categories.map(({ id }) => id)
  const both = { first: year(2024), second: year(2025) }
  const counted = (filters = NO_FILTERS) => compareMeasures(measures, filters, regions, both, ids)

  test('list every category, with counts that match the year filter', () => {
    const { kinds, empty, first } = counted()
    expect([...kinds.map(({ category }) => category), ...empty].sort()).toEqual([...ids].sort())
    const distinct = new Set(kinds.flatMap((kind) => kind.first.map(({ id }) => id)))
    expect(distinct.size).toBe(first)
  })

  test('follow the filters of Explore in any order, except time', () => {
    const routed = { ...NO_FILTERS, routes: ['channel'] }
    const narrowed = counted({ ...routed, status: ['done'] })
    const idsOf = ({ kinds }: typeof narrowed) =>
      kinds.map(({ category, first }) => [category, first.map(({ id }) => id)])
    const other = counted({ ...NO_FILTERS, status: ['done'], routes: ['channel'] })
    expect(idsOf(narrowed)).toEqual(idsOf(other))
    expect(narrowed.first).toBeLessThanOrEqual(counted(routed).first)
    expect(idsOf(counted({ ...routed, years: [2023] }))).toEqual(idsOf(counted(routed)))
  })
})
