import type { Basemap } from '#domain/basemap.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { Region, Route } from '#domain/route.ts'
import {
  placeKey,
  type StepMap,
  type StepMapCallout,
  type StepPlace,
  type StepSign,
} from '#domain/stepMap.ts'
import type { TFunction } from '#i18n/translation.ts'
import { textWidth } from '#lib/textWidth.ts'
import type { PlaneCamera } from '#picture/mercator.ts'
import { MAP_COLOURS, type MapTheme } from '#picture/palette.ts'
import type { Words } from '#words/words.ts'

/** Words of the map of a step. */
export interface StepMapWords {
  words: Words
  t: TFunction<['stepMap', 'map']>
}

/** One row of a label. */
export interface StepRow {
  text: string
  size: number
  weight: number
  fill: string
  spacing: number
  isSea: boolean
}

/** Rows of text, and signs under them, as one block; the fullest form first. */
export interface LabelBlock {
  key: string
  kind: 'callout' | 'country' | 'region' | 'hub' | 'sign' | 'name' | 'sea'
  place: StepPlace | null
  forms: readonly (readonly StepRow[])[]
  /** The first of the forms in two rows, which still say all; absent without them. */
  compactFrom?: number
  signs: readonly StepSign[]
  /** The first of the forms that say in words how many signs there are; absent where all forms have them. */
  wordsFrom?: number
  /** The cells behind its number; null without one. */
  cells: CellQuery | null
  name: string
  /** Accessible name of what opens its cells; null without a number. */
  spoken: string | null
  /** The number as shown, with its sign. */
  value: string | null
  /** Its name, short, with its change or number: for a list of what the frame cuts off. */
  brief: string
}

/** Sizes of text at 1280 × 720, px: name, value and line of a callout, roomy and tight. */
const CALLOUT = [
  { name: 24, value: 36, line: 24 },
  { name: 24, value: 30, line: 24 },
] as const
/** The value of a callout in two rows. */
const COMPACT = 24
/** Every other name on the map: the least that is read across a room. */
const NAME = 24
/** A bare value of two compared maps. */
const BARE = 24
/** Line height of each row as a multiple of its size. */
export const LEADING = 1.2
/** Radius of a sign and the room around one without a number, the gaps beside and above it, and type. */
export const SIGN = { radius: 18, bare: 12, gap: 8, above: 8, size: 24, counted: 10 } as const

/** The block of a callout. */
export function calloutBlock(
  callout: StepMapCallout,
  map: Pick<StepMap, 'form' | 'changes' | 'countsOther' | 'signs'>,
  name: string,
  { words, t }: StepMapWords,
  theme: MapTheme,
): LabelBlock {
  const { ink, ink2 } = MAP_COLOURS[theme]
  const { place, number, change } = callout
  const signs = signsOfLabel(map.signs, place)
  const isBare = map.form !== 'full'
  const shownChange = map.form === 'numbers' ? null : change
  const isRise = shownChange !== null && shownChange.ratio > 0
  const changed = shownChange && `${isRise ? '▲ ' : ''}${words.change(shownChange.ratio)}`
  const figure = number && words.number(number.value)
  const value = changed ?? (map.form === 'changes' ? null : figure)
  const valueLook = {
    weight: isRise ? 700 : 600,
    fill: shownChange && !isRise ? ink2 : ink,
  }
  const isBareFigure = number?.unit === 'detections' && !map.countsOther
  const line = number && lineOf(number, { isUnderChange: shownChange !== null, isBareFigure }, { words, t })
  // Without its line a number would be read in the unit of the step.
  const isWhole = line === null || map.countsOther === true
  const full = CALLOUT.map((size) => [
    row(name, size.name, 560, ink),
    ...(value === null ? [] : [row(value, size.value, valueLook.weight, valueLook.fill)]),
    ...(line === null ? [] : [row(line, size.line, 400, ink2)]),
  ])
  const tight = full[1] ?? []
  const shortName = place.kind === 'route' ? words.routeShort(place.id) : name
  const names = [...new Set([name, shortName])]
  /** Two rows that still have all three; a unit of its own is never left out. */
  const compact = (called: string) =>
    isBareFigure
      ? [
          row(called, CALLOUT[1].name, 560, ink),
          row(`${value} · ${figure}`, COMPACT, valueLook.weight, valueLook.fill),
        ]
      : [
          row(`${called} ${value}`, COMPACT, valueLook.weight, ink),
          row(line ?? '', CALLOUT[1].line, 400, ink2),
        ]
  // "Oostelijke / Middellandse Zee" is read more easily than its short name.
  const [first = '', ...rest] = name.split(' ')
  const stacked =
    isBareFigure && names.length > 1 && rest.length > 0
      ? [[row(first, CALLOUT[1].name, 560, ink), ...compact(rest.join(' '))]]
      : []
  const counts = names.map((called) =>
    changed !== null && number
      ? compact(called)
      : [called, ...(number ? [countIn(number, { words, t })] : [])].map((text, at) =>
          row(text, CALLOUT[1].name, at === 0 ? 560 : 600, ink),
        ),
  )
  const withSigns = [...full, ...counts]
  const forms = isBare
    ? [value === null ? [] : [row(value, BARE, valueLook.weight, valueLook.fill)]]
    : signs.length > 0
      ? [...withSigns, ...counts.map((rows) => endingWith(rows, measuresOf(signs, t)))]
      : [
          ...full,
          ...(changed !== null && number ? [compact(name), ...stacked, ...names.slice(1).map(compact)] : []),
          ...(isWhole ? [] : [tight.slice(0, -1)]),
          ...names
            .slice(1)
            .map((short) => [
              row(short, CALLOUT[1].name, 560, ink),
              ...tight.slice(1, isWhole ? undefined : -1),
            ]),
        ]
  return {
    key: placeKey(place),
    kind: 'callout',
    place,
    forms: forms.filter((rows) => rows.length > 0),
    ...(!isBare && (signs.length > 0 || changed !== null) && number && { compactFrom: full.length }),
    signs,
    ...(signs.length > 0 && { wordsFrom: withSigns.length }),
    cells: shownChange?.cells ?? number?.cells ?? null,
    name,
    spoken: spokenOf({ ...callout, change: shownChange }, map, name, { words, t }),
    value,
    brief: briefOf(shortName, shownChange, number, { words, t }),
  }
}

