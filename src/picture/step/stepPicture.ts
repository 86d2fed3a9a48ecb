import { STATUSES, type Status } from '#domain/claim.ts'
import { countMonths } from '#domain/figurePeriod.ts'
import { placeKey, type StepMap, type StepSign } from '#domain/stepMap.ts'
import { NO_LOOK, type Picture, type PictureShape, pictureSvg } from '#lib/picture.ts'
import { frameOfCamera, projectOn, TYPICAL_SIZE } from '#picture/frame.ts'
import { groundShapes } from '#picture/ground.ts'
import { circleScale, incidentCircles, levelOf } from '#picture/incidentCircles.ts'
import { type Box, boxAround, gapBetween, LineSpace } from '#picture/labels/lineSpace.ts'
import { dotsOf, LabelSpace, type PlacedLabel, SPACING } from '#picture/labels/placeLabels.ts'
import { LIT_COUNTRY_LAYERS, OUTLINE_LAYERS } from '#picture/layers.ts'
import { type Project, polyline } from '#picture/linePaths.ts'
import { flowLook, HUB, type Pixel, type RouteLook, type Strokes, strokesOf } from '#picture/lines.ts'
import type { PlaneCamera } from '#picture/mercator.ts'
import { MAP_COLOURS, type MapTheme } from '#picture/palette.ts'
import { hubShape, routeShapes, strokeShapes } from '#picture/still/routeShapes.ts'
import {
  type LabelBlock,
  SMALL,
  type StepGround,
  type StepMapWords,
  type StepPictureInput,
} from './stepBlocks.ts'
import { litBox, PADDING, stepCamera } from './stepFrame.ts'
import { calloutItems, movedItems, namesOfStep, type Placeable, placeItems } from './stepItems.ts'
import { labelMarks, placedLabel, type StepLabel } from './stepLabels.ts'

/** One route as drawn. */
export interface StepLine {
  route: string
  isLit: boolean
  shapes: readonly PictureShape[]
  /** Path data of its lines, for the pointer. */
  hit: string
}

/** The map of a step at one size: plain values for SVG, slides and documents. Px of `width` × `height`. */
export interface StepPicture {
  width: number
  height: number
  camera: PlaneCamera
  theme: MapTheme
  sea: string
  ground: StepGroundShapes
  lines: readonly StepLine[]
  hubs: readonly PictureShape[]
  labels: readonly StepLabel[]
  /** What the labels say that found no room; of a map as seen in Explore no country, which its shade marks. */
  leftOut: readonly string[]
  /** Of these, those that the author's frame cuts off, with a short form of each. */
  cutOff: readonly CutOff[]
  /** What labels say in full that have room without their number only. */
  shortened: readonly string[]
  /** What signs, shades and circles mean, and which places with a measure have neither sign nor name. */
  legend: readonly string[]
  /** The legend, what widths and per cents say, and that lines are schematic; nothing on a small map. */
  note: readonly string[]
}

interface CutOff {
  text: string
  brief: string
}

/** Paddings that are tried until every callout has room. */
const PADDINGS = [PADDING, 0.2, 0.28] as const
const NO_ROUTES: ReadonlySet<string> = new Set()

/** Draws the map of a step. Pure; it takes some 50 ms, so callers keep the result. */
export function stepPicture(input: StepPictureInput): StepPicture {
  const { map, ground, look } = input
  const size = { width: look.width, height: look.height }
  const box = litBox({ ...ground, lit: map.lit })
  const hasLabels = look.labels !== 'none'
  const frame = map.frame ?? (map.camera && frameOfCamera(map.camera, TYPICAL_SIZE))
  const tries = look.camera || frame || !hasLabels ? [PADDING] : PADDINGS
  let best: Placed | null = null
  for (const padding of tries) {
    const camera = look.camera ?? stepCamera({ size, box, frame, padding })
    // The widest frame has no more surroundings to give.
    if (best && camera.zoom === best.camera.zoom) break
    const placed = placedAt(camera, input)
    if (!best || lacksOf(placed) < lacksOf(best)) best = placed
    if (lacksOf(placed) === 0) break
  }
  const { camera, strokes, labels, leftOut, unsigned, cutOff, shortened } =
    best ?? placedAt(stepCamera({ size, box, frame: null }), input)
  const legend = hasLabels ? [...signsNote(map, input), ...unsignedNote(unsigned, input)] : []
  return {
    ...size,
    camera,
    theme: look.theme,
    sea: MAP_COLOURS[look.theme].sea,
    ground: stepGround(camera, input),
    lines: linesOf(strokes, map),
    hubs: [
      ...seenShapes(camera, input),
      ...hubDots({ ...input, map: withNamedHubs(map, labels) }, projectOn(camera, look)).map((at) =>
        hubShape(at, look.theme),
      ),
    ],
    labels: hasLabels ? labels : [],
    leftOut: hasLabels ? leftOut : [],
    cutOff: hasLabels && frame && !look.camera ? cutOff : [],
    shortened: hasLabels ? shortened : [],
    legend,
    note: look.width < SMALL ? [] : [...legend, ...stepNote(map, input)],
  }
}

