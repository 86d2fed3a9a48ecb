import { describe, expect, test } from 'vitest'
import type { FigureTableId } from '#domain/figureTable.ts'
import { monthAt, monthIndex } from '#domain/period.ts'
import { countIn, countInBoth, type SourcedTable, STRETCHES, type StretchCount } from '#domain/stretch.ts'
import { figureSourceOf, tableOf } from '#tests/support/figureTables.ts'
import { tables as published, tableOf as publishedTable, sourceOf } from '#tests/support/publishedFigures.ts'
import { totalOf } from '#tests/support/publishedTotals.ts'

const span = (from: string, to: string) => ({ from, to })
const months = (from: string, to: string) => [span(from, to)]

const byMonth = (
  id: FigureTableId,
  from: string,
  values: readonly (number | null)[],
  part = {},
): SourcedTable => {
  const rows = values.map((count, index) => ({ month: monthAt(monthIndex(from) + index), count }))
  const to = rows.at(-1)?.month ?? from
  return {
    source: figureSourceOf({ id, coverage: { from, to }, ...part }),
    table: tableOf(id, { count: 'persons' }, rows),
  }
}

const A_COUNT: StretchCount = { table: 'a', count: 'count', where: {} }
const RUNNING_COUNT: StretchCount = { table: 'c', count: 'count', where: { country: ['GR'] } }

const RUNNING: SourcedTable = {
  source: figureSourceOf({ id: 'c', coverage: { from: '2026-01', to: '2026-08' } }),
  table: tableOf(
    'c',
    { count: 'persons' },
    [
      { country: 'GR', period: '2026-01-01/2026-08-16', count: 220 },
      { country: 'IT', period: '2026-02', count: 7 },
    ],
    'period',
  ),
}

const inMonths = (table: SourcedTable, from: string, to: string) =>
  countIn(A_COUNT, new Map([['a', table]]), months(from, to))

const A = byMonth('a', '2026-02', [100, 200, 400, 800])

describe('a count of a stretch', () => {
  test('is of the months that its table has', () => {
    const found = inMonths(A, '2026-01', '2026-03')
    expect(found).toMatchObject({ state: 'counted', value: 300, months: months('2026-02', '2026-03') })
    expect(found?.cells).toEqual({ table: 'a', count: 'count', spans: found?.months, where: {} })
  })

  test('says nothing for months that its table does not cover', () => {
    expect(inMonths(A, '2026-06', '2026-06')).toMatchObject({
      state: 'not-covered',
      value: null,
      cells: null,
    })
  })

  test('is a running total only as a whole, with its own time', () => {
    const row = countIn(RUNNING_COUNT, new Map([['c', RUNNING]]), months('2026-02', '2026-03'))
    expect(row).toMatchObject({ state: 'other-period', value: 220, time: '2026-01-01/2026-08-16' })
    expect(row?.cells?.spans).toEqual(months('2026-01', '2026-08'))
  })

  test('is not stated, and not zero, where the cells are empty', () => {
    const empty = byMonth('a', '2026-02', [null, null, 5])
    expect(inMonths(empty, '2026-02', '2026-03')).toMatchObject({ state: 'not-stated', value: null })
    expect(inMonths(empty, '2026-02', '2026-04')).toMatchObject({ value: 5, isPartial: true })
  })

  test('names incomplete months', () => {
    const partial = byMonth('a', '2026-02', [100, 200, 400], { partialMonths: ['2026-04'] })
    const of = (to: string) => inMonths(partial, '2026-02', to)?.isPartial
    expect([of('2026-03'), of('2026-04')]).toEqual([false, true])
  })

  test('is missing together with its table', () => {
    expect(countIn(A_COUNT, new Map(), months('2026-02', '2026-03'))).toBeNull()
    expect(
      countInBoth(A_COUNT, new Map(), {
        first: span('2025-02', '2025-03'),
        second: span('2026-02', '2026-03'),
      }),
    ).toBeNull()
  })
})

