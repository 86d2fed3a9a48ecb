import { describe, expect, it } from 'vitest'
import { rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import { type FigureTableId, monthsOfKey, timeOf } from '#domain/figureTable.ts'
import { monthIndex } from '#domain/period.ts'
import { tableOf } from '#tests/support/publishedFigures.ts'

/** The sum of a column over whole months and the given keys, as the Reader adds it up. */
function total(
  id: FigureTableId,
  count: string,
  [from, to]: readonly [string, string],
  where: Record<string, string[]> = {},
): number | null {
  const table = tableOf(id)
  const column = table.counts.find(({ name }) => name === count)
  if (!column) throw new Error(`${id} has no column ${count}`)
  return sumOfRows(column, rowsOfQuery(table, { table: id, count, spans: [{ from, to }], where })).value
}

describe('the tables of other units', () => {
  it('hold intentions and applications as UNHCR adds them up, and none for countries without the procedure', () => {
    const months = ['2026-01', '2026-04'] as const
    expect(total('unhcr-balkans', 'intentions', months)).toBe(5462)
    expect(total('unhcr-balkans', 'applications', months)).toBe(267)
    expect(total('unhcr-balkans', 'intentions', months, { country: ['XK', 'MK'] })).toBeNull()
  })

  it('never add Spain’s balances, which overlap', () => {
    const canaries = { area: ['canaries'] }
    expect(total('spain-balances', 'arrivals', ['2025-01', '2025-12'], canaries)).toBeNull()
    const one = { ...canaries, period: ['2025-01-01/2025-10-15'] }
    expect(total('spain-balances', 'arrivals', ['2025-01', '2025-12'], one)).toBe(13_491)
  })

  it('never have more first-time applicants than applicants', () => {
    const { counts, rows } = tableOf('eurostat-applicants')
    const [first, all] = counts
    expect(rows).toBe(32 * 12)
    expect([...(first?.values ?? [])].filter((value, row) => value > (all?.values[row] ?? -1))).toEqual([])
    expect(total('eurostat-returns', 'returned_following_order', ['2025-01', '2025-12'])).toBeGreaterThan(
      100_000,
    )
  })
})

describe('the totals that the publishers state', () => {
  it.each([
    [2023, 157_652],
    [2024, 66_317],
  ])('landings in Italy in %i: %i', (year, stated) => {
    const months = [`${year}-01`, `${year}-12`] as const
    expect(total('italy-landings', 'landings', months)).toBe(stated)
    expect(total('italy-nationalities', 'landings', months)).toBe(stated)
  })

  it('UK disruptions in the year to March 2026, and transfers and returns since August 2025', () => {
    expect(total('uk-disruptions', 'disruptions', ['2025-04', '2026-03'])).toBe(3766)
    expect(total('uk-france-transfers', 'transferred', ['2025-08', '2026-06'])).toBe(1117)
    expect(total('uk-france-transfers', 'returned', ['2025-08', '2026-06'])).toBe(1087)
  })
})

describe('tables of one publisher agree', () => {
  it('the months of Italy add up to its nationalities in every whole year', () => {
    for (const year of [2020, 2021, 2022, 2023, 2024]) {
      const months = [`${year}-01`, `${year}-12`] as const
      const byMonth = total('italy-landings', 'landings', months)
      expect(byMonth).not.toBeNull()
      expect([year, byMonth]).toEqual([year, total('italy-nationalities', 'landings', months)])
    }
  })

  it('UNHCR’s countries stay within its total, which also has Malta, and origins near their country', () => {
    const all = total('unhcr-arrivals', 'arrivals', ['2026-01', '2026-08']) ?? 0
    const countries = total('unhcr-countries', 'arrivals', ['2026-01', '2026-08']) ?? 0
    expect(countries).toBeLessThanOrEqual(all)
    expect(countries).toBeGreaterThan(all * 0.99)
    for (const country of ['IT', 'ES']) {
      const where = { country: [country] }
      const arrived = total('unhcr-countries', 'arrivals', ['2026-01', '2026-06'], where) ?? 0
      const declared = total('unhcr-origins', 'arrivals', ['2026-01', '2026-06'], where) ?? 0
      expect(Math.abs(declared / arrived - 1)).toBeLessThan(0.02)
    }
  })

  it('quarters of disruptions follow each other without a gap', () => {
    const { keys } = timeOf(tableOf('uk-disruptions'))
    expect(keys).toHaveLength(13)
    const after = keys.slice(1).map((key) => monthIndex(monthsOfKey(key).from))
    expect(after).toEqual(keys.slice(0, -1).map((key) => monthIndex(monthsOfKey(key).to) + 1))
  })

  it('a running total counts only for the whole of its time', () => {
    const greece = { country: ['GR'] }
    expect(total('unhcr-countries', 'arrivals', ['2026-01', '2026-08'], greece)).toBe(22_141)
    expect(total('unhcr-countries', 'arrivals', ['2026-01', '2026-06'], greece)).toBeNull()
  })
})