/** How many labels and signs have no room. */
function lacksOf({ leftOut, unsigned }: Pick<Placed, 'leftOut' | 'unsigned'>): number {
  return leftOut.length + unsigned.length
}

/** Looks of the lines: what is not lit is grey, and left out on small maps and under a spotlight. */
function looksOf({ figures, lit, hasSpotlight, form, seen }: StepMap, { routes }: StepGround, width: number) {
  return new Map(
    routes.flatMap(({ id }): [string, RouteLook][] => {
      const isLit = lit.routes.includes(id)
      if (seen && !seen.layers.includes('routes')) return []
      if (!isLit && (hasSpotlight || form !== 'full')) return []
      const sides = !isLit || form !== 'full' ? 'none' : width < SMALL ? 'near' : 'all'
      return [[id, { ...flowLook(figures, id), isDim: !isLit, sides, hubs: 'none' }]]
    }),
  )
}

interface Placed {
  camera: PlaneCamera
  strokes: Strokes
  labels: readonly StepLabel[]
  leftOut: readonly string[]
  /** The names of places at which measures are shown and have no room. */
  unsigned: readonly string[]
  cutOff: readonly CutOff[]
  shortened: readonly string[]
}

function strokesAt(
  map: StepMap,
  project: Project,
  zoom: number,
  { ground, look }: StepPictureInput,
): Strokes {
  return strokesOf({
    routes: ground.routes,
    looks: looksOf(map, ground, look.width),
    hovered: NO_ROUTES,
    theme: look.theme,
    zoom,
    project: (position) => project([...position]),
  })
}

/** Lines and labels at a camera. */
function placedAt(camera: PlaneCamera, input: StepPictureInput): Placed {
  const { map, beside, look } = input
  const project = projectOn(camera, look)
  const strokes = strokesAt(map, project, camera.zoom, input)
  const twin = beside ? strokesAt(beside, project, camera.zoom, input) : null
  // In one order for both maps of a comparison, so that both find the same places.
  const sides = map.form === 'changes' ? [twin, strokes] : [strokes, twin]
  const both = sides.flatMap((side) => side?.strokes ?? [])
  const wordsBox = look.clear ? [{ left: 0, top: 0, right: look.clear.width, bottom: look.clear.height }] : []
  const dots = hubDots(input, project).map(([x, y]) => squareAt(x, y, HUB.radius + 2))
  const heads = both.flatMap(({ head }) => (head ? [boxAround(head, 0)] : []))
  const lines = new LineSpace(both, [0, 0])
  const spaceAround = (taken: readonly Box[]) =>
    new LabelSpace({
      spacing: SPACING.stage,
      size: look,
      lines,
      obstacles: [...wordsBox, ...dots, ...heads, ...taken],
    })
  const callouts = calloutItems(input, lines, project)
  const free = spaceAround([])
  const all = [...callouts, ...placeItems(input, callouts, lines, project)]
  const { main, placed: usual } = evenSizes(all, free.place(all), (even) => free.place(even))
  const isFreeOfMap = (box: Box) => free.isFree(box)
  const formOf = (key: string) => usual.get(key)?.form
  const moved = movedItems(main, map.spots, { project, look, isFree: isFreeOfMap, formOf })
  const space = moved.size > 0 ? spaceAround(boxesOf(moved)) : free
  const others = main.filter(({ key }) => !moved.has(key))
  const placed = moved.size > 0 ? new Map([...moved, ...space.place(others)]) : usual
  const taken = boxesOf(placed)
  const isFree = (box: Box, gap: number) =>
    space.isFree(box) && taken.every((other) => gapBetween(box, other) >= gap)
  const names = namesOfStep(input, { project, zoom: camera.zoom, isFree }, main)
  const colours = MAP_COLOURS[look.theme]
  return {
    camera,
    strokes,
    labels: [
      ...main.flatMap(({ key, block }) => {
        const spot = placed.get(key)
        return spot ? [placedLabel(block, { ...spot, align: spot.candidate.align }, colours)] : []
      }),
      ...names.map(({ block, box }) =>
        placedLabel(block, { form: 0, box, align: 'center', leader: null }, colours),
      ),
    ],
    leftOut: main.flatMap(({ key, block }) =>
      placed.has(key) || isMarkedElse(block, map) ? [] : [saidWhole(block)],
    ),
    unsigned: main.flatMap(({ key, block }) =>
      !placed.has(key) && isMarkedElse(block, map) && isOfMeasure(block, map) ? [block.name] : [],
    ),
    cutOff: main.flatMap(({ block, forms }) =>
      forms.some(({ candidates }) => candidates.length > 0)
        ? []
        : [{ text: saidWhole(block), brief: block.brief }],
    ),
    shortened: main.flatMap(({ key, block }) => {
      const spot = placed.get(key)
      return spot && dropsNumber(block, spot.form) ? [spokenBlock(block)] : []
    }),
  }
}

