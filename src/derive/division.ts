import type { Position } from '#domain/route.ts'
import type { BasemapSource } from './basemapSource.ts'
import { clipRing } from './geometry.ts'
import { type ArcRing, type Atlas, type AtlasCountry, lineOfRing } from './topology.ts'

type Division = BasemapSource['divisions'][number]

/** The atlas with its divisions redrawn, and the parallels that became boundaries. */
export type DividedAtlas = Readonly<{ atlas: Atlas; boundaries: readonly (readonly Position[])[] }>

/** The arc that two rings share when it is the only one, as it stands in the first; else null. */
function onlySharedArc(host: ArcRing, guest: ArcRing): number | null {
  const shared = host.arcs.filter((index) => guest.arcs.includes(~index))
  return shared.length === 1 ? (shared[0] ?? null) : null
}

/** The ring around both: the guest's way around takes the place of the shared arc. */
function joinedArcs(host: ArcRing, guest: ArcRing, shared: number): number[] {
  const at = guest.arcs.indexOf(~shared)
  const around = [...guest.arcs.slice(at + 1), ...guest.arcs.slice(0, at)]
  return host.arcs.flatMap((arc) => (arc === shared ? around : [arc]))
}

function describe({ north, south }: Division): string {
  return `basemap.json, divisions, ${north} and ${south}: the atlas has no single boundary between the two; take the division out or name two countries that touch`
}

/**
 * Divides two countries by a parallel instead of the line that the atlas draws between them. Natural Earth follows
 * who holds the ground; the list of names that the project follows (ISO 3166-1) does not.
 * Throws when the two countries do not share exactly one arc.
 */
export function divideAtlas(
  atlas: Atlas,
  divisions: readonly Division[],
  isoOf: (country: AtlasCountry) => string | null,
): DividedAtlas {
  const countries = [...atlas.countries]
  const boundaries: Position[][] = []
  for (const division of divisions) {
    const northAt = countries.findIndex((country) => isoOf(country) === division.north)
    const southAt = countries.findIndex((country) => isoOf(country) === division.south)
    const [north, south] = [countries[northAt], countries[southAt]]
    const [host, guest] = [north?.polygons[0]?.[0], south?.polygons[0]?.[0]]
    const shared = host && guest ? onlySharedArc(host, guest) : null
    if (!north || !south || !host || !guest || shared === null) throw new Error(describe(division))
    // No ring walks the shared arc any more, so that nobody draws it.
    const arcs = joinedArcs(host, guest, shared)
    const line = lineOfRing(atlas.arcs, arcs)
    const upper = clipRing(line, [-180, division.parallel, 180, 90])
    const lower = clipRing(line, [-180, -90, 180, division.parallel])
    const ends = lower.filter(([, lat]) => lat === division.parallel).map(([lon]) => lon)
    boundaries.push([
      [Math.min(...ends), division.parallel],
      [Math.max(...ends), division.parallel],
    ])
    countries[northAt] = { ...north, polygons: [[{ arcs, line: upper }], ...north.polygons.slice(1)] }
    countries[southAt] = { ...south, polygons: [[{ arcs, line: lower }], ...south.polygons.slice(1)] }
  }
  return { atlas: { ...atlas, countries }, boundaries }
}
