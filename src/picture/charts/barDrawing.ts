import { STATUSES, type Status } from '#domain/claim.ts'
import { discPath, type PictureShape } from '#lib/picture.ts'
import { cutToWidth, textWidth } from '#lib/textWidth.ts'
import {
  barShapes,
  boxPath,
  type ChartPart,
  filled,
  letters,
  type Rect,
  ROW_TEXT,
  STATUS_FORM,
  stroked,
} from './marks.ts'
import { roundScale } from './plotModel.ts'

/** One bar; `key` identifies it in `onChoose`. */
export interface CountBar {
  key: string
  label: string
  /** Null if not stated; draws no bar. */
  count: number | null
  /** Text for the number; default is the bare number. */
  text?: string
  /** CSS colour; default is that of all bars. */
  colour?: string
  /** Drawn as an outline, to compare with the next bar. */
  isHollow?: boolean
}

/** Bars on one scale. */
export interface BarGroup {
  /** Names the unit, where each group has its own scale. */
  heading: string | null
  bars: readonly CountBar[]
}

/** One bar: the number of each status; `key` identifies it in `onChoose`. */
export interface StatusBar extends Record<Status, number> {
  key: string
  label: string
}

/** One place at two times. */
export interface DumbbellRow {
  key: string
  name: string
  /** Null if not stated; then only the other value is drawn. */
  before: number | null
  after: number | null
  /** The values in words, at the right. */
  text: string
  /** CSS colour. */
  colour: string
  /** Counts another unit than the rows above: outlined, below a line. */
  isHollow: boolean
}

/** Rows of two values on one scale. */
export interface DumbbellDrawing {
  rows: readonly DumbbellRow[]
  /** The two times in words, for the key; null where there is one. */
  times: { before: string; after: string } | null
  number: (value: number) => string
}

/** Px of a bar, of its row with a name of one line and of two, and of the names at the left. */
export const BAR = { thick: 12, row: 24, highRow: 32, names: 164, line: 13, digit: 7 } as const
/** Heights of the numbers of a scale, and of a group's heading. */
const SCALE_HEIGHT = 24
const HEADING = 24

/** Horizontal bars, each with its name and number; with `number` on a scale in a frame. */
export function barsPart(
  { heading, bars }: BarGroup,
  number: ((value: number) => string) | null,
  width: number,
  isFurther: boolean,
): ChartPart {
  const largest = Math.max(0, ...bars.map(({ count }) => count ?? 0))
  const round = number ? roundScale(largest) : { max: Math.max(1, largest), ticks: [] }
  const top = heading === null ? 0 : HEADING + (isFurther ? 16 : 0)
  const row = barRow(bars)
  const rows = Math.max(1, bars.length) * row
  const longest = Math.max(0, ...bars.map((bar) => textOfBar(bar).length))
  const length = width - BAR.names - Math.max(32, longest * BAR.digit + 8)
  const at = (value: number) => BAR.names + (value / round.max) * length
  const frame = { x: BAR.names, y: top + 0.5, width: length, height: rows - 1 }
  return {
    height: top + rows + (number ? SCALE_HEIGHT : 0),
    shapes: [
      ...(number ? [stroked(boxPath(frame), 'var(--line)')] : []),
      ...round.ticks.map((tick) => stroked(`M${at(tick)} ${top}v${rows}`, 'var(--line)')),
      ...bars.flatMap(({ count, colour = 'var(--bar)', isHollow }, index) => {
        if (count === null) return []
        const y = top + (index + 0.5) * row - BAR.thick / 2
        const box = { x: BAR.names, y, width: Math.max(1, at(count) - BAR.names), height: BAR.thick }
        return barShapes(box, colour, isHollow ? 'outlined' : 'filled')
      }),
      stroked(`M${BAR.names} ${top}v${rows}`, 'var(--line-2)'),
    ],
    texts: [
      ...(heading === null
        ? []
        : [letters(heading, 0, top - HEADING / 2, { size: 14, weight: 620, fill: 'var(--ink)' })]),
      ...bars.flatMap((bar, index) => {
        const middle = top + (index + 0.5) * row
        const lines = nameLines(bar.label)
        const first = middle - ((lines.length - 1) * BAR.line) / 2
        return [
          ...lines.map((line, at) => letters(line, 0, first + at * BAR.line)),
          letters(textOfBar(bar), at(bar.count ?? 0) + 5, middle, { weight: 620, fill: 'var(--ink)' }),
        ]
      }),
      ...(number
        ? round.ticks.map((tick) => letters(number(tick), at(tick), top + rows + 12, { anchor: 'middle' }))
        : []),
    ],
  }
}

/** Px of each row: all are as high as the highest name needs. */
export function barRow(bars: readonly CountBar[]): number {
  return bars.some(({ label }) => nameLines(label).length > 1) ? BAR.highRow : BAR.row
}

/** What stands at the end of a bar. */
export function textOfBar({ text, count }: CountBar): string {
  return text ?? String(count)
}

/** Letters per line of a name. */
const LINE_LETTERS = 27

