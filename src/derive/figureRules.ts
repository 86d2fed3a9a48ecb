import { compareText } from '#domain/compareText.ts'
import { monthsOfKey } from '#domain/figureTable.ts'
import { dateOfDay, dayOfDate } from '#domain/incident.ts'
import { monthAt, monthIndex } from '#domain/period.ts'
import { groupBy } from '#lib/groupBy.ts'
import type { Fault } from './fault.ts'
import { readCauses } from './incidentFormats.ts'
import type { FigureMeta, TableContent } from './metaRules.ts'
import { faultIn, numberIn, type ReadTable, type TidyRow, type TidyTable, textIn } from './tidyTable.ts'

/**
 * Checks rows beyond their schema: no gap in a series, parts that add up, known causes. Checks only valid rows, and
 * looks for gaps only in a table without faults, because an unreadable row may be the missing one.
 */
export function faultsOfRows({ table, validRows, faults }: ReadTable): readonly Fault[] {
  if (table.rows.length === 0 && faults.length === 0) {
    const remedy = 'import the publisher’s file again'
    return [{ file: table.path, place: '(file)', problem: 'there is no row', remedy }]
  }
  const ofGaps = faults.length === 0 ? faultsOfGaps(table) : []
  const valid = { ...table, rows: validRows }
  return [
    ...ofGaps,
    ...faultsOfIncidents(valid),
    ...faultsOfParts(valid),
    ...faultsOfWholes(valid),
    ...faultsOfOverlaps(valid),
  ]
}

/** Columns of a table that count part of another column: the part first. */
const PARTS: readonly (readonly [part: string, whole: string])[] = [
  ['uncontrolled_landings', 'boats'],
  ['mediterranean', 'world'],
  ['dead', 'dead_and_missing'],
  ['missing', 'dead_and_missing'],
]

/** Rows in which a part is larger than its whole. */
function faultsOfParts(table: TidyTable): readonly Fault[] {
  return PARTS.flatMap(([part, whole]) =>
    table.rows.flatMap((row) => {
      const [some, all] = [numberIn(row, part), numberIn(row, whole)]
      if (some === null || all === null || some <= all) return []
      return [faultIn(table, row.row, part, `${some} is more than ${whole}, of which it is a part: ${all}`)]
    }),
  )
}

/** Columns that are parts of a whole and add up to it. */
const WHOLES: readonly Readonly<{ parts: readonly string[]; whole: string }>[] = [
  { parts: ['sea_arrivals', 'land_arrivals'], whole: 'arrivals' },
  { parts: ['major', 'moderate', 'minor'], whole: 'disruptions' },
]

/** Rows whose parts do not add up to their whole. */
function faultsOfWholes(table: TidyTable): readonly Fault[] {
  const counts = countsOf(table.source)
  return WHOLES.filter(({ parts }) => parts.every((part) => counts.includes(part))).flatMap(
    ({ parts, whole }) =>
      table.rows.flatMap((row) => {
        const [all, sum] = [
          numberIn(row, whole),
          parts.reduce((total, part) => total + (numberIn(row, part) ?? 0), 0),
        ]
        if (all === null || sum === all) return []
        return [faultIn(table, row.row, whole, `it is ${all}, and ${parts.join(', ')} add up to ${sum}`)]
      }),
  )
}

/** Overlapping periods of a series, whose sum would count some days twice; a table that is never added up may have them. */
function faultsOfOverlaps(table: TidyTable): readonly Fault[] {
  const { fields, primaryKey } = table.source.schema
  const column = fields.find(({ type }) => type === 'period')?.name
  if (column === undefined || !table.source.addsUp) return []
  const others = primaryKey.filter((name) => name !== column)
  const series = groupBy(table.rows, (row) => others.map((name) => textIn(row, name)).join(' · '))
  return [...series].flatMap(([name, rows]) => {
    const sorted = rows
      .map((row) => ({ row, ...monthsOfKey(textIn(row, column)) }))
      .sort((a, b) => compareText(a.from, b.from))
    return sorted.flatMap(({ row, from }, index) => {
      const before = sorted[index - 1]
      if (!before || from > before.to) return []
      const problem = `${name ? `${name}: ` : ''}${textIn(row, column)} overlaps ${textIn(before.row, column)}`
      const remedy = 'keep the newer of two running totals; import the file again with --withdraw'
      return [faultIn(table, row.row, column, problem, remedy)]
    })
  })
}

/** Rows after the day of the run (ISO 8601). */
export function faultsOfFuture(table: TidyTable, today: string): readonly Fault[] {
  return table.rows.flatMap((row) =>
    table.source.time.columns.flatMap((column) => {
      const time = textIn(row, column).split('/').at(-1) ?? ''
      // A publisher may date the last week by its end, a few days ahead.
      const limit = table.source.time.step === 'week' ? dateOfDay(today, 6) : today
      if (time.slice(0, today.length) <= limit.slice(0, time.length)) return []
      return [faultIn(table, row.row, column, `${time} is after today, ${today}`)]
    }),
  )
}

