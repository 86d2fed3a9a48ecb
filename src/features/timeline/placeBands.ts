import { yearOf } from '#domain/period.ts'
import { type DaySpan, signSpan, type TimelineMark } from '#state/selectors/timelineModel.ts'
import type { Rows } from './Rows.ts'
import {
  around,
  type Density,
  LETTER,
  type PlacedBand,
  type PlacedMark,
  type PlotFrame,
  SIZE,
  type Stretch,
} from './timelineGeometry.ts'

/** Gap between a band and its label, and height of a label below it, px. */
const WORDS_GAP = 5
const WORDS_ROW = 13

/** Marks with the same year precision, grouped under one label. */
export interface YearBand {
  firstYear: number
  lastYear: number
  group: string
  short: string
  span: DaySpan
  marks: readonly TimelineMark[]
}

/** Groups the marks known only to the year, in year order. */
export function groupBands(
  marks: readonly TimelineMark[],
  groupOf: (mark: TimelineMark) => string,
  shortOf: (mark: TimelineMark) => string,
): readonly YearBand[] {
  const bands = new Map<string, YearBand & { marks: TimelineMark[] }>()
  for (const mark of marks) {
    if (mark.period?.precision !== 'year') continue
    const firstYear = yearOf(mark.period.start)
    const lastYear = mark.period.end === null ? firstYear : yearOf(mark.period.end)
    const group = groupOf(mark)
    const key = `${firstYear}-${lastYear} ${group}`
    const span = signSpan(mark.period)
    const band = bands.get(key) ?? { firstYear, lastYear, group, short: shortOf(mark), span, marks: [] }
    band.marks.push(mark)
    bands.set(key, band)
  }
  return [...bands.values()].sort(
    (a, b) => a.firstYear - b.firstYear || a.lastYear - b.lastYear || b.marks.length - a.marks.length,
  )
}

/**
 * Takes a row for each band, as wide as its years with one sign per mark. Returns functions, because rows get their
 * position only once the whole lane is placed.
 */
export function placeBands(
  bands: readonly YearBand[],
  { scale, left, right }: PlotFrame,
  { pitch, bandRow }: Density,
  rows: Rows,
): { bands: () => readonly PlacedBand[]; marks: () => readonly PlacedMark[] } {
  const sized = bands.map((band) => {
    const x = scale(band.span.start)
    const width = scale(band.span.end) - x
    const perRow = Math.max(1, Math.floor(width / pitch))
    // A year narrower than a sign centres it.
    const overhang = Math.max(0, (pitch - width) / 2)
    const padding =
      overhang > 0 ? -overhang : Math.max(0, Math.min(SIZE.bandPadding, (width - perRow * pitch) / 2))
    const height = Math.ceil(band.marks.length / perRow) * bandRow + 2
    const extent = { from: x, to: x + width }
    const reach = { from: extent.from - overhang, to: extent.to + overhang }
    const room = roomForLabel(band, reach, { left, right })
    const row = rows.take(room.taken, height + 1 + (room.below ? WORDS_ROW : 0), 'first')
    return { band, x, width, height, perRow, padding, extent, reach, ...room, row }
  })
  return {
    bands: () =>
      sized.map(
        ({ band, x, width, height, perRow, padding, reach, taken, below, row, group }): PlacedBand => {
          const { firstYear, lastYear, marks } = band
          const years = firstYear === lastYear ? `${firstYear}` : `${firstYear}–${lastYear}`
          const isOneRow = marks.length <= perRow
          const signs = x + padding + marks.length * pitch + 2
          return {
            key: `${years} ${band.group}`,
            years,
            group,
            marks,
            x,
            y: rows.at(row).y,
            width,
            height,
            inside: { from: isOneRow ? signs : x + width, to: x + width - 3 },
            wordsY: rows.at(row).y + bandRow / 2 - 6,
            after: {
              from: reach.to + WORDS_GAP,
              to: taken.to + rows.roomAfter(row, taken, right) - WORDS_GAP + 1,
            },
            below: below && { ...below, y: rows.at(row).y + height },
          }
        },
      ),
    marks: () =>
      sized.flatMap(({ band, x, perRow, padding, extent, row }) =>
        band.marks.map((mark, index): PlacedMark => {
          const left = x + padding + (index % perRow) * pitch
          const top = rows.at(row).y + 1 + Math.floor(index / perRow) * bandRow
          const cx = left + pitch / 2
          const cy = top + bandRow / 2
          return {
            mark,
            shape: mark.kind === 'event' ? 'diamond' : 'dot',
            sign: around(cx, cy, 2 * SIZE.dot + 1, 2 * SIZE.dot + 1),
            extent,
            place: { from: left, to: left + pitch },
            row: { y: top, height: bandRow },
            hairline: null,
            badge: mark.number === null ? null : { cx, cy },
            room: 0,
          }
        }),
      ),
  }
}

/**
 * The room that a band takes in its row. A plan whose time has passed must show when it was stated: room for that is
 * kept after the band, for a shorter wording if need be, or below it.
 */
function roomForLabel(
  { group, short }: YearBand,
  extent: Stretch,
  { left, right }: Pick<PlotFrame, 'left' | 'right'>,
): { taken: Stretch; below: Stretch | null; group: string } {
  if (group === '') return { taken: extent, below: null, group }
  for (const words of [group, short]) {
    const to = extent.to + words.length * LETTER + 2 * WORDS_GAP
    if (to <= right) return { taken: { from: extent.from, to }, below: null, group: words }
  }
  const width = group.length * LETTER
  const from = Math.max(left, Math.min(extent.from, right - width))
  const below = { from, to: from + width }
  return {
    taken: { from: Math.min(from, extent.from), to: Math.max(below.to, extent.to) },
    below,
    group,
  }
}
