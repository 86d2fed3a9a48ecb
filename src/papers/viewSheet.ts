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

export interface SheetInput {
  /** The map or chart in the middle. */
  picture: Picture
  title: string
  subtitle: string
  legend: readonly StillKey[]
  /** One or two lines below the picture, of decreasing length: the first that fits into two lines stands. */
  sources: readonly string[]
  theme: MapTheme
  /** Embedded provenance, machine-readable. */
  metadata: string
}

/**
 * The line of sources, with all of them, then with ever fewer and the number of those left out. The companion and the metadata
 * have them all.
 */
export function sourceLines(
  citations: readonly string[],
  line: (sources: string) => string,
  moreName: (count: number) => string,
): readonly string[] {
  return citations.map((_, out) => {
    const named = citations.slice(0, citations.length - out)
    return line([...named, ...(out > 0 ? [moreName(out)] : [])].join('; '))
  })
}

const MARGIN = 32
const TITLE = { size: 24, line: 32 } as const
const TEXT = { size: 14, line: 20 } as const
const SMALL = { size: 12, line: 17 } as const
const SWATCH = { width: 28, gap: 8, between: 28 } as const

/**
 * A self-contained picture: finding and subtitle above, legend and sources below. It has the width and the
 * units of the inner picture.
 */
export function viewSheet(input: SheetInput): Picture {
  const { picture, title, subtitle, legend, sources, theme, metadata } = input
  const colours = MAP_COLOURS[theme]
  const width = picture.width / picture.scale
  const middle = picture.height / picture.scale
  const head = headOf(title, subtitle, width, colours)
  const keys = legendOf(legend, { width, scale: picture.scale }, colours)
  const foot = footOf(sources, width, colours)
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
  legend: readonly StillKey[],
  { width, scale, margin = MARGIN }: Pick<Picture, 'width' | 'scale'> & { margin?: number },
  colours: MapColours,
): Part {
  if (legend.length === 0) return { height: 0, shapes: [], texts: [] }
  const shapes: PictureShape[] = []
  const texts: PictureText[] = []
  let [x, y] = [margin, 28]
  for (const key of legend) {
    const { label } = key
    const sign = key.line === null ? 0 : SWATCH.width + SWATCH.gap
    const long = sign + textWidth(label, SMALL.size)
    if (x > margin && x + long > width - margin) [x, y] = [margin, y + 22]
    const drawn = key.width === null ? null : key.width / scale
    shapes.push(...swatch({ ...key, width: drawn }, x, y - 4, colours.paper))
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

/** The most lines of sources. */
const MOST = 2

function footOf(sources: readonly string[], width: number, colours: MapColours): Part {
  const lines = sources.map((source) => wrapped(source, SMALL.size, 400, width - 2 * MARGIN))
  const fitting = lines.find(({ length }) => length <= MOST) ?? lines.at(-1)?.slice(0, MOST) ?? []
  const texts = fitting.map((text, index) =>
    line(text, MARGIN, 30 + index * SMALL.line, SMALL.size, 400, colours.ink2),
  )
  const rule = `M${MARGIN},6H${Math.round(width - MARGIN)}`
  const shapes = [{ ...NO_LOOK, d: rule, stroke: colours.boundary, strokeWidth: 1 }]
  return { height: 38 + fitting.length * SMALL.line, shapes, texts }
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
