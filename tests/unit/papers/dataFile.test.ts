import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DataSheet } from '#content/dataSheet.ts'
import { dataCsv, dataWorkbook } from '#papers/dataFile.ts'
import { HOSTILE } from '#tests/support/hostileText.ts'
import { officeFaults } from '#tests/support/officeFaults.ts'
import { published } from '#tests/support/published.ts'
import { savedRows } from '#tests/support/sheets.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbook-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const sheet: DataSheet = {
  columns: ['id', 'text', 'value', 'longitude', 'actors'],
  rows: [
    ...HOSTILE.map((text, at) => ({
      id: String(at),
      text,
      value: at,
      longitude: -5.5,
      actors: ['NA', 'iom'],
    })),
    { id: 'last', text: 'x'.repeat(40_000), value: null },
  ],
}

async function workbook(): Promise<string> {
  const blob = await dataWorkbook(sheet, [
    ['Title', ''],
    ...HOSTILE.map((text): [string, string] => ['Source', text]),
  ])
  const file = join(folder, 'data.xlsx')
  writeFileSync(file, new Uint8Array(await blob.arrayBuffer()))
  return file
}

test('the workbook is valid, with a sheet of data and one about it', async () => {
  const file = await workbook()
  expect(await officeFaults(file)).toEqual([])
  const sheets = await readXlsx(file)
  expect(sheets.map(({ sheet: name }) => name)).toEqual(['data', 'about'])
  const [head, first] = sheets[0]?.data ?? []
  expect(head).toEqual(sheet.columns)
  expect(first).toEqual(['0', HOSTILE[0], 0, -5.5, 'NAM;iom'])
  expect(sheets[0]?.data.at(-1)?.slice(1, 3)).toEqual([`${'x'.repeat(32_766)}…`, null])
  expect(sheets[1]?.data.length).toBe(HOSTILE.length + 1)
})

test('a number keeps its sign, and a text that looks like a formula is guarded', () => {
  const [, row] = dataCsv({ columns: ['a', 'b'], rows: [{ a: -5.5, b: '-5.5' }] }).split('\r\n')
  expect(row).toBe("-5.5,'-5.5")
})

/** What pandas reads as a missing value, empty cells aside. */
const MISSING = ['NA', 'N/A', 'NULL', 'null', 'NaN', 'nan', 'None', 'n/a', '<NA>', '#N/A']

test('no country of any table is read as a missing value', () => {
  const tables = [...published('nationalities').tables, ...published('comparisons').tables]
  const keys = tables.flatMap(({ dimensions }) =>
    dimensions.flatMap(({ name, keys: all }) => (['nationality', 'country'].includes(name) ? all : [])),
  )
  expect(keys).toContain('NA')
  const rows = savedRows({ columns: ['id', 'country'], rows: keys.map((country) => ({ id: 'x', country })) })
  expect(rows.filter(({ country = '' }) => MISSING.includes(country))).toEqual([])
  expect(rows.filter(({ country = '' }) => /^[A-Z]{2}$/.test(country))).toEqual([])
})