/** What opens the cells of a callout, in words; null without a number. */
function spokenOf(
  { change, number }: Pick<StepMapCallout, 'change' | 'number'>,
  { changes }: Pick<StepMap, 'changes'>,
  name: string,
  { words, t }: StepMapWords,
): string | null {
  const { before, after } = changes ?? { before: null, after: null }
  return change && before && after
    ? t('map:change.open', {
        change: words.change(change.ratio),
        before: words.spans([before]),
        after: words.spans([after]),
        name,
      })
    : number && t('map:figure.open', { figure: countIn(number, { words, t }), name })
}

function row(text: string, size: number, weight: number, fill: string): StepRow {
  return { spacing: -0.005, isSea: false, text, size, weight, fill }
}

/** "Channel +13%", else "Channel (41,472 people arrived)". */
function briefOf(
  name: string,
  change: StepMapCallout['change'],
  number: StepMapCallout['number'],
  { words, t }: StepMapWords,
): string {
  if (change) return [name, words.change(change.ratio)].join('\u00a0')
  const counted = number && countIn(number, { words, t })
  return counted ? `${name} (${counted})` : name
}

/** "41,472 people arrived" */
function countIn({ value, unit }: NonNullable<StepMapCallout['number']>, { words, t }: StepMapWords): string {
  return unit === 'detections' || unit === 'arrivals'
    ? t(`map:figure.${unit}`, { count: value })
    : words.counted(value, unit)
}

/** "people arrived in 2024"; under a change with the number: "41,472 people arrived", "11,044". */
function lineOf(
  number: NonNullable<StepMapCallout['number']>,
  { isUnderChange, isBareFigure }: Record<'isUnderChange' | 'isBareFigure', boolean>,
  { words, t }: StepMapWords,
): string {
  const { value, unit, spans, isPartial } = number
  const figure = words.number(value)
  const [only, ...more] = spans
  const during = only && more.length === 0 ? words.during(only) : words.spans(spans)
  const line = isUnderChange
    ? isBareFigure
      ? figure
      : countIn(number, { words, t })
    : unit === 'detections' || unit === 'arrivals'
      ? t(`stepMap:unit.${unit}`, { during })
      : words.counted(value, unit).replace(figure, '').trim()
  return isPartial ? t('stepMap:part', { line }) : line
}

/** The signs of measures that stand under the label of a place; those with a line's number stand for themselves. */
export function signsOfLabel(signs: readonly StepSign[], place: StepPlace): readonly StepSign[] {
  const key = placeKey(place)
  return signs.filter((sign) => sign.line === null && placeKey(sign.place) === key)
}

/** Rows of which the last goes on: "Channel · 7 measures". */
function endingWith(rows: readonly StepRow[], end: string): readonly StepRow[] {
  return rows.map((one, at) => (at === rows.length - 1 ? { ...one, text: `${one.text} · ${end}` } : one))
}

/** "7 measures" */
function measuresOf(signs: readonly StepSign[], t: StepMapWords['t']): string {
  return t('shared:count.measures', { count: signs.reduce((sum, { count }) => sum + count, 0) })
}

/**
 * The block of a lit country, region or hub, with the signs at it, and of the signs of a route without a label. Measures
 * stand without the name of a country where that alone has room in it, and else are words.
 */
