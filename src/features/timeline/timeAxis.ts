import type { TimelineMark, TimelineSpan } from '#content/timelineModel.ts'
import {
  cutSpan,
  type MonthSpan,
  monthAt,
  monthIndex,
  movedSpan,
  spanBetween,
  spanWithEnd,
} from '#domain/period.ts'
import { trianglePath } from '#lib/picture.ts'
import type { DockWords } from './dockWords.ts'

/** A stretch of the horizontal axis. Lengths of the dock are in sixteenths of a rem: px at the usual text size. */
export interface Stretch {
  from: number
  to: number
}

/** A rectangle of the drawing. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A mark that can be pressed. */
export interface PlacedMark {
  mark: TimelineMark
  /** Its square or diamond; within a band its share of the band. */
  sign: Box
  target: Box
  title: { text: string; x: number } | null
  isInBand: boolean
  /** The end of the time that it holds, as x; null when that is not longer than its sign. */
  holdsTo: number | null
}

/** The horizontal scale: a column of equal width for each month. */
export interface TimeScale {
  /** Month index (see `monthIndex`) of the first column. */
  first: number
  months: number
  left: number
  right: number
  /** Width of a month. */
  pitch: number
}

/** The scale of whole years between two edges. */
export function timeScale({ firstYear, lastYear }: TimelineSpan, left: number, right: number): TimeScale {
  const months = (lastYear - firstYear + 1) * 12
  return { first: firstYear * 12, months, left, right, pitch: (right - left) / months }
}

/** All months of the axis. */
export function monthsOfAxis({ firstYear, lastYear }: TimelineSpan): MonthSpan {
  return { from: monthAt(firstYear * 12), to: monthAt(lastYear * 12 + 11) }
}

/** The x of a month index, which may have a fraction. */
export function xOf(month: number, { first, left, pitch }: TimeScale): number {
  return left + (month - first) * pitch
}

/** Start and end of a run of months. */
export function stretchOfSpan({ from, to }: MonthSpan, scale: TimeScale): Stretch {
  return { from: xOf(monthIndex(from), scale), to: xOf(monthIndex(to) + 1, scale) }
}

/** The stretches of the axis that runs of months cover, one after the other; none for runs outside `within`. */
export function stretchesOf(
  runs: readonly MonthSpan[],
  within: MonthSpan,
  scale: TimeScale,
): readonly Stretch[] {
  return runs.flatMap((run) => {
    const cut = cutSpan(run, within)
    return cut ? [stretchOfSpan(cut, scale)] : []
  })
}

/** The month index at an x of the drawing, also beyond the axis. */
export function monthUnder(x: number, { first, left, pitch }: TimeScale): number {
  return Math.floor(first + (x - left) / pitch)
}

/** The month index of the nearest month boundary: dragged edges snap to it. */
export function nearestBoundary(x: number, { first, left, pitch }: TimeScale): number {
  return Math.round(first + (x - left) / pitch)
}

/** The month index of an ISO date, with the share of the month that has passed at its start. */
export function monthOfDay(isoDate: string): number {
  const days = new Date(Date.UTC(Number(isoDate.slice(0, 4)), Number(isoDate.slice(5, 7)), 0)).getUTCDate()
  return monthIndex(isoDate) + (Number(isoDate.slice(8, 10)) - 1) / days
}

/** A length in a path. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** The sign of an event as a path. */
function diamond(x: number, y: number, half: number): string {
  return `M${px(x - half)} ${px(y)}l${half} ${-half}l${half} ${half}l${-half} ${half}z`
}

/** The sign of a mark as a path: a square, the diamond of an event, or the triangle of the reader's own. */
export function signOf(
  { mark, sign }: Pick<PlacedMark, 'mark' | 'sign'>,
  words: Pick<DockWords, 'own'>,
): string {
  const [half, x, y] = [sign.width / 2, sign.x + sign.width / 2, sign.y + sign.height / 2]
  // Outlined signs keep their line inside.
  const inset = mark.status === null || mark.status === 'done' ? 0 : 0.6
  if (words.own(mark) !== undefined) return trianglePath(x, y, Math.min(half, 5) - inset)
  if (mark.kind === 'event') return diamond(x, y, Math.min(half, 4.5))
  const side = px(2 * (half - inset))
  return `M${px(x - half + inset)} ${px(y - half + inset)}h${side}v${side}h-${side}z`
}

/** A length of the drawing in CSS. */
export function rem(length: number): string {
  return `${Math.round(length * 100) / 1600}rem`
}

/** Mean width of a letter of a caption, rounded up: 12 px, and 13 px with more contrast. */
const LETTER = { usual: 6.5, contrast: 7.1 } as const

/** Whether captions have 13 px: on a phone, and for projectors; layouts are also computed without a page. */
export function hasLargeCaptions(): boolean {
  if (typeof document === 'undefined') return false
  return document.documentElement.dataset.contrast === 'more' || window.matchMedia(PHONE).matches
}

/** Where frameDetails.css gives captions their larger size. */
const PHONE = '(max-width: 37.4375em)'

function letterWidth(): number {
  return hasLargeCaptions() ? LETTER.contrast : LETTER.usual
}

/** As many whole words of a title as fit a width, with an ellipsis if some are cut. */
export function wholeWords(title: string, width: number): string {
  const room = Math.floor(width / letterWidth())
  if (title.length <= room) return title
  // A space right after the room means that a word ends there.
  const end = title.lastIndexOf(' ', room)
  return end > 0 ? `${title.slice(0, end).replace(/[\s,;:–-]+$/u, '')}…` : title
}

/** The estimated width of a caption. */
export function widthOf(text: string): number {
  return text.length * letterWidth()
}

/** What a drag does to the period: move one end, move it all, or draw a new one. */
export type DragKind = 'from' | 'to' | 'move' | 'new'

/** A drag at its start: its x in the drawing, and the period between the handles. */
export interface Drag {
  kind: DragKind
  startX: number
  span: MonthSpan
}

/** The period for a pointer at `x` of the drawing: whole months within the bounds. Pure. */
export function draggedSpan(
  { kind, startX, span }: Drag,
  x: number,
  scale: TimeScale,
  bounds: MonthSpan,
): MonthSpan {
  switch (kind) {
    case 'from':
      return spanWithEnd(span, 'from', nearestBoundary(x, scale), bounds)
    case 'to':
      return spanWithEnd(span, 'to', nearestBoundary(x, scale) - 1, bounds)
    case 'move':
      return movedSpan(span, Math.round((x - startX) / scale.pitch), bounds)
    case 'new':
      return spanBetween(monthUnder(startX, scale), monthUnder(x, scale), bounds)
  }
}

/** The year of a month, within the bounds. */
export function yearOfMonth(month: number, bounds: MonthSpan): MonthSpan {
  const january = Math.floor(month / 12) * 12
  return spanBetween(january, january + 11, bounds)
}
