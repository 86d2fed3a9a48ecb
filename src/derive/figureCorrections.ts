import * as z from 'zod/mini'
import type { PublisherFormat, PublisherRow } from './publisherFile.ts'

/**
 * What a person decided of single rows of a publisher's file: `key` names the row, `published` what it says there, `used`
 * what is taken instead (an empty text: not stated), or null to leave the row out; `reason` says why.
 */
export const FigureCorrections = z.strictObject({
  note: z.string(),
  corrections: z.array(
    z.strictObject({
      import: z.string(),
      key: z.array(z.string()),
      published: z.record(z.string(), z.string()),
      used: z.nullable(z.record(z.string(), z.string())),
      reason: z.string(),
    }),
  ),
})
export type FigureCorrections = z.infer<typeof FigureCorrections>

/** Rows with the corrections applied, and what was done, a line each. */
export type Corrected = Readonly<{
  rows: readonly PublisherRow[]
  report: readonly string[]
  warnings: readonly string[]
}>

/** Applies the corrections of one kind of file, each only where the publisher still says what it was made for. */
export function correctRows(
  rows: readonly PublisherRow[],
  name: string,
  { key }: PublisherFormat,
  { corrections }: FigureCorrections,
): Corrected {
  const own = corrections.filter((correction) => correction.import === name)
  if (own.length === 0) return { rows, report: [], warnings: [] }
  const report: string[] = []
  const warnings: string[] = []
  const corrected = rows.flatMap((row): PublisherRow[] => {
    const correction = own.find((candidate) => candidate.key.join('\n') === key.map(row.text).join('\n'))
    if (!correction) return [row]
    const { published, used, reason } = correction
    const title = correction.key.join(' · ')
    const changed = Object.entries(published).find(([column, text]) => row.text(column) !== text)
    if (changed) {
      const [column, text] = changed
      warnings.push(
        `${title}: the correction was made for ${column} ${text}, and now it is ${row.text(column)}`,
      )
      return [row]
    }
    report.push(`${used ? 'corrected' : 'left out'}: ${title} (${reason})`)
    return used ? [{ row: row.row, text: (column) => used[column] ?? row.text(column) }] : []
  })
  return { rows: corrected, report, warnings }
}
