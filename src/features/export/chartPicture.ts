import { NO_LOOK, type Picture, type PictureShape, type PictureText } from '#lib/picture.ts'
import { textWidth } from '#lib/textWidth.ts'
import { MAP_COLOURS } from '#map/palette.ts'

/** One bar; `value` null is not stated and has none. */
export interface ChartBar {
  name: string
  value: number | null
  /** The number as it is read, with what holds of it: "66,551", "not stated". */
  text: string
  colour: string
  /** A bar of another time than the one it stands beside is lighter. */
  isEarlier: boolean
}

/** Bars of one unit and one scale. */
export interface ChartGroup {
  heading: string
  bars: readonly ChartBar[]
}

interface ChartInput {
  title: string
  description: string
  groups: readonly ChartGroup[]
  theme: 'light' | 'dark'
}

/** Units of the picture. */
const WIDTH = 1280
const MARGIN = 32
const ROW = 26
const BAR = 16
const HEADING = 44
const SIZE = 13
/** What is kept free for a number after the longest bar. */
const NUMBER = 150

/** Numbers as bars, the units apart and each with a scale of its own. */
export function chartPicture({ title, description, groups, theme }: ChartInput): Picture {
  const colours = MAP_COLOURS[theme]
  const shapes: PictureShape[] = []
  const texts: PictureText[] = []
  const say = (text: string, x: number, y: number, look: Partial<PictureText> = {}) =>
    texts.push({
      text,
      x,
      y,
      anchor: 'start',
      size: SIZE,
      weight: 400,
      isSerif: false,
      isItalic: false,
      spacing: 0,
      fill: colours.ink,
      halo: null,
      ...look,
    })
  const names = groups.flatMap(({ bars }) => bars.map(({ name }) => textWidth(name, SIZE)))
  const start = MARGIN + Math.max(0, ...names) + 16
  const longest = WIDTH - MARGIN - NUMBER - start
  let y = 4
  for (const { heading, bars } of groups) {
    const most = Math.max(1, ...bars.map(({ value }) => value ?? 0))
    say(heading, MARGIN, y + HEADING - 16, { weight: 600, size: 14 })
    y += HEADING
    for (const { name, value, text, colour, isEarlier } of bars) {
      const width = value === null ? 0 : (value / most) * longest
      say(name, start - 12, y + BAR - 3, { anchor: 'end' })
      if (width > 0) {
        const d = `M${Math.round(start)},${y}h${Math.max(1, width).toFixed(1)}v${BAR}h${(-Math.max(1, width)).toFixed(1)}Z`
        const look = isEarlier ? { fill: colours.paper, stroke: colour, strokeWidth: 1.5 } : { fill: colour }
        shapes.push({ ...NO_LOOK, d, ...look })
      }
      say(text, start + width + 8, y + BAR - 3, { fill: colours.ink2 })
      y += ROW
    }
    const axis = `M${Math.round(start)},${y - bars.length * ROW - 6}V${y - 4}`
    shapes.push({ ...NO_LOOK, d: axis, stroke: colours.dimOutline, strokeWidth: 1 })
    y += 8
  }
  const height = y + 8
  return {
    title,
    description,
    metadata: null,
    width: WIDTH,
    height,
    scale: 1,
    panels: [{ x: 0, y: 0, width: WIDTH, height, shapes, texts }],
  }
}
