import type { Basemap } from '#domain/basemap.ts'
import type { MapContent } from '#domain/mapContent.ts'
import type { Position } from '#domain/route.ts'
import type { TFunction } from '#i18n/translation.ts'
import { memoizeByArguments } from '#lib/memoize.ts'
import { textWidth } from '#lib/textWidth.ts'
import { HUB, type Pixel, type Strokes } from '#picture/lines.ts'
import type { Size } from '#picture/mercator.ts'
import type { Words } from '#words/words.ts'
import { aroundPoint, BESIDE, besideLine, centredOn, gridAround, SIDES } from './candidates.ts'
import {
  type LabelForm,
  type LabelItem,
  type LabelRoom,
  type LabelTexts,
  labelItems,
  labelTexts,
  nameLines,
} from './labelItems.ts'
import { type Box, gapBetween, LineSpace } from './lineSpace.ts'
import {
  type Candidate,
  type FormOfLabel,
  LabelSpace,
  type LabelToPlace,
  type Leader,
  SPACING,
} from './placeLabels.ts'

interface ItemsToPlace {
  content: MapContent
  words: Words
  t: TFunction<['map', 'lens']>
  room: LabelRoom
  /** Size of a label in one of its forms, px. */
  sizeOf: (item: LabelItem, texts: LabelTexts, form: LabelForm) => Size
  /** What is drawn; `shift` moves it into the map, px. */
  strokes: Strokes
  shift: Pixel
  project: (position: Position) => Pixel
  zoom: number
  viewport: Size
  /** Cards over the map, px. */
  cards: readonly Box[]
  /** Scale of all text. */
  textScale: number
  /** Where each label was before. */
  previous: Chosen
}

/** Form and candidate of each label, for the next placement. */
export type Chosen = ReadonlyMap<string, { form: number; index: number }>

/** A placed label, in px of the map. */
export interface PlacedItem {
  item: LabelItem
  texts: LabelTexts
  form: LabelForm
  box: Box
  align: 'start' | 'end' | 'center'
  /** The point that it belongs to. */
  anchor: Pixel
  leader: Leader | null
}

interface PlacedItems {
  labels: readonly PlacedItem[]
  names: readonly ShownName[]
  chosen: Chosen
  /** Whether the same labels and names would be placed with these cards. */
  holdsWith: (cards: readonly Box[]) => boolean
}

/** Gap between a hub and its name, px. */
const HUB_GAP = 10
/** Gap between the name of a country or sea and a label, a card or a line, px. */
const NAME_GAP = 6
/** Below this width, px, a map is as narrow as a phone's. */
export const SMALL_WIDTH = 560
/** Gap between the point of a country and its label beside it, px; cost of a label elsewhere in a country, and beside it. */
const BESIDE_GAP = 4
const WITHIN_COST = 10
const BESIDE_COST = 20
/** Zoom from which places are large enough to move their labels further. */
const LARGE_ZOOM = 4
/** Further from its country, px, a label is no nearer to another with a label, whose name it would seem. */
const OWN_GAP = 30

interface Labelled extends LabelToPlace {
  item: LabelItem
  texts: LabelTexts
  forms: readonly (FormOfLabel & { form: LabelForm })[]
}

/** Places labels and names, on the live map and on still pictures. */
export function placeItems(input: ItemsToPlace): PlacedItems {
  const { content, words, room, strokes, shift, zoom, viewport, previous } = input
  const items = labelItems({
    ...content,
    isChosenNamed: room.isPlain || room.isPrinted === true,
    hubs: strokes.hubs,
    zoom,
  })
  const lines = new LineSpace(strokes.strokes, shift)
  const reach = HUB.radius + HUB.stroke
  const dots = strokes.hubs.map(({ at: [x, y] }): Box => {
    const [left, top] = [x + shift[0], y + shift[1]]
    return { left: left - reach, top: top - reach, right: left + reach, bottom: top + reach }
  })
  const clear = new CardTests(input.cards)
  const grounds: Grounds = new Map(
    items.flatMap(({ key, kind, point, within = [] }) =>
      kind === 'country' && point ? [[key, [point, ...within].map((at) => input.project(at))]] : [],
    ),
  )
  const places = [...grounds.values()].flatMap((points) => points.slice(0, 1))
  const labels = items.map((item): Labelled => {
    const points = item.kind === 'route' ? lines.pointsOf(item.id, viewport) : []
    const texts = labelTexts(item, input)
    const forms = texts.forms.map((form) => {
      const size = input.sizeOf(item, texts, form)
      const candidates =
        item.kind === 'route'
          ? besideLine(points, size, BESIDE.page, viewport, places)
          : aroundPlace(item, size, input, grounds)
      return { ...size, form, candidates }
    })
    const route = item.kind === 'route' ? item.id : null
    const before = previous.get(item.key) ?? null
    // The name of a hub leaves a corner as soon as a side is free.
    const stays = item.kind !== 'hub' || (before !== null && before.index < SIDES)
    return { item, texts, key: item.key, route, forms, before: stays ? before : null }
  })
  const space = new LabelSpace({
    spacing: SPACING.page,
    size: viewport,
    lines,
    obstacles: dots,
    isClear: clear.test,
  })
  const placed = space.place(labels)
  const found = labels.flatMap(({ item, texts, key, forms }): PlacedItem[] => {
    const at = placed.get(key)
    const form = at && forms[at.form]?.form
    if (!form) return []
    const { box, leader, candidate } = at
    return [{ item, texts, form, box, leader, align: candidate.align, anchor: candidate.anchor }]
  })
  // A country with a label needs no second name.
  const named = new Set(found.map(({ item }) => item.key))
  const boxes = [...found.map(({ box }) => box), ...dots]
  return {
    labels: found,
    names: namesWithRoom({
      names: placeNames(content.basemap, words).filter(({ key }) => !named.has(key)),
      zoom,
      project: input.project,
      viewport,
      form: pageNames(input.textScale),
      most: mostNames(zoom, {
        isChosen: content.selected?.kind === 'route',
        isSmall: viewport.width < SMALL_WIDTH * input.textScale,
      }),
      isFree: (box) =>
        boxes.every((other) => gapBetween(box, other) > NAME_GAP) &&
        lines.distance(box, null, false, NAME_GAP) >= NAME_GAP &&
        clear.test(box, NAME_GAP),
    }),
    chosen: new Map([...placed].map(([key, { form, index }]) => [key, { form, index }])),
    holdsWith: clear.areSameWith,
  }
}

