import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChangeRow, compareMeasures, compareModel } from '#content/compareModel.ts'
import { figureModel } from '#content/figureModel.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import { countOfQuery } from '#domain/cellQuery.ts'
import { monthAt, monthIndex } from '#domain/period.ts'
import { routeRegionsOf } from '#domain/route.ts'
import { NO_FILTERS } from '#domain/view.ts'
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
  test('default to the newest whole months and those of the year before', () => {
    const model = compareModel(figures, null, routeIds)
    const months = (year: number) => ({ from: `${year}-01`, to: `${year}-06` })
    expect(model?.months).toMatchObject({ first: months(2025), second: months(2026), isCut: false })
  })

  test('default to the period of the numbers, at most its last year', () => {
    const monthsOf = (from: string, to: string) =>
      compareModel(figures, null, routeIds, [{ from, to }])?.months
    expect(monthsOf('2024-04', '2024-06')).toMatchObject({
      first: { from: '2023-04', to: '2023-06' },
      second: { from: '2024-04', to: '2024-06' },
    })
    expect(monthsOf('2022-01', '2024-12')).toMatchObject({ first: year(2023), second: year(2024) })
  })

  test('have the changes of the period of the numbers', () => {
    const model = compareModel(figures, null, routeIds, [year(2025)])
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
      otherWay: 'rose',
      others: ['western-mediterranean', 'channel'],
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

  test('list the routes in the order of the panel: most in the second period first', () => {
    for (const [first, second] of [
      [2024, 2025],
      [2021, 2022],
    ] as const) {
      const model = figureModel(figures, [year(second)], new Set(routeIds))
      const panel = [...model.routes.keys()].filter((id) => id !== 'channel')
      expect(modelOf(first, second).routes.map(({ place }) => place)).toEqual(panel)
    }
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

  test('from the earlier to the later, every value, change and finding agrees with the cells it opens', () => {
    const month = fc.integer({ min: monthIndex('2008-06'), max: monthIndex('2027-06') })
    const span = fc
      .tuple(month, fc.integer({ min: 0, max: 23 }))
      .map(([from, more]) => ({ from: monthAt(from), to: monthAt(from + more) }))
    const yearApart = fc.tuple(span, fc.integer({ min: 1, max: 9 })).map(([one, years]) => {
      const later = (at: string) => monthAt(monthIndex(at) + 12 * years)
      return [one, { from: later(one.from), to: later(one.to) }] as const
    })
    fc.assert(
      fc.property(
        fc.oneof(yearApart, fc.tuple(span, span)),
        fc.boolean(),
        fc.boolean(),
        (pair, isTurned, isBack) => {
          const [first, second] = isTurned ? [pair[1], pair[0]] : pair
          const model = compareModel(
            figures,
            { first, second, ...(isBack ? { isBack: true as const } : {}) },
            routeIds,
          )
          if (!model) return
          const { total, routes: rows, others, channel, headline, months } = model
          const [earlier, later] = isBack ? [months.second, months.first] : [months.first, months.second]
          expect(earlier.from <= later.from).toBe(true)
          const counted = (row: ChangeRow) => {
            const table = figures.tables.get(row.cells.both.table)
            const [before, after] = row.cells.both.spans.map((at) => {
              const query = { ...row.cells.both, spans: [at] }
              return table ? (countOfQuery(table, query)?.value ?? 0) : Number.NaN
            })
            return { before: before ?? Number.NaN, after: after ?? Number.NaN }
          }
          for (const row of [total, ...rows, ...others, ...(channel ? [channel] : [])]) {
            const { before, after } = counted(row)
            expect([row.change.before.value, row.change.after.value]).toEqual([before, after])
            expect(row.change.difference).toBe(after - before)
          }
          if (!headline) return
          const { before, after } = counted(total)
          const said = headline.change
          if ('direction' in said) expect(said.direction).toBe(after > before ? 'rose' : 'fell')
          if (said.kind === 'percent') {
            expect(said.percent).toBe(Math.round((100 * Math.abs(after - before)) / before))
          }
          const compared = [...rows, ...(channel && !channel.months.isCut ? [channel] : [])]
          const sign = headline.otherWay === 'rose' ? 1 : -1
          const turned = compared.filter((row) => {
            const { before, after } = counted(row)
            if (before === 0) return sign * after > 0
            return Math.round((100 * Math.abs(after - before)) / before) > 0 && sign * (after - before) > 0
          })
          expect(headline.others).toEqual(turned.map(({ place }) => place))
        },
      ),
      { numRuns: 300 },
    )
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
    expect(model?.headline?.otherWay).toBe('rose')
    expect(model?.headline?.others).not.toContain('channel')
    expect(modelOf(2024, 2025).headline?.others).toContain('channel')
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
