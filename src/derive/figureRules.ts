import { monthsOfKey } from '#domain/figureTable.ts'
import { readCauses } from './causes.ts'
import type { Fault } from './fault.ts'
import { faultIn, numberIn, type TidyRow, type TidyTable, textIn } from './tidyTable.ts'
import { type TimeStep, timeSteps } from './timeSteps.ts'

/** The column that says when, by table, and how far apart its values lie where the publisher leaves none out. */
const SERIES: Readonly<
  Partial<Record<TidyTable['source']['id'], { time: string; of: string[]; step: TimeStep }>>
> = {
  'frontex-detections': { time: 'month', of: ['route'], step: 'month' },
  'uk-small-boats-daily': { time: 'date', of: [], step: 'day' },
  'uk-small-boats-weekly': { time: 'week_ending', of: [], step: 'week' },
  'uk-small-boats-monthly': { time: 'month', of: [], step: 'month' },
  'missing-migrants-annual': { time: 'year', of: [], step: 'year' },
}

const TIMES: Readonly<Record<TidyTable['source']['id'], readonly string[]>> = {
  'frontex-detections': ['month'],
  'frontex-nationalities': ['month'],
  'uk-small-boats-daily': ['date'],
  'uk-small-boats-weekly': ['week_ending'],
  'uk-small-boats-monthly': ['month'],
  'missing-migrants-incidents': ['date'],
  'missing-migrants-annual': ['year'],
  'frontex-stated': ['from', 'to'],
}

/** What holds of a table beyond its schema: no gap in a series, parts that add up, the coverage of its meta file. */
export function faultsOfTable(table: TidyTable): readonly Fault[] {
  return [...faultsOfGaps(table), ...faultsOfIncidents(table), ...faultsOfCoverage(table)]
}

/** The values of time that a series lacks between its first and its last, each with the row before the gap. */
function faultsOfGaps({ source, path, rows }: TidyTable): readonly Fault[] {
  const series = SERIES[source.id]
  if (!series) return []
  const all = rows.map((row) => textIn(row, series.time)).sort()
  const wanted = timeSteps(all[0] ?? '', all.at(-1) ?? '', series.step)
  const groups = new Map<string, TidyRow[]>()
  for (const row of rows) {
    const key = series.of.map((column) => textIn(row, column)).join(' · ')
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups].flatMap(([key, group]) => {
    const there = new Map(group.map((row) => [textIn(row, series.time), row]))
    const missing = wanted.filter((time) => !there.has(time))
    const strange = group.filter((row) => !wanted.includes(textIn(row, series.time)))
    const name = key ? `${key}: ` : ''
    return [
      ...missing.map((time) => {
        const last = group.filter((row) => textIn(row, series.time) < time).at(-1)
        return {
          ...faultIn(path, last?.row ?? 1, series.time, `${name}${time} is missing after this row`),
          remedy: 'take the row from the publisher’s file; a series is not filled in',
        }
      }),
      ...strange.map((row) =>
        faultIn(path, row.row, series.time, `${textIn(row, series.time)} is no ${series.step} of the series`),
      ),
    ]
  })
}

function faultsOfIncidents({ source, path, rows }: TidyTable): readonly Fault[] {
  if (source.id !== 'missing-migrants-incidents') return []
  return rows.flatMap((row) => {
    const faults: Fault[] = []
    const dead = numberIn(row, 'dead')
    const missing = numberIn(row, 'missing')
    const total = numberIn(row, 'dead_and_missing')
    if ((dead !== null || missing !== null) && total !== null && (dead ?? 0) + (missing ?? 0) !== total) {
      const problem = `${dead ?? 0} dead and ${missing ?? 0} missing do not add up to ${total}`
      faults.push(faultIn(path, row.row, 'dead_and_missing', problem))
    }
    const cause = textIn(row, 'cause')
    if (cause !== '' && readCauses(cause) === null) {
      const remedy =
        'write the causes of src/derive/causes.ts in their order, joined by “ + ”, or add a new one there'
      faults.push(faultIn(path, row.row, 'cause', `“${cause}” is not known`, remedy))
    }
    return faults
  })
}

/** The meta file has to say from which month to which the table goes. */
function faultsOfCoverage({ source, path, rows }: TidyTable): readonly Fault[] {
  const columns = TIMES[source.id]
  const keys = rows.flatMap((row) => columns.map((column) => textIn(row, column))).sort()
  const first = keys[0]
  const last = keys.at(-1)
  const { from, to } = source.coverage
  const place = 'coverage'
  const file = path.replace(/\.csv$/, '.meta.json')
  if (first === undefined || last === undefined) {
    return [
      {
        file: path,
        place: '(file)',
        problem: 'there is no row',
        remedy: 'import the publisher’s file again',
      },
    ]
  }
  const end = monthsOfKey(last)
  // The last year of a table of years may have ended for the data before its December.
  const isEnd = end.from <= to && to <= end.to
  const faults: Fault[] = []
  if (monthsOfKey(first).from !== from || !isEnd) {
    const problem = `it says ${from} to ${to}, and the table goes from ${first} to ${last}`
    faults.push({ file, place, problem, remedy: 'correct the coverage' })
  }
  for (const month of source.partialMonths) {
    if (from <= month && month <= to) continue
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

/** The months must be the sums of the days. */
export function faultsOfMonthlySums(monthly: TidyTable, daily: TidyTable): readonly Fault[] {
  const columns = ['arrivals', 'boats']
  const sums = new Map<string, number>()
  for (const row of daily.rows) {
    for (const column of columns) {
      const key = `${textIn(row, 'date').slice(0, 7)} ${column}`
      sums.set(key, (sums.get(key) ?? 0) + (numberIn(row, column) ?? 0))
    }
  }
  return monthly.rows.flatMap((row) =>
    columns.flatMap((column) => {
      const month = textIn(row, 'month')
      const sum = sums.get(`${month} ${column}`)
      const stated = numberIn(row, column)
      if (sum === undefined || sum === stated) return []
      const problem = `${month} has ${stated}, and its days in uk-small-boats-daily.csv add up to ${sum}`
      return [
        faultIn(monthly.path, row.row, column, problem, 'import days and months of one date of the data'),
      ]
    }),
  )
}
