import type { Picture } from '#lib/picture.ts'

/** A label of a still map and its count, for callers that draw the text themselves. */
export interface StillCallout {
  /** Id of the route, region or country. */
  id: string
  name: string
  /** The number or change under the name, with its sign; null without a count. */
  value: string | null
  /** Start or end of the text (see `anchor`), and the top of its first line, px. */
  x: number
  y: number
  /** Side of (x, y) with the text: `start` right, `end` left. */
  anchor: 'start' | 'end'
  /** Colour of the labelled item, #rrggbb. */
  colour: string
}

/** One row of the legend of a still map. */
export interface StillKey {
  label: string
  colour: string
  line: 'solid' | 'dashed' | 'hollow' | 'area'
}

/** A map as a picture of fixed size, for thumbnails, slides, prints and files. */
export interface StillMap {
  /** Complete SVG with colours and title; labels are included unless turned off. */
  svg: string
  /** The same as plain values, for painting on a canvas or embedding in a larger picture. */
  picture: Picture
  /** Px. */
  width: number
  height: number
  callouts: readonly StillCallout[]
  legend: readonly StillKey[]
  /** Alternative text, one sentence. */
  description: string
}

/** Options of a still map. */
export interface StillLook {
  /** Px. */
  width: number
  height: number
  theme: 'light' | 'dark'
  /** False omits the labels; the callouts are returned in either case. */
  hasNames: boolean
}
