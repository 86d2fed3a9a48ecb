import { type TimelineMark, timeInMonth } from '#content/timelineModel.ts'
import { monthIndex } from '#domain/period.ts'
import { monthSquares, type PlacedTitle, squareTitles } from '#picture/monthSquares.ts'
import { type Box, monthOfDay, type TimeScale, xOf } from './timeAxis.ts'

/** Height of the rows of measures and events together, and of the row of events. */
export const ROWS_HEIGHT = 104
const EVENTS_HEIGHT = 22
/** Between the squares and their ground. */
const ABOVE_GROUND = 2
/** Half the width of an event's diamond. */
const HALF_DIAMOND = 4.5
/** With at most this many measures in view, their titles stand beside the squares. */
const MOST_TITLED = 8

/** A mark at its sign. */
export interface RowMark {
  mark: TimelineMark
  sign: Box
}

interface Titled extends RowMark {
  x: number
  y: number
  title: string
}

/** The rows of measures and of events, by date, as they are drawn. */
export interface RowsLayout {
  /** The ground of the squares, from the top. */
  ground: number
  measures: readonly RowMark[]
  /** Those that have no room in their columns. */
  more: readonly { marks: readonly TimelineMark[]; x: number; reach: number; y: number }[]
  titles: readonly PlacedTitle<Titled>[]
  events: readonly RowMark[]
}

interface RowsInput {
  marks: readonly TimelineMark[]
  scale: TimeScale
  /** Size of the letters of titles. */
  size: number
  titleOf: (mark: TimelineMark) => string
}

/** Releases of data are no events of migration; the lanes and the table have them. */
function isInRow({ thing }: TimelineMark): boolean {
  return thing.kind === 'measure' || thing.event.category !== 'data-release'
}

/** Lays out the measures and events that have a month on the axis. Without events, the measures have all the height. Pure. */
export function layoutRows({ marks, scale, size, titleOf }: RowsInput): RowsLayout {
  const dated = marks
    .flatMap((mark) => {
      const time = isInRow(mark) ? timeInMonth(mark) : null
      if (time === null) return []
      const day = monthOfDay(time.start)
      const month = Math.floor(day)
      const isOn = month >= scale.first && month < scale.first + scale.months
      return isOn ? [{ mark, month, at: time.precision === 'day' ? day : month + 0.5 }] : []
    })
    .sort((a, b) => a.at - b.at)
  const events = dated.filter(({ mark }) => mark.kind === 'event')
  const ground = ROWS_HEIGHT - (events.length > 0 ? EVENTS_HEIGHT : 0)
  const things = dated.flatMap(({ mark, month }) =>
    mark.status === null ? [] : [{ mark, month, status: mark.status }],
  )
  const { side, squares, more } = monthSquares(things, { ...scale, height: ground - ABOVE_GROUND })
  const order = new Map(things.map(({ mark }, index) => [mark.key, index]))
  const measures = squares
    .map(({ thing: { mark }, x, y }): RowMark => ({ mark, sign: { x, y, width: side, height: side } }))
    .sort((a, b) => (order.get(a.mark.key) ?? 0) - (order.get(b.mark.key) ?? 0))
  const y = ground + EVENTS_HEIGHT / 2
  return {
    ground,
    measures,
    more: more.map(({ things: rest, ...place }) => ({ ...place, marks: rest.map(({ mark }) => mark) })),
    titles:
      things.length > MOST_TITLED
        ? []
        : squareTitles(
            measures.map((placed) => ({
              ...placed,
              x: placed.sign.x + side / 2,
              y: placed.sign.y,
              title: titleOf(placed.mark),
            })),
            { left: scale.left, right: scale.right, size },
          ),
    events: events.map(({ mark, at }) => {
      const x = xOf(at, scale)
      const box = { width: 2 * HALF_DIAMOND, height: 2 * HALF_DIAMOND }
      return { mark, sign: { x: x - HALF_DIAMOND, y: y - HALF_DIAMOND, ...box } }
    }),
  }
}

/** The month of a mark with a month. */
export function monthOfMark(mark: TimelineMark): number {
  return monthIndex(timeInMonth(mark)?.start ?? '')
}

/** The marks whose signs a pointer meets: the nearest one within a mouse's reach, else all within a finger's. Pure. */
export function marksAt(
  { measures, more, titles, events, ground }: RowsLayout,
  { x, y }: { x: number; y: number },
): { hit: RowMark | null; near: readonly TimelineMark[] } {
  const titled = titles.find(
    ({ left, width, top }) => x >= left && x <= left + width && y >= top && y <= top + 15,
  )
  if (titled) return { hit: titled.thing, near: [] }
  const isEvent = y > ground
  const row = isEvent ? events : measures
  const awayX = ({ sign }: RowMark) => Math.abs(sign.x + sign.width / 2 - x)
  const isHit = (placed: RowMark) =>
    awayX(placed) <= placed.sign.width / 2 + 2 &&
    Math.abs(placed.sign.y + placed.sign.height / 2 - y) <= placed.sign.height / 2 + 1
  const [hit] = row.filter(isHit).sort((a, b) => awayX(a) - awayX(b))
  const rest = isEvent
    ? []
    : more
        .filter((columns) => Math.abs(columns.x - x) <= columns.reach + FINGER)
        .flatMap(({ marks }) => marks)
  const near = [...row.filter((placed) => awayX(placed) <= FINGER).map(({ mark }) => mark), ...rest]
  return { hit: hit ?? null, near }
}

/** Reach of a finger. */
const FINGER = 12
