import { countMonths } from '#domain/figurePeriod.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { StillCallout, StillKey, StillLook, StillMap } from '#domain/stepMap.ts'
import type { TFunction } from '#i18n/translation.ts'
import { NO_LOOK, type PicturePanel, type PictureShape, type PictureText, pictureSvg } from '#lib/picture.ts'
import { textWidth } from '#lib/textWidth.ts'
import { OTHER_SAMPLE, WIDTH_SAMPLES, widthAt, widthShare } from '#picture/flowWidth.ts'
import { boundsOf, projectOn, type StillInput, stillFrame } from '#picture/frame.ts'
import { groundShapes } from '#picture/ground.ts'
import { circleScale, incidentCircles, levelOf } from '#picture/incidentCircles.ts'
import { type LabelForm, type LabelItem, type LabelTexts, shownIn } from '#picture/labels/labelItems.ts'
import type { Box } from '#picture/labels/lineSpace.ts'
import {
  linesOfName,
  type PlacedItem,
  type PlaceName,
  placeItems,
  SMALL_WIDTH,
} from '#picture/labels/placeItems.ts'
import { type Project, polyline, round } from '#picture/linePaths.ts'
import { type Pixel, routeLooks, type Strokes, strokesOf } from '#picture/lines.ts'
import { MAP_COLOURS, MAP_STROKES, type MapColours, ROUTE_COLOURS } from '#picture/palette.ts'
import { routeShapes } from './routeShapes.ts'

interface StillMapInput {
  /** One map, or two side by side. */
  maps: readonly StillInput[]
  look: StillLook
  /** Title of the picture. */
  title: string
  /** Alternative text, one sentence. */
  description: string
  t: TFunction<['map', 'still', 'lens']>
}

/** Pictures are drawn within these widths, px, then scaled, so that signs and text keep their share of the map. */
const DRAWN = { least: 640, most: 1600 } as const
/** Gap between two maps, units. */
const GAP = 10
/** Tolerance of coasts, px of the finished picture. */
const TOLERANCE = 0.5
/** The same for thumbnails: there are many, so their bytes count. */
const SMALL_TOLERANCE = 0.8

/**
 * Draws any view as a picture, without a DOM. Pure: the same view always gives the same picture. It is drawn when it is
 * first asked for, so that its title and description alone cost nothing.
 */
export function stillMap(input: StillMapInput): StillMap {
  const { title, description, look } = input
  let drawn: ReturnType<typeof drawStill> | null = null
  const draw = () => {
    drawn ??= drawStill(input)
    return drawn
  }
  return {
    title,
    description,
    width: look.width,
    height: look.height,
    get svg() {
      return pictureSvg(draw().picture)
    },
    get picture() {
      return draw().picture
    },
    get callouts() {
      return draw().callouts
    },
    get legend() {
      return draw().legend
    },
  }
}

function drawStill({
  maps,
  look,
  title,
  description,
  t,
}: StillMapInput): Pick<StillMap, 'picture' | 'callouts' | 'legend'> {
  const scale = look.width / Math.min(Math.max(look.width, DRAWN.least), DRAWN.most)
  const [across, down] = [look.width / scale, look.height / scale]
  const width = (across - GAP * (maps.length - 1)) / maps.length
  const drawn = maps.map((input, index) => {
    const panel = { x: index * (width + GAP), y: 0, width, height: down }
    return panelOf(input, panel, { look, scale, t })
  })
  return {
    picture: {
      title,
      description,
      metadata: null,
      width: look.width,
      height: look.height,
      scale,
      panels: drawn.map(({ panel }) => panel),
    },
    callouts: drawn.flatMap(({ panel, labels }) => labels.map((label) => calloutOf(label, panel, scale))),
    // Compared maps have one scale.
    legend: stillLegend(maps, { zoom: drawn[0]?.zoom ?? 0, scale }, t),
  }
}

const NO_ROUTES: ReadonlySet<string> = new Set()

interface PanelLook {
  look: StillLook
  scale: number
  t: TFunction<['map', 'still', 'lens']>
}

