import type { Basemap } from '#domain/basemap.ts'
import type { Measure } from '#domain/measure.ts'
import type { Position, Region, Route, RouteLeg } from '#domain/route.ts'

const text = (word: string) => ({ en: word, fr: word, nl: word })

/** A counted leg of the main branch with an arrow, unless told otherwise. */
export function legOf(id: string, coordinates: Position[], part: Partial<RouteLeg> = {}): RouteLeg {
  return Object.freeze({
    id,
    branch: 'main',
    from: null,
    to: null,
    mode: 'sea',
    counted: true,
    main: true,
    arrow: true,
    geometry: { type: 'LineString', coordinates },
    ...part,
  } satisfies RouteLeg)
}

/** A route without hubs whose evidence is one page. */
export function routeOf(id: string, part: Partial<Route> = {}): Route {
  return Object.freeze({
    id,
    officialName: `${id} route`,
    names: text(id),
    shortNames: text(id),
    type: 'sea',
    region: null,
    originRegions: [],
    departure: [],
    transit: [],
    arrival: [],
    label: null,
    legs: [],
    hubs: [],
    evidence: [{ type: 'reference', url: 'https://example.org/route' }],
    ...part,
  } satisfies Route)
}

/** A region of origin that no text names. */
export function regionOf(id: string, part: Partial<Region> = {}): Region {
  return Object.freeze({
    id,
    names: text(id),
    role: 'origin',
    m49: null,
    point: [10, 30],
    countries: [],
    routes: [],
    evidence: [],
    ...part,
  } satisfies Region)
}

/** A done measure of a record that is placed, but at nothing yet. */
export function measureOf(id: string, part: Partial<Measure> = {}): Measure {
  return Object.freeze({
    id,
    title: text(`Measure ${id}`),
    categories: ['border-control'],
    status: 'done',
    statedOn: null,
    period: null,
    scope: 'placed',
    actors: [],
    countries: [],
    routes: [],
    regions: [],
    evidence: [{ type: 'record', recordId: id }],
    ...part,
  } satisfies Measure)
}

const square = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]

/** Two countries, the second with an island far away, and one area without a code; one sea. */
export const SMALL_BASEMAP: Basemap = {
  countries: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { iso: 'LY', label: [15, 28], rank: 1 },
        geometry: { type: 'Polygon', coordinates: [square(10, 25, 10)] },
      },
      {
        type: 'Feature',
        properties: { iso: 'ES', label: [-4, 40], rank: 2 },
        geometry: { type: 'MultiPolygon', coordinates: [[square(-16, 28, 1)], [square(-8, 37, 8)]] },
      },
      {
        type: 'Feature',
        properties: { iso: null, label: null, rank: 4 },
        geometry: { type: 'Polygon', coordinates: [square(33, 35, 1)] },
      },
    ],
  },
  boundaries: { type: 'MultiLineString', coordinates: [] },
  coast: { type: 'MultiLineString', coordinates: [square(10, 25, 10)] },
  seas: [{ id: 'mediterranean-sea', names: text('Mediterranean Sea'), point: [18, 34], rank: 1 }],
}
