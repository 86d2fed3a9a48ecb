import { compareText } from '#domain/compareText.ts'
import { CAUSES, type CauseId, causeKey, dayOfDate, type IncidentColumns } from '#domain/incident.ts'
import {
  type CellFault,
  type Converted,
  type CountryCodes,
  cleanText,
  type PublisherFormat,
  whole,
} from './readPublisher.ts'
import { numberIn, type TidyRow, textIn } from './tidyTable.ts'

/** Regions whose incidents are all kept, and routes to Europe from elsewhere, by the publisher's names. */
const REGIONS = ['Mediterranean', 'Europe', 'Northern Africa']
const ROUTES = [
  'Western Africa / Atlantic route to the Canary Islands',
  'Sahara Desert crossing',
  'Türkiye-Europe land route',
  'Syria to Türkiye',
  'Iran to Türkiye',
  'Western Balkans',
  'Belarus-EU border',
  'Ukraine to Europe',
  'Italy to France',
  'English Channel to the UK',
  'Northern Route from EHOA',
  'Central Mediterranean',
  'Eastern Mediterranean',
  'Western Mediterranean',
]

/** Country names of the publisher that the library of countries lacks. */
const COUNTRIES: Readonly<Record<string, string>> = {
  'Cabo Verde': 'CV',
  'Iran (Islamic Republic of)': 'IR',
  'Republic of Moldova': 'MD',
  'United Kingdom of Great Britain and Northern Ireland': 'GB',
}

const ORDER = ['date', 'id']

/** Whether an incident comes from the later file, by the year with which its id begins: the download lacks most of 2025. */
const isLater = (id: string) => id >= '2025'

/** The columns of a file of incidents that hold what both kinds of file have, by our names. */
type IncidentNames = Readonly<
  Record<
    | 'type'
    | 'date'
    | 'region'
    | 'country'
    | 'route'
    | 'dead'
    | 'missing'
    | 'dead_and_missing'
    | 'survivors'
    | 'cause'
    | 'location'
    | 'information_source'
    | 'url'
    | 'source_quality',
    string
  >
>

const DOWNLOAD: IncidentNames = {
  type: 'Incident Type',
  date: 'Incident Date',
  region: 'Region of Incident',
  country: 'Country of Incident',
  route: 'Migration Route',
  dead: 'Number of Dead',
  missing: 'Minimum Estimated Number of Missing',
  dead_and_missing: 'Total Number of Dead and Missing',
  survivors: 'Number of Survivors',
  cause: 'Cause of Death',
  location: 'Location of Incident',
  information_source: 'Information Source',
  url: 'URL',
  source_quality: 'Source Quality',
}

const LATER: IncidentNames = {
  type: 'Incident Type',
  date: 'Incident date',
  region: 'Region of Incident',
  country: 'Country of Incident',
  route: 'Route',
  dead: 'No. dead',
  missing: 'No. missing',
  dead_and_missing: 'No. dead/missing',
  survivors: 'No. survivors',
  cause: 'Cause of death (category)',
  location: 'Location of death',
  information_source: 'Source',
  url: 'Link',
  source_quality: 'Source Quality',
}

/** The publisher's download of 25 columns. */
export const INCIDENTS: PublisherFormat = {
  table: 'missing-migrants-incidents',
  columns: [
    'Main ID',
    'Incident ID',
    'Incident Type',
    'Region of Incident',
    'Incident Date',
    'Incident Year',
    'Month',
    'Number of Dead',
    'Minimum Estimated Number of Missing',
    'Total Number of Dead and Missing',
    'Number of Survivors',
    'Number of Females',
    'Number of Males',
    'Number of Children',
    'Country of Origin',
    'Region of Origin',
    'Cause of Death',
    'Country of Incident',
    'Migration Route',
    'Location of Incident',
    'Coordinates',
    'UNSD Geographical Grouping',
    'Information Source',
    'URL',
    'Source Quality',
  ],
  names: { ...DOWNLOAD, id: 'Main ID', longitude: 'Coordinates', latitude: 'Coordinates' },
  key: ['Main ID'],
  time: DOWNLOAD.date,
  order: ORDER,
  owns: (id) => !isLater(id),
  leftOut:
    () =>
    ({ text }) => {
      const isNear = text('Region of Incident')
        .split(',')
        .some((region) => REGIONS.includes(region))
      const route = text('Migration Route')
      if (isNear || route.split(',').some((name) => ROUTES.includes(name))) return null
      return `elsewhere in the world, route “${route}”`
    },
  convert: ({ text }, codes) => {
    const faults: CellFault[] = []
    const [latitude, longitude] = coordinates(text('Coordinates'), faults)
    return converted({ text, codes, names: DOWNLOAD, faults, id: text('Main ID'), longitude, latitude })
  },
}

