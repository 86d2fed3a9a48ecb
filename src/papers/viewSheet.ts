import type { ProvenanceLine } from '#content/provenanceLines.ts'
import { STATUSES, type Status } from '#domain/claim.ts'
import type { Measure } from '#domain/measure.ts'
import { isOwnMark } from '#domain/ownData.ts'
import type { StillKey } from '#domain/stepMap.ts'
import {
  discPath,
  NO_LOOK,
  type Picture,
  type PicturePanel,
  type PictureShape,
  type PictureText,
} from '#lib/picture.ts'
import { textWidth } from '#lib/textWidth.ts'
import { coreWidth } from '#picture/flowWidth.ts'
import { MAP_COLOURS, type MapColours, type MapTheme } from '#picture/palette.ts'
import { statusSign } from '#picture/still/statusSign.ts'

/** One labelled line below the picture. */
export interface SheetLine {
  label: string
  values: readonly string[]
}

export interface SheetInput {
  /** The map or chart in the middle. */
  picture: Picture
  title: string
  subtitle: string
  legend: readonly StillKey[]
  /** Legend of the status signs on the map; empty if it has none. */
  signs: readonly { status: Status; isOwn: boolean; label: string }[]
  lines: readonly SheetLine[]
  theme: MapTheme
  /** Embedded provenance, machine-readable. */
  metadata: string
}

/** The key of the signs of measures: of the published ones, then of the reader's own. */
export function signsOf(
  measures: readonly Measure[],
  label: (status: Status, isOwn: boolean) => string,
): SheetInput['signs'] {
  const own = measures.filter(isOwnMark)
  const keys = (statuses: readonly Status[], isOwn: boolean) =>
    statuses.map((status) => ({ status, isOwn, label: label(status, isOwn) }))
  return [
    ...keys(own.length < measures.length ? STATUSES : [], false),
    ...keys(
      STATUSES.filter((status) => own.some((measure) => measure.status === status)),
      true,
    ),
  ]
}

/** Maximum number of publications, and of pieces of evidence, on the picture; the metadata has them all. */
const MAX_NAMED = 6

/** Provenance lines with long lists cut to a count; without the filters, which are in the subtitle. */
export function shortLines(
  lines: readonly ProvenanceLine[],
  moreName: (count: number) => string,
): readonly SheetLine[] {
  return lines
    .filter(({ key }) => key !== 'filters')
    .map(({ key, label, values }) => {
      const isList = key === 'evidence' || key === 'citations'
      if (!isList || values.length <= MAX_NAMED) return { label, values }
      const more = moreName(values.length - MAX_NAMED)
      return { label, values: [...values.slice(0, MAX_NAMED), more] }
    })
}

const MARGIN = 32
const TITLE = { size: 24, line: 32 } as const
const TEXT = { size: 14, line: 20 } as const
const SMALL = { size: 12, line: 17 } as const
const LABEL = 132
const SWATCH = { width: 28, gap: 8, between: 28 } as const

/**
 * A self-contained picture: title and filters above, legend, sources, version and caveats below. It has the width and the
 * units of the inner picture.
 */
export function viewSheet(input: SheetInput): Picture {
  const { picture, title, subtitle, legend, signs, lines, theme, metadata } = input
  const colours = MAP_COLOURS[theme]
  const width = picture.width / picture.scale
  const middle = picture.height / picture.scale
  const head = headOf(title, subtitle, width, colours)
  const keys = legendOf([...legend, ...signs], { width, scale: picture.scale }, colours)
  const foot = footOf(lines, width, colours)
  const height = head.height + middle + keys.height + foot.height
  const at = (y: number, part: Part): PicturePanel => ({ x: 0, y, width, ...part })
  return {
    title,
    description: picture.description,
    metadata,
    width: picture.width,
    height: height * picture.scale,
    scale: picture.scale,
    panels: [
      { x: 0, y: 0, width, height, shapes: [ground(width, height, colours.paper)], texts: [] },
      at(0, head),
      ...picture.panels.map((panel) => ({ ...panel, y: panel.y + head.height })),
      at(head.height + middle, keys),
      at(head.height + middle + keys.height, foot),
    ],
  }
}

/** A picture with its legend below, so that it can be read on its own. */
export function pictureWithLegend(picture: Picture, legend: readonly StillKey[], theme: MapTheme): Picture {
  const colours = MAP_COLOURS[theme]
  const width = picture.width / picture.scale
  const middle = picture.height / picture.scale
  const keys = legendOf(legend, { width, scale: picture.scale, margin: 0 }, colours)
  return {
    ...picture,
    height: (middle + keys.height) * picture.scale,
    panels: [
      {
        x: 0,
        y: 0,
        width,
        height: middle + keys.height,
        shapes: [ground(width, middle + keys.height, colours.paper)],
        texts: [],
      },
      ...picture.panels,
      { x: 0, y: middle, width, ...keys },
    ],
  }
}

type Part = Pick<PicturePanel, 'height' | 'shapes' | 'texts'>