describe('a count of a stretch in two periods', () => {
  const both = (table: SourcedTable, first: [string, string], second: [string, string], count = A_COUNT) =>
    countInBoth(count, new Map([[table.source.id, table]]), {
      first: span(...first),
      second: span(...second),
    })
  const BALANCE: StretchCount = { table: 'spain-balances', count: 'count', where: {} }
  const balances = (...periods: string[]): SourcedTable => ({
    source: figureSourceOf({ id: 'spain-balances', coverage: { from: '2025-01', to: '2026-12' } }),
    table: tableOf(
      'spain-balances',
      { count: 'persons' },
      periods.map((period, index) => ({ period, count: index + 1 })),
      'period',
    ),
  })

  test('is of the months that its table has in both', () => {
    const table = byMonth('a', '2025-01', [...Array(12).fill(1), 10, 10, 10])
    expect(both(table, ['2025-01', '2025-06'], ['2026-01', '2026-06'])).toMatchObject([
      { state: 'counted', value: 3, months: months('2025-01', '2025-03') },
      { state: 'counted', value: 30, months: months('2026-01', '2026-03') },
    ])
  })

  test('leaves out an incomplete month, and those before the first value of its column', () => {
    const table = byMonth('a', '2025-01', [null, 1, ...Array(10).fill(1), 10, 10, 10], {
      partialMonths: ['2026-03'],
    })
    expect(both(table, ['2025-01', '2025-06'], ['2026-01', '2026-06'])).toMatchObject([
      { value: 1, months: months('2025-02', '2025-02'), isPartial: false },
      { value: 10, months: months('2026-02', '2026-02'), isPartial: false },
    ])
  })

  test('is a number of one period where its table has no month of the other', () => {
    expect(both(A, ['2025-01', '2025-06'], ['2026-01', '2026-06'])).toMatchObject([
      { state: 'not-covered', value: null },
      { state: 'counted', value: 1500, months: months('2026-02', '2026-05') },
    ])
  })

  test('has no number where its table has other months of each', () => {
    const rows = both(
      byMonth('a', '2025-06', Array(7).fill(1)),
      ['2025-01', '2025-06'],
      ['2025-07', '2025-12'],
    )
    expect(rows?.map(({ state }) => state)).toEqual(['counted', 'counted'])
    const apart = both(byMonth('a', '2025-05', [1, 1, 1, 1]), ['2025-01', '2025-06'], ['2025-07', '2025-12'])
    expect(apart).toMatchObject([
      { state: 'no-pair', value: null, cells: null },
      { state: 'no-pair', value: null, cells: null },
    ])
  })

  test('is a running total to the same day of both, or none', () => {
    const halves = (table: SourcedTable) =>
      both(table, ['2025-01', '2025-06'], ['2026-01', '2026-06'], BALANCE)
    const paired = balances(
      '2025-01-01/2025-02-28',
      '2025-01-01/2025-05-15',
      '2026-01-01/2026-01-31',
      '2026-01-01/2026-02-28',
    )
    expect(halves(paired)).toMatchObject([
      { state: 'other-period', time: '2025-01-01/2025-02-28', value: 1 },
      { state: 'other-period', time: '2026-01-01/2026-02-28', value: 4 },
    ])
    const unpaired = balances('2025-01-01/2025-05-15', '2026-01-01/2026-02-28')
    expect(halves(unpaired)?.map(({ state }) => state)).toEqual(['no-pair', 'no-pair'])
  })
})

describe('the declared stretches', () => {
  const all = new Map([...published].map(([id, table]) => [id, { source: sourceOf(id), table }]))
  const countsOf = (route: string) => STRETCHES.find((one) => one.route === route)?.counts ?? []
  const of = (route: string, requested: ReturnType<typeof months>) =>
    countsOf(route).map((count) => countIn(count, all, requested))
  const inBoth = (route: string) =>
    countsOf(route).map((count) =>
      countInBoth(count, all, { first: span('2025-01', '2025-06'), second: span('2026-01', '2026-06') })?.map(
        (side) => side.value ?? side.state,
      ),
    )

  test.each(STRETCHES.flatMap(({ route, counts }) => counts.map((count) => ({ route, ...count }))))(
    '$route: $table has the column $count and the keys $where',
    ({ table: id, count, where }) => {
      const table = publishedTable(id)
      expect(table.counts.map(({ name }) => name)).toContain(count)
      for (const [name, keys] of Object.entries(where)) {
        expect(table.dimensions.find((dimension) => dimension.name === name)?.keys).toEqual(
          expect.arrayContaining([...keys]),
        )
      }
    },
  )

  test('the Central Mediterranean in 2024: detections and landings of the same year', () => {
    const found = of('central-mediterranean', months('2024-01', '2024-12'))
    expect(found.map((row) => [row?.state, row?.value])).toEqual([
      ['counted', totalOf('central-mediterranean', 2024)],
      ['counted', 66_317],
      ['not-covered', null],
    ])
  })

  test('Spain: the last balance that ends within the months, by area and never added', () => {
    const [frontex, canaries] = of('western-african', months('2025-01', '2025-08'))
    expect(frontex?.state).toBe('counted')
    expect(canaries).toMatchObject({
      state: 'other-period',
      value: 12_126,
      time: '2025-01-01/2025-08-31',
      cells: { where: { area: ['canaries'], period: ['2025-01-01/2025-08-31'] } },
    })
  })

  test('Western African: the whole half-years of detections, and no balance to the same day', () => {
    expect(inBoth('western-african')).toEqual([
      [11_400, 3714],
      ['no-pair', 'no-pair'],
    ])
  })

  test('the Western Balkans and the Eastern Mediterranean: Frontex has its half-years whatever the others have', () => {
    const [balkans, ...others] = inBoth('western-balkans')
    expect(balkans).toEqual([5198, 4039])
    expect(others).toEqual(expect.arrayContaining([5462, 267].map((now) => ['not-covered', now])))
    const [sea, ...ofStates] = inBoth('eastern-mediterranean')
    expect(sea).toEqual([20_918, 17_551])
    expect(ofStates).toEqual(expect.arrayContaining([12_396, 22_141, 893].map((now) => ['not-covered', now])))
    expect([...others, ...ofStates].every((row) => row?.[0] === 'not-covered')).toBe(true)
  })

  test('the Channel: preventions are unknown before May 2024', () => {
    const found = of('channel', months('2023-01', '2023-12'))
    expect(found.map((row) => [row?.state, row?.value])).toEqual([
      ['counted', totalOf('channel', 2023)],
      ['not-stated', null],
    ])
  })
})
