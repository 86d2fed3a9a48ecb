import { TOTAL } from '#derive/crosswalk.ts'
import type { ColumnMeaning } from '#domain/ownTable.ts'
import { foldText } from '#lib/foldText.ts'
import { ALL_NATIONALITIES, isOfNoCountry, placeKey, type TableKnowledge } from './tableKnowledge.ts'
import { unitInWords } from './tableTerms.ts'
import { isNumberOrUnstated, LOOKED } from './timeColumns.ts'

/** Columns of values whose names are routes, nationalities or what is counted. */
export interface FoundNames {
  /** The number of the row of names, 1 for the first. */
  readonly headerRow: number
  readonly meaning: Extract<ColumnMeaning, 'route-values' | 'nationality-values' | 'unit-values'>
  readonly columns: readonly number[]
}

/**
 * Finds a second dimension as columns: two names or more of one kind over numbers. Columns of numbers between and after them
 * belong to it, so that a name that is not known is asked about; `hasOwnName` says which names are of other columns.
 */
export function findNameColumns(
  head: readonly (readonly string[])[],
  columns: number,
  { places, nationalities }: TableKnowledge,
  hasOwnName: (cell: string) => boolean,
): FoundNames | null {
  const isOfNone = (cell: string) => isOfNoCountry(nationalities.get(foldText(cell)))
  // They tell no table of nationalities, and belong to one wherever they stand.
  const isBeside = (cell: string, meaning: string) =>
    ALL_NATIONALITIES.test(foldText(cell)) ||
    places.get(placeKey(cell)) === TOTAL ||
    (meaning === 'nationality-values' && isOfNone(cell))
  const kinds = {
    'route-values': (cell: string) => places.has(placeKey(cell)) && !isBeside(cell, 'route-values'),
    // Codes of countries are words in many languages: "no", "id", "to".
    'nationality-values': (cell: string) =>
      nationalities.has(foldText(cell)) && !isOfNone(cell) && (cell.length > 3 || /^[A-Z]+$/.test(cell)),
    'unit-values': (cell: string) => unitInWords(cell) !== undefined,
  }
  for (const [index, row] of head.slice(0, LOOKED).entries()) {
    const isOfNumbers = (column: number) => {
      const filled = head
        .slice(index + 1)
        .flatMap((cells) => (cells[column]?.trim() ? [cells[column] ?? ''] : []))
      return filled.length > 0 && filled.filter(isNumberOrUnstated).length >= filled.length / 2
    }
    const names = Array.from({ length: columns }, (_, column) => (row[column] ?? '').trim())
    const numbered = [...names.keys()].filter((column) => names[column] !== '' && isOfNumbers(column))
    const known = Object.entries(kinds).map(
      ([meaning, isKnown]) =>
        [meaning as keyof typeof kinds, numbered.filter((column) => isKnown(names[column] ?? ''))] as const,
    )
    const [meaning, own] = known.reduce((best, one) => (one[1].length > best[1].length ? one : best))
    const [first = 0] = own
    if (meaning === 'unit-values') {
      if (
        own.length > 1 &&
        new Set(own.map((column) => unitInWords(names[column] ?? ''))).size === own.length
      )
        return { headerRow: index + 1, meaning, columns: own }
    } else if (own.length > 1) {
      const isOfIt = (column: number, name: string) =>
        own.includes(column) || isBeside(name, meaning) || (column > first && !hasOwnName(name))
      return {
        headerRow: index + 1,
        meaning,
        columns: numbered.filter((column) => isOfIt(column, names[column] ?? '')),
      }
    }
  }
  return null
}
