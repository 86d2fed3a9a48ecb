import type { TFunction } from 'i18next'
import type { Status } from '#domain/claim.ts'
import type { StillLook } from '#domain/stepMap.ts'
import { discPath, NO_LOOK, type PictureShape, type PictureText } from '#lib/picture.ts'
import { textWidth } from '#lib/textWidth.ts'
import type { StillInput } from '#picture/frame.ts'
import type { LabelItem } from '#picture/labels/labelItems.ts'
import {
  type LabelForm,
  type LabelRoom,
  type LabelTexts,
  nameLines,
  shownIn,
} from '#picture/labels/labelTexts.ts'
import { type PlacedItem, placeItems } from '#picture/labels/placeItems.ts'
import type { Box } from '#picture/labels/placeLabels.ts'
import type { PlaceName } from '#picture/labels/placeNames.ts'
import type { Project } from '#picture/linePaths.ts'
import type { Strokes } from '#picture/lines.ts'
import { MAP_COLOURS, type MapColours, ROUTE_COLOURS } from '#picture/palette.ts'
import { statusSign } from './statusSign.ts'

/** One line of a label. */
interface Line {
  text: string
  size: number
  weight: number
  fill: string
  spacing: number
}

/** Number of measures of a status; `x` is px from the start of the line. */
interface CountedSign {
  status: Status
  count: number
  x: number
  /** From the reader's own documents: a triangle. */
  isOwn: boolean
}

/** A placed label, in px of the map. */
export interface StillLabel {
  placed: PlacedItem
  lines: readonly Line[]
  /** Last line: measures by status; empty if not shown. */
  signs: readonly CountedSign[]
  name: string
  value: string | null
  colour: string
}

/** Line height as a multiple of the font size. */
const LINE = 1.3
/** Widths, px, below which names are short, and side branches are left out; height below which labels have no signs. */
const NARROW = 700
export const COMPACT = 560
const LOW = 320

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
export function stillLabels(input: LabelsInput): { labels: readonly StillLabel[]; texts: PictureText[] } {
  const { project, width, height } = input
  const colours = MAP_COLOURS[input.theme]
  const room = { isNarrow: width < NARROW, isLow: height < LOW, isPlain: true }
  const drawn = (item: LabelItem, texts: LabelTexts, form: LabelForm) =>
    linesOf(item, texts, form, room, input, colours)
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
  room: LabelRoom,
  { theme }: LabelsInput,
  colours: MapColours,
): Omit<StillLabel, 'placed'> {
  const { hasShortTitle, hasFigure, hasPill } = shownIn(form, room)
  const isRoute = item.kind === 'route'
  const { isDimmed, isSelected } = texts
  const ink = isDimmed ? colours.countryName : colours.ink
  const name = hasShortTitle ? texts.shortTitle : texts.title
  const value = hasFigure ? texts.figure : null
  const look = lookOf(item.isPlace ? 'hub' : item.kind, isDimmed, ink, colours)
  const weight = isSelected || item.isArrival ? 700 : look.weight
  const lines: Line[] = [{ ...look, text: name, weight }]
  if (value !== null) lines.push({ text: value, size: 12, weight: 400, fill: colours.ink2, spacing: 0 })
  const colour = isRoute ? (ROUTE_COLOURS[theme][item.id] ?? colours.ink2) : colours.ink2
  const signs = hasPill ? placedSigns(texts.signs) : []
  return { lines, signs, name, value, colour: isDimmed ? colours.dimOutline : colour }
}

function lookOf(
  kind: LabelItem['kind'],
  isDimmed: boolean,
  ink: string,
  colours: MapColours,
): Omit<Line, 'text'> {
  switch (kind) {
    case 'route':
      return { size: 13, weight: isDimmed ? 400 : 600, fill: ink, spacing: 0 }
    case 'hub':
      return { size: 12, weight: 500, fill: ink, spacing: 0 }
    case 'country':
      return { size: 11, weight: 600, fill: isDimmed ? ink : colours.ink2, spacing: 0.045 }
    case 'region':
      return { size: 11, weight: 600, fill: isDimmed ? ink : colours.ink2, spacing: 0.08 }
  }
}

