import { escapeXml } from './escapeXml.ts'

/** A path of a picture; colours as #rrggbb, lengths in units of the panel. */
export interface PictureShape {
  /** Data of an SVG path. */
  d: string
  fill: string | null
  stroke: string | null
  strokeWidth: number
  /** Lengths of dashes and gaps; null for an unbroken line. */
  dash: readonly number[] | null
  cap: 'butt' | 'round'
  join: 'miter' | 'round' | 'bevel'
  /** From 0 to 1, of fill and stroke alike. */
  opacity: number
}

/** One line of text. */
export interface PictureText {
  text: string
  /** Where the baseline begins, ends or has its middle. */
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
  size: number
  weight: number
  isSerif: boolean
  isItalic: boolean
  /** Free space between letters, as a share of their size. */
  spacing: number
  fill: string
  /** Colour and width of what shields the letters from the ground; null for none. */
  halo: { colour: string; width: number } | null
}

/** A part of a picture: its own zero at its upper left corner, and nothing is seen of it outside of its box. */
export interface PicturePanel {
  x: number
  y: number
  width: number
  height: number
  shapes: readonly PictureShape[]
  texts: readonly PictureText[]
}

/** A picture as plain values: written as SVG, or painted on a canvas, from the same. */
export interface Picture {
  /** Said by the file as its title. */
  title: string
  /** One sentence for who does not see it. */
  description: string
  /** What a program may read of it, as text; null for none. */
  metadata: string | null
  /** Px of the whole. */
  width: number
  height: number
  /** Px of one unit. */
  scale: number
  panels: readonly PicturePanel[]
}

/** A path without anything that is seen, to start from. */
export const NO_LOOK: Omit<PictureShape, 'd'> = {
  fill: null,
  stroke: null,
  strokeWidth: 0,
  dash: null,
  cap: 'butt',
  join: 'miter',
  opacity: 1,
}

/** Families of letters, the first being those of the app. */
export const PICTURE_FONTS = {
  sans: "'Inter Variable', Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif",
  serif: "'Source Serif 4 Variable', 'Source Serif 4', Georgia, 'Times New Roman', serif",
} as const

/**
 * The picture as SVG markup that needs nothing else: no styles, no classes, no ids, so that it can stand in a page under a
 * strict policy, in another program, and more than once.
 */
export function pictureSvg({ title, description, metadata, width, height, scale, panels }: Picture): string {
  const [across, down] = [short(width / scale), short(height / scale)]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${across} ${down}" role="img">`,
    `<title>${escapeXml(title)}</title><desc>${escapeXml(description)}</desc>`,
    metadata === null ? '' : `<metadata>${escapeXml(metadata)}</metadata>`,
    ...panels.map(panelSvg),
    '</svg>',
  ].join('')
}

function panelSvg({ x, y, width, height, shapes, texts }: PicturePanel): string {
  const place = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`
  const letters =
    texts.length === 0
      ? ''
      : `<g font-family="${escapeXml(PICTURE_FONTS.sans)}" stroke-linejoin="round">${texts.map(textSvg).join('')}</g>`
  return `<svg ${place} overflow="hidden">${shapesSvg(shapes)}${letters}</svg>`
}

/** Neighbours that look alike but for their width stand in one group, which says the rest once. */
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

/** The halo is a text of its own below, since not every program knows an order of painting; it is not read out. */
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

/** Data of a path around a disc. */
export function discPath(x: number, y: number, radius: number): string {
  const [left, r] = [short(x - radius), short(radius)]
  return `M${left},${short(y)}a${r},${r} 0 1 0 ${short(2 * radius)},0a${r},${r} 0 1 0 ${short(-2 * radius)},0Z`
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}