/**
 * Labels whose numbers have one size: where some have room for two rows alone, a larger number beside them would seem to
 * weigh more. As they were where that leaves one out.
 */
function evenSizes(
  all: readonly Placeable[],
  placed: ReadonlyMap<string, PlacedLabel>,
  place: (items: readonly Placeable[]) => ReadonlyMap<string, PlacedLabel>,
): { main: readonly Placeable[]; placed: ReadonlyMap<string, PlacedLabel> } {
  const isCompact = ({ block: { compactFrom = 0 }, key }: Placeable) =>
    compactFrom > 0 && (placed.get(key)?.form ?? 0) >= compactFrom
  if (!all.some(isCompact)) return { main: all, placed }
  const main = all.map((item): Placeable => {
    const { block, forms } = item
    const from = block.compactFrom ?? 0
    const { wordsFrom } = block
    const fewer = {
      ...block,
      forms: block.forms.slice(from),
      ...(wordsFrom !== undefined && { wordsFrom: wordsFrom - from }),
    }
    return { ...item, block: fewer, forms: forms.slice(from) }
  })
  const even = place(main)
  return even.size < placed.size ? { main: all, placed } : { main, placed: even }
}

/** What a label says in words: in its fullest form, or in the first with how many measures there are. */
function saidWhole(block: LabelBlock): string {
  const form = block.forms[block.wordsFrom ?? 0] ?? []
  return spokenBlock({ ...block, forms: [form] })
}

/** Whether a label is of a place of a map as seen in Explore, which has a shade or is in the legend. */
function isMarkedElse({ kind }: Pick<LabelBlock, 'kind'>, { seen }: StepMap): boolean {
  return seen !== undefined && (kind === 'country' || kind === 'region')
}

/** Whether signs stand at a place, or measures of the view at a region, which no shade marks. */
function isOfMeasure({ signs, place }: Pick<LabelBlock, 'signs' | 'place'>, { seen }: StepMap): boolean {
  return signs.length > 0 || (place?.kind === 'region' && seen?.marks?.regions.has(place.id) === true)
}

/** Whether a shorter form of a label lacks a number of its fullest; the year of a number is none. */
function dropsNumber({ forms }: Pick<LabelBlock, 'forms'>, form: number): boolean {
  const textOf = (at: number) => (forms[at] ?? []).map(({ text }) => text).join(' ')
  const numbers = textOf(0).match(/\d[\d.,\u202f\u00a0]*/g) ?? []
  const short = textOf(form)
  return numbers.some((number) => !/^\d{4}$/.test(number) && !short.includes(number))
}

/** What labels and their leaders cover. */
function boxesOf(placed: ReadonlyMap<string, PlacedLabel>): readonly Box[] {
  return [...placed.values()].flatMap(({ box, leader }) => [box, ...(leader ? dotsOf(leader) : [])])
}

/** "English Channel 36,816 people arrived in 2024", "Germany (2, 3)". */
export function spokenBlock({
  name,
  forms: [rows = []],
  signs,
}: Pick<LabelBlock, 'name' | 'forms'> & { signs: readonly Pick<StepSign, 'line'>[] }): string {
  const words = rows.length > 0 ? rows.map(({ text }) => text).join(' ') : name
  const lines = signs.flatMap(({ line }) => line ?? [])
  return lines.length > 0 ? `${words} (${lines.join(', ')})` : words
}

