import type { Status } from '#domain/claim.ts'
import {
  NO_LOOK,
  type PicturePanel,
  type PictureShape,
  type PictureText,
  trianglePath,
} from '#lib/picture.ts'
import { isPoints, type PlotSeries } from './plotModel.ts'

/** A rectangle, px. */
export interface Rect {
  x: number
  y: number
  width: number
  height: number
}

/** A part of a chart: its marks in CSS colours, for the screen as for a file. */
export type ChartPart = Pick<PicturePanel, 'height' | 'shapes' | 'texts'>

/** Px of captions in files, and of names in legends. */
export const CAPTION = 11
export const ROW_TEXT = 12
/** From the middle of letters to their baseline, as a share of their size. */
const DROP = 0.35

export function stroked(
  d: string,
  stroke: string,
  strokeWidth = 1,
  dash: PictureShape['dash'] = null,
): PictureShape {
  return { ...NO_LOOK, d, stroke, strokeWidth, dash }
}

export function filled(d: string, fill: string): PictureShape {
  return { ...NO_LOOK, d, fill }
}

/** A line of text; `y` is the middle of its letters. */
export function letters(
  text: string,
  x: number,
  y: number,
  look: Partial<Pick<PictureText, 'anchor' | 'size' | 'weight' | 'fill' | 'halo'>> = {},
): PictureText {
  const { anchor = 'start', size = CAPTION, weight = 400, fill = 'var(--ink-2)', halo = null } = look
  const plain = { isSerif: false, isItalic: false, spacing: 0 }
  return { ...plain, text, x, y: y + DROP * size, anchor, size, weight, fill, halo }
}

export function boxPath({ x, y, width, height }: Rect): string {
  return `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`
}

/** A line through points; null breaks it. */
export function linePath(points: readonly (readonly [x: number, y: number] | null)[]): string {
  return points
    .map((point, index) => point && `${points[index - 1] ? 'L' : 'M'}${short(point[0])} ${short(point[1])}`)
    .join('')
}

/** Strokes rising to the right across a rectangle, `step` px apart. */
export function hatch(
  { x, y, width, height }: Rect,
  colour: string,
  step: number,
  strokeWidth: number,
): PictureShape {
  const [right, bottom, apart] = [x + width, y + height, step * Math.SQRT2]
  const strokes: string[] = []
  // x + y is constant along each stroke.
  for (let sum = Math.ceil((x + y) / apart) * apart; sum < right + bottom; sum += apart) {
    const [x1, x2] = [Math.max(x, sum - bottom), Math.min(right, sum - y)]
    if (x2 > x1) strokes.push(`M${short(x1)} ${short(sum - x1)}L${short(x2)} ${short(sum - x2)}`)
  }
  return stroked(strokes.join(''), colour, strokeWidth)
}

/** A bar in its colour, outlined, or outlined with a hatch; its line lies inside it. */
export function barShapes(
  box: Rect,
  colour: string,
  form: 'filled' | 'outlined' | 'hatched',
  line = 1.5,
): readonly PictureShape[] {
  if (form === 'filled') return [filled(boxPath(box), colour)]
  const inside = {
    x: box.x + line / 2,
    y: box.y + line / 2,
    width: Math.max(0, box.width - line),
    height: Math.max(0, box.height - line),
  }
  const outline = {
    ...stroked(boxPath(inside), colour, line, form === 'hatched' ? [2 * line, 1.33 * line] : null),
  }
  return form === 'outlined'
    ? [{ ...outline, fill: 'var(--paper)' }]
    : [filled(boxPath(inside), 'var(--paper)'), hatch(inside, colour, 4, 1.6), outline]
}

/** How the bars of a status are drawn. */
export const STATUS_FORM = { done: 'filled', planned: 'outlined', gap: 'hatched' } as const satisfies Record<
  Status,
  'filled' | 'outlined' | 'hatched'
>

/** The sign of a single figure at a point: a triangle, hollow where it stands apart. */
export function pointSign(x: number, y: number, isApart: boolean): readonly PictureShape[] {
  const halo = filled(trianglePath(x, y, 6.5), 'var(--paper)')
  const sign = isApart
    ? { ...stroked(trianglePath(x, y, 4), 'var(--ink)', 1.4), fill: 'var(--paper)' }
    : filled(trianglePath(x, y, 4.5), 'var(--ink)')
  return [halo, sign]
}

/** The sign of a series in a legend, in 16 x 14 px at a point. */
export function seriesSwatch(series: PlotSeries, as: 'bar' | 'line', x = 0, y = 0): readonly PictureShape[] {
  const { look } = series
  if (isPoints(series)) return pointSign(x + 8, y + 7, look === 'open-points')
  const colour = as === 'line' && look === 'dashed' ? 'var(--ink)' : series.colour
  if (as === 'bar') {
    return barShapes(
      { x: x + 2.25, y: y + 2, width: 11.5, height: 10 },
      colour,
      look === 'hollow' ? 'outlined' : 'filled',
    )
  }
  return lineShapes(`M${x} ${y + 7}h16`, colour, look, { plain: 2, hollow: 5, core: 2 })
}

/** A line in the look of its series: a hollow one has a core of paper. */
export function lineShapes(
  d: string,
  colour: string,
  look: PlotSeries['look'],
  width: { plain: number; hollow: number; core: number },
): readonly PictureShape[] {
  return look === 'hollow'
    ? [stroked(d, colour, width.hollow), stroked(d, 'var(--paper)', width.core)]
    : [stroked(d, colour, width.plain, look === 'dashed' ? [4, 3] : null)]
}

function short(value: number): number {
  return Math.round(value * 100) / 100
}