function panelOf(
  input: StillInput,
  place: { x: number; y: number; width: number; height: number },
  { look, scale, t }: PanelLook,
): { panel: PicturePanel; labels: readonly StillLabel[]; zoom: number } {
  const { content, theme } = input
  const { basemap, focus, lens, layers } = content
  const size = { width: place.width, height: place.height }
  const camera = stillFrame(
    size,
    input.camera,
    boundsOf({ ...content, regions: [...content.regions, ...content.otherRegions] }),
  )
  const project = projectOn(camera, size)
  const colours = MAP_COLOURS[theme]
  const heading = input.heading ? headingOf(input.heading, input) : null
  const strokes = strokesOf({
    routes: layers.includes('routes') ? content.routes : [],
    looks: routeLooks({ ...content, isSmall: place.width < SMALL_WIDTH }),
    hovered: NO_ROUTES,
    theme,
    zoom: camera.zoom,
    project: (position) => project([...position]),
  })
  const { labels, texts } = stillLabels({
    ...input,
    ...size,
    t,
    labelSize: look.labelSize && sizeInUnits(look.labelSize, scale),
    project,
    zoom: camera.zoom,
    strokes,
    cards: heading ? [heading.box] : [],
  })
  const shapes: PictureShape[] = [
    {
      ...NO_LOOK,
      d: boxPath({ left: 0, top: 0, right: size.width, bottom: size.height }),
      fill: colours.sea,
    },
    ...groundShapes({
      basemap,
      frame: {
        camera,
        ...size,
        tolerance: scale < 1 ? SMALL_TOLERANCE / scale : TOLERANCE,
        steps: scale < 1 ? 1 : 10,
      },
      theme,
      lit: [...(lens?.countries.keys() ?? [])],
      actors: layers.includes('actors') ? content.actors : [],
      chosen: focus.countries,
    }),
    ...routeShapes({
      content,
      theme,
      circles: circlesOf(input, camera.zoom),
      zoom: camera.zoom,
      project,
      strokes,
      steps: scale < 1 ? 2 : 10,
    }),
    ...(look.hasNames ? labels.flatMap((label) => leaderShape(label, colours.ink2)) : []),
    ...(heading?.shapes ?? []),
  ]
  const letters = look.hasNames ? [...texts, ...labels.flatMap((label) => labelTextsOf(label, colours))] : []
  const panel = { ...place, shapes, texts: [...letters, ...(heading?.texts ?? [])] }
  return { panel, labels, zoom: camera.zoom }
}

function circlesOf({ content: { incidents } }: StillInput, zoom: number) {
  if (!incidents?.file) return null
  const { file, litPlaces } = incidents
  const circles = incidentCircles(file.columns, file.runs, levelOf(zoom))
  return { circles, scale: circleScale(countMonths(file.spans)), litPlaces }
}

function leaderShape({ placed: { leader } }: StillLabel, stroke: string): PictureShape[] {
  return leader ? [{ ...NO_LOOK, d: polyline(leader), stroke, strokeWidth: 0.8 }] : []
}

/** Card at the top of one of two maps: its period and total. */
function headingOf(
  { title, note }: NonNullable<StillInput['heading']>,
  { theme }: StillInput,
): { box: Box; shapes: PictureShape[]; texts: PictureText[] } {
  const colours = MAP_COLOURS[theme]
  const lines = [
    { text: title, size: 16, weight: 650, fill: colours.ink },
    ...(note === null ? [] : [{ text: note, size: 12, weight: 400, fill: colours.ink2 }]),
  ]
  const width = Math.max(...lines.map(({ text, size, weight }) => textWidth(text, size, weight)))
  const box = { left: 12, top: 12, right: 12 + width + 20, bottom: 12 + 16 + lines.length * 17 }
  const shape = { ...NO_LOOK, d: boxPath(box), fill: colours.paper, stroke: colours.boundary, strokeWidth: 1 }
  const texts = lines.map((line, index) => ({
    ...line,
    x: box.left + 10,
    y: box.top + 22 + index * 18,
    anchor: 'start' as const,
    isSerif: false,
    isItalic: false,
    spacing: 0,
    halo: null,
  }))
  return { box, shapes: [shape], texts }
}

function boxPath({ left, top, right, bottom }: Box): string {
  return `M${round(left)},${round(top)}H${round(right)}V${round(bottom)}H${round(left)}Z`
}

function calloutOf(
  { placed, name, value, colour }: StillLabel,
  panel: PicturePanel,
  scale: number,
): StillCallout {
  const { box, align, item, leader } = placed
  const at = ([x, y]: Pixel) => ({
    x: round((panel.x + x) * scale),
    y: round((panel.y + y) * scale),
  })
  return {
    kind: item.kind,
    id: item.id,
    name,
    value,
    ...at([box.left, box.top]),
    width: round((box.right - box.left) * scale),
    height: round((box.bottom - box.top) * scale),
    align,
    leader: leader && [at(leader[0]), at(leader[1])],
    colour,
  }
}

