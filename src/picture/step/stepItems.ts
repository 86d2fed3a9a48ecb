import type { Position } from '#domain/route.ts'
import { placeKey, type StepPlace, type StepSign } from '#domain/stepMap.ts'
import { mainlandOf } from '#picture/boundsOf.ts'
import { isInRing } from '#picture/labels/labelItems.ts'
import { placeNames } from '#picture/labels/placeNames.ts'
import type { Project } from '#picture/linePaths.ts'
import type { Pixel, Strokes } from '#picture/lines/strokes.ts'
import { blockSize, calloutBlock, type LabelBlock, nameBlock, nameOfPlace, placeBlock } from './stepBlocks.ts'
import { anchorsOf, besideAnchors, centredOn } from './stepCandidates.ts'
import { pointsIn } from './stepFrame.ts'
import { SMALL, type StepGround, type StepMapLook, type StepPictureInput } from './stepInput.ts'
import type { StepForm, StepItem } from './stepSpace.ts'

/** A block of text and signs, and where it may be. */
export interface Placeable {
  block: LabelBlock
  item: StepItem
}

/** The callouts, each beside its line or place. */
export function calloutItems(
  input: StepPictureInput,
  { strokes }: Strokes,
  project: Project,
): readonly Placeable[] {
  const { map, beside, ground, look } = input
  return map.callouts.flatMap((callout): Placeable[] => {
    const { place } = callout
    const name = nameOfPlace(place, input.words)
    const block = calloutBlock(callout, map, name, input, look.theme)
    // Two maps have their labels at the same places, so each takes the room of the wider one.
    const twin = beside?.callouts.find((other) => placeKey(other.place) === placeKey(place))
    const twinBlock = twin && beside ? calloutBlock(twin, beside, name, input, look.theme) : null
    if (block.forms.length === 0) return []
    const anchors =
      place.kind === 'route'
        ? anchorsOf(place.id, strokes, look)
        : anchorOfPlace(place, ground, project, look)
    const forms = block.forms.map((rows, index): StepForm => {
      const own = blockSize(block, rows)
      const other = twinBlock ? blockSize(twinBlock, twinBlock.forms[index] ?? []) : own
      const size = { width: Math.max(own.width, other.width), height: Math.max(own.height, other.height) }
      return { ...size, candidates: besideAnchors(anchors, size, look, map.form !== 'full') }
    })
    const route = place.kind === 'route' ? place.id : null
    return [{ block, item: { key: block.key, route, forms } }]
  })
}

function anchorOfPlace(place: StepPlace, ground: StepGround, project: Project, look: StepMapLook) {
  const point = pointOfPlace(place, ground)
  if (!point) return []
  const at = project(point)
  const [x, y] = at
  return x > 0 && y > 0 && x < look.width && y < look.height ? [{ at, half: 4 }] : []
}

function pointOfPlace({ kind, id }: StepPlace, { basemap, routes, regions }: StepGround): Position | null {
  switch (kind) {
    case 'country':
      return (
        basemap.countries.features.find(({ properties }) => properties.iso === id)?.properties.label ?? null
      )
    case 'region':
      return regions.find((region) => region.id === id)?.point ?? null
    case 'hub':
      return routes.flatMap(({ hubs }) => hubs).find((hub) => hub.id === id)?.point ?? null
    case 'route':
      return null
  }
}

