import { lastDayOfMonth } from '#domain/period.ts'
import type { Converted, PublisherFormat, PublisherRow } from './readPublisher.ts'

/** The key of "all others together", where a publisher names only the most frequent nationalities. */
export const OTHERS = 'OTH'

/** UNHCR's own codes of origins, which are not ISO 3166-1 (its ARE is Egypt), as alpha-3. */
const UNHCR_CODES: Readonly<Record<string, string>> = {
  AFG: 'AFG',
  ALG: 'DZA',
  ARE: 'EGY',
  BEN: 'BEN',
  BGD: 'BGD',
  BKF: 'BFA',
  CMR: 'CMR',
  ERT: 'ERI',
  ETH: 'ETH',
  GAM: 'GMB',
  GAZ: 'PSE',
  GHA: 'GHA',
  GUI: 'GIN',
  ICO: 'CIV',
  IRN: 'IRN',
  IRQ: 'IRQ',
  LBY: 'LBY',
  MLI: 'MLI',
  MOR: 'MAR',
  NIG: 'NGA',
  OTH: OTHERS,
  PAK: 'PAK',
  SEN: 'SEN',
  SLE: 'SLE',
  SOM: 'SOM',
  SSD: 'SSD',
  STA: 'STL',
  SUD: 'SDN',
  SYR: 'SYR',
  TUN: 'TUN',
  YEM: 'YEM',
}

/** Nationalities as the Italian ministry writes them, as alpha-3. */
const ITALIAN_NAMES: Readonly<Record<string, string>> = {
  Afghanistan: 'AFG',
  Algeria: 'DZA',
  Bangladesh: 'BGD',
  'Burkina Faso': 'BFA',
  "Costa d'Avorio": 'CIV',
  Egitto: 'EGY',
  Eritrea: 'ERI',
  Etiopia: 'ETH',
  Gambia: 'GMB',
  Guinea: 'GIN',
  Iran: 'IRN',
  Iraq: 'IRQ',
  Mali: 'MLI',
  Marocco: 'MAR',
  Nigeria: 'NGA',
  Pakistan: 'PAK',
  Siria: 'SYR',
  Somalia: 'SOM',
  Sudan: 'SDN',
  Tunisia: 'TUN',
  altre: OTHERS,
}

