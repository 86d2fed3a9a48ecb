import * as z from 'zod/mini'
import { LocalizedText } from '#domain/language.ts'
import { Position } from '#domain/route.ts'
import { type Parsed, parseSource } from './routeSource.ts'

/** The name of a sea and where it stands on the map; rank 1 shows first, 3 only when near. */
export const SeaSource = z.strictObject({
  id: z.string(),
  names: LocalizedText,
  point: Position,
  rank: z.int().check(z.gte(1), z.lte(3)),
})
export type SeaSource = z.infer<typeof SeaSource>

/**
 * What people decide about the basemap (`data/sources/lexicon/basemap.json`). `islands` carry an arrival and are
 * drawn in full detail however small; `divisions` part two countries by a parallel where the atlas draws another line;
 * `names` say which countries' names come first; `seas` are named by hand.
 */
export const BasemapSource = z.strictObject({
  note: z.string(),
  islands: z.array(
    z.strictObject({ name: z.string(), iso: z.string().check(z.regex(/^[A-Z]{2}$/)), point: Position }),
  ),
  divisions: z.array(
    z.strictObject({ north: z.string(), south: z.string(), parallel: z.number(), reason: z.string() }),
  ),
  names: z.array(z.strictObject({ rank: z.int().check(z.positive()), countries: z.array(z.string()) })),
  seas: z.array(SeaSource),
})
export type BasemapSource = z.infer<typeof BasemapSource>

/** Reads the parsed JSON of `basemap.json`; all shape faults together. */
export function parseBasemapSource(json: unknown): Parsed<BasemapSource> {
  return parseSource('basemap.json', BasemapSource, json)
}