export function placeBlock(
  place: StepPlace,
  name: string,
  signs: readonly StepSign[],
  { theme, t }: Pick<StepMapWords, 't'> & { theme: MapTheme },
): LabelBlock {
  const { ink } = MAP_COLOURS[theme]
  const isCountry = place.kind === 'country'
  const kind = place.kind === 'route' ? 'sign' : place.kind
  const only = row(name, NAME, isCountry ? 500 : 600, ink)
  // "Afrique / du Nord", "Moyen- / Orient": a region is far wider than its name, but rarely in view as a whole.
  const parts = place.kind === 'region' ? /^(.{4,}?[ -])(.+)$/.exec(name) : null
  const stacked = parts ? [[parts[1], parts[2]].map((text = '') => ({ ...only, text: text.trim() }))] : []
  const areMeasures = signs.length > 0 && signs.every(({ line }) => line === null)
  const named = [
    kind === 'sign' && !areMeasures ? [] : [only],
    ...stacked,
    ...(areMeasures && isCountry ? [[]] : []),
  ]
  return {
    key: kind === 'sign' ? `sign:${placeKey(place)}` : placeKey(place),
    kind,
    place,
    forms: [...named, ...(areMeasures ? [endingWith([only], measuresOf(signs, t))] : [])],
    signs,
    ...(areMeasures && { wordsFrom: named.length }),
    cells: null,
    name,
    spoken: null,
    value: null,
    brief: name,
  }
}

/** The name of a country that is not lit, or of a sea. */
export function nameBlock(
  { key, kind, name }: { key: string; kind: 'country' | 'sea'; name: string },
  theme: MapTheme,
): LabelBlock {
  const { countryName, seaName } = MAP_COLOURS[theme]
  const isSea = kind === 'sea'
  const row = {
    text: name,
    size: NAME,
    weight: 400,
    fill: isSea ? seaName : countryName,
    spacing: isSea ? 0.01 : 0.03,
    isSea,
  }
  return {
    key,
    kind: isSea ? 'sea' : 'name',
    place: null,
    forms: [[row]],
    signs: [],
    cells: null,
    name,
    spoken: null,
    value: null,
    brief: name,
  }
}

/** The signs of a block in one of its forms: none where words stand for them. */
export function signsOfForm({ signs, wordsFrom }: LabelBlock, form: number): readonly StepSign[] {
  return wordsFrom !== undefined && form >= wordsFrom ? [] : signs
}

/** Size of a block in one of its forms, px. */
export function blockSize(block: LabelBlock, form = 0): { width: number; height: number } {
  const rows = block.forms[form] ?? []
  const signs = signsOfForm(block, form)
  const widths = rows.map(({ text, size, weight, spacing }) => textWidth(text, size, weight, spacing))
  const height = rows.reduce((sum, { size }) => sum + size * LEADING, 0)
  const tallest = Math.max(0, ...signs.map((sign) => 2 * radiusOf(sign)))
  const below = signs.length === 0 ? 0 : tallest + (rows.length > 0 ? SIGN.above : 0)
  return { width: Math.ceil(Math.max(signsWidth(signs), ...widths)), height: Math.ceil(height + below) }
}

/** Width of the row of signs, px. */
export function signsWidth(signs: readonly StepSign[]): number {
  return signs.length > 0 ? signs.reduce((sum, sign) => sum + pitchOf(sign), 0) - SIGN.gap : 0
}

/** Px from the left of a sign to that of the next one: a count stands beside a sign without a number. */
export function pitchOf(sign: Pick<StepSign, 'line' | 'count'>): number {
  const { line, count } = sign
  const counted = line !== null || count === 1 ? 0 : textWidth(String(count), SIGN.size) + 4
  return 2 * radiusOf(sign) + counted + SIGN.gap
}

/** Half the room of a sign, px. */
export function radiusOf({ line }: Pick<StepSign, 'line'>): number {
  return line === null ? SIGN.bare : SIGN.radius
}

/** The name of a place in the reader's language. */
export function nameOfPlace({ kind, id }: StepPlace, words: Words): string {
  return words[kind](id)
}

/** Width, px, below which a map has no note, no side branches and no names of places that are not lit. */
export const SMALL = 600

/** The places of the published data. */
export interface StepGround {
  basemap: Basemap
  routes: readonly Route[]
  regions: readonly Region[]
}

/** Size and look of a map, px of the canvas of 1280 × 720. */
export interface StepMapLook {
  width: number
  height: number
  theme: MapTheme
  /** `none` for a title: lines alone. */
  labels?: 'all' | 'none'
  /** Px at the upper left that words cover; labels keep clear of them. */
  clear?: { width: number; height: number } | undefined
  /** Ground drawn beyond each edge, as a share of the size, so that the map can glide and move. */
  beyond?: number
  /** Tolerance of coasts, px; larger for small copies. */
  tolerance?: number
  /** Where the speaker moved the map; null shows the frame of the step. */
  camera?: PlaneCamera | null
}

export interface StepPictureInput extends StepMapWords {
  map: StepMap
  /** The other map of a comparison: labels of both are at the same places. */
  beside?: StepMap | null
  ground: StepGround
  look: StepMapLook
}