/** Tests boxes against the cards and keeps the results: while none differs, other cards give the same placement. */
class CardTests {
  private readonly done: { box: Box; gap: number; isClear: boolean }[] = []
  private readonly cards: readonly Box[]

  constructor(cards: readonly Box[]) {
    this.cards = cards
  }

  /** Whether a box is at least `gap` px from every card. */
  readonly test = (box: Box, gap: number): boolean => {
    const isClear = isClearOf(this.cards, box, gap)
    this.done.push({ box, gap, isClear })
    return isClear
  }

  readonly areSameWith = (cards: readonly Box[]): boolean =>
    this.done.every(({ box, gap, isClear }) => isClearOf(cards, box, gap) === isClear)
}

function isClearOf(cards: readonly Box[], box: Box, gap: number): boolean {
  return cards.every((card) => gapBetween(box, card) >= gap)
}

/** Points of the countries with labels, px, by the key of the label; the first is the point of the country. */
type Grounds = ReadonlyMap<string, readonly Pixel[]>

/** By cost, lowest first. */
function aroundPlace(
  item: LabelItem,
  size: Size,
  { project, zoom }: ItemsToPlace,
  grounds: Grounds,
): readonly Candidate[] {
  const { kind, isPlace } = item
  if (!item.point) return []
  const at = project(item.point)
  if (kind === 'hub' || isPlace) return aroundPoint(at, size, HUB_GAP)
  if (kind !== 'country') return centredOn(gridAround(at, [24, 14], 3), size)
  const near = zoom >= LARGE_ZOOM ? gridAround(at, [24, 18], 3) : gridAround(at, [14, 10], 1)
  const away = ([x, y]: Pixel) => Math.hypot(x - at[0], y - at[1])
  const within = (item.within ?? [])
    .map((position) => project(position))
    .sort((a, b) => away(a) - away(b))
    .map((point, index) => ({ at: point, cost: WITHIN_COST + index * 0.1 }))
  // Where its country has no room, the label of a lit country is beside its point.
  const beside = (item.isLit ? aroundPoint(at, size, BESIDE_GAP) : []).map((candidate, index) => ({
    ...candidate,
    cost: BESIDE_COST + index * 0.1 + candidate.cost,
  }))
  const all = [...grounds.values()].flat()
  const isOwn = ({ x, y }: Candidate) => {
    // Squares, as roots of all distances took a tenth of the time of placing labels.
    const squareTo = (point: Pixel) =>
      (point[0] - x - size.width / 2) ** 2 + (point[1] - y - size.height / 2) ** 2
    const own = Math.min(...(grounds.get(item.key) ?? []).map(squareTo))
    return own <= OWN_GAP ** 2 || all.every((point) => squareTo(point) >= own)
  }
  return [...centredOn([...near, ...within], size), ...beside].filter(isOwn).sort((a, b) => a.cost - b.cost)
}

/** The name of a country or sea in the reader's language; rank 1 is the most important. */
export interface PlaceName {
  key: string
  kind: 'country' | 'sea'
  name: string
  rank: number
  position: Position
}

