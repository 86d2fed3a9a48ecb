import { compareText } from '#domain/compareText.ts'
import { CAUSES, type CauseId, causeKey, dayOfDate, type IncidentColumns } from '#domain/incident.ts'
import { numberIn, type TidyRow, textIn } from './tidyTable.ts'

const DEGREE = 10_000
const CUMULATIVE = 'Cumulative Incident'

/** Incidents as columns, sorted by date, then id. `placeOf` gives the route or other place of a row. */
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

/** The publisher's name of each cause. */
const NAMES: Readonly<Record<CauseId, string>> = {
  drowning: 'Drowning',
  vehicle: 'Vehicle accident / death linked to hazardous transport',
  harsh: 'Harsh environmental conditions / lack of adequate shelter, food, water',
  sickness: 'Sickness / lack of access to adequate healthcare',
  violence: 'Violence',
  accident: 'Accidental death',
  unknown: 'Mixed or unknown',
}

const JOINT = ' + '

/** Parses the publisher's list of causes, whose comma also occurs inside names. Null if a cause is unknown. */
export function causesOfPublisher(text: string): readonly CauseId[] | null {
  const found: CauseId[] = []
  let rest = text
  while (rest !== '') {
    const cause = CAUSES.find((id) => rest === NAMES[id] || rest.startsWith(`${NAMES[id]},`))
    if (!cause) return null
    found.push(cause)
    rest = rest.slice(NAMES[cause].length + 1)
  }
  return CAUSES.filter((cause) => found.includes(cause))
}

/** Causes as a cell of the tidy table: the publisher's names in a fixed order. */
export function writeCauses(causes: readonly CauseId[]): string {
  return causes.map((cause) => NAMES[cause]).join(JOINT)
}

/** Parses a cell written by `writeCauses`; null for any other text. */
export function readCauses(text: string): readonly CauseId[] | null {
  const names = text.split(JOINT)
  const causes = CAUSES.filter((cause) => names.includes(NAMES[cause]))
  return writeCauses(causes) === text ? causes : null
}