/** The caller's sizes, px of the finished picture, in the units that the map is drawn in. */
function sizeInUnits(
  sizeOf: NonNullable<StillLook['labelSize']>,
  scale: number,
): NonNullable<StillLook['labelSize']> {
  return (label) => {
    const { width, height } = sizeOf(label)
    return { width: width / scale, height: height / scale }
  }
}

/** The legend of one or two still maps, with the signs that they show. */
function stillLegend(
  maps: readonly StillInput[],
  { zoom, scale }: { zoom: number; scale: number },
  t: TFunction<['map', 'still', 'lens']>,
): StillKey[] {
  const [input] = maps
  if (!input) return []
  const { content, theme, words } = input
  const { routes, figures, litRoutes, lens, layers, regions, incidents } = content
  const { ink2, dim, ink } = MAP_COLOURS[theme]
  const drawn = routes.filter(({ legs }) => legs.length > 0)
  const lit = drawn.filter(({ id }) => litRoutes.has(id))
  const counted = lit.flatMap(({ id }) => figures?.get(id) ?? [])
  const counts = (unit: FigureUnit) =>
    counted.some(({ total, monthlyMean }) => total.unit === unit && monthlyMean !== null)
  const scaleOf = (title: string, line: 'solid' | 'hollow', means: readonly number[]): StillKey[] => [
    { label: title, colour: ink2, line: null, width: null },
    ...means.map((mean) => ({
      label: words.number(mean),
      colour: ink2,
      line,
      width: round(MAP_STROKES[theme].routes * widthAt(widthShare(mean), zoom) * scale),
    })),
  ]
  const key = (label: string, line: StillKey['line'], colour: string = ink2): StillKey[] => [
    { label, colour, line, width: null },
  ]
  const hasNoFigure =
    figures !== null && lit.some(({ id }) => (figures.get(id)?.monthlyMean ?? null) === null)
  const isClassified = lit.some(({ id }) => lens?.routes.get(id)?.tie === 'classification')
  const ofRoutes = [
    counts('detections')
      ? scaleOf(t('still:key.width', { months: words.list(maps.map(monthsOf)) }), 'solid', WIDTH_SAMPLES)
      : [],
    counts('arrivals') ? scaleOf(t('still:key.arrivals'), 'hollow', [OTHER_SAMPLE]) : [],
    hasNoFigure ? key(t('still:key.noFigure'), 'dashed') : [],
    isClassified ? key(t('still:key.classification'), 'dashed') : [],
    lit.length < drawn.length ? key(t('still:key.dimmed'), 'solid', dim) : [],
  ]
  return [
    layers.includes('routes') ? ofRoutes.flat() : [],
    layers.includes('regions') && regions.length > 0 ? key(t('still:key.regions'), 'disc') : [],
    (incidents?.file ?? null) !== null ? key(t('still:key.deaths'), 'disc', ink) : [],
  ].flat()
}

/** The months of a map's figures, in words. */
function monthsOf({ content: { figures }, words }: StillInput): string {
  return words.spans(
    [...(figures?.values() ?? [])].find(({ total }) => total.unit === 'detections')?.period.spans ?? [],
  )
}

/** One line of a label. */
interface Line {
  text: string
  size: number
  weight: number
  fill: string
  spacing: number
}

/** A placed label, in px of the map. */
interface StillLabel {
  placed: PlacedItem
  lines: readonly Line[]
  name: string
  value: string | null
  colour: string
}

/** Line height as a multiple of the font size. */
const LINE = 1.3
/** Width, px, below which names are short. */
const NARROW = 700

interface LabelsInput extends StillInput {
  /** Size of labels that the caller draws in letters of its own. */
  labelSize: StillLook['labelSize']
  t: TFunction<['map', 'lens']>
  project: Project
  zoom: number
  width: number
  height: number
  cards: readonly Box[]
  strokes: Strokes
}

