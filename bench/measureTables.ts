import { readFileSync } from 'node:fs'
import { Figures } from '#domain/figures.ts'
import { extractTables } from '#extract/extractTables.ts'
import { createDeskTables } from '#worker/deskTables.ts'
import { type Figure, figure } from './figure.ts'

/** Rows of the tables. Each is ten times the one before. */
const SIZES = [1000, 10_000, 100_000] as const

const ROUTES = ['Western Balkans', 'Central Mediterranean', 'Eastern Lnd Route', 'total']

/** A CSV file of some rows: 216 months, a few rows in doubt. The same in every run. */
export function syntheticCsv(rows: number): Uint8Array<ArrayBuffer> {
  const lines = Array.from({ length: rows }, (_, index) => {
    const [year, month] = [2009 + (Math.floor(index / 12) % 18), (index % 12) + 1]
    const value = index % 5000 === 0 ? 'many' : (index * 7919) % 10_000
    return `${year}-${String(month).padStart(2, '0')},${ROUTES[index % ROUTES.length]},${value},Publisher ${index % 97},"a note, ${index}"`
  })
  return Uint8Array.from(
    new TextEncoder().encode(`month,route,detections,publisher,note\n${lines.join('\n')}\n`),
  )
}

/** Measures reading tables as the Desk's worker does: the cells of a file, and what they mean. */
export async function measureTables(runs: number): Promise<readonly Figure[]> {
  const { crosswalk } = Figures.parse(JSON.parse(readFileSync('data/derived/figures.json', 'utf8')))
  const lines: Figure[] = []
  let before: readonly number[] = []
  for (const size of SIZES) {
    const bytes = syntheticCsv(size)
    const own: number[] = []
    for (let run = 0; run < runs; run += 1) {
      const desk = createDeskTables()
      desk.setNames({ places: crosswalk, units: {} })
      const started = performance.now()
      const result = await extractTables({ bytes }, 'csv')
      if (!result.ok) throw new Error(`the synthetic table has a fault: ${result.fault.code}`)
      const [sheet] = desk.propose('synthetic.csv', result.tables)
      if (!sheet) throw new Error('the synthetic table has no sheet')
      desk.load('synthetic', sheet.text)
      desk.read('synthetic', sheet.settings)
      own.push(performance.now() - started)
    }
    lines.push(figure(`tables: reading ${size} rows`, 'ms', own))
    if (before.length > 0) {
      const growth = own.map((time, run) => time / (before[run] ?? Number.NaN))
      lines.push(figure(`tables: ${size} rows / ${size / 10} rows`, 'ratio', growth))
    }
    before = own
  }
  return lines
}
