import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCsv } from '#derive/tidyTable.ts'
import { csvLines } from '#lib/csv.ts'

const read = (text: string) => parseCsv({ path: 'a.csv', text })
const cellsOf = (text: string) => {
  const { header, rows } = read(text)
  return [header, ...rows.map(({ cells }) => cells)]
}

/** Texts with commas, quotes and line breaks among letters. */
const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r', ' ', '0'), maxLength: 6 })
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }),
  )

describe('a CSV text', () => {
  it('is read as it was written, with any content', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = csvLines(rows)
        expect(read(text).faults).toEqual([])
        expect(cellsOf(text)).toEqual(rows)
      }),
    )
  })

  it('may end its rows with CRLF, lack the last line break and begin with a byte-order mark', () => {
    expect(cellsOf('\uFEFFa,b\r\n1,"x\r\ny"\r\n3,')).toEqual([
      ['a', 'b'],
      ['1', 'x\r\ny'],
      ['3', ''],
    ])
  })

  it('numbers rows as a spreadsheet does, also after a line break in quotes', () => {
    expect(read('a\n"1\n2"\n3\n').rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
      [2, '1\n2'],
      [3, '3'],
    ])
  })

  it('reads a cell of any length', () => {
    const long = '""'.repeat(200_000)
    expect(cellsOf(`a\n"${long}"\n`)[1]?.[0]?.length).toBe(200_000)
  })

  it.each([
    ['a,b\n1,x"y\n', 'row 2', 'a quote is out of place in cell 2'],
    ['a,b\n"1"2,3\n', 'row 2', 'a quote is out of place in cell 1'],
    ['a\n"1\n2\n', 'row 2', 'a quote is out of place in cell 1'],
    ['a,b\n1,2\n3\n', 'row 3', 'it has 1 cells where the header has 2'],
    ['a,b\n1,2,3\n', 'row 2', 'it has 3 cells where the header has 2'],
    ['a;b\n\n1;2\n4,5\n', 'row 4', 'it has 2 cells where the header has 1'],
    ['', '(file)', 'the file is empty'],
  ])('is rejected when malformed: %j', (text, place, problem) => {
    expect(read(text).faults).toContainEqual(expect.objectContaining({ file: 'a.csv', place, problem }))
  })
})
