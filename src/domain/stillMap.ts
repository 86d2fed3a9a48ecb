import type { Picture } from '#lib/picture.ts'

/** A name on a still map, with what is counted there, for whoever writes it in letters of their own. */
export interface StillCallout {
  /** Id of the route, region or country. */
  id: string
  name: string
  /** The number or change under the name, with its sign; null where nothing is counted. */
  value: string | null
  /** Where the text begins (`start`) or ends (`end`), and the top of its first line, in px of the picture. */
  x: number
  y: number
  /** On which side of (x, y) the text stands: `start` to the right, `end` to the left. */
  anchor: 'start' | 'end'
  /** Colour of what it names, #rrggbb. */
  colour: string
}

/** One row of the legend of a still map. */
export interface StillKey {
  label: string
  colour: string
  line: 'solid' | 'dashed' | 'hollow' | 'area'
}

/** A map as a picture of a fixed size that needs no page: for thumbnails, slides, prints and files. */
export interface StillMap {
  /** Whole SVG markup with its own colours and a title; with the names drawn in unless it was asked for without. */
  svg: string
  /** The same as plain values, to be painted on a canvas or to become a part of a larger picture. */
  picture: Picture
  /** Px. */
  width: number
  height: number
  callouts: readonly StillCallout[]
  legend: readonly StillKey[]
  /** One sentence that says what the map shows, as its alternative text. */
  description: string
}

/** How a still map is wanted. */
export interface StillLook {
  /** Px. */
  width: number
  height: number
  theme: 'light' | 'dark'
  /** False leaves the names to whoever writes them; the callouts come in either case. */
  hasNames: boolean
}