/** The first and last time of a table, each in its own precision; null for an empty table. */
export function timeRange({ source, rows }: TidyTable): { first: string; last: string } | null {
  const all = rows
    .flatMap((row) => source.time.columns.flatMap((column) => textIn(row, column).split('/')))
    .sort()
  const first = all[0]
  const last = all.at(-1)
  return first === undefined || last === undefined ? null : { first, last }
}

/** The month of a row, or its first one. */
export function monthOf(row: TidyRow, { time }: Pick<FigureMeta, 'time'>): string {
  return monthsOfKey(textIn(row, time.columns[0] ?? '')).from
}

/** Times missing from a series within the range of the table, and times that do not fit its step. */
function faultsOfGaps(table: TidyTable): readonly Fault[] {
  const { columns, of: series, step } = table.source.time
  const range = timeRange(table)
  const column = columns[0]
  if (!step || !range || column === undefined) return []
  const precision = step === 'month' ? 'YYYY-MM'.length : undefined
  const timeIn = (row: TidyRow) => textIn(row, column).slice(0, precision)
  const wanted = timeSteps(range.first.slice(0, precision), range.last.slice(0, precision), step)
  const known = new Set(wanted)
  const groups = groupBy(table.rows, (row) => series.map((name) => textIn(row, name)).join(' · '))
  return [...groups].flatMap(([key, rows]) => {
    const there = new Set(rows.map(timeIn))
    const name = key ? `${key}: ` : ''
    const missing = wanted.filter((value) => !there.has(value))
    return [
      ...missing.map((value) => {
        const before = rows.filter((row) => timeIn(row) < value).at(-1) ?? rows[0]
        const remedy = 'take it from the publisher; a series is not filled in'
        return faultIn(table, before?.row ?? 1, column, `${name}${value} is missing beside this row`, remedy)
      }),
      ...rows
        .filter((row) => !known.has(timeIn(row)))
        .map((row) =>
          faultIn(table, row.row, column, `${name}${timeIn(row)} is not one ${step} from its neighbours`),
        ),
    ]
  })
}

function faultsOfIncidents(table: TidyTable): readonly Fault[] {
  if (table.source.role !== 'incidents') return []
  return table.rows.flatMap((row) => {
    const faults: Fault[] = []
    const dead = numberIn(row, 'dead')
    const missing = numberIn(row, 'missing')
    const total = numberIn(row, 'dead_and_missing')
    if ((dead !== null || missing !== null) && total !== null && (dead ?? 0) + (missing ?? 0) !== total) {
      const problem = `${dead ?? 0} dead and ${missing ?? 0} missing do not add up to ${total}`
      faults.push(faultIn(table, row.row, 'dead_and_missing', problem))
    }
    const cause = textIn(row, 'cause')
    if (cause !== '' && readCauses(cause) === null) {
      const remedy = 'write the causes of src/domain/incident.ts in their order, joined by “ + ”'
      faults.push(faultIn(table, row.row, 'cause', `“${cause}” is not known`, remedy))
    }
    return faults
  })
}

/** Checks that the coverage in the meta file matches the rows. */
export function faultsOfCoverage(table: TidyTable): readonly Fault[] {
  const { coverage, partialMonths } = table.source
  const range = timeRange(table)
  if (!range) return []
  const file = table.path.replace(/\.csv$/, '.meta.json')
  const faults: Fault[] = []
  const end = monthsOfKey(range.last)
  // The last year of a yearly table may be covered only in part.
  if (monthsOfKey(range.first).from !== coverage.from || coverage.to < end.from || coverage.to > end.to) {
    const problem = `it says ${coverage.from} to ${coverage.to}, the table has ${range.first} to ${range.last}`
    faults.push({ file, place: 'coverage', problem, remedy: 'correct the coverage' })
  }
  for (const month of partialMonths) {
    if (coverage.from <= month && month <= coverage.to) continue
    const problem = `${month} lies outside the coverage`
    faults.push({
      file,
      place: 'partialMonths',
      problem,
      remedy: 'remove the month, or correct the coverage',
    })
  }
  return faults
}

/** Checks that months or weeks of a route are the sums of its days, within one publisher. A week is named by its last day. */
export function faultsOfSums(longer: TidyTable, daily: TidyTable): readonly Fault[] {
  if (longer.source.route === null || longer.source.route !== daily.source.route) return []
  if (longer.source.publisher !== daily.source.publisher || longer.source.time.step === null) return []
  const [day, time] = [daily, longer].map(({ source }) => source.time.columns[0] ?? '')
  if (day === undefined || time === undefined) return []
  const last = timeRange(daily)?.last ?? ''
  const keyOf =
    longer.source.role === 'weeks'
      ? (date: string) => dateOfDay(WEEK_END, Math.ceil(dayOfDate(WEEK_END, date) / 7) * 7)
      : (date: string) => date.slice(0, 7)
  const days = groupBy(daily.rows, (row) => keyOf(textIn(row, day)))
  const counts = countsOf(longer.source).filter((name) => countsOf(daily.source).includes(name))
  return longer.rows.flatMap((row) => {
    const key = textIn(row, time)
    // The last week may still lack days.
    if (longer.source.role === 'weeks' && key > last) return []
    return counts.flatMap((column) => {
      const stated = numberIn(row, column)
      const own = days.get(key) ?? []
      if (longer.source.role === 'weeks' && (stated === null || own.length < 7)) return []
      const sum = own.reduce((total, one) => total + (numberIn(one, column) ?? 0), 0)
      if (sum === stated) return []
      const problem = `${key} has ${stated}, and its days in ${daily.source.id}.csv add up to ${sum}`
      const remedy = 'import the days first, then the months or weeks of the same file'
      return [faultIn(longer, row.row, column, problem, remedy)]
    })
  })
}

