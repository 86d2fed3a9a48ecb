import type { BasemapCountry } from '#domain/basemap.ts'
import type { StepSpot } from '#domain/briefing.ts'
import type { Position, Route } from '#domain/route.ts'
import { placeKey, type StepPlace } from '#domain/stepMap.ts'
import { memoizeByArguments, memoizeByObject } from '#lib/memoize.ts'
import { withinRing } from '#lib/shapes.ts'
import { mainlandBox, mainlandOf, pointsWithin } from '#picture/frame.ts'
import { BESIDE, besideLine, centredOn, gridAround } from '#picture/labels/candidates.ts'
import { type Box, boxAround, gapBetween, type LinePoint, type LineSpace } from '#picture/labels/lineSpace.ts'
import { type NameForm, namesWithRoom, placeNames, type ShownName } from '#picture/labels/placeItems.ts'
import {
  type Candidate,
  type FormOfLabel,
  type LabelToPlace,
  leaderOf,
  type PlacedLabel,
  SPACING,
} from '#picture/labels/placeLabels.ts'
import type { Project } from '#picture/linePaths.ts'
import type { Pixel } from '#picture/lines.ts'
import {
  blockSize,
  calloutBlock,
  type LabelBlock,
  nameBlock,
  nameOfPlace,
  placeBlock,
  SIGN,
  SMALL,
  type StepGround,
  type StepMapLook,
  type StepPictureInput,
  signsOfForm,
  signsWidth,
} from './stepBlocks.ts'
import { GRID } from './stepFrame.ts'

/** A block of text and signs, and where it may be. */
export interface Placeable extends LabelToPlace {
  block: LabelBlock
}

/** The callouts, each beside its line or place. */
export function calloutItems(
  input: StepPictureInput,
  lines: LineSpace,
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
        ? lines.mainPointsOf(place.id, look)
        : anchorOfPlace(place, ground, project, look)
    // Lines end at hubs: a leader to one would run along them.
    const shape = map.form === 'full' && place.kind !== 'hub' ? BESIDE.callout : BESIDE.bare
    // On land the name of a sea would read as a place there.
    const isSea = ground.basemap.seas.some(({ names }) => input.words.localized(names) === name)
    const isLand = isSea ? landOf(ground.basemap.countries.features, project, look) : null
    const forms = block.forms.map((_, index): FormOfLabel => {
      const own = blockSize(block, index)
      const other = twinBlock ? blockSize(twinBlock, index) : own
      const size = { width: Math.max(own.width, other.width), height: Math.max(own.height, other.height) }
      const candidates = besideLine(anchors, size, shape, look)
      return { ...size, candidates: isLand ? overSea(candidates, size, isLand) : candidates }
    })
    const route = place.kind === 'route' ? place.id : null
    return [{ key: block.key, block, route, forms }]
  })
}

/** Cost of each point of a sea's name that lies on land: the name is further away before it leaves the sea. */
const ON_LAND = 12

/** Places of a sea's name, those over the sea first. */
function overSea(
  candidates: readonly Candidate[],
  { width }: { width: number },
  isLand: (at: Pixel) => boolean,
): readonly Candidate[] {
  return candidates
    .map((candidate) => {
      const { x, y, cost } = candidate
      return { ...candidate, cost: cost + pointsOnLand([x, y + HALF_ROW], width, isLand) * ON_LAND }
    })
    .sort((a, b) => a.cost - b.cost)
}

/** Half the height of the row of a name, px. */
const HALF_ROW = 14

interface MovedInput {
  project: Project
  look: StepMapLook
  isFree: (box: Box) => boolean
  /** The form of a label where nobody moves one; undefined where it has no room. */
  formOf: (key: string) => number | undefined
}

/** Distance of a moved label from what it names, px, from which a leader joins them. */
const APART = 14

/**
 * The labels that the author moved: where they are put, in the form that they had where they stood, else in the fullest
 * that covers nothing; a map of another size that has less around it keeps them within its edges. The last moved stays, and
 * one that it touches is not among them.
 */