/** A later copy of the publisher's incidents, in 31 columns. Parts of one incident stand in one row or in a row each. */
export const EUROPE_INCIDENTS: PublisherFormat = {
  table: 'missing-migrants-incidents',
  columns: [
    'Main ID',
    'Incident ID',
    'Incident Type',
    'Region of Incident',
    'Incident date',
    'Incident year',
    'Incident month',
    'No. dead',
    'No. missing',
    'No. dead/missing',
    'No. survivors',
    'No. Female',
    'No. Male',
    'No. minors',
    'Country of Origin',
    'Region of Origin',
    'Cause of death (category)',
    'Cause of death (reported)',
    'Route',
    'Country of Incident',
    'Location of death',
    'UNSD region',
    'Source',
    'Link',
    'Source Quality',
    'Latitude',
    'Longitude',
    'incident_date_clean',
    'incident_date_raw',
    'incident_date_precision',
    'source_dataset',
  ],
  names: { ...LATER, id: 'Main ID', longitude: 'Longitude', latitude: 'Latitude' },
  key: ['Incident ID'],
  time: LATER.date,
  order: ORDER,
  owns: isLater,
  convert: ({ text: raw }, codes) => {
    const text = (column: string) => (raw(column) === 'NA' ? '' : raw(column))
    const own = text('Incident ID')
    const id = own.includes(',') ? text('Main ID') : own
    const longitude = plainDecimal(text('Longitude'))
    const latitude = plainDecimal(text('Latitude'))
    return converted({ text, codes, names: LATER, faults: [], id, longitude, latitude })
  },
}

type IncidentCells = Readonly<{
  text: (column: string) => string
  codes: CountryCodes
  names: IncidentNames
  faults: CellFault[]
  id: string
  longitude: string
  latitude: string
}>

function converted({ text, codes, names, faults, id, longitude, latitude }: IncidentCells): Converted {
  return {
    texts: new Map([
      ['id', id],
      ['type', text(names.type)],
      ['date', text(names.date)],
      ['region', text(names.region)],
      ['country', country(text(names.country), codes.alpha2OfName, names.country, faults)],
      ['route', text(names.route)],
      ['dead', whole(text(names.dead))],
      ['missing', whole(text(names.missing))],
      ['dead_and_missing', whole(text(names.dead_and_missing))],
      ['survivors', whole(text(names.survivors))],
      ['cause', cause(text(names.cause), names.cause, faults)],
      ['location', cleanText(text(names.location))],
      ['longitude', longitude],
      ['latitude', latitude],
      ['information_source', cleanText(text(names.information_source))],
      ['url', firstAddress(text(names.url), names.url, faults)],
      ['source_quality', lowest(text(names.source_quality), names.source_quality, faults)],
    ]),
    faults,
  }
}

function coordinates(text: string, faults: CellFault[]): readonly [latitude: string, longitude: string] {
  const found = /^(-?\d+(?:\.\d+)?),\s*(-?\d+(?:\.\d+)?)$/.exec(text)
  if (!found) faults.push({ column: 'Coordinates', problem: `“${text}” is no latitude and longitude` })
  return [plainDecimal(found?.[1] ?? '0'), plainDecimal(found?.[2] ?? '0')]
}

/** Strips trailing zeros of a decimal. */
function plainDecimal(text: string): string {
  return text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
}

function country(
  name: string,
  codeOf: (name: string) => string | null,
  column: string,
  faults: CellFault[],
): string {
  const code = name === '' ? '' : (COUNTRIES[name] ?? codeOf(name))
  if (code !== null) return code
  const remedy = 'add the name to src/derive/incidentFormats.ts'
  faults.push({ column, problem: `“${name}” is no country that is known`, remedy })
  return 'ZZ'
}

function cause(text: string, column: string, faults: CellFault[]): string {
  const causes = causesOfPublisher(text)
  if (causes && causes.length > 0) return writeCauses(causes)
  const remedy = 'add the cause to src/domain/incident.ts and to the messages that name causes'
  faults.push({ column, problem: `“${text}” is no cause that is known`, remedy })
  return ''
}

/** The first of the addresses, which are separated by spaces or commas. */
function firstAddress(text: string, column: string, faults: CellFault[]): string {
  if (text === '') return ''
  const found = /https?:\/\/\S+?(?=,https?:|[,;]?\s|[,;]?$)/.exec(text)
  if (!found) faults.push({ column, problem: `“${text}” holds no address of a page` })
  return found?.[0] ?? ''
}

/** The lowest of several gradings, which one kind of file separates by commas and the other not at all. */
function lowest(text: string, column: string, faults: CellFault[]): string {
  if (text === '') return ''
  if (!/^\d(?:\.0)?(?:,? ?\d(?:\.0)?)*$/.test(text)) {
    faults.push({ column, problem: `“${text}” is no grading` })
    return ''
  }
  return [...text.replaceAll('.0', '').replace(/\D/g, '')].sort()[0] ?? ''
}

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
function causesOfPublisher(text: string): readonly CauseId[] | null {
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
function writeCauses(causes: readonly CauseId[]): string {
  return causes.map((cause) => NAMES[cause]).join(JOINT)
}

/** Parses a cell written by `writeCauses`; null for any other text. */
export function readCauses(text: string): readonly CauseId[] | null {
  const names = text.split(JOINT)
  const causes = CAUSES.filter((cause) => names.includes(NAMES[cause]))
  return writeCauses(causes) === text ? causes : null
}
