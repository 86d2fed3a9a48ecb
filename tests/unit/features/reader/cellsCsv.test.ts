import { expect, test } from 'vitest'
import { cellsModel } from '#content/cellsModel.ts'
import { cellsCsv, cellsFileName } from '#features/reader/CellsReader.tsx'
import { figureSourceOf, tableOf } from '#tests/support/figureTables.ts'
import { parseCsv } from '#tests/support/parseCsv.ts'

const table = tableOf('frontex-detections', { detections: 'detections' }, [
  { route: 'north', month: '2024-01', detections: 0 },
  { route: 'north', month: '2024-02', detections: null },
  { route: 'south', month: '2024-02', detections: 7 },
])
const source = figureSourceOf({ id: 'frontex-detections', partialMonths: ['2024-02'] })
const query = {
  table: table.id,
  count: 'detections',
  spans: [{ from: '2024-01', to: '2024-02' }],
  where: { route: ['north'] },
}

function rows(where = query.where) {
  const reading = cellsModel(table, source, { ...query, where })
  if (!reading.ok) throw new Error(reading.fault.code)
  const text = cellsCsv({
    model: reading.model,
    table,
    source,
    licence: 'Licence',
    credit: 'Credit',
    incidentOf: () => null,
    word: (_, key) => key.toUpperCase(),
    title: 'Title, with a comma',
    link: 'https://example.org/#/explore?reader=cells',
    version: 'abc123',
  })
  const [header = [], ...lines] = parseCsv(text)
  return lines.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at] ?? ''])))
}

test('has a row per cell with id, key, name, value and source', () => {
  const [first, second] = rows()
  expect(rows()).toHaveLength(2)
  expect(first).toMatchObject({
    id: 'frontex-detections/north/2024-01',
    route: 'north',
    route_name: 'NORTH',
    unit: 'detections',
    value: '0',
    month_is_incomplete: 'no',
    title: 'Title, with a comma',
    publisher: 'Publisher',
    credit: 'Credit',
    page: 'https://example.org/page',
    link: 'https://example.org/#/explore?reader=cells',
    data_version: 'abc123',
  })
  // Not stated is empty, unlike the 0 of the month before.
  expect(second).toMatchObject({
    id: 'frontex-detections/north/2024-02',
    value: '',
    month_is_incomplete: 'yes',
  })
})

test('the file name has table, column and time', () => {
  expect(cellsFileName(query, 'abc123')).toBe(
    'throughline-frontex-detections-detections-2024-01-to-2024-02-abc123.csv',
  )
  expect(cellsFileName({ ...query, spans: [] }, 'abc123')).toBe(
    'throughline-frontex-detections-detections-abc123.csv',
  )
})
