import { describe, expect, test } from 'vitest'
import { incidentTable } from '#content/incidentTable.ts'
import { coverageOf, loadFigures } from '#content/loadedFigures.ts'
import { nationalityGroups, routeNationalities } from '#content/nationalities.ts'
import { routeDeaths } from '#content/routeCells.ts'
import { loadTable } from '#domain/figureTable.ts'
import type { MonthSpan } from '#domain/period.ts'
import { published } from '#tests/support/published.ts'

const { sources } = loadFigures(published('figures'))
const coded = published('nationalities').tables.find(({ id }) => id === 'frontex-nationalities')
if (!coded) throw new Error('no table of nationalities is published')
const nationalityTable = loadTable(coded)
const incidents = incidentTable(published('incidents'), { id: 'missing-migrants-incidents', addsUp: true })

const year = (of: number): MonthSpan => ({ from: `${of}-01`, to: `${of}-12` })

describe('the nationalities of a route', () => {
  const of = (routeId: string, ...requested: readonly MonthSpan[]) =>
    routeNationalities({
      table: nationalityTable,
      coverage: coverageOf(sources, 'frontex-nationalities'),
      partialMonths: [],
      requested,
      routeId,
    })

  test('are ten countries, the others and the unknown, which add up to the total', () => {
    const found = of('central-mediterranean', year(2023))
    if (!found) throw new Error('the table counts by this route')
    const groups = nationalityGroups(found.totals)
    const parts = [...groups.first, groups.rest, groups.unknown].map((part) => part?.value ?? 0)
    expect(groups.first).toHaveLength(10)
    expect(parts.reduce((sum, value) => sum + value, 0)).toBe(found.total)
    expect(found.total).toBeGreaterThan(150_000)
    const values = groups.first.map(({ value }) => value)
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    expect(groups.first.flatMap(({ keys }) => keys).every((key) => /^[A-Z]{2}$/.test(key))).toBe(true)
    expect(groups.unknown?.keys.every((key) => !/^[A-Z]{2}$/.test(key))).toBe(true)
  })

  test('end in April 2025, and are those of that spring for later months', () => {
    const months = [{ from: '2025-01', to: '2025-04' }]
    expect(of('central-mediterranean', year(2025))?.period).toMatchObject({ spans: months, isOlder: false })
    expect(of('central-mediterranean', year(2026))?.period).toMatchObject({ spans: months, isOlder: true })
  })

  test('change against the same months a year before, the largest difference first', () => {
    const changes = of('eastern-mediterranean', year(2025))?.changes
    expect(changes).toMatchObject({
      before: { from: '2024-01', to: '2024-04' },
      after: { from: '2025-01', to: '2025-04' },
    })
    const [first, ...rest] = changes?.list ?? []
    expect(first).toMatchObject({ nationality: 'SY', before: 5955, after: 615 })
    expect(first?.cells).toMatchObject({
      spans: [changes?.before, changes?.after],
      where: { route: ['eastern-mediterranean'], nationality: ['SY'] },
    })
    const sizes = rest.map(({ before, after }) => Math.abs(after - before))
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    // Codes of unknown nationality are no country.
    expect(rest.every(({ nationality }) => /^[A-Z]{2}$/.test(nationality))).toBe(true)
  })

  test('have no change where the year before is not covered', () => {
    expect(of('eastern-mediterranean', year(2009))?.changes).toBeNull()
  })

  test('are null for the Channel', () => {
    expect(of('channel', year(2024))).toBeNull()
  })
})

describe('the dead and missing of a route', () => {
  const of = (routeId: string, ...requested: readonly MonthSpan[]) =>
    routeDeaths({
      table: incidents,
      coverage: coverageOf(sources, 'missing-migrants-incidents'),
      partialMonths: ['2026-05'],
      requested,
      routeId,
    })

  test('equal the sum of their causes', () => {
    const found = of('central-mediterranean', year(2024))
    expect(found?.causes.reduce((sum, { value }) => sum + value, 0)).toBe(found?.value)
    expect(found?.value).toBeGreaterThan(1000)
  })

  test('end in May 2026, and are those of the whole months before for later ones, never zero', () => {
    expect(of('central-mediterranean', year(2025))).toMatchObject({ value: 1286 })
    expect(of('central-mediterranean', year(2026))?.period.spans).toEqual([
      { from: '2026-01', to: '2026-04' },
    ])
    const later = of('central-mediterranean', { from: '2026-06', to: '2026-12' })
    expect(later?.period).toMatchObject({ spans: [{ from: '2026-01', to: '2026-04' }], isOlder: true })
    expect(later?.value).toBeGreaterThan(0)
  })

  test('hold the Channel under both names that the publisher gave it', () => {
    expect(of('channel', year(2024))?.value).toBe(82)
    expect(of('channel', year(2025))?.value).toBe(36)
  })

  test('stand by month, none recorded as 0 and an uncovered month as null', () => {
    const { series, before } = of('channel', year(2026))?.months ?? {}
    const valuesOf = (months: typeof series) => months?.values.map(({ value }) => value)
    expect(valuesOf(series)).toEqual([0, 1, 0, 1, 6, 2, null, null, null, null, null, null, null])
    expect(valuesOf(before)?.slice(0, 6)).toEqual([7, 3, 4, 5, 1, 6])
    expect(series?.values[5]).toMatchObject({ month: '2026-05', state: 'partial' })
    const { value, months } = of('channel', year(2025)) ?? {}
    const sum = months?.series.values.slice(1).reduce((total, month) => total + (month.value ?? 0), 0)
    expect(sum).toBe(value)
  })

  test('are null for routes that the publisher does not use', () => {
    expect(of('eastern-land-border', year(2024))).toBeNull()
    expect(of('circular-albania-greece', year(2024))).toBeNull()
  })
})