/** Formats of tables compared with a series, by the name on the command line. */
export const COMPARISON_FORMATS: Readonly<Record<string, PublisherFormat>> = {
  'unhcr-countries': {
    table: 'unhcr-countries',
    columns: ['destination', 'month', 'people', 'cumulative_to'],
    names: { country: 'destination', period: 'month', arrivals: 'people' },
    key: ['destination', 'month'],
    time: 'month',
    order: ['country', 'period'],
    convert: ({ text }) =>
      converted({
        country: text('destination'),
        period: text('month') === '' ? sinceNewYear(text('cumulative_to')) : text('month'),
        arrivals: text('people'),
      }),
  },
  'unhcr-origins': {
    table: 'unhcr-origins',
    columns: ['origin_code', 'origin_name', 'destination', 'counted', 'counted_to', 'people', 'is_aggregate'],
    names: {
      country: 'destination',
      nationality: 'origin_code',
      period: 'counted_to',
      arrivals: 'people',
    },
    key: ['destination', 'origin_code'],
    time: 'counted_to',
    order: ['country', 'nationality'],
    convert: (row) =>
      named(row, 'origin_code', UNHCR_CODES, (nationality) => ({
        country: row.text('destination'),
        nationality,
        counted: row.text('counted'),
        period: sinceNewYear(row.text('counted_to')),
        arrivals: row.text('people'),
      })),
  },
  'italy-nationalities': {
    table: 'italy-nationalities',
    columns: ['report_date', 'nationality_declared', 'iso2', 'people_landed_year_to_date'],
    names: {
      nationality: 'nationality_declared',
      period: 'report_date',
      landings: 'people_landed_year_to_date',
    },
    key: ['report_date', 'nationality_declared'],
    time: 'report_date',
    order: ['period', 'nationality'],
    leftOut: (rows) => {
      const last = lastOfEachYear(rows.map(({ text }) => text('report_date')))
      return ({ text }) => (last.has(text('report_date')) ? null : 'not the last report of its year')
    },
    convert: (row) =>
      named(row, 'nationality_declared', ITALIAN_NAMES, (nationality) => ({
        nationality,
        period: sinceNewYear(row.text('report_date')),
        landings: row.text('people_landed_year_to_date'),
      })),
  },
  'eurostat-applicants': {
    table: 'eurostat-applicants',
    columns: ['geo', 'month', 'first_time_applicants', 'applicants'],
    names: { country: 'geo', first_time: 'first_time_applicants' },
    key: ['geo', 'month'],
    time: 'month',
    order: ['country', 'month'],
    convert: ({ text }) =>
      converted({
        // Eurostat's code of Greece.
        country: text('geo') === 'EL' ? 'GR' : text('geo'),
        month: text('month'),
        first_time: text('first_time_applicants'),
        applicants: text('applicants'),
      }),
  },
  'eurostat-returns': {
    table: 'eurostat-returns',
    columns: ['geo_iso3', 'year', 'returned'],
    names: { country: 'geo_iso3', returned_following_order: 'returned' },
    key: ['geo_iso3', 'year'],
    time: 'year',
    order: ['country', 'year'],
    convert: ({ text }, { alpha2Of }) =>
      converted({
        country: alpha2Of(text('geo_iso3')) ?? text('geo_iso3'),
        year: text('year'),
        returned_following_order: text('returned'),
      }),
  },
  'uk-disruptions': {
    table: 'uk-disruptions',
    columns: ['quarter', 'major', 'moderate', 'minor', 'total'],
    names: { period: 'quarter', disruptions: 'total' },
    key: ['quarter'],
    time: 'quarter',
    order: ['period'],
    convert: ({ text }) =>
      converted({
        period: monthsOfQuarter(text('quarter')),
        disruptions: text('total'),
        major: text('major'),
        moderate: text('moderate'),
        minor: text('minor'),
      }),
  },
}

function converted(texts: Readonly<Record<string, string>>): Converted {
  return { texts: new Map(Object.entries(texts)), faults: [] }
}

/** A row whose name is in a list; a fault for an unknown one. */
function named(
  { text }: PublisherRow,
  column: string,
  known: Readonly<Record<string, string>>,
  textsOf: (code: string) => Readonly<Record<string, string>>,
): Converted {
  const code = Object.hasOwn(known, text(column)) ? known[text(column)] : undefined
  if (code !== undefined) return converted(textsOf(code))
  const problem = `“${text(column)}” is not a known nationality`
  const remedy = 'see what the publisher means by it, and add it to src/derive/comparisonFormats.ts'
  return { texts: new Map(), faults: [{ column, problem, remedy }] }
}

/** The period from 1 January to a day; whole years in months. Other text stays as it is, and the schema refuses it. */
function sinceNewYear(day: string): string {
  const year = day.slice(0, 4)
  return day === `${year}-12-${lastDayOfMonth(Number(year), 12)}`
    ? `${year}-01/${year}-12`
    : `${year}-01-01/${day}`
}

/** The months of a quarter, `2026-Q1`. Other text stays as it is, and the schema refuses it. */
function monthsOfQuarter(quarter: string): string {
  const [, year, number] = /^(\d{4})-Q([1-4])$/.exec(quarter) ?? []
  if (year === undefined) return quarter
  const last = Number(number) * 3
  const month = (value: number) => `${year}-${String(value).padStart(2, '0')}`
  return `${month(last - 2)}/${month(last)}`
}

function lastOfEachYear(days: readonly string[]): ReadonlySet<string> {
  const last = new Map<string, string>()
  for (const day of days) {
    const year = day.slice(0, 4)
    if (day > (last.get(year) ?? '')) last.set(year, day)
  }
  return new Set(last.values())
}
