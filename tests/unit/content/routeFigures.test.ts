import { describe, expect, test } from 'vitest'
import { coverageOf, loadFigures } from '#content/loadedFigures.ts'
import { beforeOf, nationalityGroups, routeNationalities } from '#content/nationalities.ts'
import { routeDeaths } from '#content/routeCells.ts'
import { incidentTable } from '#content/tableById.ts'
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

  test('end in April 2025, also for the default period and for later ones', () => {
    const months = [{ from: '2025-01', to: '2025-04' }]
    expect(of('central-mediterranean')?.period.spans).toEqual(months)
    expect(of('central-mediterranean', year(2025))?.period).toMatchObject({ spans: months, isCut: true })
    expect(of('central-mediterranean', year(2026))?.period.spans).toEqual(months)
  })

  test('stand beside the same months a year before, also those that are gone', () => {
    const found = of('eastern-mediterranean', year(2025))
    if (!found) throw new Error('the table counts by this route')
    const group = (code: string) => found.totals.find(({ keys }) => keys.includes(code))
    const syria = group('SY')
    expect([syria?.value, syria && beforeOf(found, syria)]).toEqual([615, 5955])
    const gone = found.totals.filter(({ value }) => value === 0)
    expect(gone.length).toBeGreaterThan(0)
    for (const total of gone) expect(beforeOf(found, total)).toBeGreaterThan(0)
  })

  test('have no change where the year before is not covered', () => {
    expect(of('eastern-mediterranean', year(2009))?.before).toBeNull()
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

  test('end with the last whole month, also for later months, and for months before the first, never zero', () => {
    const whole = [{ from: '2026-01', to: '2026-04' }]
    expect(of('central-mediterranean')?.period.spans).toEqual(whole)
    expect(of('central-mediterranean', year(2026))?.period.spans).toEqual(whole)
    expect(of('central-mediterranean', { from: '2026-06', to: '2026-12' })?.period.spans).toEqual(whole)
    expect(of('central-mediterranean', year(2012))?.value).toBeGreaterThan(0)
  })

  test('hold the Channel under both names that the publisher gave it', () => {
    expect(of('channel', year(2024))?.value).toBe(82)
    expect(of('channel', year(2025))?.value).toBe(36)
  })

  test('stand by month beside the year before, none recorded as 0', () => {
    const { value, before, months } = of('channel', year(2025)) ?? {}
    const valuesOf = (side: 'before' | 'after') =>
      months?.[side].values.map((month) => month.value ?? -1) ?? []
    expect(valuesOf('after')).toHaveLength(12)
    expect(valuesOf('after')).toContain(0)
    const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)
    expect([sum(valuesOf('after')), sum(valuesOf('before'))]).toEqual([value, before])
  })

  test('are null for routes that the publisher does not use', () => {
    expect(of('eastern-land-border', year(2024))).toBeNull()
    expect(of('circular-albania-greece', year(2024))).toBeNull()
  })
})
