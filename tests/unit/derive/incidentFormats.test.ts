import { describe, expect, it } from 'vitest'
import { parseCsv } from '#derive/csvRows.ts'
import { type ImportRequest, importFigures } from '#derive/importFigures.ts'
import { CODED_INCIDENTS, INCIDENTS } from '#derive/incidentFormats.ts'
import { csvLines } from '#lib/csv.ts'
import { importRequest } from '#tests/support/figureSources.ts'

const INCIDENT: Readonly<Record<string, string>> = {
  'Main ID': '2024.MMP0001',
  'Incident ID': '2024.MMP0001',
  'Incident Type': 'Incident',
  'Region of Incident': 'Mediterranean',
  'Incident Date': '2024-03-02',
  'Incident Year': '2024',
  Month: 'March',
  'Number of Dead': '2',
  'Minimum Estimated Number of Missing': '3',
  'Total Number of Dead and Missing': '5',
  'Number of Survivors': '',
  'Cause of Death': 'Drowning',
  'Country of Incident': 'Libya',
  'Migration Route': 'Central Mediterranean',
  'Location of Incident': 'Off Zuwara, Libya',
  Coordinates: '32.9312, 12.0803',
  'Information Source': 'A paper',
  URL: 'https://example.org/a',
  'Source Quality': '3',
}

const CODED: Readonly<Record<string, string>> = {
  date: '2025-01-04',
  type: 'Incident',
  route: 'Western Mediterranean Route',
  country_iso3: 'ESP',
  dead_and_missing: '1',
  cause: 'Drowning',
  survivors: '4',
  nationality_iso3: 'UNK',
  location: 'Ceuta, Spain',
  lon: '-5.30',
  lat: '35.9',
}

const fileOf =
  (columns: readonly string[], first: Readonly<Record<string, string>>) =>
  (...rows: readonly Readonly<Record<string, string>>[]) =>
    csvLines([columns, ...rows.map((row) => columns.map((column) => row[column] ?? first[column] ?? ''))])
const original = fileOf(INCIDENTS.columns, INCIDENT)
const coded = fileOf(CODED_INCIDENTS.columns, CODED)

/** The imported rows by column; throws if the import fails. */
function rowsOf(request: ImportRequest): readonly Record<string, string>[] {
  const result = importFigures(request)
  expect(result.faults).toEqual([])
  const { header, rows } = parseCsv({ path: 'table', text: result.csv ?? '' })
  return rows.map(({ cells }) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])))
}

function problemsOf(file: string): readonly string[] {
  return importFigures(importRequest('missing-migrants', file)).faults.map(
    ({ place, problem }) => `${place}: ${problem}`,
  )
}

