import type { Fault } from './fault.ts'
import { countsOf } from './figureRules.ts'
import type { TableContent } from './metaRules.ts'
import { numberIn, type TidyTable } from './tidyTable.ts'

/** Hexadecimal SHA-256 of a text's UTF-8 bytes; scripts pass it in. */
export type Sha256 = (text: string) => string

/** What a table holds: rows, the total of each count, and the checksum of its text. */
export function contentOf({ source, rows }: TidyTable, text: string, sha256: Sha256): TableContent {
  const totals = countsOf(source).map(
    (name) => [name, rows.reduce((sum, row) => sum + (numberIn(row, name) ?? 0), 0)] as const,
  )
  return { rows: rows.length, totals: Object.fromEntries(totals), sha256: sha256(text) }
}

/** Checks that a table still holds what its meta file states since the import, so that no cell changes unseen. */
export function faultsOfContent(table: TidyTable, text: string, sha256: Sha256): readonly Fault[] {
  const file = table.path.replace(/\.csv$/, '.meta.json')
  const found = contentOf(table, text, sha256)
  const stated = table.source.content
  if (!stated) {
    const problem = 'it does not state rows, totals and checksum of the table'
    return [{ file, place: 'content', problem, remedy: `add "content": ${JSON.stringify(found)}` }]
  }
  const differences = [
    ...(stated.rows === found.rows ? [] : [`${stated.rows} rows, now ${found.rows}`]),
    ...[...new Set([...Object.keys(stated.totals), ...Object.keys(found.totals)])].flatMap((name) => {
      const [before, after] = [stated.totals[name], found.totals[name]]
      return before === after ? [] : [`${name} ${before ?? 'not stated'}, now ${after ?? 'no column'}`]
    }),
  ]
  if (differences.length === 0 && stated.sha256 === found.sha256) return []
  const what = differences.length > 0 ? differences.join('; ') : 'as many rows and the same totals'
  const remedy = `restore or import the table; if the change is meant, write "content": ${JSON.stringify(found)}`
  return [{ file: table.path, place: '(file)', problem: `it is not what was imported: ${what}`, remedy }]
}