export function movedItems(
  items: readonly Placeable[],
  spots: readonly StepSpot[],
  { project, look, isFree, formOf }: MovedInput,
): ReadonlyMap<string, PlacedLabel> {
  const { edge, leaderGap } = SPACING.stage
  const within = (middle: number, size: number, room: number) =>
    Math.max(edge, Math.min(room - edge - size, middle - size / 2))
  const taken: Box[] = []
  return new Map(
    spots.toReversed().flatMap(({ at: key, lon, lat }): [string, PlacedLabel][] => {
      const item = items.find((each) => each.key === key)
      if (!item) return []
      const { block, forms } = item
      const [x, y] = project([lon, lat])
      const boxes = forms.map(({ width, height }): Box => {
        const [left, top] = [within(x, width, look.width), within(y, height, look.height)]
        return { left, top, right: left + width, bottom: top + height }
      })
      const form = formOf(key) ?? Math.max(0, boxes.findIndex(isFree))
      const box = boxes[form]
      const away = (candidate: Candidate) => (box ? gapBetween(box, boxAround([candidate.anchor], 0)) : 0)
      const [near] = (forms[form]?.candidates ?? []).toSorted((a, b) => away(a) - away(b))
      if (!box || !near || taken.some((other) => gapBetween(box, other) === 0)) return []
      taken.push(box)
      const leader = away(near) > APART ? leaderOf(box, near.anchor, leaderGap) : null
      const side = (box.left + box.right) / 2 < near.anchor[0] ? 'end' : 'start'
      const align = block.kind === 'callout' ? side : 'center'
      return [[key, { form, candidate: { ...near, align }, index: 0, box, leader }]]
    }),
  )
}

function anchorOfPlace(
  place: StepPlace,
  ground: StepGround,
  project: Project,
  look: StepMapLook,
): readonly LinePoint[] {
  const point = pointOfPlace(place, ground)
  const at = point && project(point)
  return at && isOn(at, look) ? [{ at, half: 4, cost: 0, canLead: true }] : []
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
  lines: LineSpace,
  project: Project,
): readonly Placeable[] {
  const { map, ground, look, words } = input
  if (map.form !== 'full') return []
  const { lit } = map
  const named = new Set(callouts.map(({ key }) => key))
  const places: StepPlace[] = [
    ...lit.countries.map((id): StepPlace => ({ kind: 'country', id })),
    ...lit.regions.map((id): StepPlace => ({ kind: 'region', id })),
  ]
  const extra = map.signs.map(({ place }) => place)
  const all = new Map([...places, ...extra].map((place) => [placeKey(place), place]))
  return [...all.values()].flatMap((place): Placeable[] => {
    const key = placeKey(place)
    const signs = map.signs.filter(
      ({ place: at, line }) => placeKey(at) === key && (line !== null || !named.has(key)),
    )
    if (signs.length === 0 && (named.has(key) || place.kind === 'route')) return []
    const block = placeBlock(place, nameOfPlace(place, words), signs, { ...input, theme: look.theme })
    const points = place.kind === 'route' ? [] : pointsOfPlace(place, ground, project, look)
    const isStacked = place.kind === 'region' && block.forms.length > 1
    const isOwn = isStacked ? groundOfRegion(place, ground, project, look) : () => true
    const isCounted = place.kind === 'country' && block.wordsFrom !== undefined
    const holds = isCounted ? groundOfCountry(place.id, ground, project) : () => true
    const forms = block.forms.map((_, index): FormOfLabel => {
      const size = blockSize(block, index)
      const reach = signsWidth(block.wordsFrom === undefined ? [] : signsOfForm(block, index)) / 2
      const candidates =
        place.kind === 'route'
          ? besideLine(lines.mainPointsOf(place.id, look), size, BESIDE.bare, look)
          : centredOn(points, size).filter(
              // On two rows where one would end on ground that is not the region's.
              ({ x, y, anchor: [, middle] }) =>
                (index > 0 || (isOwn([x, middle]) && isOwn([x + size.width, middle]))) &&
                // Signs over a border would be read as the neighbour's.
                (reach === 0 ||
                  [-reach, reach].every((side) =>
                    holds([x + size.width / 2 + side, y + size.height - SIGN.bare]),
                  )),
            )
      return { ...size, candidates }
    })
    // What lies outside the frame is not on the map at all; one of a line that the author cut off is said.
    const isSaid = map.frame !== null && signs.some(({ line }) => line !== null)
    return !isSaid && forms.every(({ candidates }) => candidates.length === 0)
      ? []
      : [{ key: block.key, block, route: null, forms }]
  })
}

