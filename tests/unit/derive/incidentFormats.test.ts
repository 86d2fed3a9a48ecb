import { describe, expect, it } from 'vitest'
import { type ImportRequest, importFigures } from '#derive/importFigures.ts'
import { EUROPE_INCIDENTS, INCIDENTS } from '#derive/incidentFormats.ts'
import { parseCsv } from '#derive/tidyTable.ts'
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

const LATER: Readonly<Record<string, string>> = {
  'Main ID': '2025.MMP0001',
  'Incident ID': '2025.MMP0001',
  'Incident Type': 'Incident',
  'Region of Incident': 'Mediterranean',
  'Incident date': '2025-01-04',
  'No. dead': 'NA',
  'No. missing': '4',
  'No. dead/missing': '4',
  'No. survivors': 'NA',
  'Cause of death (category)': 'Drowning',
  Route: 'Mainland Europe to the UK',
  'Country of Incident': 'France',
  'Location of death': 'Off Sangatte',
  Source: 'A paper',
  Link: 'NA',
  'Source Quality': '3',
  Longitude: '1.70',
  Latitude: '50.9',
}

const fileOf =
  (columns: readonly string[], first: Readonly<Record<string, string>>) =>
  (...rows: readonly Readonly<Record<string, string>>[]) =>
    csvLines([columns, ...rows.map((row) => columns.map((column) => row[column] ?? first[column] ?? ''))])
const original = fileOf(INCIDENTS.columns, INCIDENT)
const later = fileOf(EUROPE_INCIDENTS.columns, LATER)

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

describe('the later copy of incidents on routes to Europe, beside the other file', () => {
  const table = () => {
    const { csv } = importFigures(
      importRequest('missing-migrants', original({ 'Main ID': 'a', 'Incident Date': '2024-12-30' })),
    )
    return (csv ?? '').replace(/^a,/m, '2024.MMP0009,')
  }
  const both = () =>
    importFigures(importRequest('missing-migrants-europe', later({}), { table: table() })).csv ?? ''

  it('reads NA as not stated, and keeps the lowest of gradings that nothing separates', () => {
    const file = later({}, { 'Incident ID': '2025.MMP0002', 'Source Quality': '43' })
    const [, first, second] = rowsOf(importRequest('missing-migrants-europe', file, { table: table() }))
    expect(first).toEqual({
      id: '2025.MMP0001',
      type: 'Incident',
      date: '2025-01-04',
      region: 'Mediterranean',
      country: 'FR',
      route: 'Mainland Europe to the UK',
      dead: '',
      missing: '4',
      dead_and_missing: '4',
      survivors: '',
      cause: 'Drowning',
      location: 'Off Sangatte',
      longitude: '1.7',
      latitude: '50.9',
      information_source: 'A paper',
      url: '',
      source_quality: '3',
    })
    expect(second?.source_quality).toBe('3')
  })

  it('names a row by its own id, or by the main one where it holds several parts', () => {
    const parts = later(
      { 'Main ID': '2025.MMP0002', 'Incident ID': '2025.MMP00021,2025.MMP00022' },
      { 'Main ID': '2025.MMP0003', 'Incident ID': '2025.MMP00031' },
      { 'Main ID': '2025.MMP0003', 'Incident ID': '2025.MMP00032', 'Country of Incident': 'NA' },
    )
    const rows = rowsOf(importRequest('missing-migrants-europe', parts))
    expect(rows.map(({ id, country }) => [id, country])).toEqual([
      ['2025.MMP0002', 'FR'],
      ['2025.MMP00031', 'FR'],
      ['2025.MMP00032', ''],
    ])
  })

  it('adds nothing to a month of the other file, and the reverse', () => {
    const file = later({}, { 'Incident ID': '2025.MMP0004', 'Incident date': '2024-12-30' })
    const rows = rowsOf(importRequest('missing-migrants-europe', file, { table: table() }))
    expect(rows.map(({ date }) => date)).toEqual(['2024-12-30', '2025-01-04'])
    const again = original(
      { 'Main ID': '2025.MMP0007', 'Incident Date': '2025-01-05' },
      { 'Main ID': '2024.MMP0009', 'Incident Date': '2024-12-30' },
    )
    expect(importFigures(importRequest('missing-migrants', again, { table: both() })).csv).toBe(both())
  })

  it('is replaced by the other file in the requested months', () => {
    const file = original({ 'Main ID': '2025.MMP0007', 'Incident Date': '2025-01-05' })
    const request = importRequest('missing-migrants', file, {
      table: both(),
      months: { from: '2025-01', to: '2025-01' },
    })
    expect(rowsOf(request).map(({ id }) => id)).toEqual(['2024.MMP0009', '2025.MMP0007'])
    expect(importFigures(request).report).toContain('rows that the file lacks, taken out: 1')
  })
})
