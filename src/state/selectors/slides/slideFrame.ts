import type { SlideBox } from '#domain/slides.ts'

/** A slide of 16:9, inches, as PowerPoint makes it wide. */
export const SLIDE = { w: 13.333, h: 7.5 } as const

/** From the edges to the words, inches. */
export const MARGIN = 0.6

/** Where the words of a step stand. */
export const COLUMN: SlideBox = { x: MARGIN, y: 0.55, w: 4.7, h: 5.7 }

/** Where its picture stands, up to the upper and the right edge, and the legend below it. */
export const PICTURE: SlideBox = { x: 5.6, y: 0, w: SLIDE.w - 5.6, h: 5.8 }
export const LEGEND_HEIGHT = 0.47

/** The map above a large table, and that. */
export const HALF_PICTURE: SlideBox = { ...PICTURE, h: 2.3 }
export const LARGE_LIST: SlideBox = { x: 5.75, y: 2.86, w: SLIDE.w - MARGIN - 5.75, h: 3.5 }

/** What every slide says of itself at its foot, below a rule. */
export const FOOT: SlideBox = { x: MARGIN, y: 6.45, w: SLIDE.w - 2 * MARGIN, h: 0.95 }

/** Px of a still map an inch: names and lines then have the sizes that they have on a screen. */
const PX_PER_INCH = 92

/** How large the still map of a slide is, px: it is never stretched. */
export function stillSize(isHalf: boolean): { width: number; height: number } {
  const { w, h } = isHalf ? HALF_PICTURE : PICTURE
  return { width: Math.round(w * PX_PER_INCH), height: Math.round(h * PX_PER_INCH) }
}
