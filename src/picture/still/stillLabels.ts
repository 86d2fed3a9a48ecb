import type { StillLook } from '#domain/stepMap.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { PictureText } from '#lib/picture.ts'
import { textWidth } from '#lib/textWidth.ts'
import type { StillInput } from '#picture/frame.ts'
import type { LabelItem } from '#picture/labels/labelItems.ts'
import { type LabelForm, type LabelTexts, nameLines, shownIn } from '#picture/labels/labelTexts.ts'
import type { Box } from '#picture/labels/lineSpace.ts'
import { type PlacedItem, placeItems } from '#picture/labels/placeItems.ts'
import type { PlaceName } from '#picture/labels/placeNames.ts'
import type { Project } from '#picture/linePaths.ts'
import type { Strokes } from '#picture/lines.ts'
import { MAP_COLOURS, type MapColours, ROUTE_COLOURS } from '#picture/palette.ts'

/** One line of a label. */
interface Line {
  text: string
  size: number
  weight: number
  fill: string
  spacing: number
}

/** A placed label, in px of the map. */
export interface StillLabel {
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
export function stillLabels(input: LabelsInput): { labels: readonly StillLabel[]; texts: PictureText[] } {
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
export function labelTextsOf({ placed, lines }: StillLabel, { land }: MapColours): PictureText[] {
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

/** Maximum letters per line of names of countries and seas, as the CSS of the live map wraps them. */
const NAME_LINE = { country: 13, sea: 18 } as const

function nameTexts(
  { kind, name, rank }: PlaceName,
  [x, y]: readonly [number, number],
  colours: MapColours,
): PictureText[] {
  const isSea = kind === 'sea'
  const size = isSea ? (rank === 1 ? 15 : 13) : 12
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
