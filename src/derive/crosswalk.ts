import * as z from 'zod/mini'
import { CrosswalkEntry, OtherPlace } from '#domain/figures.ts'
import { groupBy } from '#lib/groupBy.ts'
import type { Fault } from './fault.ts'
import { parseJsonFile, type TextFile } from './jsonText.ts'
import type { FigureMeta } from './metaRules.ts'
import { faultIn, type TidyRow, type TidyTable, textIn } from './tidyTable.ts'

/** `data/sources/figures/crosswalk.json`: maps publishers' names of routes to places. */
export const CrosswalkFile = z.strictObject({
  note: z.string(),
  otherPlaces: z.array(OtherPlace),
  crosswalk: z.array(CrosswalkEntry),
})
export type CrosswalkFile = z.infer<typeof CrosswalkFile>

export const CROSSWALK_FILE = 'data/sources/figures/crosswalk.json'

/** The place of figures for all routes together. */
export const TOTAL = 'total'
/** The place of figures that the publisher assigns to no route. */
export const NO_ROUTE = 'not-stated'

/** The list of place names that stands for our own ids, in tables that readers hand over. */
export const PLACE_IDS = 'place-ids'

/** Maps a publisher's name of a route to a place id; null for an unknown name. */
export type PlaceOf = (publisher: string, name: string) => string | null

/** Reads the crosswalk. Every place must be a route or listed in it, and every name unique. */
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
  const isTotal = (name: string) => /^(?:total|all\b)/i.test(name)
  for (const [index, { publisher, name, place }] of crosswalk.entries()) {
    if (!known.has(place)) {
      refuse(`crosswalk.${index}`, `there is no place ${place}`, 'name a route, or add it to otherPlaces')
    }
    if (isTotal(name) !== (place === TOTAL)) {
      const problem = `“${name}” stands for ${place}`
      const remedy = `a name of all routes together stands for ${TOTAL}, and only such a name`
      refuse(`crosswalk.${index}`, problem, remedy)
    }
    if (seen.has(keyOf(publisher, name))) {
      refuse(`crosswalk.${index}`, `${publisher} “${name}” occurs twice`, 'remove one of the two')
    }
    seen.add(keyOf(publisher, name))
  }
  return { crosswalk: parsed.value, faults }
}

/** Returns the lookup of the crosswalk. */
export function placeReader({ crosswalk }: Pick<CrosswalkFile, 'crosswalk'>): PlaceOf {
  const places = new Map(crosswalk.map(({ publisher, name, place }) => [keyOf(publisher, name), place]))
  const ids = new Set(places.values())
  return (publisher, name) =>
    publisher === PLACE_IDS ? (ids.has(name) ? name : null) : (places.get(keyOf(publisher, name)) ?? null)
}

function keyOf(publisher: string, name: string): string {
  return `${publisher}\n${name}`
}

/** Codes that are not in ISO 3166-1. `XK` is the usual code of Kosovo; OTH is a publisher's "all others". */
const NATIONALITY: Readonly<Record<string, string>> = {
  XKX: 'XK',
  OOO: 'OOO',
  OOS: 'OOS',
  STL: 'STL',
  OTH: 'OTH',
}

/** Maps ISO 3166-1 alpha-3 to alpha-2; null for an unknown code. */
export type Alpha2Of = (alpha3: string) => string | null

/** The key of a nationality: alpha-2, or the publisher's own code; null for an unknown code. */
export function nationalityOf(code: string, alpha2Of: Alpha2Of): string | null {
  return NATIONALITY[code] ?? alpha2Of(code)
}

/** The route or other place of a row; null if the crosswalk lacks its name. */
export function placeOfRow(source: FigureMeta, row: TidyRow, placeOf: PlaceOf): string | null {
  const name = textIn(row, 'route')
  const publisher = source.placeNames[0]
  return publisher && name !== '' ? placeOf(publisher, name) : NO_ROUTE
}

/** A fault for each route name that the crosswalk lacks. */
export function faultsOfPlaces(table: TidyTable, placeOf: PlaceOf): readonly Fault[] {
  const { source } = table
  const unknown = table.rows.filter((row) => placeOfRow(source, row, placeOf) === null)
  return onceEach(unknown, (row) => `“${textIn(row, 'route')}” of ${source.placeNames[0]}`).map(
    ({ row, name, more }) => {
      const remedy = `add it to ${CROSSWALK_FILE}, as a route if both mean the same, else as another place`
      return faultIn(table, row, 'route', `the crosswalk does not know ${name}${more}`, remedy)
    },
  )
}

/** A fault for each unknown code of a nationality. */
export function faultsOfNationalities(table: TidyTable, alpha2Of: Alpha2Of): readonly Fault[] {
  if (!table.source.schema.fields.some(({ dimension }) => dimension === 'nationality')) return []
  const unknown = table.rows.filter((row) => nationalityOf(textIn(row, 'nationality'), alpha2Of) === null)
  return onceEach(unknown, (row) => textIn(row, 'nationality')).map(({ row, name, more }) => {
    const remedy = 'see what the publisher means by it, and add it to src/derive/crosswalk.ts'
    return faultIn(table, row, 'nationality', `“${name}” is no ISO 3166-1 alpha-3 code${more}`, remedy)
  })
}

/** The first row of each name, and how many rows share it: one fault per name, not per row. */
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
