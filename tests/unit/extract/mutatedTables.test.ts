import { describe, expect, it } from 'vitest'
import writeWorkbook from 'write-excel-file/universal'
import { extractTables } from '#extract/extractTables.ts'
import { PUBLISHED_NAMES } from '#tests/support/deskOfTest.ts'
import { mutated, seeded } from '#tests/support/mutatedBytes.ts'
import { createDeskTables } from '#worker/deskTables.ts'

/** Longest time for one file, ms. */
const DEADLINE = 10_000
const CODES = [
  'damaged',
  'part-damaged',
  'empty',
  'encrypted',
  'torn-quote',
  'unknown-format',
  'unpacks-too-large',
]

const rows = Array.from({ length: 40 }, (_, index) => [
  `2024-${String((index % 12) + 1).padStart(2, '0')}`,
  index % 2 === 0 ? 'Western Balkans' : 'Méditerranée "centrale"',
  `${index},5`,
  'Frontex',
])
const HEAD = ['mois', 'itinéraire', 'détections', 'éditeur']

async function wholeFiles() {
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')}\r\n`
  const text = [HEAD, ...rows].map(line).join('')
  const blob = await writeWorkbook([
    { sheet: 'A', data: [HEAD, ...rows] },
    { sheet: 'B', data: [['month'], [12], [true]] },
  ]).toBlob()
  return [
    ['csv', Uint8Array.from(new TextEncoder().encode(text))],
    ['csv', Uint8Array.from(text, (sign) => sign.charCodeAt(0) % 256)],
    ['xlsx', new Uint8Array(await blob.arrayBuffer())],
  ] as const
}

describe('100 broken files of tables', () => {
  it('each give a table or a named fault, in time', async () => {
    const random = seeded(20_261)
    const whole = await wholeFiles()
    const desk = createDeskTables()
    desk.setNames(PUBLISHED_NAMES)
    const ends = { table: 0, fault: 0 }
    for (let round = 0; round < 100; round += 1) {
      const [format, bytes] = whole[round % whole.length] ?? ['csv', new Uint8Array()]
      const broken = mutated(bytes, random)
      const started = performance.now()
      const result = await extractTables({ bytes: broken }, format)
      if (result.ok) {
        ends.table += 1
        for (const [index, sheet] of desk.propose('broken', result.tables).entries()) {
          const id = `${round}.${index}`
          desk.load(id, sheet.text)
          const { counts, rows: read } = desk.read(id, sheet.settings)
          const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
          expect(all, `rows of file ${round}`).toBe(read)
        }
      } else {
        ends.fault += 1
        expect(CODES, `file ${round}`).toContain(result.fault.code)
      }
      expect(performance.now() - started, `file ${round}`).toBeLessThan(DEADLINE)
    }
    // Neither end is rare, so that the test tests both.
    expect(Math.min(ends.table, ends.fault)).toBeGreaterThan(20)
  })
})
