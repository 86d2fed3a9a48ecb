import type { TimelineMark } from '#state/selectors/timelineModel.ts'
import { hairlineEnd, signSpan } from '#state/selectors/timelineModel.ts'
import { groupBands, placeBands } from './placeBands.ts'
import { Rows } from './Rows.ts'
import { signStretch } from './timeAxis.ts'
import {
  around,
  type Density,
  type LaneLayout,
  type PlacedMark,
  type PlotFrame,
  SIZE,
  type Stretch,
} from './timelineGeometry.ts'

/** Up to this many marks, a lane has roomy rows, and spreads neighbours over different rows. */
const MAX_ROOMY = 24
const MAX_SPREAD = 16
/** Height of a lane's name, px. */
const MIN_HEIGHT = 14

export interface LaneInput {
  marks: readonly TimelineMark[]
  frame: PlotFrame
  density: Density
  /** Distinguishes plans of the same years (see PlacedBand); empty for none. */
  groupOf: (mark: TimelineMark) => string
  /** A shorter `groupOf` for little room; optional. */
  shortOf?: ((mark: TimelineMark) => string) | undefined
}

/** Places the marks of one lane without overlaps, px from the lane's top. Pure. */
export function layoutLane({ marks, frame, density, groupOf, shortOf = groupOf }: LaneInput): LaneLayout {
  const rows = new Rows()
  const placed = placeBands(groupBands(marks, groupOf, shortOf), frame, density, rows)
  const fine = marks.filter(({ period }) => period !== null && period.precision !== 'year')
  const hidesLabels = density.isTight && fine.some(({ kind }) => kind === 'measure')
  const isRoomy = fine.length <= MAX_ROOMY && !hidesLabels
  const height = isRoomy ? density.roomyRow : density.row
  const fineMarks = fine
    .map((mark) => ({ mark, ...stretchesOf(mark, frame, density) }))
    .sort((a, b) => a.place.from - b.place.from)
    .map(({ mark, sign, extent, place, badgeX }) => {
      const row = rows.take(place, height, isRoomy && fine.length <= MAX_SPREAD ? 'spread' : 'first')
      return { mark, sign, extent, place, badgeX, row }
    })

  const drawn = fineMarks.map(({ mark, sign, extent, place, badgeX, row }): PlacedMark => {
    const { y, height: tall } = rows.at(row)
    const centre = y + tall / 2
    const size = mark.kind === 'event' ? SIZE.diamond : Math.min(SIZE.bar, tall - 1)
    const end = mark.period && hairlineEnd(mark.period)
    return {
      mark,
      shape: mark.kind === 'event' ? 'diamond' : 'bar',
      sign: { x: sign.from, y: centre - size / 2, width: sign.to - sign.from, height: size },
      extent,
      place,
      row: { y, height: tall },
      hairline: hairlineOf(sign.to, end === null ? null : frame.scale(end), centre + size / 2 - 0.5),
      badge: badgeX === null ? null : { cx: badgeX, cy: centre },
      room: rows.roomAfter(row, place, frame.right),
    }
  })
  const undated = placeUndated(marks, frame, density)
  return {
    marks: [...placed.marks(), ...drawn, ...undated.marks],
    bands: placed.bands(),
    height: Math.max(rows.height(), undated.height, MIN_HEIGHT),
  }
}

function hairlineOf(x1: number, x2: number | null, y: number): PlacedMark['hairline'] {
  return x2 === null || x2 <= x1 ? null : { x1, x2, y }
}

/** Of a day or month mark: the sign, the time it covers, and the room it takes in its row including its number. */
function stretchesOf(
  mark: TimelineMark,
  { scale, left, right }: PlotFrame,
  { least }: Density,
): { sign: Stretch; extent: Stretch | null; place: Stretch; badgeX: number | null } {
  if (!mark.period) throw new Error(`${mark.key} has no date: it stands in the column of undated things`)
  const { x, width } = signStretch(mark.period, scale)
  const extent = { from: x, to: x + width }
  const { start, end } = signSpan(mark.period)
  const middle = (scale(start) + scale(end)) / 2
  const half = mark.kind === 'event' ? Math.max(SIZE.diamond, width) / 2 : width / 2
  // Keep a diamond at the edge inside the axis.
  const centre = Math.min(Math.max(middle, left + half), right - half)
  const sign = mark.kind === 'event' ? { from: centre - half, to: centre + half } : extent
  if (mark.number === null) return { sign, extent, place: widened(sign, least, left, right), badgeX: null }
  const badgeRoom = 2 * SIZE.badge + 2
  // At the right edge the number stands before its sign.
  const isLeft = sign.to + badgeRoom > right
  const place = isLeft
    ? { from: sign.from - badgeRoom, to: sign.to }
    : { from: sign.from, to: sign.to + badgeRoom }
  return {
    sign,
    extent,
    place: widened(place, least, left, right),
    badgeX: isLeft ? place.from + SIZE.badge : place.to - SIZE.badge,
  }
}

/** The stretch widened to at least `least` around its middle, inside the plot. */
function widened({ from, to }: Stretch, least: number, left: number, right: number): Stretch {
  const more = (least - (to - from)) / 2
  if (more <= 0) return { from, to }
  const start = Math.min(Math.max(from - more, left), right - least)
  return { from: start, to: start + least }
}

function placeUndated(
  marks: readonly TimelineMark[],
  { undatedX, undatedWidth }: PlotFrame,
  { pitch, bandRow }: Density,
): { marks: readonly PlacedMark[]; height: number } {
  if (undatedX === null) return { marks: [], height: 0 }
  const perRow = Math.max(1, Math.floor(undatedWidth / pitch))
  const undated = marks.filter(({ period }) => period === null)
  return {
    marks: undated.map((mark, index): PlacedMark => {
      const x = undatedX + (index % perRow) * pitch
      const y = Math.floor(index / perRow) * bandRow
      const cx = x + pitch / 2
      const cy = y + bandRow / 2
      return {
        mark,
        shape: mark.kind === 'event' ? 'diamond' : 'dot',
        sign: around(cx, cy, 2 * SIZE.dot + 1, 2 * SIZE.dot + 1),
        extent: null,
        place: { from: x, to: x + pitch },
        row: { y, height: bandRow },
        hairline: null,
        badge: mark.number === null ? null : { cx, cy },
        room: 0,
      }
    }),
    height: Math.ceil(undated.length / perRow) * bandRow,
  }
}
