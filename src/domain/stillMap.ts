import type { Picture } from '#lib/picture.ts'

/** A label of a still map and its count, for callers that draw the text themselves. */
export interface StillCallout {
  kind: 'route' | 'country' | 'region' | 'hub'
  /** Id of the route, region, country or place. */
  id: string
  name: string
  /** The number or change under the name, with its sign; null without a count. */
  value: string | null
  /** Where the label was placed: its upper left corner and size, px. */
  x: number
  y: number
  width: number
  height: number
  /** Alignment of the text in this box. */
  align: 'start' | 'end' | 'center'
  /** Ends of the line to the labelled route, px, where it is too far away to be seen as its name; else null. */
  leader: readonly [from: { x: number; y: number }, to: { x: number; y: number }] | null
  /** Colour of the labelled item, #rrggbb. */
  colour: string
}

/** One entry of the legend of a still map; a scale of line widths is its title, then an entry for each sample. */
export interface StillKey {
  label: string
  colour: string
  /** Null for the title of a scale. */
  line: 'solid' | 'dashed' | 'hollow' | 'disc' | null
  /** Of a sample: the width on this map, px; null for other signs. */
  width: number | null
}

/** A map as a picture of fixed size, for prints and files; drawn when more than its title and description is read. */
export interface StillMap {
  title: string
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
  /** Size of a label as the caller will draw it over the picture, px; without it, that of the map's own letters. */
  labelSize?: (label: Pick<StillCallout, 'kind' | 'name' | 'value'>) => { width: number; height: number }
}
