import * as z from 'zod/mini'
import { LocalizedText } from './language.ts'
import { Position } from './route.ts'

/** A list of positions, checked as a whole: parsing each one would delay the map. */
const Ring = z.custom<Position[]>(
  (value) => Array.isArray(value) && value.every(isPosition),
  'a list of positions, each longitude and latitude',
)

function isPosition(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((degrees) => Number.isFinite(degrees))
}

/**
 * A country's area, clipped to the area of interest. `iso` is ISO 3166-1 alpha-2 (XK is user-assigned), null where there
 * is none. `label` is the position of its name; names with `rank` 1 have priority.
 */
export const BasemapCountry = z.strictObject({
  type: z.literal('Feature'),
  properties: z.strictObject({
    iso: z.nullable(z.string()),
    label: z.nullable(Position),
    rank: z.int(),
  }),
  geometry: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(Ring) }),
    z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring)) }),
  ]),
})
export type BasemapCountry = z.infer<typeof BasemapCountry>

/** Land, coasts, borders and sea names, in RFC 7946 positions. */
export const Basemap = z.strictObject({
  countries: z.strictObject({ type: z.literal('FeatureCollection'), features: z.array(BasemapCountry) }),
  /** Borders between countries, each drawn once. */
  boundaries: z.strictObject({ type: z.literal('MultiLineString'), coordinates: z.array(Ring) }),
  coast: z.strictObject({ type: z.literal('MultiLineString'), coordinates: z.array(Ring) }),
  seas: z.array(z.strictObject({ id: z.string(), names: LocalizedText, point: Position, rank: z.int() })),
})
export type Basemap = z.infer<typeof Basemap>