/** Breaks a name between words into at most two lines and truncates the rest; the table has the full name. */
export function nameLines(name: string): readonly string[] {
  if (name.length <= LINE_LETTERS) return [name]
  const gap = name.lastIndexOf(' ', LINE_LETTERS)
  const end = gap > 0 ? gap : LINE_LETTERS
  const rest = name.slice(end).trim()
  return [
    name.slice(0, end),
    rest.length > LINE_LETTERS ? `${rest.slice(0, LINE_LETTERS - 1).trim()}…` : rest,
  ]
}

/** The look of a status in a bar: filled, outlined or hatched. */
export function statusShapes(box: Rect, status: Status): readonly PictureShape[] {
  return barShapes(box, 'var(--bar)', STATUS_FORM[status], 1.2)
}

/** Columns take this share of their room. */
const COLUMN_SHARE = 0.52

/** Columns stacked by status. */
export function statusPart(bars: readonly StatusBar[], width: number): ChartPart {
  const [left, top, plotHeight] = [32, 8, 144]
  const base = top + plotHeight
  const { max, ticks } = roundScale(Math.max(0, ...bars.map((bar) => sumOf(bar, STATUSES))))
  const atValue = (value: number) => base - (value / max) * plotHeight
  const room = (width - left) / Math.max(1, bars.length)
  return {
    height: base + 24,
    shapes: [
      ...ticks.map((tick) => stroked(`M${left} ${atValue(tick)}H${width}`, 'var(--line)')),
      ...bars.flatMap((bar, index) =>
        STATUSES.flatMap((status, place) => {
          if (bar[status] === 0) return []
          const below = sumOf(bar, STATUSES.slice(0, place))
          const y = atValue(below + bar[status])
          const x = left + (index + (1 - COLUMN_SHARE) / 2) * room
          return statusShapes({ x, y, width: COLUMN_SHARE * room, height: atValue(below) - y }, status)
        }),
      ),
      stroked(`M${left} ${base}H${width}`, 'var(--line-2)'),
    ],
    texts: [
      ...ticks.map((tick) => letters(String(tick), left - 8, atValue(tick), { anchor: 'end' })),
      ...bars.map(({ label }, index) =>
        letters(label, left + (index + 0.5) * room, base + 12, { anchor: 'middle' }),
      ),
    ],
  }
}

function sumOf(bar: StatusBar, statuses: readonly Status[]): number {
  return statuses.reduce((sum, status) => sum + bar[status], 0)
}

/** Px: a row and the scale, the key, the names and the values in words, and a circle's radius. */
const DUMBBELL = { row: 28, scale: 24, key: 28, name: 180, text: 232, radius: 5 } as const

/** Rows of two values on one scale, earlier hollow and later filled. */
export function dumbbellPart({ rows, times, number }: DumbbellDrawing, width: number): ChartPart {
  const { row, scale, key, name: names, text: words, radius } = DUMBBELL
  const { max, ticks } = roundScale(
    Math.max(0, ...rows.flatMap(({ before, after }) => [before ?? 0, after ?? 0])),
  )
  const start = names + 2 * radius
  const at = (value: number) => start + (value / max) * (width - names - words - 4 * radius)
  const top = scale + (times ? key : 0)
  const height = top + rows.length * row
  const hollow = (x: number, y: number, colour: string, r = radius - 1, line = 1.5) => ({
    ...stroked(discPath(x, y, r), colour, line),
    fill: 'var(--paper)',
  })
  const second = times ? 48 + textWidth(times.before, ROW_TEXT) : 0
  return {
    height,
    shapes: [
      ...(times
        ? [hollow(radius, 10, 'var(--ink-2)'), filled(discPath(second, 10, radius), 'var(--ink-2)')]
        : []),
      ...ticks.map((tick) => stroked(`M${at(tick)} ${top - 4}V${height}`, 'var(--line)')),
      ...rows.flatMap(({ before, after, colour, isHollow }, index) => {
        const y = top + (index + 0.5) * row
        return [
          ...(isHollow && rows[index - 1]?.isHollow === false
            ? [stroked(`M0 ${y - row / 2}H${width}`, 'var(--line-2)')]
            : []),
          ...(before !== null && after !== null
            ? [stroked(`M${at(before)} ${y}H${at(after)}`, colour, 2)]
            : []),
          ...(before === null ? [] : [hollow(at(before), y, colour)]),
          ...(after === null
            ? []
            : [
                isHollow
                  ? hollow(at(after), y, colour, radius, 2.5)
                  : filled(discPath(at(after), y, radius), colour),
              ]),
        ]
      }),
    ],
    texts: [
      ...(times ? [letters(times.before, 16, 10), letters(times.after, second + 12, 10)] : []),
      ...ticks.map((tick) => letters(number(tick), at(tick), top - 14, { anchor: 'middle' })),
      ...rows.flatMap(({ name, text }, index) => {
        const y = top + (index + 0.5) * row
        const bold = { anchor: 'end', weight: 620, fill: 'var(--ink)' } as const
        return [letters(cutToWidth(name, names, 11), 0, y), letters(text, width, y, bold)]
      }),
    ],
  }
}