/** A day on which a week of the publisher ends, a Sunday. */
const WEEK_END = '2018-01-07'

/** Nationalities may exceed their route by this share and number, because revisions reach both at different times. */
const SHARE_ABOVE = 1.05
const NUMBER_ABOVE = 10

/** Checks that the nationalities of a route and month do not add up to more than the route has. */
export function faultsOfNationalitySums(part: TidyTable, whole: TidyTable): readonly Fault[] {
  const totals = sumsByRoute(whole)
  return [...sumsByRoute(part)].flatMap(([key, { sum, row }]) => {
    const total = totals.get(key)?.sum
    if (total === undefined || sum <= total * SHARE_ABOVE + NUMBER_ABOVE) return []
    const problem = `${key}: nationalities add up to ${sum}, the route has ${total}`
    const remedy = `import the newer file of both, ${whole.source.id} first`
    return [faultIn(part, row, countsOf(part.source)[0] ?? '', problem, remedy)]
  })
}

function sumsByRoute({ source, rows }: TidyTable): ReadonlyMap<string, { sum: number; row: number }> {
  const sums = new Map<string, { sum: number; row: number }>()
  const count = countsOf(source)[0] ?? ''
  for (const row of rows) {
    const key = `${textIn(row, 'route')} · ${textIn(row, 'month')}`
    const known = sums.get(key)
    const value = numberIn(row, count) ?? 0
    if (known) known.sum += value
    else sums.set(key, { sum: value, row: row.row })
  }
  return sums
}

/** The columns of a table that count something. */
export function countsOf({ schema }: Pick<FigureMeta, 'schema'>): readonly string[] {
  return schema.fields.flatMap(({ name, unit }) => (unit ? [name] : []))
}

/** The step of a series. */
export type TimeStep = 'day' | 'week' | 'month' | 'year'

/** All times from first to last, both included, as ISO 8601 in the precision of the step. */
export function timeSteps(first: string, last: string, step: TimeStep): readonly string[] {
  switch (step) {
    case 'day':
    case 'week': {
      const days = step === 'day' ? 1 : 7
      return run(Math.floor(dayOfDate(first, last) / days), (index) => dateOfDay(first, index * days))
    }
    case 'month':
      return run(monthIndex(last) - monthIndex(first), (index) => monthAt(monthIndex(first) + index))
    case 'year':
      return run(Number(last) - Number(first), (index) => String(Number(first) + index))
  }
}

function run(steps: number, at: (index: number) => string): readonly string[] {
  return Number.isFinite(steps) ? Array.from({ length: Math.max(steps + 1, 0) }, (_, index) => at(index)) : []
}

/** Hexadecimal SHA-256 of a text's UTF-8 bytes; scripts pass it in. */
export type Sha256 = (text: string) => string

/** What a table holds: rows, the total of each count, and the checksum of its text. */
export function contentOf({ source, rows }: TidyTable, text: string, sha256: Sha256): TableContent {
  const totals = countsOf(source).map(
    (name) => [name, rows.reduce((sum, row) => sum + (numberIn(row, name) ?? 0), 0)] as const,
  )
  return { rows: rows.length, totals: Object.fromEntries(totals), sha256: sha256(text) }
}

/** Checks that a table still holds what its meta file states since the import, so that no cell changes unseen. */
export function faultsOfContent(table: TidyTable, text: string, sha256: Sha256): readonly Fault[] {
  const file = table.path.replace(/\.csv$/, '.meta.json')
  const found = contentOf(table, text, sha256)
  const stated = table.source.content
  if (!stated) {
    const problem = 'it does not state rows, totals and checksum of the table'
    return [{ file, place: 'content', problem, remedy: `add "content": ${JSON.stringify(found)}` }]
  }
  const differences = [
    ...(stated.rows === found.rows ? [] : [`${stated.rows} rows, now ${found.rows}`]),
    ...[...new Set([...Object.keys(stated.totals), ...Object.keys(found.totals)])].flatMap((name) => {
      const [before, after] = [stated.totals[name], found.totals[name]]
      return before === after ? [] : [`${name} ${before ?? 'not stated'}, now ${after ?? 'no column'}`]
    }),
  ]
  if (differences.length === 0 && stated.sha256 === found.sha256) return []
  const what = differences.length > 0 ? differences.join('; ') : 'as many rows and the same totals'
  const remedy = `restore or import the table; if the change is meant, write "content": ${JSON.stringify(found)}`
  return [{ file: table.path, place: '(file)', problem: `it is not what was imported: ${what}`, remedy }]
}