/** The names of countries and seas by rank; later ones give way to earlier ones. */
export const placeNames = memoizeByArguments(
  (basemap: Basemap, words: Pick<Words, 'country' | 'localized'>): readonly PlaceName[] => {
    const countries = basemap.countries.features.flatMap(
      ({ properties: { iso, label, rank } }): PlaceName[] =>
        iso && label
          ? [{ key: `country:${iso}`, kind: 'country', name: words.country(iso), rank, position: label }]
          : [],
    )
    const seas = basemap.seas.map(
      ({ id, names, point, rank }): PlaceName => ({
        key: `sea:${id}`,
        kind: 'sea',
        name: words.localized(names),
        rank,
        position: point,
      }),
    )
    return [...seas, ...countries].sort((a, b) => a.rank - b.rank)
  },
)

/** Zooms from which names of each rank are shown; rank 1 always is. */
const SECOND_RANK_ZOOM = 3.6
const THIRD_RANK_ZOOM = 4.6
const ALL_NAMES_ZOOM = 5.4

/** Whether names of this rank are shown at a zoom. */
export function isNameShown(rank: number, zoom: number): boolean {
  if (zoom < SECOND_RANK_ZOOM) return rank <= 1
  if (zoom < THIRD_RANK_ZOOM) return rank <= 2
  return zoom < ALL_NAMES_ZOOM ? rank <= 3 : true
}

/** Numbers of names: none of seas at the start, nor of countries on a small map; all close up and on a chosen route. */
function mostNames(
  zoom: number,
  { isChosen, isSmall }: { isChosen: boolean; isSmall: boolean },
): Readonly<Record<PlaceName['kind'], number>> {
  const all = Number.POSITIVE_INFINITY
  if (isChosen || zoom >= 5) return { country: all, sea: all }
  return zoom >= 4 ? { country: all, sea: 4 } : { country: isSmall ? 0 : all, sea: 0 }
}

/** How names are set: their size, px, the px around them, up and down from their points that are tried, and which are shown. */
export interface NameForm {
  sizeOf: (name: PlaceName) => { width: number; height: number }
  space: Readonly<Record<PlaceName['kind'], number>>
  moves: readonly number[]
  isShown: (name: PlaceName, zoom: number) => boolean
}

/** Typesetting of each kind of name on a page, as in its CSS: font size, px, letter spacing, letters per line. */
const SETTING = {
  country: { size: 12, spacing: 0.03, lineLimit: 13 },
  sea: { size: 13, spacing: 0.02, lineLimit: 18 },
} as const
const LINE_HEIGHT = 1.2

/** The lines of a name on a page. */
export function linesOfName({ kind, name }: Pick<PlaceName, 'kind' | 'name'>): readonly string[] {
  return nameLines(name, true, SETTING[kind].lineLimit)
}

/** Names on a page whose text has this scale. */
export function pageNames(textScale: number): NameForm {
  return {
    sizeOf(name) {
      const { kind, rank } = name
      const { spacing } = SETTING[kind]
      const size = (kind === 'sea' && rank === 1 ? 15 : SETTING[kind].size) * textScale
      const lines = linesOfName(name)
      const width = Math.max(...lines.map((line) => textWidth(line, size, 400, spacing)))
      return { width, height: lines.length * size * LINE_HEIGHT }
    },
    space: { country: 6, sea: 4 },
    moves: [0, -22, 22].map((px) => px * textScale),
    isShown: ({ rank }, zoom) => isNameShown(rank, zoom),
  }
}

/** A name with room, at this offset from its point, px. */
export interface ShownName {
  name: PlaceName
  down: number
  box: Box
}

interface NamesInput {
  names: readonly PlaceName[]
  zoom: number
  project: (position: Position) => Pixel
  form: NameForm
  /** Number of names of each kind. */
  most: Readonly<Record<PlaceName['kind'], number>>
  viewport: { width: number; height: number }
  /** Whether a name may be in this box. */
  isFree: (box: Box, name: PlaceName) => boolean
}

/** The names that have room, in order of rank: each tries a few places. */
export function namesWithRoom({
  names,
  zoom,
  project,
  form,
  most,
  viewport,
  isFree,
}: NamesInput): readonly ShownName[] {
  const taken: Box[] = []
  const count = { sea: 0, country: 0 }
  return names.flatMap((name): ShownName[] => {
    const { kind } = name
    if (count[kind] >= most[kind] || !form.isShown(name, zoom)) return []
    const [x, y] = project(name.position)
    const { width, height } = form.sizeOf(name)
    for (const down of form.moves) {
      const top = y + down - height / 2
      const box = { left: x - width / 2, top, right: x + width / 2, bottom: top + height }
      const isOutside =
        box.left < 0 || box.top < 0 || box.right > viewport.width || box.bottom > viewport.height
      if (isOutside || taken.some((other) => gapBetween(box, other) < form.space[kind]) || !isFree(box, name))
        continue
      taken.push(box)
      count[kind] += 1
      return [{ name, down, box }]
    }
    return []
  })
}
