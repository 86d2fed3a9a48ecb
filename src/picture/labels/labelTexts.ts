import type { TFunction } from 'i18next'
import type { Tie } from '#domain/lens.ts'
import type { MapContent, RouteFigure } from '#domain/mapContent.ts'
import { textWidth } from '#lib/textWidth.ts'
import { type CountedSign, countedSigns } from '#words/countedSigns.ts'
import type { Words } from '#words/words.ts'
import type { LabelItem } from './labelItems.ts'

/** What a label says, from all to the short name. */
export type LabelForm = 'full' | 'number' | 'name' | 'short'

/** Room for labels. */
export interface LabelRoom {
  /** Names are short. */
  isNarrow: boolean
  /** Labels are name and number. */
  isLow: boolean
  /** On a plain map, without controls, a label has its unit in words and the change in large letters. */
  isPlain: boolean
}

/** The texts of a label. */
export interface LabelTexts {
  title: string
  shortTitle: string
  figure: string | null
  /** Change on the period before: "+11%". */
  change: string | null
  /** How it is tied, where signs do not say so. */
  note: string | null
  /** Why a route has no signs; the accessible name and the tip have it. */
  absence: string | null
  signs: readonly CountedSign[]
  /** Number of numbered badges, in place of signs. */
  badges: number
  /** The forms that it may take, the fullest first. */
  forms: readonly LabelForm[]
  isDimmed: boolean
  isClassified: boolean
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
  const { figures, changes, litRoutes, lens, selected, layers, marks } = content
  const isRoute = item.kind === 'route'
  const tie = tieOf(item, content)
  const isDimmed = isRoute ? !litRoutes.has(item.id) : lens !== null && item.kind !== 'hub' && tie === null
  // A dimmed route keeps its width; its number is in the lists.
  const figure = isRoute && !isDimmed ? figures?.get(item.id) : undefined
  const change = figure && changes?.routes.get(item.id)
  const isNumbered = item.marks.some(({ number }) => number !== null)
  const isUntied =
    isRoute && marks !== null && layers.includes('measures') && !isDimmed && item.marks.length === 0
  const isClassified = tie === 'classification'
  const isNamed = item.kind === 'region' && lens?.subject.kind === 'driver'
  const title = titleOf(item, words)
  return {
    title,
    shortTitle: isRoute ? words.routeShort(item.id) : title,
    figure: figure
      ? room.isPlain
        ? figureWords(figure, t, words, room.isNarrow)
        : bareFigure(figure, t, words)
      : null,
    change: change ? words.change(change.ratio) : null,
    note: isClassified ? t('lens:ourClassification') : isNamed ? t('lens:namedByText') : null,
    absence: isUntied ? t(content.tiedRoutes.has(item.id) ? 'map:noneInView' : 'map:noMeasure') : null,
    signs: isNumbered
      ? []
      : countedSigns(
          item.marks.map(({ measure }) => measure),
          words,
        ),
    badges: isNumbered ? item.marks.length : 0,
    forms: isRoute ? routeForms(isDimmed, room) : item.kind === 'country' ? COUNTRY_FORMS : FULL,
    isDimmed,
    isClassified,
    isSelected: item.kind !== 'hub' && selected?.kind === item.kind && selected.id === item.id,
  }
}

const FULL: readonly LabelForm[] = ['full']
const COUNTRY_FORMS: readonly LabelForm[] = ['full', 'name']

function routeForms(isDimmed: boolean, { isNarrow, isLow }: LabelRoom): readonly LabelForm[] {
  if (isDimmed) return ['short']
  if (isLow) return isNarrow ? ['number', 'short'] : ['number', 'name', 'short']
  return isNarrow ? ['full', 'number', 'short'] : ['full', 'number', 'name', 'short']
}

/** How the labelled place is tied to the lens. */
function tieOf({ kind, id }: LabelItem, { lens }: MapContent): Tie | null {
  if (!lens || kind === 'hub') return null
  const places = kind === 'route' ? lens.routes : kind === 'region' ? lens.regions : lens.countries
  return places.get(id)?.tie ?? null
}

function titleOf({ kind, id, hub = '', isPlace }: LabelItem, words: Words): string {
  switch (kind) {
    case 'route':
      return words.route(id)
    case 'country':
      return words.country(id)
    case 'region':
      return isPlace ? words.region(id) : words.upperCase(words.region(id))
    case 'hub':
      return words.hub(hub)
  }
}

/** Which texts a form shows. */
export function shownIn(form: LabelForm, { isNarrow, isLow }: LabelRoom) {
  return {
    hasShortTitle: form === 'short' || isNarrow || isLow,
    hasFigure: form === 'full' || form === 'number',
    hasPill: form === 'full',
  }
}

/** Font sizes of labels, px. */
export interface LabelSizes {
  name: number
  number: number
  /** Larger than the number on a plain map. */
  change: number
  place: number
  caption: number
}