function squareAt(x: number, y: number, reach: number): Box {
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }
}

function linesOf({ strokes }: Strokes, { lit }: StepMap): readonly StepLine[] {
  const routes = [...new Set(strokes.map(({ route }) => route))]
  return routes.map((route) => {
    const own = strokes.filter((stroke) => stroke.route === route)
    return {
      route,
      isLit: lit.routes.includes(route),
      shapes: own.flatMap((stroke) => strokeShapes(stroke, 10)),
      hit: own.map(({ centre }) => polyline(centre.points)).join(''),
    }
  })
}

/** The layers of regions and of the dead and missing, as in Explore. */
function seenShapes(camera: PlaneCamera, { map: { seen }, look }: StepPictureInput): readonly PictureShape[] {
  if (!seen) return []
  const { zoom } = camera
  const file = seen.incidents?.file
  return routeShapes({
    content: { ...seen, layers: seen.layers.filter((layer) => layer !== 'routes') },
    circles: file
      ? {
          circles: incidentCircles(file.columns, file.runs, levelOf(zoom)),
          scale: circleScale(countMonths(file.spans)),
          litPlaces: seen.incidents?.litPlaces ?? null,
        }
      : null,
    theme: look.theme,
    zoom,
    project: projectOn(camera, look),
    strokes: { strokes: [], hubs: [] },
    steps: 10,
  })
}

/** A dot without its name says nothing. */
function withNamedHubs(map: StepMap, labels: readonly StepLabel[]): StepMap {
  const isNamed = (id: string) => labels.some(({ key }) => key === placeKey({ kind: 'hub', id }))
  return { ...map, lit: { ...map.lit, hubs: map.lit.hubs.filter(isNamed) } }
}

function hubDots({ map, ground }: StepPictureInput, project: Project): readonly Pixel[] {
  return ground.routes
    .flatMap(({ hubs }) => hubs)
    .filter(({ id }) => map.lit.hubs.includes(id))
    .map(({ point }) => project(point))
}

/** The picture as SVG, for slides, documents and thumbnails; draw it without ground beyond its edges. */
export function stepPictureSvg(...input: Parameters<typeof plainPicture>): string {
  return pictureSvg(plainPicture(...input))
}

/** The same as plain values, for painting on a canvas. */
export function plainPicture(
  picture: StepPicture,
  { title, description, hasLabels }: { title: string; description: string; hasLabels: boolean },
): Picture {
  const { width, height, sea, theme, ground, lines, hubs, labels } = picture
  const colours = MAP_COLOURS[theme]
  const marks = labels.map((label) => labelMarks(label, colours))
  const back = { ...NO_LOOK, d: `M0,0H${width}V${height}H0Z`, fill: sea }
  const drawn = [back, ...ground.shapes, ...lines.flatMap(({ shapes }) => shapes), ...hubs]
  const panel = {
    x: 0,
    y: 0,
    width,
    height,
    shapes: hasLabels ? [...drawn, ...marks.flatMap(({ shapes }) => shapes)] : drawn,
    texts: hasLabels ? [...labels.flatMap(({ texts }) => texts), ...marks.flatMap(({ texts }) => texts)] : [],
  }
  return { title, description, metadata: null, width, height, scale: 1, panels: [panel] }
}

/** Land, borders and coasts; drawn from `beyond` px left of and above the map. */
interface StepGroundShapes {
  shapes: readonly PictureShape[]
  beyond: Pixel
}

/** Tolerance of coasts, px. */
const TOLERANCE = 0.5