/** Whether a point, px, is on the largest part of a country. */
function groundOfCountry(iso: string, { basemap }: StepGround, project: Project) {
  const country = basemap.countries.features.find(({ properties }) => properties.iso === iso)
  return withinRing(country ? mainlandOf(country).map(project) : [])
}

/** Whether a point, px, is on one of a region's countries. */
function groundOfRegion(
  { id }: StepPlace,
  { basemap, regions }: StepGround,
  project: Project,
  look: StepMapLook,
) {
  const own = new Set(regions.find((region) => region.id === id)?.countries)
  return landOf(
    basemap.countries.features.filter(({ properties: { iso } }) => iso !== null && own.has(iso)),
    project,
    look,
  )
}

/** Px to which a map is asked for land. */
const CELL = 2

/** Whether a point, px, of a map of this size is on the largest part of one of these countries. */
const landOf = memoizeByArguments(
  (countries: readonly BasemapCountry[], project: Project, look: StepMapLook): ((at: Pixel) => boolean) => {
    // A map shows few of the world's countries.
    const shown = countries.filter((country) => {
      const [west, south, east, north] = mainlandBox(country)
      const { left, top, right, bottom } = boxAround([project([west, south]), project([east, north])], 0)
      return right > 0 && left < look.width && bottom > 0 && top < look.height
    })
    const rings = shown.map((country) => mainlandOf(country).map(project))
    return ringMask(rings, look, CELL)
  },
)

/** How many of five points along a name lie on land, both ends among them; `from` is the middle of its left edge, px. */
function pointsOnLand([x, y]: Pixel, width: number, isLand: (at: Pixel) => boolean): number {
  return [0, 0.25, 0.5, 0.75, 1].filter((share) => isLand([x + share * width, y])).length
}

/** Middles of a place's label: within a country, within those of a region, around a hub. */
function pointsOfPlace(place: StepPlace, ground: StepGround, project: Project, look: StepMapLook) {
  if (place.kind === 'country') return pointsOfCountry(place.id, ground, project, look)
  const point = pointOfPlace(place, ground)
  if (place.kind !== 'region') return point ? gridAround(project(point), [30, 24], 5) : []
  const [x, y] = point ? project(point) : [look.width / 2, look.height / 2]
  const countries = ground.regions.find(({ id }) => id === place.id)?.countries ?? []
  return countries
    .flatMap((iso) => pointsOfCountry(iso, ground, project, look))
    .map(({ at }) => ({ at, cost: Math.hypot(at[0] - x, at[1] - y) / 6 }))
}

/** Places of the label of a country: its own point first, then others within it that are in view. */
function pointsOfCountry(iso: string, { basemap }: StepGround, project: Project, look: StepMapLook) {
  const country = basemap.countries.features.find(({ properties }) => properties.iso === iso)
  if (!country) return []
  const { label } = country.properties
  // Of a country that the frame cuts, towards the part that is out of view: away from its neighbours.
  const [x, y] = project(label ?? [0, 0])
  const middle: Pixel = label
    ? [Math.max(0, Math.min(look.width, x)), Math.max(0, Math.min(look.height, y))]
    : [look.width / 2, look.height / 2]
  return placesOfName(country).flatMap(({ point, outside }) => {
    const at = project(point)
    if (!isOn(at, look)) return []
    const away = Math.hypot(at[0] - middle[0], at[1] - middle[1])
    return [{ at, cost: away / 6 + outside * 12 }]
  })
}

/**
 * The points of a country that can carry its name, with how many corners of a short name would lie `outside` its largest part:
 * beside a border or a coast a name could be read as the neighbour's.
 */
const placesOfName = memoizeByObject((country: BasemapCountry) => {
  const { label } = country.properties
  const isWithin = withinRing(mainlandOf(country))
  return [...(label ? [label] : []), ...pointsWithin(country, GRID)].map((point) => {
    const corners = [-0.5, 0.5].flatMap((y) => [-1.1, 1.1].map((x): Position => [point[0] + x, point[1] + y]))
    return { point, outside: corners.filter((corner) => !isWithin(corner)).length }
  })
})

function isOn([x, y]: Pixel, { width, height }: StepMapLook): boolean {
  return x > 0 && y > 0 && x < width && y < height
}

