import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvText } from '#lib/csv.ts'
import { parseCsv } from '#tests/support/parseCsv.ts'

const FORMULA_SIGNS = ['=', '+', '-', '@', '\t', '\r']

/** A cell after a round trip: a guarded one keeps its apostrophe. */
const asRead = (cell: string) => (FORMULA_SIGNS.includes(cell.charAt(0)) ? `'${cell}` : cell)

const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', '-', '\t', ' ', 'é', ';') }),
)
// A single empty cell is no row in RFC 4180: a table has at least two columns.
const rows = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }))

describe('a CSV text', () => {
  test('survives a round trip with any content, apart from the formula guard', () => {
    fc.assert(
      fc.property(rows, (table) => {
        expect(parseCsv(csvText(table))).toEqual(table.map((row) => row.map(asRead)))
      }),
    )
  })

  test('has no cell that a spreadsheet would run as a formula', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const cells = parseCsv(csvText(table)).flat()
        expect(cells.filter((text) => FORMULA_SIGNS.includes(text.charAt(0)))).toEqual([])
      }),
    )
  })

  test('begins with a byte-order mark, ends rows with CRLF, and quotes only where needed', () => {
    expect(
      csvText([
        ['a', 'b c'],
        ['d,e', 'f"g'],
      ]),
    ).toBe('\uFEFFa,b c\r\n"d,e","f""g"\r\n')
  })

  test.each(['=SUM(A1)', '+32', '-1', '@home', '\tx'])('guards %j with an apostrophe', (text) => {
    expect(csvText([[text, 'b']])).toBe(`\uFEFF'${text},b\r\n`)
  })
})
