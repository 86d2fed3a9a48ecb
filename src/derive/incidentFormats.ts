import { contentId } from '#domain/contentId.ts'
import { CODED_ID } from './crosswalk.ts'
import { causesOfPublisher, writeCauses } from './incidentColumns.ts'
import { type CellFault, type Converted, cleanText, type PublisherFormat, whole } from './publisherFile.ts'

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
  names: {
    id: 'Main ID',
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
    longitude: 'Coordinates',
    latitude: 'Coordinates',
    information_source: 'Information Source',
    url: 'URL',
    source_quality: 'Source Quality',
  },
  key: ['Main ID'],
  time: 'Incident Date',
  order: ORDER,
  owns: (id) => !id.startsWith(CODED_ID),
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
  convert: ({ text }, { alpha2OfName }) => {
    const faults: CellFault[] = []
    const [latitude, longitude] = coordinates(text('Coordinates'), faults)
    return {
      texts: new Map([
        ['id', text('Main ID')],
        ['type', text('Incident Type')],
        ['date', text('Incident Date')],
        ['region', text('Region of Incident')],
        ['country', country(text('Country of Incident'), alpha2OfName, 'Country of Incident', faults)],
        ['route', text('Migration Route')],
        ['dead', whole(text('Number of Dead'))],
        ['missing', whole(text('Minimum Estimated Number of Missing'))],
        ['dead_and_missing', whole(text('Total Number of Dead and Missing'))],
        ['survivors', whole(text('Number of Survivors'))],
        ['cause', cause(text('Cause of Death'), 'Cause of Death', faults)],
        ['location', cleanText(text('Location of Incident'))],
        ['longitude', longitude],
        ['latitude', latitude],
        ['information_source', cleanText(text('Information Source'))],
        ['url', firstAddress(text('URL'), faults)],
        ['source_quality', lowest(text('Source Quality'), faults)],
      ]),
      faults,
    }
  },
}

/** The publisher's coded file: no ids, sources or quality, and the routes in coarser groups. */
export const CODED_INCIDENTS: PublisherFormat = {
  table: 'missing-migrants-incidents',
  columns: [
    'date',
    'type',
    'route',
    'country_iso3',
    'dead_and_missing',
    'cause',
    'survivors',
    'nationality_iso3',
    'location',
    'lon',
    'lat',
  ],
  names: { id: 'location', country: 'country_iso3', longitude: 'lon', latitude: 'lat' },
  key: ['date', 'location', 'lon', 'lat'],
  time: 'date',
  order: ORDER,
  owns: (id) => id.startsWith(CODED_ID),
  convert: ({ text }, { alpha2Of }): Converted => {
    const faults: CellFault[] = []
    const location = cleanText(text('location'))
    const longitude = plainDecimal(text('lon'))
    const latitude = plainDecimal(text('lat'))
    return {
      texts: new Map([
        ['id', CODED_ID + contentId(text('date'), location, longitude, latitude)],
        ['type', text('type')],
        ['date', text('date')],
        ['country', country(text('country_iso3'), alpha2Of, 'country_iso3', faults)],
        ['route', text('route')],
        ['dead_and_missing', whole(text('dead_and_missing'))],
        ['survivors', whole(text('survivors'))],
        ['cause', cause(text('cause'), 'cause', faults)],
        ['location', location],
        ['longitude', longitude],
        ['latitude', latitude],
      ]),
      faults,
    }
  },
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
  const code = COUNTRIES[name] ?? codeOf(name)
  if (code !== null) return code
  const remedy = 'add the name to src/derive/incidentFormats.ts'
  faults.push({ column, problem: `“${name}” is no country that is known`, remedy })
  return 'ZZ'
}

function cause(text: string, column: string, faults: CellFault[]): string {
  const causes = causesOfPublisher(text)
  if (causes && causes.length > 0) return writeCauses(causes)
  const remedy = 'add the cause to src/derive/incidentColumns.ts and to the messages that name causes'
  faults.push({ column, problem: `“${text}” is no cause that is known`, remedy })
  return ''
}

/** The first of the addresses, which are separated by spaces or commas. */
function firstAddress(text: string, faults: CellFault[]): string {
  if (text === '') return ''
  const found = /https?:\/\/\S+?(?=,https?:|[,;]?\s|[,;]?$)/.exec(text)
  if (!found) faults.push({ column: 'URL', problem: `“${text}” holds no address of a page` })
  return found?.[0] ?? ''
}

function lowest(text: string, faults: CellFault[]): string {
  if (text === '') return ''
  const grades = text.split(',').map((grade) => whole(grade.trim()))
  if (grades.some((grade) => !/^\d$/.test(grade))) {
    faults.push({ column: 'Source Quality', problem: `“${text}” is no grading` })
    return ''
  }
  return grades.sort()[0] ?? ''
}
