import * as z from 'zod/mini'
import { CrosswalkEntry, OtherPlace } from '#domain/figures.ts'
import type { Fault } from './fault.ts'
import { parseJsonFile, type TextFile } from './jsonText.ts'

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
