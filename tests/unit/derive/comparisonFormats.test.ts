import { describe, expect, it } from 'vitest'
import { describeFault } from '#derive/fault.ts'
import { importFigures } from '#derive/importFigures.ts'
import { importRequest } from '#tests/support/figureSources.ts'

const importText = (name: string, text: string, part: Parameters<typeof importRequest>[2] = {}) =>
  importFigures(importRequest(name, text, { asOf: '2026-12-31', ...part }))
const rows = (name: string, text: string) => importText(name, text).csv?.trimEnd().split('\n').slice(1)
const faults = (name: string, text: string, part = {}) =>
  importText(name, text, part).faults.map(describeFault)

const COUNTRIES = 'destination,month,people,cumulative_to\n'
const ORIGINS = 'origin_code,origin_name,destination,counted,counted_to,people,is_aggregate\n'
const ITALY = 'report_date,nationality_declared,iso2,people_landed_year_to_date\n'
const QUARTERS = 'quarter,major,moderate,minor,total\n'

describe('UNHCR’s arrivals by country', () => {
  it('keep months, and running totals as the days that they count', () => {
    const table = rows('unhcr-countries', `${COUNTRIES}ES,2026-01,2267,\nGR,,22141,2026-08-16\n`)
    expect(table).toEqual(['ES,2026-01,2267', 'GR,2026-01-01/2026-08-16,22141'])
  })

  it('are refused where two running totals of a country overlap', () => {
    const [fault, ...more] = faults(
      'unhcr-countries',
      `${COUNTRIES}GR,,22141,2026-08-16\nGR,,25000,2026-09-20\n`,
    )
    expect(fault).toMatch(/GR: 2026-01-01\/2026-09-20 overlaps 2026-01-01\/2026-08-16/)
    expect(more).toEqual([])
    const table = 'country,period,arrivals\nGR,2026-01-01/2026-08-16,22141\n'
    const newer = `${COUNTRIES}GR,,25000,2026-09-20\n`
    expect(faults('unhcr-countries', newer, { table }).join()).toMatch(/overlaps/)
    expect(importText('unhcr-countries', newer, { table, withdraw: true }).faults).toEqual([])
  })

  it('are refused without a month or a day', () => {
    expect(faults('unhcr-countries', `${COUNTRIES}GR,,22141,\n`).join()).toMatch(/“-01-01\/” is no month/)
    expect(faults('unhcr-countries', `${COUNTRIES}GR,2026-13,22141,\n`).join()).toMatch(/is no month/)
  })
})

describe('declared origins', () => {
  it('by UNHCR’s codes, which are not ISO 3166-1', () => {
    const line = 'ARE,Egypt,GR,sea_arrivals,2026-06-30,1076,0\nOTH,Others,GR,sea_arrivals,2026-06-30,362,1\n'
    expect(rows('unhcr-origins', ORIGINS + line)).toEqual([
      'GR,EGY,sea_arrivals,2026-01-01/2026-06-30,1076',
      'GR,OTH,sea_arrivals,2026-01-01/2026-06-30,362',
    ])
    const unknown = `${ORIGINS}NGR,Niger,IT,sea_arrivals,2026-06-30,5,0\n`
    expect(faults('unhcr-origins', unknown)).toEqual([
      expect.stringMatching(/row 2, column origin_code: “NGR” is not a known nationality/),
    ])
  })

  it('in Italy come from the last report of each year, a whole year in months', () => {
    const reports = [
      '2024-12-15,Siria,SY,12000',
      '2024-12-31,Siria,SY,12504',
      '2024-12-31,altre,,13683',
      '2025-08-31,Siria,SY,1162',
      '2025-09-15,Siria,SY,1206',
    ]
    expect(rows('italy-nationalities', `${ITALY}${reports.join('\n')}\n`)).toEqual([
      'OTH,2024-01/2024-12,13683',
      'SYR,2024-01/2024-12,12504',
      'SYR,2025-01-01/2025-09-15,1206',
    ])
  })
})

describe('disruptions by quarter', () => {
  it('count from the first to the last month of the quarter', () => {
    expect(rows('uk-disruptions', `${QUARTERS}2025-Q4,28,144,861,1033\n`)).toEqual([
      '2025-10/2025-12,1033,28,144,861',
    ])
  })

  it('are refused where the grades do not add up, and after the day of the run', () => {
    expect(faults('uk-disruptions', `${QUARTERS}2025-Q4,28,144,861,1034\n`)).toEqual([
      expect.stringMatching(/column total: it is 1034, and major, moderate, minor add up to 1033/),
    ])
    const early = { today: '2026-11-27', asOf: '2026-11-27' }
    expect(faults('uk-disruptions', `${QUARTERS}2026-Q4,1,1,1,3\n`, early).join()).toMatch(/is after/)
    expect(faults('uk-disruptions', `${QUARTERS}2025-Q5,1,1,1,3\n`).join()).toMatch(/“2025-Q5” is no month/)
  })
})
