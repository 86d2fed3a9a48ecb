import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import writeWorkbook from 'write-excel-file/universal'
import { type ExtractedSheet, extractTables, tableFormat } from '#extract/extractTables.ts'
import { tableCells } from '#extract/htmlLines.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>

async function csv(bytes: Uint8Array<ArrayBuffer> | string) {
  return extractTables({ bytes: typeof bytes === 'string' ? bytesOf(bytes) : bytes }, 'csv')
}

const rowsOf = (sheet: ExtractedSheet | undefined) => tableCells(sheet?.text ?? '')

async function cellsOf(bytes: Uint8Array<ArrayBuffer> | string) {
  const result = await csv(bytes)
  if (!result.ok) throw new Error(result.fault.code)
  return rowsOf(result.tables.sheets[0])
}

async function workbook(...sheets: { sheet: string; data: unknown[][] }[]) {
  const blob = await writeWorkbook(sheets as never).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

describe('a CSV file', () => {
  it.each([
    ['comma', 'a,b\n1,2\n', ','],
    ['semicolon with decimal commas', 'month;value\n2024-01;1,5\n2024-02;2,25\n', ';'],
    ['tab', 'a\tb\n1\t2\n', '\t'],
    ['bar', 'a|b\n1|2\n', '|'],
    ['stated', 'sep=;\na;b\n1;2\n', ';'],
  ])('is split at its delimiter: %s', async (_, text, delimiter) => {
    const result = await csv(text)
    expect(result).toMatchObject({ ok: true, tables: { delimiter } })
    expect((await cellsOf(text)).at(-1)).toHaveLength(2)
  })

  it('is read in its encoding, without its byte order mark', async () => {
    const words = [
      ['Mois', 'Détections'],
      ['août', '12'],
    ]
    const text = 'Mois;Détections\r\naoût;12\r\n'
    const latin = Uint8Array.from(text, (sign) => sign.charCodeAt(0))
    const wide = Uint8Array.from(`\ufeff${text}`, (sign) => sign.charCodeAt(0))
    const utf16 = new Uint8Array(wide.length * 2)
    for (const [index, byte] of [...`\ufeff${text}`].entries()) {
      utf16.set([byte.charCodeAt(0) & 255, byte.charCodeAt(0) >> 8], index * 2)
    }
    expect(await cellsOf(`\ufeff${text}`)).toEqual(words)
    expect(await cellsOf(latin)).toEqual(words)
    expect(await cellsOf(utf16)).toEqual(words)
    expect(await csv(latin)).toMatchObject({ tables: { encoding: 'Windows-1252' } })
    expect(await csv(utf16)).toMatchObject({ tables: { encoding: 'UTF-16LE' } })
  })

  it('keeps a record for each row, so that a row has its number', async () => {
    const cells = await cellsOf('A title,\n\nmonth,value\n2024-01,"1,200\nand a line"\n2024-02\n,,\n')
    expect(cells).toEqual([
      ['A title'],
      [],
      ['month', 'value'],
      ['2024-01', '1,200\nand a line'],
      ['2024-02'],
    ])
  })

  it.each([
    ['an open quotation mark', 'a,b\n1,"2\n3,4\n', { code: 'torn-quote', row: 2 }],
    ['text after a closing quotation mark', 'a,b\n1,2\n3,"4"5\n', { code: 'torn-quote', row: 3 }],
    ['nothing', '', { code: 'empty' }],
    ['blank rows', ' ,\n;\n'.replace(';', ','), { code: 'empty' }],
    ['bytes that are no text', '\0\u0001\u0002a,b\0\0', { code: 'unknown-format' }],
  ])('is refused by name for %s', async (_, text, fault) => {
    expect(await csv(text)).toMatchObject({ ok: false, fault })
  })
})

describe('a workbook', () => {
  it('gives the cells of each sheet as text', async () => {
    const bytes = await workbook(
      {
        sheet: 'Detections',
        data: [
          ['month', 'value', 'text', 'yes'],
          [new Date(Date.UTC(2024, 0, 1)), 1234.5, '1.234', true],
          [{ value: new Date(Date.UTC(2024, 1, 1)), type: Date, format: 'mmm yyyy' }, 0.1 + 0.2, null, false],
          [],
          [null, { type: 'Formula', value: 'SUM(B2:B3)' }, 'total', null],
        ].map((row) =>
          row.map((cell) =>
            cell instanceof Date ? { value: cell, type: Date, format: 'dd/mm/yyyy' } : cell,
          ),
        ),
      },
      { sheet: 'Empty', data: [] },
      { sheet: 'Notes', data: [['only a note']] },
    )
    expect(tableFormat({ name: 'a.bin', bytes })).toBe('xlsx')
    const result = await extractTables({ bytes }, 'xlsx')
    if (!result.ok) throw new Error(result.fault.code)
    const [first, second] = result.tables.sheets
    expect(result.tables.sheets.map(({ sheet }) => sheet)).toEqual(['Detections', 'Notes'])
    expect(rowsOf(first)).toEqual([
      ['month', 'value', 'text', 'yes'],
      ['2024-01-01', '1234.5', '1.234', 'true'],
      ['2024-02-01', '0.3', '', 'false'],
      [],
      ['', '', 'total'],
    ])
    expect(first?.typedColumns).toEqual([1])
    expect(rowsOf(second)).toEqual([['only a note']])
  })

  it('knows the decimal sign of a column of numbers, unless one of them is a text', async () => {
    const bytes = await workbook({
      sheet: 'Numbers',
      data: [
        ['all', 'one as text', 'with a word', 'with a note'],
        [1.5, 1.5, 1.5, 1.5],
        [2.25, '1.234', 'n/a', 'see note 3'],
      ],
    })
    const result = await extractTables({ bytes }, 'xlsx')
    expect(result).toMatchObject({ ok: true, tables: { sheets: [{ typedColumns: [0, 2, 3] }] } })
  })

  it('has a merged cell’s value in all its places', async () => {
    const parts = unzipSync(
      await workbook(
        { sheet: 'Other', data: [['x']] },
        {
          sheet: 'A & B',
          data: [
            ['route', 'n'],
            ['Channel', 1],
            [null, 2],
            [null, 3],
            ['end', 4],
          ],
        },
      ),
    )
    const path = 'xl/worksheets/sheet2.xml'
    const sheet = new TextDecoder().decode(parts[path])
    const merged = '</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    parts[path] = new TextEncoder().encode(sheet.replace('</sheetData>', merged))
    const result = await extractTables({ bytes: Uint8Array.from(zipSync(parts)) }, 'xlsx')
    if (!result.ok) throw new Error(result.fault.code)
    expect(rowsOf(result.tables.sheets[1])).toEqual([
      ['route', 'n'],
      ['Channel', '1'],
      ['Channel', '2'],
      ['', '3'],
      ['end', '4'],
    ])
  })

  it('is refused when it is torn, and when it unpacks to more than the limit', async () => {
    const bytes = await workbook({ sheet: 'A', data: [['a', 1]] })
    expect(await extractTables({ bytes: bytes.slice(0, -40) }, 'xlsx')).toMatchObject({
      fault: { code: 'damaged' },
    })
    const parts = unzipSync(bytes)
    parts['xl/worksheets/sheet1.xml'] = new Uint8Array(101 * 1_048_576)
    const bomb = zipSync(parts, { level: 1 })
    expect(await extractTables({ bytes: Uint8Array.from(bomb) }, 'xlsx')).toMatchObject({
      fault: { code: 'unpacks-too-large' },
    })
  })
})