/** Sizes of signs, px, as on the live map: radius, gap to the number, gap to the next sign, font size, line height. */
const SIGN = { radius: 4.25, gap: 4, between: 10, size: 12, height: 16 } as const

function placedSigns(signs: LabelTexts['signs']): readonly CountedSign[] {
  let x = 0
  return signs.map(({ status, count, own }) => {
    const sign = { status, count, x, isOwn: own !== undefined }
    x += 2 * SIGN.radius + SIGN.gap + textWidth(String(count), SIGN.size) + SIGN.between
    return sign
  })
}

function widthOfSigns(signs: readonly CountedSign[]): number {
  const last = signs.at(-1)
  return last ? last.x + 2 * SIGN.radius + SIGN.gap + textWidth(String(last.count), SIGN.size) : 0
}

function sizeOf({ lines, signs }: Pick<StillLabel, 'lines' | 'signs'>): { width: number; height: number } {
  const widths = lines.map(({ text, size, weight, spacing }) => textWidth(text, size, weight, spacing))
  return {
    width: Math.ceil(Math.max(0, widthOfSigns(signs), ...widths)),
    height: Math.ceil(heightOf(lines) + (signs.length > 0 ? SIGN.height : 0)),
  }
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { size }) => sum + size * LINE, 0)
}

/** The text and signs of a label as parts of the picture. */
export function labelParts(
  { placed, lines, signs }: StillLabel,
  { land, ink, ink2 }: MapColours,
): { shapes: PictureShape[]; texts: PictureText[] } {
  const { box, align } = placed
  const anchor = align === 'center' ? 'middle' : align
  const x = align === 'center' ? (box.left + box.right) / 2 : align === 'end' ? box.right : box.left
  const plain = { isSerif: false, isItalic: false, halo: { colour: land, width: 3 } }
  let y = box.top
  const texts = lines.map(({ text, size, weight, fill, spacing }): PictureText => {
    y += size * LINE
    // y is the baseline; a third of the font size lies below it, line gap included.
    return { ...plain, text, x, y: y - size * 0.33, anchor, size, weight, spacing, fill }
  })
  const width = widthOfSigns(signs)
  const left = align === 'start' ? box.left : align === 'end' ? box.right - width : x - width / 2
  const middle = y + SIGN.height / 2
  const look = { size: SIGN.size, weight: 400, spacing: 0, fill: ink2, anchor: 'start' as const }
  return {
    shapes: signs.flatMap((sign) => signShapes(left + sign.x + SIGN.radius, middle, sign, ink, land)),
    texts: [
      ...texts,
      ...signs.map((sign) => ({
        ...plain,
        ...look,
        text: String(sign.count),
        x: left + sign.x + 2 * SIGN.radius + SIGN.gap,
        y: middle + SIGN.size * 0.36,
      })),
    ],
  }
}

/** A status sign on a halo in the colour of land. */
function signShapes(
  x: number,
  y: number,
  { status, isOwn }: CountedSign,
  ink: string,
  land: string,
): PictureShape[] {
  const halo = { ...NO_LOOK, d: discPath(x, y, SIGN.radius), fill: land, stroke: land, strokeWidth: 3 }
  return [halo, statusSign(status, { x, y, radius: SIGN.radius }, ink, isOwn)]
}

/** Maximum letters per line of names of countries and seas, as the CSS of the live map wraps them. */
const NAME_LINE = { country: 13, sea: 18 } as const

function nameTexts(
  { kind, name, rank }: PlaceName,
  [x, y]: readonly [number, number],
  colours: MapColours,
): PictureText[] {
  const isSea = kind === 'sea'
  const size = isSea ? (rank === 1 ? 15 : 13) : 11
  const lines = name.length > NAME_LINE[kind] ? nameLines(name, true, NAME_LINE[kind]) : [name]
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
