import { escapeXml } from './escapeXml.ts'

/** A path; colours as #rrggbb, lengths in units of the panel. */
export interface PictureShape {
  /** SVG path data. */
  d: string
  fill: string | null
  stroke: string | null
  strokeWidth: number
  /** Dash and gap lengths; null for a solid line. */
  dash: readonly number[] | null
  cap: 'butt' | 'round'
  join: 'miter' | 'round' | 'bevel'
  /** 0 to 1, for fill and stroke. */
  opacity: number
}

/** One line of text. */
export interface PictureText {
  text: string
  /** Start, end or middle of the baseline. */
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
  size: number
  weight: number
  isSerif: boolean
  isItalic: boolean
  /** Letter spacing, relative to the font size. */
  spacing: number
  fill: string
  /** Outline that separates the letters from the background; null for none. */
  halo: { colour: string; width: number } | null
}

/** A part of a picture, clipped to its box, with its origin at the upper left. */
export interface PicturePanel {
  x: number
  y: number
  width: number
  height: number
  shapes: readonly PictureShape[]
  texts: readonly PictureText[]
}

/** A picture as plain values, for SVG and canvas alike. */
export interface Picture {
  /** Title of the file. */
  title: string
  /** Alternative text, one sentence. */
  description: string
  /** Machine-readable metadata, as text; null for none. */
  metadata: string | null
  /** Size of the whole, px. */
  width: number
  height: number
  /** Px per unit. */
  scale: number
  panels: readonly PicturePanel[]
}

/** An invisible path, as a base. */
export const NO_LOOK: Omit<PictureShape, 'd'> = {
  fill: null,
  stroke: null,
  strokeWidth: 0,
  dash: null,
  cap: 'butt',
  join: 'miter',
  opacity: 1,
}

/** Font stacks; the app's font comes first. */
export const PICTURE_FONTS = {
  sans: "'Inter Variable', Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif",
  serif: "'Source Serif 4 Variable', 'Source Serif 4', Georgia, 'Times New Roman', serif",
} as const

/** Formats the picture as self-contained SVG without styles, classes or inner `svg`, for a strict content policy. */
export function pictureSvg({ title, description, metadata, width, height, scale, panels }: Picture): string {
  const [across, down] = [short(width / scale), short(height / scale)]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${across} ${down}" role="img">`,
    `<title>${escapeXml(title)}</title><desc>${escapeXml(description)}</desc>`,
    metadata === null ? '' : `<metadata>${escapeXml(metadata)}</metadata>`,
    clipsSvg(panels),
    ...panels.map(panelSvg),
    '</svg>',
  ].join('')
}

/** The id of a clip is its size, so that it means the same in every picture on a page. */
function clipId({ width, height }: PicturePanel): string {
  return `clip-${short(width)}-${short(height)}`
}

function clipsSvg(panels: readonly PicturePanel[]): string {
  const clips = new Map(panels.map((panel) => [clipId(panel), panel]))
  const rects = [...clips].map(
    ([id, { width, height }]) =>
      `<clipPath id="${id}"><rect width="${short(width)}" height="${short(height)}"/></clipPath>`,
  )
  return `<defs>${rects.join('')}</defs>`
}

function panelSvg(panel: PicturePanel): string {
  const { x, y, shapes, texts } = panel
  const letters =
    texts.length === 0
      ? ''
      : `<g font-family="${escapeXml(PICTURE_FONTS.sans)}" stroke-linejoin="round">${texts.map(textSvg).join('')}</g>`
  const place = x === 0 && y === 0 ? '' : ` transform="translate(${short(x)} ${short(y)})"`
  return `<g${place} clip-path="url(#${clipId(panel)})">${shapesSvg(shapes)}${letters}</g>`
}

/** Groups consecutive shapes that differ only in width. */
function shapesSvg(shapes: readonly PictureShape[]): string {
  const groups: { look: string; paths: string[] }[] = []
  for (const shape of shapes) {
    const look = lookOf(shape)
    const width = shape.stroke === null ? '' : ` stroke-width="${short(shape.strokeWidth)}"`
    const dash = shape.dash === null ? '' : ` stroke-dasharray="${shape.dash.map(short).join(' ')}"`
    const path = `<path${width}${dash} d="${shape.d}"/>`
    const last = groups.at(-1)
    if (last?.look === look) last.paths.push(path)
    else groups.push({ look, paths: [path] })
  }
  return groups.map(({ look, paths }) => `<g${look}>${paths.join('')}</g>`).join('')
}

function lookOf({ fill, stroke, cap, join, opacity }: PictureShape): string {
  return [
    ` fill="${fill ?? 'none'}"`,
    fill === null ? '' : ' fill-rule="evenodd"',
    stroke === null ? '' : ` stroke="${stroke}"`,
    stroke === null || cap === 'butt' ? '' : ` stroke-linecap="${cap}"`,
    stroke === null || join === 'miter' ? '' : ` stroke-linejoin="${join}"`,
    opacity === 1 ? '' : ` opacity="${Math.round(opacity * 1000) / 1000}"`,
  ].join('')
}

/** The halo is a separate text below, since not every program supports `paint-order`; it is hidden from screen readers. */
function textSvg(text: PictureText): string {
  const { x, y, anchor, size, weight, isSerif, isItalic, spacing, fill, halo } = text
  const look = [
    `x="${short(x)}" y="${short(y)}" font-size="${short(size)}"`,
    anchor === 'start' ? '' : ` text-anchor="${anchor}"`,
    weight === 400 ? '' : ` font-weight="${weight}"`,
    isSerif ? ` font-family="${escapeXml(PICTURE_FONTS.serif)}"` : '',
    isItalic ? ' font-style="italic"' : '',
    spacing === 0 ? '' : ` letter-spacing="${short(spacing * size)}"`,
  ].join('')
  const letters = escapeXml(text.text)
  const below = halo
    ? `<text aria-hidden="true" ${look} fill="none" stroke="${halo.colour}" stroke-width="${short(halo.width)}">${letters}</text>`
    : ''
  return `${below}<text ${look} fill="${fill}">${letters}</text>`
}

/** Path data of a disc. */
export function discPath(x: number, y: number, radius: number): string {
  const [left, r] = [short(x - radius), short(radius)]
  return `M${left},${short(y)}a${r},${r} 0 1 0 ${short(2 * radius)},0a${r},${r} 0 1 0 ${short(-2 * radius)},0Z`
}

/** Half the width of a triangle, and its reach up and down, for a disc's radius of 1: of equal weight to the eye. */
export const TRIANGLE = { half: 1.25, up: 1.15, down: 1 } as const

/** A triangle pointing up, as heavy as a disc of that radius: the sign of what is the reader's own. */
export function trianglePath(x: number, y: number, radius: number): string {
  const half = TRIANGLE.half * radius
  return `M${short(x)},${short(y - TRIANGLE.up * radius)}L${short(x + half)},${short(y + TRIANGLE.down * radius)}H${short(x - half)}Z`
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}
