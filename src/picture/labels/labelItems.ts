import type { Basemap } from '#domain/basemap.ts'
import { isOfMeasures, type Lens, type Tie } from '#domain/lens.ts'
import type { MapContent, Marks, RouteFigure } from '#domain/mapContent.ts'
import { isOpenPlan, type Measure, planStateOf } from '#domain/measure.ts'
import type { Position, Region, Route } from '#domain/route.ts'
import type { Layer, Selection } from '#domain/view.ts'
import type { TFunction } from '#i18n/translation.ts'
import { textWidth } from '#lib/textWidth.ts'
import { pointsWithin } from '#picture/frame.ts'
import type { HubDot } from '#picture/lines.ts'
import type { Words } from '#words/words.ts'

/** An interactive label of the map. */
export interface LabelItem {
  key: string
  kind: 'route' | 'hub' | 'country' | 'region'
  /** Id of what a click selects: the route of a hub, else the place itself. */
  id: string
  /** Whether the region is a place within a country, which looks like a hub. */
  isPlace?: boolean
  /** Whether the hub is a destination. */
  isArrival?: boolean
  /** Id of a hub. */
  hub?: string
  /** Null for a route, which is named beside its line. */
  point: Position | null
  /** Other points within a country. */
  within?: readonly Position[]
  /** Whether a lens lights the country, whose label may then be beside it. */
  isLit?: boolean
  /** The shown measures there. */
  measures: readonly Measure[]
}

interface ItemsInput {
  routes: readonly Route[]
  /** Only these routes are named. */
  litRoutes: ReadonlySet<string>
  /** Regions of origin that always have a label. */
  regions: readonly Region[]
  /** Regions with a label only while they have measures or a lens lights them. */
  otherRegions?: readonly Region[]
  lens?: Lens | null
  basemap: Basemap
  /** Null while measures load. */
  marks: Marks | null
  layers: readonly Layer[]
  selected: Selection | null
  /** Whether the selected route is named: the page around its map may do that. */
  isChosenNamed: boolean
  /** The hubs that are drawn. */
  hubs: readonly Pick<HubDot, 'route' | 'hub'>[]
  zoom: number
}

const NONE: readonly Measure[] = []
/** Zoom from which all places with measures have a label. */
const CLOSE_ZOOM = 4

/** The labels of a view by importance: the selected one first, then hubs, routes, countries and regions. */
export function labelItems(input: ItemsInput): readonly LabelItem[] {
  const { marks, layers, selected } = input
  const items = [
    ...(layers.includes('routes') ? [...hubItems(input), ...routeItems(input)] : []),
    ...(marks ? countryItems(input, marks) : []),
    ...regionItems(input, marks),
  ]
  const isChosen = (item: LabelItem) => item.kind === selected?.kind && item.id === selected.id
  return [...items.filter(isChosen), ...items.filter((item) => !isChosen(item))]
}

function routeItems({ routes, litRoutes, marks, selected, isChosenNamed }: ItemsInput): LabelItem[] {
  const unnamed = selected?.kind === 'route' && !isChosenNamed ? selected.id : null
  return routes.flatMap(({ id, legs }): LabelItem[] =>
    legs.length === 0 || !litRoutes.has(id) || id === unnamed
      ? []
      : [{ key: `route:${id}`, kind: 'route', id, point: null, measures: marks?.routes.get(id) ?? NONE }],
  )
}

/** Destinations first. */
function hubItems({ routes, hubs }: ItemsInput): LabelItem[] {
  const drawn = new Set(hubs.map(({ route, hub }) => `${route}/${hub}`))
  return routes
    .flatMap((route) =>
      route.hubs.map((hub) => ({
        key: `hub:${route.id}/${hub.id}`,
        kind: 'hub' as const,
        id: route.id,
        isArrival: hub.role === 'arrival',
        hub: hub.id,
        point: hub.point,
        measures: NONE,
      })),
    )
    .filter(({ key }) => drawn.has(key.slice('hub:'.length)))
    .sort((a, b) => Number(b.isArrival) - Number(a.isArrival))
}

/** Countries with a measure, close up, on their layer, or where a lens lights them; those of a selection also without one. */
function countryItems({ basemap, lens, layers, selected, zoom }: ItemsInput, marks: Marks): LabelItem[] {
  const isShown = (iso: string) =>
    (selected?.kind === 'country' && selected.id === iso) ||
    (lens ? lens.countries.has(iso) : zoom >= CLOSE_ZOOM || layers.includes('countries'))
  return basemap.countries.features.flatMap((country): LabelItem[] => {
    const { iso, label } = country.properties
    const isChosen = iso !== null && lens?.countries.get(iso)?.tie === 'chosen'
    const at = (iso ? marks.countries.get(iso) : undefined) ?? (isChosen ? NONE : undefined)
    if (!(iso && label && at && isShown(iso))) return []
    const within = pointsWithin(country, zoom < CORNER_ZOOM ? GRID : CORNER_GRID)
    const isLit = lens?.countries.has(iso) === true
    return [{ key: `country:${iso}`, kind: 'country', id: iso, point: label, within, isLit, measures: at }]
  })
}

