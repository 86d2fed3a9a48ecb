import { expect, test } from 'vitest'
import { cellsModel, cellsSheet } from '#content/cellsModel.ts'
import { incidentTable } from '#content/tableById.ts'
import { exportWords } from '#tests/support/exportWords.ts'
import { figureSourceOf, tableOf } from '#tests/support/figureTables.ts'
import { published } from '#tests/support/published.ts'
import { savedRows } from '#tests/support/sheets.ts'

const words = {
  ...exportWords().words,
  column: (name: string) => name,
  key: (_: string, key: string) => key.toUpperCase(),
}

function rowsOf({
  table,
  source,
  count,
  where,
  incidents = null,
}: Pick<Parameters<typeof cellsSheet>[0], 'table' | 'source'> & {
  count: string
  where: Record<string, string[]>
  incidents?: Parameters<typeof cellsSheet>[0]['incidents']
}) {
  const reading = cellsModel(table, source, { table: table.id, count, spans: [], where })
  if (!reading.ok) throw new Error(reading.fault.code)
  return savedRows(
    cellsSheet({
      model: reading.model,
      table,
      source,
      incidents,
      words,
      link: 'https://x.example',
      version: 'v1',
    }),
  )
}

const table = tableOf('boats', { arrivals: 'arrivals', boats: 'boats' }, [
  { nationality: 'NA', month: '2024-01', arrivals: 0, boats: 1 },
  { nationality: 'NA', month: '2024-02', arrivals: null, boats: 2 },
  { nationality: 'SY', month: '2024-02', arrivals: 7, boats: 3 },
])
const source = figureSourceOf({ id: 'boats', partialMonths: ['2024-02'] })

test('has a row for each cell with every column of the table, and a code that is no missing value', () => {
  const rows = rowsOf({ table, source, count: 'arrivals', where: { nationality: ['NA'] } })
  expect(rows).toHaveLength(2)
  expect(rows[0]).toMatchObject({
    id: 'boats/NA/2024-01',
    nationality: 'NAM',
    nationality_name: 'NA',
    month: '2024-01',
    column: 'arrivals',
    unit: 'arrivals',
    unit_name: 'people who arrived',
    value: '0',
    coverage: 'whole',
    arrivals: '0',
    boats: '1',
    table: 'boats',
    publisher: 'Publisher',
    licence: expect.any(String),
    credit: expect.any(String),
    link: 'https://x.example',
    data_version: 'v1',
  })
  // Not stated is empty, unlike the 0 of the month before.
  expect([rows[1]?.value, rows[1]?.coverage, rows[1]?.boats]).toEqual(['', 'partial', '2'])
})

test('a table of one route names it in each row, though it has no column for it', () => {
  const [row] = rowsOf({
    table,
    source: { ...source, route: 'channel' },
    count: 'arrivals',
    where: { nationality: ['SY'] },
  })
  expect([row?.route, row?.route_name]).toEqual(['channel', 'CHANNEL'])
  const [other] = rowsOf({ table, source, count: 'arrivals', where: { nationality: ['SY'] } })
  expect(other).not.toHaveProperty('route')
})

test('incidents have place, coordinates as numbers, source and quality', () => {
  const incidents = published('incidents')
  const about = published('figures').sources.find(({ role }) => role === 'incidents')
  if (!about) throw new Error('no incidents')
  const all = incidentTable(incidents, about)
  const rows = rowsOf({
    table: all,
    source: about,
    count: 'dead_and_missing',
    where: { route: ['western-african'] },
    incidents,
  })
  expect(rows.length).toBeGreaterThan(10)
  for (const row of rows) {
    expect(row.id).toMatch(/^missing-migrants-incidents\//)
    for (const degrees of [row.longitude, row.latitude]) expect(degrees).toMatch(/^-?\d+(\.\d+)?$/)
    expect(row.source_quality).toMatch(/^[1-5]?$/)
    expect(Object.keys(row)).toEqual(
      expect.arrayContaining(['location', 'reported_by', 'source_url', 'dead', 'missing', 'survivors']),
    )
  }
  expect(rows.filter(({ longitude }) => Number(longitude) < 0).length).toBeGreaterThan(10)
  expect(rows.filter(({ country }) => /^[A-Z]{3}$/.test(country ?? '')).length).toBeGreaterThan(10)
})