function headOf(title: string, subtitle: string, width: number, colours: MapColours): Part {
  const titles = wrapped(title, TITLE.size, 650, width - 2 * MARGIN)
  const under = wrapped(subtitle, TEXT.size, 400, width - 2 * MARGIN)
  const top = MARGIN - 8
  const texts = [
    ...titles.map((text, index) =>
      line(text, MARGIN, top + TITLE.size + index * TITLE.line, TITLE.size, 650, colours.ink),
    ),
    ...under.map((text, index) =>
      line(
        text,
        MARGIN,
        top + titles.length * TITLE.line + TEXT.size + index * TEXT.line,
        TEXT.size,
        400,
        colours.ink2,
      ),
    ),
  ]
  return { height: top + titles.length * TITLE.line + under.length * TEXT.line + 20, shapes: [], texts }
}

/** The legend's entries, wrapped into lines. */
function legendOf(
  legend: readonly (StillKey | SheetInput['signs'][number])[],
  { width, scale, margin = MARGIN }: Pick<Picture, 'width' | 'scale'> & { margin?: number },
  colours: MapColours,
): Part {
  if (legend.length === 0) return { height: 0, shapes: [], texts: [] }
  const shapes: PictureShape[] = []
  const texts: PictureText[] = []
  let [x, y] = [margin, 28]
  for (const key of legend) {
    const { label } = key
    const sign = 'line' in key && key.line === null ? 0 : SWATCH.width + SWATCH.gap
    const long = sign + textWidth(label, SMALL.size)
    if (x > margin && x + long > width - margin) [x, y] = [margin, y + 22]
    if ('status' in key) {
      const at = { x: x + SWATCH.width / 2, y: y - 4, radius: 5 }
      shapes.push(statusSign(key.status, at, colours.ink, key.isOwn))
    } else {
      const width = key.width === null ? null : key.width / scale
      shapes.push(...swatch({ ...key, width }, x, y - 4, colours.paper))
    }
    texts.push(line(label, x + sign, y, SMALL.size, 400, colours.ink))
    x += long + SWATCH.between
  }
  return { height: y + 18, shapes, texts }
}

function swatch(
  { line: look, colour, width }: Pick<StillKey, 'line' | 'colour' | 'width'>,
  x: number,
  y: number,
  paper: string,
): PictureShape[] {
  const d = `M${x},${y}h${SWATCH.width}`
  const strokeWidth = width ?? 6
  switch (look) {
    case null:
      return []
    case 'solid':
      return [{ ...NO_LOOK, d, stroke: colour, strokeWidth }]
    case 'dashed':
      return [{ ...NO_LOOK, d, stroke: colour, strokeWidth: 2, dash: [5, 4] }]
    case 'hollow':
      return [
        { ...NO_LOOK, d, stroke: colour, strokeWidth },
        { ...NO_LOOK, d, stroke: paper, strokeWidth: coreWidth(strokeWidth) },
      ]
    case 'disc':
      return [{ ...NO_LOOK, d: discPath(x + SWATCH.width / 2, y, 6), fill: colour, opacity: 0.35 }]
  }
}

function footOf(lines: readonly SheetLine[], width: number, colours: MapColours): Part {
  const texts: PictureText[] = []
  let y = 30
  for (const { label, values } of lines) {
    texts.push(line(label, MARGIN, y, SMALL.size, 600, colours.ink))
    for (const value of values) {
      for (const text of wrapped(value, SMALL.size, 400, width - 2 * MARGIN - LABEL)) {
        texts.push(line(text, MARGIN + LABEL, y, SMALL.size, 400, colours.ink2))
        y += SMALL.line
      }
    }
    y += 4
  }
  const rule = `M${MARGIN},6H${Math.round(width - MARGIN)}`
  return { height: y + 8, shapes: [{ ...NO_LOOK, d: rule, stroke: colours.boundary, strokeWidth: 1 }], texts }
}

function ground(width: number, height: number, fill: string): PictureShape {
  return { ...NO_LOOK, d: `M0,0H${width}V${height}H0Z`, fill }
}

function line(text: string, x: number, y: number, size: number, weight: number, fill: string): PictureText {
  return {
    text,
    x,
    y,
    size,
    weight,
    fill,
    anchor: 'start',
    isSerif: false,
    isItalic: false,
    spacing: 0,
    halo: null,
  }
}

/** A text wrapped to the width `most`; a longer word (an address) is broken. */
export function wrapped(text: string, size: number, weight: number, most: number): readonly string[] {
  const lines: string[] = []
  let current = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    for (const piece of cutToFit(word, size, weight, most)) {
      const longer = current === '' ? piece : `${current} ${piece}`
      if (current !== '' && textWidth(longer, size, weight) > most) {
        lines.push(current)
        current = piece
      } else current = longer
    }
  }
  return current === '' ? lines : [...lines, current]
}

function cutToFit(word: string, size: number, weight: number, most: number): readonly string[] {
  if (textWidth(word, size, weight) <= most) return [word]
  const letters = Math.max(1, Math.floor((word.length * most) / textWidth(word, size, weight)))
  const pieces: string[] = []
  for (let at = 0; at < word.length; at += letters) pieces.push(word.slice(at, at + letters))
  return pieces
}
