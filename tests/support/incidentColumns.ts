import { dayOfDate, IncidentColumns } from '#domain/incident.ts'

/** An incident; by default on the Central Mediterranean, by drowning, with nothing else stated. */
export interface IncidentRow {
  date: string
  place?: string
  cause?: string
  dead?: number | null
  missing?: number | null
  persons?: number | null
  at?: readonly [longitude: number, latitude: number]
  isCumulative?: boolean
  location?: string
  source?: string | null
  quality?: number | null
}

const FIRST_DAY = '2014-01-01'

/** Incidents as columns, sorted by date as the derivation does; ids are the positions in the given list. */
export function incidentColumnsOf(rows: readonly IncidentRow[]): IncidentColumns {
  const sorted = rows
    .map((row, index) => ({ ...row, id: `incident-${index}` }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const listOf = (of: (row: IncidentRow) => string) => [...new Set(sorted.map(of))].sort()
  const places = listOf(({ place = 'central-mediterranean' }) => place)
  const causes = listOf(({ cause = 'drowning' }) => cause)
  const sources = listOf(({ source }) => source ?? '')
  const whole = (degrees: number) => Math.round(degrees * 10_000)
  return IncidentColumns.parse({
    firstDay: FIRST_DAY,
    places,
    countries: ['LY'],
    causes,
    informationSources: sources,
    id: sorted.map(({ id }) => id),
    day: sorted.map(({ date }) => dayOfDate(FIRST_DAY, date)),
    isCumulative: sorted.map(({ isCumulative }) => (isCumulative ? 1 : 0)),
    place: sorted.map(({ place = 'central-mediterranean' }) => places.indexOf(place)),
    country: sorted.map(() => 0),
    cause: sorted.map(({ cause = 'drowning' }) => causes.indexOf(cause)),
    dead: sorted.map(({ dead = null }) => dead),
    missing: sorted.map(({ missing = null }) => missing),
    deadAndMissing: sorted.map(({ persons = null }) => persons),
    survivors: sorted.map(() => null),
    longitude: sorted.map(({ at = [12, 34] }) => whole(at[0])),
    latitude: sorted.map(({ at = [12, 34] }) => whole(at[1])),
    location: sorted.map(({ location = '' }) => location),
    informationSource: sorted.map(({ source }) => (source == null ? null : sources.indexOf(source))),
    url: sorted.map(() => null),
    sourceQuality: sorted.map(({ quality = null }) => quality),
  })
}
