import * as z from 'zod/mini'
import { CrosswalkEntry, OtherPlace } from '#domain/figures.ts'
import type { Fault } from './fault.ts'
import type { FigureMeta } from './figureMeta.ts'
import { parseJsonFile, type TextFile } from './jsonText.ts'
import { faultIn, groupBy, type TidyRow, type TidyTable, textIn } from './tidyTable.ts'

/** `data/sources/figures/crosswalk.json`: how the publishers' names of routes are read. */
export const CrosswalkFile = z.strictObject({
  note: z.string(),
  otherPlaces: z.array(OtherPlace),
  crosswalk: z.array(CrosswalkEntry),
})
export type CrosswalkFile = z.infer<typeof CrosswalkFile>

/** Where the crosswalk stands. */
export const CROSSWALK_FILE = 'data/sources/figures/crosswalk.json'

/** The place of a figure for all routes together. */
export const TOTAL = 'total'
/** The place of what the publisher puts on no route. */
export const NO_ROUTE = 'not-stated'

/** The place by which a publisher's name of a route is read; null where the crosswalk does not know the name. */
export type PlaceOf = (publisher: string, name: string) => string | null

/** Reads the crosswalk. Every place must be a route or listed there, and every name stand once. */
export function readCrosswalk(
  file: TextFile,
  routes: readonly string[],
): { crosswalk: CrosswalkFile | null; faults: readonly Fault[] } {
  const parsed = parseJsonFile(
    file,
    CrosswalkFile,
    'correct the value so that it fits the schema in src/derive/crosswalk.ts',
  )
  if (!parsed.value) return { crosswalk: null, faults: parsed.faults }
  const { otherPlaces, crosswalk } = parsed.value
  const faults: Fault[] = []
  const refuse = (place: string, problem: string, remedy: string) =>
    faults.push({ file: file.path, place, problem, remedy })

  const others = otherPlaces.map(({ id }) => id)
  for (const [index, id] of others.entries()) {
    if (routes.includes(id) || id === TOTAL || others.indexOf(id) !== index) {
      refuse(`otherPlaces.${index}`, `${id} names something else already`, 'give the place an id of its own')
    }
  }
  if (!others.includes(NO_ROUTE)) {
    refuse('otherPlaces', `${NO_ROUTE} is missing`, 'add the place of incidents without a route')
  }
  const known = new Set([...routes, ...others, TOTAL])
  const seen = new Set<string>()
  for (const [index, { publisher, name, place }] of crosswalk.entries()) {
    if (!known.has(place)) {
      refuse(`crosswalk.${index}`, `there is no place ${place}`, 'name a route, or add it to otherPlaces')
    }
    if (seen.has(keyOf(publisher, name))) {
      refuse(`crosswalk.${index}`, `${publisher} “${name}” stands twice`, 'remove one of the two')
    }
    seen.add(keyOf(publisher, name))
  }
  return { crosswalk: parsed.value, faults }
}

/** How the crosswalk reads a name. */
export function placeReader({ crosswalk }: Pick<CrosswalkFile, 'crosswalk'>): PlaceOf {
  const places = new Map(crosswalk.map(({ publisher, name, place }) => [keyOf(publisher, name), place]))
  return (publisher, name) => places.get(keyOf(publisher, name)) ?? null
}

function keyOf(publisher: string, name: string): string {
  return `${publisher}\n${name}`
}

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
