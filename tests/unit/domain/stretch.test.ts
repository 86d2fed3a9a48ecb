import { describe, expect, test } from 'vitest'
import type { FigureTableId } from '#domain/figureTable.ts'
import { compareStretch, type SourcedTable, STRETCHES, type Stretch } from '#domain/stretch.ts'
import { figureSourceOf, tableOf } from '#tests/support/figureTables.ts'
import { tables as published, tableOf as publishedTable, sourceOf } from '#tests/support/publishedFigures.ts'
import { totalOf } from '#tests/support/publishedTotals.ts'

const months = (from: string, to: string) => [{ from, to }]

const byMonth = (
  id: FigureTableId,
  from: string,
  values: readonly (number | null)[],
  part = {},
): SourcedTable => {
  const [year = '', month = ''] = from.split('-')
  const rows = values.map((value, index) => ({
    month: `${year}-${String(Number(month) + index).padStart(2, '0')}`,
    count: value,
  }))
  const to = rows.at(-1)?.month ?? from
  return {
    source: figureSourceOf({ id, coverage: { from, to }, ...part }),
    table: tableOf(id, { count: 'persons' }, rows),
  }
}

const STRETCH: Stretch = {
  route: 'channel',
  counts: [
    { table: 'a', count: 'count', where: {} },
    { table: 'b', count: 'count', where: {} },
    { table: 'c', count: 'count', where: { country: ['GR'] } },
  ],
}

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

function compared(requested: Parameters<typeof compareStretch>[2], b: SourcedTable) {
  const tables = new Map([
    ['a', byMonth('a', '2026-01', [1, 2, 4, 8, 16, 32])],
    ['b', b],
    ['c', RUNNING],
  ])
  return compareStretch(STRETCH, tables, requested)
}

const B = byMonth('b', '2026-02', [100, 200, 400, 800])

describe('the counts of a stretch', () => {
  test('are of the months that all share which cover any', () => {
    const found = compared(months('2026-01', '2026-05'), B)
    expect(found?.months).toEqual(months('2026-02', '2026-05'))
    expect(found?.isCut).toBe(true)
    expect(found?.rows.map(({ value }) => value)).toEqual([30, 1500, 220])
    expect(found?.rows[0]?.cells).toEqual({ table: 'a', count: 'count', spans: found?.months, where: {} })
  })

  test('say nothing for a table that covers no requested month, and do not wait for it', () => {
    const found = compared(months('2026-06', '2026-06'), B)
    expect(found?.months).toEqual(months('2026-06', '2026-06'))
    expect(found?.rows.map(({ state, value }) => [state, value])).toEqual([
      ['counted', 32],
      ['not-covered', null],
      ['other-period', 220],
    ])
    expect(found?.rows[1]?.cells).toBeNull()
  })

  test('have a running total only as a whole, with its own time', () => {
    const row = compared(months('2026-02', '2026-03'), B)?.rows[2]
    expect(row).toMatchObject({ state: 'other-period', value: 220, time: '2026-01-01/2026-08-16' })
    expect(row?.cells?.spans).toEqual(months('2026-01', '2026-08'))
  })

  test('are not stated, and not zero, where the cells are empty', () => {
    const empty = byMonth('b', '2026-02', [null, null, 5])
    expect(compared(months('2026-02', '2026-03'), empty)?.rows[1]).toMatchObject({
      state: 'not-stated',
      value: null,
    })
    expect(compared(months('2026-02', '2026-04'), empty)?.rows[1]).toMatchObject({
      value: 5,
      isPartial: true,
    })
  })

  test('name incomplete months', () => {
    const partial = byMonth('b', '2026-02', [100, 200, 400], { partialMonths: ['2026-04'] })
    const of = (to: string) => compared(months('2026-02', to), partial)?.rows[1]?.isPartial
    expect([of('2026-03'), of('2026-04')]).toEqual([false, true])
  })

  test('without a request are of the last year that the first two share, else of all that they share', () => {
    expect(compared([], B)).toMatchObject({ months: months('2026-02', '2026-05'), isCut: false })
  })

  test('are missing together with a table', () => {
    expect(compareStretch(STRETCH, new Map(), [])).toBeNull()
  })
})

describe('the declared stretches', () => {
  const all = new Map([...published].map(([id, table]) => [id, { source: sourceOf(id), table }]))
  const of = (route: string, requested: Parameters<typeof compareStretch>[2] = []) => {
    const stretch = STRETCHES.find((candidate) => candidate.route === route)
    return stretch && compareStretch(stretch, all, requested)
  }

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
    const found = of('central-mediterranean')
    expect(found?.months).toEqual(months('2024-01', '2024-12'))
    expect(found?.rows.map(({ state, value }) => [state, value])).toEqual([
      ['counted', totalOf('central-mediterranean', 2024)],
      ['counted', 66_317],
      ['not-covered', null],
    ])
  })

  test('Spain: the last balance that ends within the months, by area and never added', () => {
    const found = of('western-african', months('2025-01', '2025-08'))
    const [frontex, canaries] = found?.rows ?? []
    expect(frontex?.state).toBe('counted')
    expect(canaries).toMatchObject({
      state: 'other-period',
      value: 12_126,
      time: '2025-01-01/2025-08-31',
      cells: { where: { area: ['canaries'], period: ['2025-01-01/2025-08-31'] } },
    })
    expect(of('western-mediterranean')?.rows.map(({ value, time }) => [value, time])).toEqual([
      [totalOf('western-mediterranean', 2025), null],
      [11_680, '2025-01-01/2025-09-30'],
      [2644, '2025-01-01/2025-09-30'],
      [243, '2025-01-01/2025-09-30'],
    ])
  })

  test('the Western Balkans: detections beside intentions and applications of the same months', () => {
    const found = of('western-balkans')
    expect(found?.months).toEqual(months('2026-01', '2026-04'))
    expect(found?.rows.map(({ state, value }) => [state, value])).toEqual([
      ['counted', 2717],
      ['counted', 5462],
      ['counted', 267],
    ])
  })

  test('the Eastern Mediterranean: half a year of Greece by sea, and running totals with their own time', () => {
    const found = of('eastern-mediterranean')
    expect(found?.months).toEqual(months('2026-01', '2026-06'))
    expect(found?.rows.map(({ state }) => state)).toEqual([
      'counted',
      'counted',
      'other-period',
      'other-period',
    ])
    expect(found?.rows.slice(1).map(({ value }) => value)).toEqual([12_396, 22_141, 893])
  })

  test('the Channel: preventions are unknown before May 2024', () => {
    const found = of('channel', months('2023-01', '2023-12'))
    expect(found?.rows.map(({ state, value }) => [state, value])).toEqual([
      ['counted', totalOf('channel', 2023)],
      ['not-stated', null],
    ])
  })
})