/** The placed labels, and the names of countries and seas that have room. */
function stillLabels(input: LabelsInput): { labels: readonly StillLabel[]; texts: PictureText[] } {
  const { project, width, height } = input
  const colours = MAP_COLOURS[input.theme]
  const room = { isNarrow: width < NARROW, isPlain: true, isPrinted: true }
  const drawn = (item: LabelItem, texts: LabelTexts, form: LabelForm) =>
    linesOf(item, texts, form, input, colours)
  const placed = placeItems({
    ...input,
    room,
    sizeOf(item, texts, form) {
      const label = drawn(item, texts, form)
      return input.labelSize ? input.labelSize({ ...label, kind: item.kind }) : sizeOf(label)
    },
    shift: [0, 0],
    project: (position) => project([...position]),
    viewport: { width, height },
    textScale: 1,
    previous: new Map(),
  })
  const labels = placed.labels.map(
    (label): StillLabel => ({ placed: label, ...drawn(label.item, label.texts, label.form) }),
  )
  const texts = placed.names.flatMap(({ name, down }) => {
    const [x, y] = project([...name.position])
    return nameTexts(name, [x, y + down], colours)
  })
  return { labels, texts }
}

function linesOf(
  item: LabelItem,
  texts: LabelTexts,
  form: LabelForm,
  { theme }: LabelsInput,
  colours: MapColours,
): Omit<StillLabel, 'placed'> {
  const { name, line, note } = shownIn(form, texts)
  const { isDimmed, isSelected } = texts
  const ink = isDimmed ? colours.countryName : colours.ink
  const look = lookOf(item.isPlace ? 'hub' : item.kind, ink, isDimmed ? ink : colours.ink2)
  const weight = isSelected || item.isArrival ? 700 : look.weight
  const under = { size: 12, weight: 400, fill: colours.ink2, spacing: 0 }
  const lines = [
    { ...look, text: name, weight },
    ...[line, note].flatMap((text): Line[] => (text === null ? [] : [{ ...under, text }])),
  ]
  const colour = item.kind === 'route' ? (ROUTE_COLOURS[theme][item.id] ?? colours.ink2) : colours.ink2
  return { lines, name, value: line, colour: isDimmed ? colours.dim : colour }
}

function lookOf(kind: LabelItem['kind'], ink: string, quiet: string): Omit<Line, 'text'> {
  switch (kind) {
    case 'route':
      return { size: 13, weight: 600, fill: ink, spacing: 0 }
    case 'hub':
      return { size: 12, weight: 500, fill: ink, spacing: 0 }
    case 'country':
      return { size: 12, weight: 600, fill: quiet, spacing: 0.045 }
    case 'region':
      return { size: 12, weight: 600, fill: quiet, spacing: 0.08 }
  }
}

function sizeOf({ lines }: Pick<StillLabel, 'lines'>): { width: number; height: number } {
  const widths = lines.map(({ text, size, weight, spacing }) => textWidth(text, size, weight, spacing))
  return {
    width: Math.ceil(Math.max(...widths)),
    height: Math.ceil(lines.reduce((sum, { size }) => sum + size * LINE, 0)),
  }
}

/** The texts of a label as parts of the picture. */
function labelTextsOf({ placed, lines }: StillLabel, { land }: MapColours): PictureText[] {
  const { box, align } = placed
  const anchor = align === 'center' ? 'middle' : align
  const x = align === 'center' ? (box.left + box.right) / 2 : align === 'end' ? box.right : box.left
  const plain = { isSerif: false, isItalic: false, halo: { colour: land, width: 3 } }
  let y = box.top
  return lines.map(({ text, size, weight, fill, spacing }) => {
    y += size * LINE
    // y is the baseline; a third of the font size lies below it, line gap included.
    return { ...plain, text, x, y: y - size * 0.33, anchor, size, weight, spacing, fill }
  })
}

function nameTexts(place: PlaceName, [x, y]: readonly [number, number], colours: MapColours): PictureText[] {
  const isSea = place.kind === 'sea'
  const size = isSea ? (place.rank === 1 ? 15 : 13) : 12
  const lines = linesOfName(place)
  const top = y - ((lines.length - 1) * size * 1.2) / 2 + size * 0.35
  return lines.map((text, index) => ({
    text,
    x,
    y: top + index * size * 1.2,
    anchor: 'middle',
    size,
    weight: 400,
    isSerif: isSea,
    isItalic: isSea,
    spacing: isSea ? 0.02 : 0.045,
    fill: isSea ? colours.seaName : colours.countryName,
    halo: isSea ? { colour: colours.sea, width: 2.4 } : { colour: colours.land, width: 3 },
  }))
}