/** Draws the ground of a step; a spotlight washes out what is not lit. */
function stepGround(camera: PlaneCamera, { map, ground, look }: StepPictureInput): StepGroundShapes {
  const { width, height, theme, beyond = 0, tolerance = TOLERANCE } = look
  // A continent beyond the edges takes longest to draw, and no step is near it.
  const share = camera.zoom < NEAR_ZOOM ? Math.min(beyond, LITTLE) : beyond
  const [across, down] = [Math.round(width * share), Math.round(height * share)]
  // Beside a route the names say which countries act; alone, their land does.
  const isLand = map.hasSpotlight || map.lit.routes.length === 0
  const shapes = groundShapes({
    basemap: ground.basemap,
    frame: { camera, width: width + 2 * across, height: height + 2 * down, tolerance, steps: 10 },
    theme,
    lit: map.seen?.lens ? [...map.seen.lens.countries.keys()] : isLand ? map.lit.countries : [],
    actors: map.seen?.layers.includes('actors') ? map.seen.actors : [],
    chosen: [],
  })
  if (!map.hasSpotlight) return { beyond: [across, down], shapes }
  // Lit countries are drawn last: the wash lies over all before them.
  const last = shapes.length - LIT_COUNTRY_LAYERS[theme].length - OUTLINE_LAYERS[theme].length
  const wash = {
    ...NO_LOOK,
    d: `M0,0H${width + 2 * across}V${height + 2 * down}H0Z`,
    fill: MAP_COLOURS[theme].paper,
    opacity: WASH,
  }
  // In the light they look as always; only the rest changes.
  const { land, coast } = MAP_COLOURS[theme]
  const inLight = shapes
    .slice(last)
    .map((shape) => (shape.fill === null ? shape : { ...shape, fill: land, stroke: coast }))
  // Under the wash, land in the dark is as good as sea; its coasts tell them apart.
  const coasts = shapes
    .filter((shape) => shape.fill === land && shape.stroke === coast)
    .map((shape) => ({ ...shape, fill: null }))
  return { beyond: [across, down], shapes: [...shapes.slice(0, last), wash, ...coasts, ...inLight] }
}

/** Zoom below which little ground is drawn beyond the edges, and that share of the size. */
const NEAR_ZOOM = 3.6
const LITTLE = 0.06

/** Strength of the wash that a spotlight lays over what is not lit. */
const WASH = 0.55

/** Signs of the statuses in letters, and that of any status beside them: a triangle. */
export const GLYPHS = { done: '●', planned: '○', gap: '◌', triangle: '▲' } as const

/** "Also with a measure, not named on the map: Kosovo and Serbia." */
function unsignedNote(names: readonly string[], { words, t }: StepMapWords): readonly string[] {
  return names.length > 0 ? [t('stepMap:key.unnamed', { names: words.list([...new Set(names)]) })] : []
}

/** What signs of measures mean, as "Measures: ● done and ○ planned."; nothing without any. */
export function statusKey(
  signs: readonly { status: Status | null; own?: unknown }[],
  { words, t }: StepMapWords,
): readonly string[] {
  const shown = STATUSES.filter((status) => signs.some((sign) => sign.status === status && !sign.own))
  const named = shown.map((status) => [GLYPHS[status], words.status(status).toLowerCase()].join('\u00a0'))
  const own = signs.some((sign) => sign.own) ? [[GLYPHS.triangle, t('stepMap:key.own')].join('\u00a0')] : []
  return signs.length > 0 ? [t('stepMap:key.signs', { signs: words.list([...named, ...own]) })] : []
}

/** What signs without a line's number mean and, on a map as seen in Explore, its shades and circles. */
export function signsNote({ seen, signs }: StepMap, { words, t }: StepMapWords): readonly string[] {
  const bare = signs.filter(({ line }) => line === null)
  const measures = statusKey(
    bare.map(({ status, shape }) => ({ status, own: shape === 'triangle' })),
    { words, t },
  )
  if (!seen) return measures
  const file = seen.incidents?.file
  return [
    ...measures,
    ...(seen.lens && seen.lens.countries.size > 0 ? [t('stepMap:key.shaded')] : []),
    ...(seen.layers.includes('actors') && seen.actors.length > 0 ? [t('stepMap:key.actors')] : []),
    ...(file ? [t('stepMap:key.deaths', { credit: words.localized(file.credit) })] : []),
  ]
}

/** What the widths and per cents of a map say, and that its lines are schematic; of two compared maps the last alone. */
export function stepNote(map: StepMap, { words, t }: StepMapWords): readonly string[] {
  const schematic = t('stepMap:schematic')
  const figures = map.lit.routes.flatMap((id) => map.figures?.get(id) ?? [])
  const detections = figures.filter(({ total }) => total.unit === 'detections')
  const [first] = detections
  if (map.form !== 'full' || detections.length < 2 || !first) return [schematic]
  const shown = words.spans(first.period.spans)
  const width = t('stepMap:width.detections', { spans: shown })
  if (!map.changes || !map.callouts.some(({ change }) => change)) return [width, schematic]
  const { before, after } = map.changes
  const [now, then] = [words.spans([after]), words.spans([before])]
  // The line has room for the months once.
  const compared =
    now === shown
      ? t('stepMap:comparedShort', { before: then })
      : t('stepMap:compared', { after: now, before: then })
  return [width, compared, schematic]
}