/** Font sizes at a text scale; larger on a plain map, which is compared, embedded or printed, unless it is small. */
export function labelSizes(isPlain: boolean, scale: number, isSmall: boolean): LabelSizes {
  if (!isPlain || isSmall)
    return {
      name: 13 * scale,
      number: 12 * scale,
      change: (isPlain ? 18 : 12) * scale,
      place: 12 * scale,
      caption: 11 * scale,
    }
  return {
    name: Math.max(13, 15.7 * scale),
    number: Math.max(12, 14.3 * scale),
    change: Math.max(18, 25.7 * scale),
    place: 12 * scale,
    caption: 11 * scale,
  }
}

/** Least height of what can be pressed, px. */
const TARGET = 24
/** Px by which the targets of name and number overlap, so that their texts stand together. */
const OVERLAP = 3
/** Px between the text above and a pill at scale 1, and the most by which the pill's target overlaps that text's. */
const PILL_GAP = { number: 5, name: 4, note: 2, overlap: 1 } as const
/** Height of a pill; padding at its ends, sign with gap, and gap between two, px at scale 1. */
export const PILL = { height: 18, padding: 8, sign: 11, square: 6, between: 8 } as const
/** Side of a numbered badge with its gap, and badges in a row. */
const BADGE = { side: 26, row: 6 } as const

/** Px between the target of a number or name, or a note, and the pill below it. Large text fills its target. */
export function pillGaps({ number, caption }: LabelSizes): Record<'number' | 'name' | 'note', number> {
  const scale = number / 12
  const freeBelow = (font: number) => Math.max(0, TARGET - font * 1.334)
  return {
    number: Math.max(-PILL_GAP.overlap, PILL_GAP.number * scale - freeBelow(number)),
    name: Math.max(0, PILL_GAP.name * scale - freeBelow(caption) / 2),
    note: PILL_GAP.note * scale,
  }
}

/** Size of a label in one of its forms, px. */
export function labelSize(
  { kind, isPlace = false }: Pick<LabelItem, 'kind' | 'isPlace'>,
  texts: LabelTexts,
  form: LabelForm,
  room: LabelRoom,
  sizes: LabelSizes,
): { width: number; height: number } {
  const { hasShortTitle, hasFigure, hasPill } = shownIn(form, room)
  const isRoute = kind === 'route'
  const scale = sizes.number / 12
  const isPoint = kind === 'hub' || isPlace
  const name = isRoute ? sizes.name : isPoint ? sizes.place : sizes.caption
  const spacing = isPoint || isRoute ? 0 : kind === 'country' ? 0.03 : 0.08
  const title = hasShortTitle ? texts.shortTitle : texts.title
  const widths = [textWidth(title, name, isRoute ? 620 : 550, spacing)]
  let height = Math.max(TARGET, name * 1.334)
  if (hasFigure && texts.figure !== null) {
    const change = texts.change ?? ''
    if (room.isPlain && change !== '') {
      widths.push(textWidth(`▲ ${change}`, sizes.change, 620))
      height += Math.max(TARGET, sizes.change * 1.1)
    }
    const beside = room.isPlain || change === '' ? 0 : 6 * scale + textWidth(change, sizes.number, 620)
    widths.push(textWidth(texts.figure, sizes.number) + beside)
    height += Math.max(TARGET, sizes.number * 1.334) - 2 * OVERLAP
  }
  if (texts.note !== null && hasPill) {
    widths.push(textWidth(texts.note, sizes.caption))
    height += sizes.caption * 1.334 + pillGaps(sizes).note
  }
  if (texts.signs.length > 0 && hasPill) {
    widths.push(pillWidth(texts.signs, scale))
    const gaps = pillGaps(sizes)
    height += PILL.height * scale + (texts.figure === null ? gaps.name : gaps.number)
  }
  if (texts.badges > 0 && hasPill) {
    widths.push(Math.min(texts.badges, BADGE.row) * BADGE.side)
    height += Math.ceil(texts.badges / BADGE.row) * BADGE.side
  }
  return { width: Math.ceil(Math.max(...widths)), height: Math.ceil(height) }
}

function pillWidth(signs: LabelTexts['signs'], scale: number): number {
  const inside = signs.reduce(
    (sum, { count, own }) =>
      sum + PILL.sign + (own === undefined ? 0 : PILL.square) + textWidth(String(count), 12, 550),
    0,
  )
  return scale * (2 * PILL.padding + inside + (signs.length - 1) * PILL.between)
}

/** Names with more letters than this (about 150 px) take two lines on a narrow map. */
const LONGEST = 22

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
  const figure = unit === 'arrivals' ? t('map:figureBare.arrivals', { count: value }) : words.number(value)
  return isPartial ? t('map:figureBare.part', { figure }) : figure
}

/** The units in which routes are counted. */
function isMapUnit(unit: RouteFigure['total']['unit']): unit is 'detections' | 'arrivals' {
  return unit === 'detections' || unit === 'arrivals'
}