describe('the publisher’s download of 25 columns', () => {
  it('reads ids, countries, counts, positions, addresses and grades', () => {
    expect(rowsOf(importRequest('missing-migrants', original({})))).toEqual([
      {
        id: '2024.MMP0001',
        type: 'Incident',
        date: '2024-03-02',
        region: 'Mediterranean',
        country: 'LY',
        route: 'Central Mediterranean',
        dead: '2',
        missing: '3',
        dead_and_missing: '5',
        survivors: '',
        cause: 'Drowning',
        location: 'Off Zuwara, Libya',
        longitude: '12.0803',
        latitude: '32.9312',
        information_source: 'A paper',
        url: 'https://example.org/a',
        source_quality: '3',
      },
    ])
  })

  it('cleans texts, and keeps the first address and the lowest grade', () => {
    const [row] = rowsOf(
      importRequest(
        'missing-migrants',
        original({
          'Location of Incident': '<p>Unspecified,\n off  Libya</p>\n',
          'Information Source': 'A  paper;\na radio ',
          URL: 'https://example.org/a,https://example.org/b',
          'Source Quality': '4,3',
          'Number of Dead': '2.0',
          'Main ID': '\uFEFF2024.MMP0001',
        }),
      ),
    )
    expect(row).toMatchObject({
      id: '2024.MMP0001',
      location: 'Unspecified, off Libya',
      information_source: 'A paper; a radio',
      url: 'https://example.org/a',
      source_quality: '3',
      dead: '2',
    })
  })

  it.each([
    ['https://a.eu/x\u00a0\u00a0https://b.eu/y', 'https://a.eu/x'],
    ['https://a.eu/x,y.html', 'https://a.eu/x,y.html'],
    ['https://a.eu/x, https://b.eu/y', 'https://a.eu/x'],
    ['see https://a.eu/x;', 'https://a.eu/x'],
    ['', ''],
  ])('keeps of the addresses %j the first', (URL, url) => {
    expect(rowsOf(importRequest('missing-migrants', original({ URL })))[0]?.url).toBe(url)
  })

  it('sorts several causes, whose names may contain commas', () => {
    const harsh = 'Harsh environmental conditions / lack of adequate shelter, food, water'
    const [row] = rowsOf(
      importRequest('missing-migrants', original({ 'Cause of Death': `${harsh},Drowning` })),
    )
    expect(row?.cause).toBe(`Drowning + ${harsh}`)
  })

  it('keeps incidents near or towards Europe, and counts the rest by route', () => {
    const file = original(
      {},
      { 'Main ID': 'a', 'Region of Incident': 'Western Africa', 'Migration Route': 'Sahara Desert crossing' },
      { 'Main ID': 'b', 'Region of Incident': 'Northern Africa', 'Migration Route': '' },
      {
        'Main ID': 'c',
        'Region of Incident': 'North America',
        'Migration Route': 'US-Mexico border crossing',
      },
      { 'Main ID': 'd', 'Region of Incident': 'Western Africa', 'Migration Route': '' },
    )
    const { report } = importFigures(importRequest('missing-migrants', file))
    expect(report).toEqual(
      expect.arrayContaining([
        'rows read: 5, taken: 3',
        'rows not taken, elsewhere in the world, route “US-Mexico border crossing”: 1',
        'rows not taken, elsewhere in the world, route “”: 1',
      ]),
    )
  })

  it('rejects impossible values by row and column', () => {
    const file = original(
      {},
      { 'Main ID': 'a', Coordinates: '95.2, 12' },
      { 'Main ID': 'b', Coordinates: 'off Libya' },
      { 'Main ID': 'c', 'Number of Dead': '3' },
      { 'Main ID': 'd', 'Minimum Estimated Number of Missing': '-3' },
      { 'Main ID': 'e', 'Incident Date': '2024-02-30' },
      { 'Main ID': 'f', 'Country of Incident': 'Atlantis' },
      { 'Main ID': 'g', 'Cause of Death': 'Thirst' },
      { 'Main ID': 'h', 'Migration Route': 'Moon route' },
      { 'Main ID': 'i', 'Source Quality': 'good' },
      { 'Main ID': 'j', URL: 'a letter' },
      { 'Main ID': 'k', 'Total Number of Dead and Missing': '' },
      {},
    )
    expect(problemsOf(file)).toEqual([
      'row 3, column Coordinates: 95.2 is above 90',
      'row 4, column Coordinates: “off Libya” is no latitude and longitude',
      'row 5, column Total Number of Dead and Missing: 3 dead and 3 missing do not add up to 5',
      'row 6, column Minimum Estimated Number of Missing: -3 is below 0',
      'row 7, column Incident Date: “2024-02-30” is no date (YYYY-MM-DD)',
      'row 8, column Country of Incident: “Atlantis” is no country that is known',
      'row 9, column Cause of Death: “Thirst” is no cause that is known',
      'row 10, column Migration Route: the crosswalk does not know “Moon route” of iom',
      'row 11, column Source Quality: “good” is no grading',
      'row 12, column URL: “a letter” holds no address of a page',
      'row 13, column Total Number of Dead and Missing: the cell is empty',
      'row 14, column Main ID: 2024.MMP0001 is in row 2 too',
    ])
  })

  it('is rejected if a whole month has no incident', () => {
    expect(problemsOf(original({}, { 'Main ID': 'a', 'Incident Date': '2024-05-01' }))).toEqual([
      'row 2, column Incident Date: 2024-04 is missing beside this row',
    ])
  })
})

describe('the publisher’s coded file beside the other', () => {
  const table = () => {
    const { csv } = importFigures(
      importRequest('missing-migrants', original({ 'Main ID': 'a', 'Incident Date': '2024-12-30' })),
    )
    return csv ?? ''
  }

  it('derives ids from the identifying fields, and leaves out missing fields', () => {
    const [, row] = rowsOf(importRequest('missing-migrants-coded', coded({}), { table: table() }))
    expect(row).toMatchObject({
      date: '2025-01-04',
      country: 'ES',
      dead: '',
      missing: '',
      dead_and_missing: '1',
      survivors: '4',
      longitude: '-5.3',
      url: '',
      source_quality: '',
    })
    expect(row?.id).toMatch(/^coded-[0-9a-z]{13}$/)
    const revised = rowsOf(importRequest('missing-migrants-coded', coded({ dead_and_missing: '2' })))
    expect(revised[0]?.id).toBe(row?.id)
  })

  it('adds nothing to a month of the other file, and the reverse', () => {
    const file = coded({}, { date: '2024-12-30', location: 'the same, told again' })
    const rows = rowsOf(importRequest('missing-migrants-coded', file, { table: table() }))
    expect(rows.map(({ date }) => date)).toEqual(['2024-12-30', '2025-01-04'])
    const both =
      importFigures(importRequest('missing-migrants-coded', coded({}), { table: table() })).csv ?? ''
    const later = original(
      { 'Main ID': 'b', 'Incident Date': '2025-01-05' },
      { 'Main ID': 'a', 'Incident Date': '2024-12-30' },
    )
    const again = importFigures(importRequest('missing-migrants', later, { table: both }))
    expect(again.csv).toBe(both)
  })

  it('is replaced by the other file in the requested months', () => {
    const both =
      importFigures(importRequest('missing-migrants-coded', coded({}), { table: table() })).csv ?? ''
    const later = original({ 'Main ID': 'b', 'Incident Date': '2025-01-05' })
    const request = importRequest('missing-migrants', later, {
      table: both,
      months: { from: '2025-01', to: '2025-01' },
    })
    expect(rowsOf(request).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(importFigures(request).report).toContain('rows that the file lacks, taken out: 1')
  })
})