/** Lit countries and regions with their signs, hubs, and signs of routes. */
export function placeItems(
  input: StepPictureInput,
  callouts: readonly Placeable[],
  strokes: Strokes,
  project: Project,
): readonly Placeable[] {
  const { map, ground, look, words } = input
  if (map.form !== 'full') return []
  const { lit } = map
  const named = new Set(callouts.map(({ block }) => block.key))
  const places: StepPlace[] = [
    ...lit.countries.map((id): StepPlace => ({ kind: 'country', id })),
    ...lit.regions.map((id): StepPlace => ({ kind: 'region', id })),
  ]
  const extra = map.signs.map(({ place }) => place)
  const all = new Map([...places, ...extra].map((place) => [placeKey(place), place]))
  return [...all.values()].flatMap((place): Placeable[] => {
    const key = placeKey(place)
    const signs: readonly StepSign[] = map.signs.filter((sign) => placeKey(sign.place) === key)
    if (named.has(key) && place.kind !== 'route' && signs.length === 0) return []
    const block = placeBlock(place, nameOfPlace(place, words), signs, look.theme)
    const size = blockSize(block, block.forms[0] ?? [])
    const candidates =
      place.kind === 'route'
        ? besideAnchors(anchorsOf(place.id, strokes.strokes, look), size, look, true)
        : place.kind === 'country'
          ? centredOn(pointsOfCountry(place.id, ground, project, look), size)
          : centredOn(pointsAround(pointOfPlace(place, ground), project), size)
    // What lies outside the frame is not on the map at all.
    return candidates.length === 0
      ? []
      : [{ block, item: { key: block.key, route: null, forms: [{ ...size, candidates }] } }]
  })
}

/** Places of the label of a country: its own point first, then others within it that are in view. */
function pointsOfCountry(iso: string, { basemap }: StepGround, project: Project, look: StepMapLook) {
  const country = basemap.countries.features.find(({ properties }) => properties.iso === iso)
  if (!country) return []
  const { label } = country.properties
  const ring = mainlandOf(country)
  const own = label ? project(label) : null
  const middle: Pixel = own && isOn(own, look) ? own : [look.width / 2, look.height / 2]
  return [...(label ? [label] : []), ...pointsIn(country)].flatMap((point) => {
    const at = project(point)
    if (!isOn(at, look)) return []
    const away = Math.hypot(at[0] - middle[0], at[1] - middle[1])
    // Beside a border or a coast the name of a country could be read as that of its neighbour.
    const reach = [-1.1, 1.1].flatMap((x) => [-0.5, 0.5].map((y): Position => [point[0] + x, point[1] + y]))
    const outside = reach.filter((corner) => !isInRing(corner, ring)).length
    return [{ at, cost: away / 6 + outside * 12 }]
  })
}

function isOn([x, y]: Pixel, { width, height }: StepMapLook): boolean {
  return x > 0 && y > 0 && x < width && y < height
}

function pointsAround(point: Position | null, project: Project) {
  if (!point) return []
  const [x, y] = project(point)
  return STEPS.flatMap((across) =>
    STEPS.map((down) => ({
      at: [x + across * 30, y + down * 24] as Pixel,
      cost: Math.hypot(across, down) * 6,
    })),
  )
}

const STEPS = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5] as const

/** Zoom from which countries that are not lit have names, and how many names of each kind. */
export const NAMES = { zoom: 4.7, countries: 2, seas: 2 } as const

/** Names of seas, and of countries that are not lit. */
export function nameItems(
  { map, ground, look, words }: StepPictureInput,
  project: Project,
  main: readonly Placeable[],
  zoom: number,
): readonly Placeable[] {
  if (look.width < SMALL || map.form !== 'full') return []
  const named = new Set(main.map(({ block }) => block.key))
  return placeNames(ground.basemap, words).flatMap((name): Placeable[] => {
    const { key, kind, position, rank } = name
    if (named.has(key)) return []
    if (kind === 'country' && (zoom < NAMES.zoom || rank > 3 || map.hasSpotlight)) return []
    if (kind === 'sea' && rank > (zoom < 3.6 ? 1 : zoom < 5 ? 2 : 3)) return []
    const at = project(position)
    if (!isOn(at, look)) return []
    const block = nameBlock(name, look.theme)
    const size = blockSize(block, block.forms[0] ?? [])
    const points = [0, -1, 1, -2, 2].map((down) => ({
      at: [at[0], at[1] + down * 18] as Pixel,
      cost: Math.abs(down),
    }))
    return [{ block, item: { key, route: null, forms: [{ ...size, candidates: centredOn(points, size) }] } }]
  })
}