/** Columns and rows of the points that are tried within a country. */
const GRID = 6
/** The same where the map shows a corner of a country, and the zoom from which it may. */
const CORNER_GRID = 20
const CORNER_ZOOM = 5.4

function regionItems(input: ItemsInput, marks: Marks | null): LabelItem[] {
  const { regions, otherRegions = [], lens, layers, selected, zoom } = input
  return [...regions, ...otherRegions].flatMap((region): LabelItem[] => {
    const at = marks?.regions.get(region.id) ?? NONE
    const isLit = lens?.regions.has(region.id) === true
    const isPlace = region.role === 'place'
    // A place beside the name of its country would read as a second country.
    if (isPlace && selected?.id !== region.id && region.countries.some((iso) => lens?.countries.has(iso)))
      return []
    // A selected region has no other name on the map, nor has one that a driver's sentence names.
    const isShown = layers.includes('regions')
      ? isLit || regions.includes(region)
      : selected?.id === region.id || (isLit && lens?.subject.kind === 'driver')
    const hasShown = at.length > 0 && (lens !== null || zoom >= CLOSE_ZOOM || layers.includes('countries'))
    const key = `region:${region.id}`
    return isShown || hasShown
      ? [{ key, kind: 'region', id: region.id, isPlace, point: region.point, measures: at }]
      : []
  })
}

/** What a label says: name, number and note; the same with the short name, that in two lines, or that alone. */
export type LabelForm = 'full' | 'brief' | 'stacked' | 'short'

/** Room for labels. */
export interface LabelRoom {
  /** Names are short. */
  isNarrow: boolean
  /** On a plain map, without controls, a label has its unit in words, and a chosen route its name. */
  isPlain: boolean
  /** On paper, in a file too: the line under the bar, which names the chosen route, is not beside the map, nor is a reader. */
  isPrinted?: boolean
}

/** The texts of a label. */
export interface LabelTexts {
  title: string
  shortTitle: string
  /** The number of a route. */
  figure: string | null
  /** How many measures are shown there, where these are what the map shows. */
  measures: string | null
  /** How it is tied, where no sign says so. */
  note: string | null
  /** The forms that it may take, the fullest first. */
  forms: readonly LabelForm[]
  isDimmed: boolean
  isSelected: boolean
}

interface TextsInput {
  content: MapContent
  words: Words
  t: TFunction<['map', 'lens']>
  room: LabelRoom
}

/** The texts of a label, and the forms that it may take. */
export function labelTexts(item: LabelItem, { content, words, t, room }: TextsInput): LabelTexts {
  const { figures, lens, selected, layers } = content
  const isRoute = item.kind === 'route'
  const tie = tieOf(item, content)
  const isNamed = item.kind === 'region' && lens?.subject.kind === 'driver'
  const title = titleOf(item, words)
  const isCounted = isRoute ? lens !== null && isOfMeasures(lens) : layers.includes('countries')
  const figure = isRoute && !isCounted ? figures?.get(item.id) : undefined
  return {
    title,
    shortTitle: isRoute ? words.routeShort(item.id) : title,
    figure: figure
      ? room.isPlain
        ? figureWords(figure, t, words, room.isNarrow)
        : bareFigure(figure, t, words)
      : null,
    measures:
      isCounted && item.measures.length > 0
        ? measuresWords(item.measures, t, words, room.isPrinted === true)
        : null,
    note: tie === 'classification' ? t('lens:ourClassification') : isNamed ? t('lens:namedByText') : null,
    forms: isRoute ? formsOf(room) : ['full'],
    isDimmed: lens !== null && !isRoute && item.kind !== 'hub' && tie === null,
    isSelected: item.kind !== 'hub' && selected?.kind === item.kind && selected.id === item.id,
  }
}

function formsOf({ isNarrow, isPlain }: LabelRoom): readonly LabelForm[] {
  if (!isNarrow) return ['full', 'brief', 'short']
  return isPlain ? ['brief', 'short'] : ['brief', 'stacked', 'short']
}

/** "3 measures", "1 open plan"; of them those from own documents: "3 measures, 1 yours", on paper "1 the user’s own". */
function measuresWords(
  measures: readonly Measure[],
  t: TFunction<['map']>,
  words: Pick<Words, 'own'>,
  isPrinted: boolean,
): string {
  const kind = measures.some((measure) => planStateOf(measure) === null)
    ? 'shared:count.measures'
    : measures.every(isOpenPlan)
      ? 'map:shown.openPlans'
      : 'map:shown.plans'
  const own = measures.filter(words.own)
  const counted = t(kind, { count: measures.length })
  if (!own[0]) return counted
  return isPrinted
    ? t('map:shown.withUsers', { counted, own: own.length })
    : `${counted}, ${own.length} ${words.own(own[0])}`
}

/** How the labelled place is tied to the lens. */
function tieOf({ kind, id }: LabelItem, { lens }: MapContent): Tie | null {
  if (!lens || kind === 'hub') return null
  const places = kind === 'route' ? lens.routes : kind === 'region' ? lens.regions : lens.countries
  return places.get(id)?.tie ?? null
}

