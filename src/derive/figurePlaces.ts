import { CROSSWALK_FILE, NO_ROUTE, type PlaceOf } from './crosswalk.ts'
import type { Fault } from './fault.ts'
import type { FigureMeta } from './figureMeta.ts'
import { groupBy } from './groupBy.ts'
import { faultIn, type TidyRow, type TidyTable, textIn } from './tidyTable.ts'

/** How the ids begin that we gave to incidents of the publisher's coded file, which has none. */
export const CODED_ID = 'coded-'

/** Codes of the publisher that stand for no country of ISO 3166-1. `XK` is what interfaces know Kosovo by. */
const NATIONALITY: Readonly<Record<string, string>> = { XKX: 'XK', OOO: 'OOO', OOS: 'OOS', STL: 'STL' }

/** ISO 3166-1 alpha-2 of an alpha-3 code; null for a code that is none. */
export type Alpha2Of = (alpha3: string) => string | null

/** The key of a nationality: a country's two letters, or the publisher's own code; null for an unknown one. */
export function nationalityOf(code: string, alpha2Of: Alpha2Of): string | null {
  return NATIONALITY[code] ?? alpha2Of(code)
}

/** The route or other place of a row; null where the crosswalk does not know its name. */
export function placeOfRow(source: FigureMeta, row: TidyRow, placeOf: PlaceOf): string | null {
  const name = textIn(row, 'route')
  const publisher = namesOf(source, row)
  return publisher && name !== '' ? placeOf(publisher, name) : NO_ROUTE
}

/** The list of names that a row uses; null for a table without routes. Incidents of the coded file use the second list. */
function namesOf({ role, placeNames }: FigureMeta, row: TidyRow): string | null {
  const isCoded = role === 'incidents' && textIn(row, 'id').startsWith(CODED_ID)
  return placeNames[isCoded ? 1 : 0] ?? null
}

/** The names of routes that the crosswalk does not know, each once. */
export function faultsOfPlaces(table: TidyTable, placeOf: PlaceOf): readonly Fault[] {
  const { source } = table
  const unknown = table.rows.filter((row) => placeOfRow(source, row, placeOf) === null)
  return onceEach(unknown, (row) => `“${textIn(row, 'route')}” of ${namesOf(source, row)}`).map(
    ({ row, name, more }) => {
      const remedy = `add it to ${CROSSWALK_FILE}, as a route if both mean the same, else as another place`
      return faultIn(table, row, 'route', `the crosswalk does not know ${name}${more}`, remedy)
    },
  )
}

/** The codes of nationalities that are none, each once. */
export function faultsOfNationalities(table: TidyTable, alpha2Of: Alpha2Of): readonly Fault[] {
  if (!table.source.schema.fields.some(({ dimension }) => dimension === 'nationality')) return []
  const unknown = table.rows.filter((row) => nationalityOf(textIn(row, 'nationality'), alpha2Of) === null)
  return onceEach(unknown, (row) => textIn(row, 'nationality')).map(({ row, name, more }) => {
    const remedy = 'see what the publisher means by it, and add it to src/derive/figurePlaces.ts'
    return faultIn(table, row, 'nationality', `“${name}” is no ISO 3166-1 alpha-3 code${more}`, remedy)
  })
}

/** The first row with each name, and in how many more it stands: one fault for a name, not for each of its rows. */
function onceEach(
  rows: readonly TidyRow[],
  nameOf: (row: TidyRow) => string,
): readonly { row: number; name: string; more: string }[] {
  return [...groupBy(rows, nameOf)].map(([name, group]) => ({
    row: group[0]?.row ?? 1,
    name,
    more: group.length > 1 ? ` (in ${group.length} rows)` : '',
  }))
}
