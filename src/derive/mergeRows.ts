import { compareText } from '#domain/compareText.ts'
import type { FigureMeta } from './figureMeta.ts'
import { keyOf, type TidyRow, textIn } from './tidyTable.ts'

/** A changed cell; an empty text means not stated. */
export type Revision = Readonly<{ key: string; column: string; before: string; after: string }>

/** What an import changes, by row keys. */
export type Difference = Readonly<{
  added: readonly string[]
  revised: readonly Revision[]
  /** In the table, not in the file, and kept. */
  retained: readonly string[]
  /** In the table, not in the file, and removed. */
  withdrawn: readonly string[]
}>

/** Rows to merge: `rest` and `untouched` of the table, `file` of the import; `untouched` rows do not change. */
export type Parts = Readonly<{
  rest: readonly TidyRow[]
  file: readonly TidyRow[]
  untouched: readonly TidyRow[]
}>

/**
 * Merges the rows of a file into a table: new rows are added, known ones replaced, missing ones kept unless
 * `isWithdrawn`. Sorts by the columns of `order`, by code units.
 */
export function mergeRows(
  { rest, file, untouched }: Parts,
  source: FigureMeta,
  order: readonly string[],
  isWithdrawn: (row: TidyRow) => boolean,
): { rows: readonly TidyRow[]; difference: Difference } {
  const incoming = new Map(file.map((row) => [keyOf(row, source), row]))
  const old = new Map(rest.map((row) => [keyOf(row, source), row]))
  const lacking = [...old].filter(([key]) => !incoming.has(key))
  const withdrawn = lacking.filter(([, row]) => isWithdrawn(row))
  const retained = lacking.filter(([, row]) => !isWithdrawn(row))
  const columns = source.schema.fields.map(({ name }) => name)
  const revised = [...incoming].flatMap(([key, row]) => {
    const earlier = old.get(key)
    if (!earlier) return []
    return columns.flatMap((column): Revision[] => {
      const revision = { key, column, before: textIn(earlier, column), after: textIn(row, column) }
      return revision.before === revision.after ? [] : [revision]
    })
  })
  const rows = [...incoming.values(), ...retained.map(([, row]) => row), ...untouched].sort((a, b) => {
    for (const column of order) {
      const compared = compareText(textIn(a, column), textIn(b, column))
      if (compared !== 0) return compared
    }
    return 0
  })
  const keys = (entries: readonly (readonly [string, TidyRow])[]) => entries.map(([key]) => key)
  return {
    rows,
    difference: {
      added: [...incoming.keys()].filter((key) => !old.has(key)),
      revised,
      retained: keys(retained),
      withdrawn: keys(withdrawn),
    },
  }
}

const SHOWN = 50

/** A difference as lines for a terminal: the count of each kind, and its first entries. */
export function describeDifference({ added, revised, retained, withdrawn }: Difference): readonly string[] {
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : [
          `${title}: ${lines.length}`,
          ...lines.slice(0, SHOWN).map((line) => `  ${line}`),
          ...(lines.length > SHOWN ? [`  … and ${lines.length - SHOWN} more`] : []),
        ]
  const lines = [
    ...list('rows added', added),
    ...list(
      'cells revised',
      revised.map(
        ({ key, column, before, after }) => `${key}, ${column}: ${shown(before)} → ${shown(after)}`,
      ),
    ),
    ...list('rows that the file lacks, kept', retained),
    ...list('rows that the file lacks, taken out', withdrawn),
  ]
  return lines.length > 0 ? lines : ['nothing changes']
}

function shown(text: string): string {
  return text === '' ? 'not stated' : text
}