function titleOf({ kind, id, hub = '', isPlace }: LabelItem, words: Words): string {
  const title = words[kind](kind === 'hub' ? hub : id)
  return kind === 'region' && !isPlace ? words.upperCase(title) : title
}

/** What a form shows; `line` is the text under the name, which has a line break where it is stacked. */
export function shownIn(form: LabelForm, { title, shortTitle, figure, measures, note }: LabelTexts) {
  return {
    name:
      form === 'full'
        ? title
        : form === 'stacked'
          ? nameLines(shortTitle, true, LONGEST_STACKED).join('\n')
          : shortTitle,
    line: form === 'short' ? null : (figure ?? measures),
    note: form === 'short' ? null : note,
  }
}

/** Font sizes of labels, px. */
interface LabelSizes {
  name: number
  number: number
  place: number
  caption: number
}

/** Font sizes at a text scale: larger on a plain map, which stands alone, and smaller on a small one. */
export function labelSizes(isPlain: boolean, scale: number, isSmall: boolean): LabelSizes {
  const line = (isSmall ? 13 : isPlain ? 15.7 : 14) * scale
  return { name: line, number: line, place: 12 * scale, caption: 12 * scale }
}

/** Least height of what can be pressed, px. */
const TARGET = 24
/** Px by which the targets of name and number overlap, so that their texts stand together. */
const OVERLAP = 3

/** Size of a label in one of its forms, px. */
export function labelSize(
  { kind, isPlace = false }: Pick<LabelItem, 'kind' | 'isPlace'>,
  texts: LabelTexts,
  form: LabelForm,
  sizes: LabelSizes,
): { width: number; height: number } {
  const shown = shownIn(form, texts)
  const isRoute = kind === 'route'
  const isPoint = kind === 'hub' || isPlace
  const name = isRoute ? sizes.name : isPoint ? sizes.place : sizes.caption
  const spacing = isPoint || isRoute ? 0 : kind === 'country' ? 0.03 : 0.08
  const names = shown.name.split('\n')
  const widths = names.map((line) => textWidth(line, name, isRoute ? 620 : 550, spacing))
  let height = Math.max(TARGET, names.length * name * LEADING)
  if (shown.line !== null) {
    const line = isRoute ? sizes.number : sizes.caption
    widths.push(textWidth(shown.line, line))
    height =
      texts.figure === null
        ? Math.max(TARGET, (name + line) * LEADING)
        : height + Math.max(TARGET, line * LEADING) - 2 * OVERLAP
  }
  if (shown.note !== null) {
    widths.push(textWidth(shown.note, sizes.caption))
    height += sizes.caption * LEADING
  }
  return { width: Math.ceil(Math.max(...widths)), height: Math.ceil(height) }
}

/** Line height as a multiple of the font size. */
const LEADING = 1.334

/** Names with more letters than this (about 150 px) take two lines on a narrow map, and where they are stacked. */
const LONGEST = 22
const LONGEST_STACKED = 8

/** A name in one line, or broken at the space nearest to its middle. */
export function nameLines(name: string, isNarrow: boolean, longest = LONGEST): readonly string[] {
  if (!isNarrow || name.length <= longest) return [name]
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index)
  const [first, ...others] = spaces
  if (first === undefined) return [name]
  const middle = name.length / 2
  const at = others.reduce(
    (best, next) => (Math.abs(next - middle) < Math.abs(best - middle) ? next : best),
    first,
  )
  return [name.slice(0, at), name.slice(at + 1)]
}

/**
 * A figure with its unit, as under the name of a route: "66,551 detections, 2025". Names the months if they are not exactly
 * the chosen ones, and marks an unfinished period as partial. `isShort`, for a small map, gives a short unit and omits the
 * months, which the note states once.
 */
export function figureWords(
  { total, period }: RouteFigure,
  t: TFunction<['map']>,
  words: Pick<Words, 'spans' | 'number'>,
  isShort = false,
): string {
  const { value, unit, isPartial } = total
  if (value === null) return t('map:figure.notStated')
  if (!isMapUnit(unit)) return words.number(value)
  const figure = isShort
    ? t(`map:figureShort.${unit}`, { count: value })
    : t(`map:figure.${unit}`, { count: value })
  if (period.isCut && !isShort) {
    return t('map:figure.during', { figure, months: words.spans(period.spans) })
  }
  return isPartial ? t('map:figure.part', { figure }) : figure
}

/** The figure alone, as beside its line: "66,551", "41,472 people". Legend and accessible name have the unit and months. */
function bareFigure(
  { total: { value, unit, isPartial } }: RouteFigure,
  t: TFunction<['map']>,
  words: Pick<Words, 'number'>,
): string {
  if (value === null) return t('map:figure.notStated')
  const figure = unit === 'arrivals' ? t('common:counted.persons', { count: value }) : words.number(value)
  return isPartial ? t('map:figureBare.part', { figure }) : figure
}

/** The units in which routes are counted. */
function isMapUnit(unit: RouteFigure['total']['unit']): unit is 'detections' | 'arrivals' {
  return unit === 'detections' || unit === 'arrivals'
}
