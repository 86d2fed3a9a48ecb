import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvText } from '#lib/csv.ts'
import { anyCharacter } from '#tests/support/anyCharacter.ts'
import { formulasIn, HOSTILE, openDirections, withoutGuards } from '#tests/support/hostileText.ts'
import { parseCsv } from '#tests/support/parseCsv.ts'

const cell = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc.string({
    unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', '-', '\t', ' ', 'é', ';', '\u202e', '\u200f'),
  }),
  fc.constantFrom(...HOSTILE),
)
// A single empty cell is no row in RFC 4180: a table has at least two columns.
const rows = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }))

describe('a CSV text', () => {
  test('survives a round trip with any content, apart from its guards', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const read = parseCsv(csvText(table)).map((row) => row.map(withoutGuards))
        expect(read).toEqual(table.map((row) => row.map(withoutGuards)))
      }),
    )
  })

  test('has nothing that a spreadsheet would run as a formula, whatever separates its lists', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const csv = csvText(table)
        expect(formulasIn(csv)).toEqual([])
        expect(
          parseCsv(csv)
            .flat()
            .flatMap((cell) => formulasIn(cell)),
        ).toEqual([])
        expect(
          parseCsv(csv)
            .flat()
            .filter((cell) => /^[\t\r\n]/.test(cell)),
        ).toEqual([])
      }),
    )
  })

  test('guards a formula behind any number of controls, blanks and marks', () => {
    const blank = fc.constantFrom(
      ' ',
      '\0',
      '\x07',
      '\x1b',
      '\x7f',
      '\u00ad',
      '\u0301',
      '\u2800',
      '\u3164',
      '\ufe0f',
      '\ue000',
      '"',
    )
    const before = fc.string({ unit: blank, maxLength: 90 })
    fc.assert(
      fc.property(
        before,
        fc.constantFrom('', 'Law;', 'Law\n'),
        fc.constantFrom('=', '+', '@'),
        (blanks, start, sign) => {
          const [[cell]] = parseCsv(csvText([[`${start}${blanks}${sign}1`, 'b']])) as [[string]]
          expect(cell).toContain(`${start}'${blanks}${sign}1`)
        },
      ),
    )
    const start = performance.now()
    csvText([[';\n'.repeat(100_000) + ' '.repeat(200_000), 'b']])
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test('ends each change of the writing direction with its cell', () => {
    fc.assert(
      fc.property(rows, (table) => {
        expect(
          parseCsv(csvText(table))
            .flat()
            .filter((cell) => openDirections(cell) > 0),
        ).toEqual([])
      }),
    )
    expect(csvText([['\u202eexe', 'b']])).toBe('\uFEFF\u202eexe\u202c,b\r\n')
  })

  test('keeps a list in a cell as it is', () => {
    const list = 'Law, 3 May 2024; Note, p. 4 · from a user’s own document; 5 - 6'
    expect(csvText([[list, 'b']])).toBe(`\uFEFF"${list}",b\r\n`)
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