/** Zoom from which countries that are not lit have names. */
const COUNTRY_ZOOM = 4.7
/** Px between a name and whatever else is on the map. */
const SPACE = 14

/** Most countries of the lit routes and of the words that are named. */
const TOUCHED = 8

type StepName = Pick<ShownName, 'box'> & { block: LabelBlock }

interface NamesAt {
  project: Project
  zoom: number
  isFree: (box: Box, space: number) => boolean
}

/**
 * Names of countries that the words name or the lit routes touch, then of seas and other countries, two of each; those
 * of a spotlight's map are of seas alone.
 */
export function namesOfStep(
  input: StepPictureInput,
  at: NamesAt,
  main: readonly Placeable[],
): readonly StepName[] {
  const { map, ground, look, words } = input
  if (look.width < SMALL || map.form !== 'full') return []
  const lit = new Set(main.map(({ key }) => key))
  const touched = map.hasSpotlight ? [] : touchedCountries(input, at, lit)
  const named = new Set([...lit, ...touched.map(({ block }) => block.key)])
  // A route may have the name of its sea.
  const said = new Set(main.map(({ block }) => block.name))
  const isFree = (box: Box) =>
    at.isFree(box, SPACE) && touched.every((name) => gapBetween(box, name.box) >= SPACE)
  const isLand = landOf(ground.basemap.countries.features, at.project, look)
  const isOverSea = ({ left, top, right, bottom }: Box) =>
    pointsOnLand([left, (top + bottom) / 2], right - left, isLand) < 2
  const blocks = new Map(
    placeNames(ground.basemap, words).flatMap((name) =>
      named.has(name.key) || said.has(name.name) ? [] : [[name, nameBlock(name, look.theme)] as const],
    ),
  )
  const form: NameForm = {
    sizeOf(name) {
      const block = blocks.get(name)
      return block ? blockSize(block) : { width: 0, height: 0 }
    },
    space: { country: SPACE, sea: SPACE },
    moves: [0, -18, 18, -36, 36],
    isShown: ({ kind, rank }, zoom) =>
      kind === 'sea'
        ? rank <= (zoom < 3.6 ? 1 : zoom < 5 ? 2 : 3)
        : zoom >= COUNTRY_ZOOM && rank <= 3 && !map.hasSpotlight,
  }
  const shown = namesWithRoom({
    names: [...blocks.keys()],
    zoom: at.zoom,
    project: (position) => at.project([...position]),
    form,
    most: { sea: 2, country: Math.max(0, 2 - touched.length) },
    viewport: look,
    isFree: (box, { kind }) => isFree(box) && (kind === 'country' || isOverSea(box)),
  })
  return [
    ...touched,
    ...shown.flatMap(({ name, box }) => {
      const block = blocks.get(name)
      return block ? [{ box, block }] : []
    }),
  ]
}

function touchedCountries(
  { map, ground, look, words }: StepPictureInput,
  { project, isFree }: NamesAt,
  lit: ReadonlySet<string>,
): readonly StepName[] {
  const said = placeNames(ground.basemap, words).filter(
    ({ kind, name }) => kind === 'country' && map.said.includes(name),
  )
  const routes = ground.routes.filter(({ id }) => map.lit.routes.includes(id))
  const keys = [...said.map(({ key }) => key), ...countriesOfRoutes(routes).map((id) => `country:${id}`)]
  const arrivals = new Set(routes.flatMap(({ arrival }) => arrival.slice(0, 1)))
  const isLand = landOf(ground.basemap.countries.features, project, look)
  const nearCountry = (iso: string, boxes: readonly Box[], hasRoom: (box: Box) => boolean) => {
    const isOwn = groundOfCountry(iso, ground, project)
    return placeNear(boxes, hasRoom, (at) => isLand(at) && !isOwn(at))
  }
  const placed: StepName[] = []
  for (const key of new Set(keys)) {
    if (lit.has(key) || placed.length >= TOUCHED) continue
    const iso = key.slice('country:'.length)
    const block = nameBlock({ key, kind: 'country', name: words.country(iso) }, look.theme)
    const size = blockSize(block)
    const points = pointsOfCountry(iso, ground, project, look)
    const boxes = centredOn(points, size).map(({ x, y }) => boxAt([x, y], size))
    const hasRoom = (one: Box, space: number) =>
      isFree(one, space) && placed.every((other) => gapBetween(one, other.box) >= space)
    const box =
      boxes.find((one) => hasRoom(one, SPACE)) ??
      (arrivals.has(iso) ? nearCountry(iso, boxes, (one) => hasRoom(one, CLOSE)) : undefined)
    if (box) placed.push({ block, box })
  }
  return placed
}

