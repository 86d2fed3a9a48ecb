import { compareText } from '#domain/compareText.ts'
import { causeKey, dayOfDate, type IncidentColumns } from '#domain/incident.ts'
import { readCauses } from './causes.ts'
import { numberIn, type TidyRow, textIn } from './tidyTable.ts'

const DEGREE = 10_000
const CUMULATIVE = 'Cumulative Incident'

/** The incidents as columns, in the order of date, then id. `placeOf` says on which route or other place one lies. */
export function incidentColumns(
  unsorted: readonly TidyRow[],
  placeOf: (row: TidyRow) => string,
): IncidentColumns {
  const rows = [...unsorted].sort(
    (a, b) =>
      compareText(textIn(a, 'date'), textIn(b, 'date')) || compareText(textIn(a, 'id'), textIn(b, 'id')),
  )
  const firstDay = rows[0] ? textIn(rows[0], 'date') : '1970-01-01'
  const text = (column: string) => rows.map((row) => textIn(row, column))
  const number = (column: string) => rows.map((row) => numberIn(row, column))
  const degrees = (column: string) => rows.map((row) => Math.round((numberIn(row, column) ?? 0) * DEGREE))

  const places = listed(rows.map(placeOf))
  const countries = listed(text('country'))
  const causes = listed(text('cause').map((cause) => causeKey(readCauses(cause) ?? [])))
  const sources = listed(text('information_source').filter((source) => source !== ''))
  const sourceOf = new Map(sources.keys.map((key, code) => [key, code]))
  return {
    firstDay,
    places: places.keys,
    countries: countries.keys,
    causes: causes.keys,
    informationSources: sources.keys,
    id: text('id'),
    day: rows.map((row) => dayOfDate(firstDay, textIn(row, 'date'))),
    isCumulative: rows.map((row) => (textIn(row, 'type').split(',').includes(CUMULATIVE) ? 1 : 0)),
    place: places.codes,
    country: countries.codes,
    cause: causes.codes,
    dead: number('dead'),
    missing: number('missing'),
    deadAndMissing: number('dead_and_missing'),
    survivors: number('survivors'),
    longitude: degrees('longitude'),
    latitude: degrees('latitude'),
    location: text('location'),
    informationSource: text('information_source').map((source) => sourceOf.get(source) ?? null),
    url: text('url').map((url) => url || null),
    sourceQuality: number('source_quality'),
  }
}

function listed(texts: readonly string[]): { keys: string[]; codes: number[] } {
  const keys = [...new Set(texts)].sort(compareText)
  const codeOf = new Map(keys.map((key, code) => [key, code]))
  return { keys, codes: texts.map((text) => codeOf.get(text) ?? 0) }
}