function boxAt([left, top]: Pixel, { width, height }: { width: number; height: number }): Box {
  return { left, top, right: left + width, bottom: top + height }
}

/** Px between the name of a country of arrival and what is around it, where more room is nowhere. */
const CLOSE = 6
/** Steps away from a country's points, in widths and heights of its name. */
const AWAY = [0, -0.5, 0.5, -1, 1, -1.5, 1.5] as const

/** The nearest place with room of a country's name, on it or over the water beside it; never on another country. */
function placeNear(
  boxes: readonly Box[],
  hasRoom: (box: Box) => boolean,
  isForeign: (at: Pixel) => boolean,
): Box | undefined {
  const steps = AWAY.flatMap((x) => AWAY.map((y) => [x, y] as const)).toSorted(
    (a, b) => Math.hypot(...a) - Math.hypot(...b),
  )
  // Most boxes have no room, which is sooner known than what lies below them.
  for (const [x, y] of steps) {
    for (const { left, top, right, bottom } of boxes) {
      const [width, height] = [right - left, bottom - top]
      const box = boxAt([left + x * width, top + 2 * y * height], { width, height })
      const rows = [box.top, (box.top + box.bottom) / 2, box.bottom]
      if (hasRoom(box) && rows.every((row) => pointsOnLand([box.left, row], width, isForeign) === 0))
        return box
    }
  }
  return undefined
}

/** Countries of departure and arrival by turns, the first of each route first; then those of transit. */
function countriesOfRoutes(routes: readonly Route[]): readonly string[] {
  const ends = routes.flatMap(({ departure, arrival }) => [departure, arrival])
  const most = Math.max(0, ...ends.map(({ length }) => length))
  const byTurns = Array.from({ length: most }, (_, place) => ends.flatMap((list) => list[place] ?? []))
  return [...byTurns.flat(), ...routes.flatMap(({ transit }) => transit)]
}

/**
 * Whether a point of a frame, px, is inside one of these closed rings, to the nearest `cell` px; none outside the frame is. For
 * hundreds of points: each ring is read once.
 */
export function ringMask(
  rings: readonly (readonly Pixel[])[],
  { width, height }: { width: number; height: number },
  cell: number,
): (point: Pixel) => boolean {
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)]
  const cells = new Uint8Array(columns * rows)
  for (const ring of rings) {
    for (const [row, places] of crossingsByRow(ring, rows, cell)) {
      const edges = places
        .map((x) => Math.max(0, Math.min(columns, Math.round(x / cell))))
        .sort((a, b) => a - b)
      for (let at = 0; at + 1 < edges.length; at += 2)
        cells.fill(1, row * columns + (edges[at] ?? 0), row * columns + (edges[at + 1] ?? 0))
    }
  }
  return ([x, y]) =>
    x >= 0 &&
    x < width &&
    y >= 0 &&
    y < height &&
    cells[Math.floor(y / cell) * columns + Math.floor(x / cell)] === 1
}

/** Where a ring crosses the middles of the rows, by row. */
function crossingsByRow(ring: readonly Pixel[], rows: number, cell: number): ReadonlyMap<number, number[]> {
  const byRow = new Map<number, number[]>()
  for (let index = 1; index < ring.length; index += 1) {
    const [from, to] = [ring[index - 1], ring[index]]
    if (!from || !to) continue
    const [low, high] = from[1] < to[1] ? [from, to] : [to, from]
    const last = Math.min(rows, Math.ceil(high[1] / cell - 0.5))
    for (let row = Math.max(0, Math.ceil(low[1] / cell - 0.5)); row < last; row += 1) {
      const share = ((row + 0.5) * cell - low[1]) / (high[1] - low[1])
      const place = low[0] + share * (high[0] - low[0])
      const places = byRow.get(row)
      if (places) places.push(place)
      else byRow.set(row, [place])
    }
  }
  return byRow
}
