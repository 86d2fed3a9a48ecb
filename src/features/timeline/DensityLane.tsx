import { type MouseEvent, memo, useId, useMemo, useState } from 'react'
import type { TimelineMark } from '#content/timelineModel.ts'
import { STATUSES, type Status } from '#domain/claim.ts'
import { monthAt } from '#domain/months.ts'
import { isOwnMark } from '#domain/ownData.ts'
import { type Month, type MonthSpan, yearOf } from '#domain/period.ts'
import styles from './DensityLane.module.css'
import { countOf, type DockWords } from './dockWords.ts'
import type { ListOfMarks } from './MarkList.tsx'
import { MarkSign } from './MarkSign.tsx'
import { MonthSlider } from './MonthSlider.tsx'
import { PeriodClip } from './PeriodBrush.tsx'
import {
  diamond,
  hasLargeCaptions,
  monthOfDay,
  monthUnder,
  px,
  rem,
  stretchesOf,
  type TimeScale,
  widthOf,
  xOf,
} from './timeAxis.ts'

interface DensityLaneProps {
  /** The marks at any time. */
  marks: readonly TimelineMark[]
  scale: TimeScale
  /** The chosen runs of months; null when no period is set and every month is inside. */
  spans: readonly MonthSpan[] | null
  words: DockWords
  onPoint: (month: Month | null) => void
  onList: (list: ListOfMarks) => void
}

/** The short form: one lane with the measures and events of each month, and above it those without a month. */
export const DensityLane = memo(function DensityLane(props: DensityLaneProps) {
  const { marks, scale, spans, words, onPoint, onList } = props
  const layout = useMemo(() => layoutDensity(marks, scale), [marks, scale])
  const { left, right } = scale
  return (
    <>
      <Heads layout={layout} scale={scale} words={words} onList={onList} />
      <div className={styles.lane} style={{ height: rem(DENSITY_HEIGHT) }}>
        <Names baseline={layout.baseline} width={left - 8} words={words} />
        <svg
          className={styles.drawing}
          style={{ left: rem(left), width: rem(right - left), height: rem(DENSITY_HEIGHT) }}
          viewBox={`${left} 0 ${right - left} ${DENSITY_HEIGHT}`}
          aria-hidden="true"
        >
          <path className={styles.base} d={`M${left} ${layout.baseline}H${right}`} />
          <Signs layout={layout} scale={scale} spans={spans} />
        </svg>
        <MonthStop layout={layout} scale={scale} words={words} onPoint={onPoint} onList={onList} />
      </div>
    </>
  )
})

/** The signs of all months, and over them those of the period: moving it changes the clip and the events only. */
function Signs({
  layout,
  scale,
  spans,
}: Pick<DensityLaneProps, 'scale' | 'spans'> & { layout: DensityLayout }) {
  const clip = useId()
  const bars = useMemo(
    () =>
      STATUSES.map(
        (status) => layout.bars[status] && <path key={status} data-kind={status} d={layout.bars[status]} />,
      ),
    [layout],
  )
  const isInside = (month: number) =>
    spans === null || spans.some(({ from, to }) => from <= monthAt(month) && monthAt(month) <= to)
  const events = (isIn: boolean) =>
    layout.events.flatMap(({ month, d }) => (isInside(month) === isIn ? [d] : [])).join('')
  return (
    <>
      {spans && (
        <>
          <g className={styles.outside}>
            {bars}
            <path data-kind="events" d={events(false)} />
          </g>
          <PeriodClip id={clip} runs={stretchesOf(spans, axisOf(scale), scale)} height={DENSITY_HEIGHT} />
        </>
      )}
      <g className={styles.inside}>
        <g clipPath={spans ? `url(#${clip})` : undefined}>{bars}</g>
        <path data-kind="events" d={events(true)} />
        {layout.squares !== '' && <path data-kind="own" d={layout.squares} />}
      </g>
    </>
  )
}

/** All months of the axis. */
function axisOf({ first, months }: TimeScale): MonthSpan {
  return { from: monthAt(first), to: monthAt(first + months - 1) }
}

interface NamesProps {
  baseline: number
  width: number
  words: DockWords
}

/** The names of the rows, before the axis. */
const Names = memo(function Names({ baseline, width, words: { t, reader } }: NamesProps) {
  const rows = [
    { text: reader.status('done'), top: baseline - 12 },
    { text: reader.status('planned'), top: baseline },
    { text: t('lane.events'), top: DENSITY_HEIGHT - 12 },
  ]
  return (
    <div aria-hidden="true" className={styles.names}>
      {rows.map(({ text, top }) => (
        <span key={text} style={{ width: rem(width), top: rem(top) }}>
          {text}
        </span>
      ))}
    </div>
  )
})

interface HeadsProps extends Pick<DensityLaneProps, 'scale' | 'words' | 'onList'> {
  layout: DensityLayout
}

/** Width of one sign with its number. */
const SIGN_WIDTH = 21
const KINDS = [...STATUSES, 'events'] as const

/** What a sign has besides, within its square. */
const SQUARE_WIDTH = 6

/** The signs of a head with their numbers: the published marks, then the reader's own. */
function signsOf({ marks }: YearHead, words: DockWords) {
  const counted = (own: string | undefined) => {
    const some = marks.filter((mark) => words.own(mark) === own)
    return KINDS.map((kind) => ({ kind, own, count: countOf(some, kind) })).filter(({ count }) => count > 0)
  }
  const own = marks.map(words.own).find((word) => word !== undefined)
  return own === undefined ? counted(undefined) : [...counted(undefined), ...counted(own)]
}

function signsWidth(head: YearHead, words: DockWords): number {
  return signsOf(head, words).reduce(
    (width, { own }) => width + SIGN_WIDTH + (own === undefined ? 0 : SQUARE_WIDTH),
    6,
  )
}

/** The measures and events without a month, by number at the head of their year, and those that count on after it. */
const Heads = memo(function Heads({ layout: { heads, carried }, scale, words, onList }: HeadsProps) {
  const { t, reader } = words
  const { left, right } = scale
  // The words stand in each year, or before all of them where one year is too narrow.
  const noMonth = t('noMonth')
  const areWordsInside = heads.every((head) => signsWidth(head, words) + 6 + widthOf(noMonth) <= head.width)
  const last = heads.at(-1)
  const taken = last
    ? last.x + Math.min(last.width, signsWidth(last, words) + (areWordsInside ? widthOf(noMonth) : 0))
    : left
  const note = t('density.carried', { count: carried, year: String(lastYearOf(scale)) })
  // In one line or in two; large letters have room for one.
  const hasRoom = widthOf(note) / (hasLargeCaptions() ? 1 : 2) + 24 < right - taken
  return (
    <div className={styles.heads}>
      {heads.length > 0 && !areWordsInside && (
        <span className={styles.row} style={{ width: rem(left - 8) }} aria-hidden="true">
          {noMonth}
        </span>
      )}
      {heads.map((head) => {
        const { year, x, width, marks } = head
        const title = t('noMonthIn', { year: String(year) })
        return (
          <button
            key={year}
            type="button"
            className={styles.head}
            style={{ left: rem(x), minWidth: rem(Math.min(24, width)), maxWidth: rem(Math.max(width, 20)) }}
            aria-label={t('density.month', { month: title, count: words.counted(marks) })}
            data-year={year}
            onClick={({ currentTarget }) =>
              onList({ title, marks, at: currentTarget.getBoundingClientRect() })
            }
          >
            {signsWidth(head, words) <= width
              ? signsOf(head, words).map(({ kind, own, count }) => (
                  <span key={`${kind} ${own}`} className={styles.kind}>
                    <MarkSign kind={kind} radius={3} own={own} />
                    {reader.number(count)}
                  </span>
                ))
              : reader.number(marks.length)}
            {areWordsInside && <span className={styles.noMonth}>{noMonth}</span>}
          </button>
        )
      })}
      {carried > 0 && hasRoom && (
        <p className={styles.carried} style={{ left: rem(taken + 8), width: rem(right - taken - 8) }}>
          {note}
        </p>
      )}
    </div>
  )
})

interface MonthStopProps extends Pick<DensityLaneProps, 'scale' | 'words' | 'onPoint' | 'onList'> {
  layout: DensityLayout
}

/** The whole lane as one target and one tab stop: a press lists what begins in the month, arrow keys move by months. */
const MonthStop = memo(function MonthStop({
  layout: { byMonth },
  scale,
  words,
  onPoint,
  onList,
}: MonthStopProps) {
  const { t, reader } = words
  const last = scale.first + scale.months - 1
  const taken = [...byMonth.keys()].sort((a, b) => a - b)
  const [chosen, setChosen] = useState<number | null>(null)
  const current = Math.min(Math.max(chosen ?? taken.at(-1) ?? last, scale.first), last)
  const nameOf = (month: number) => reader.months({ from: monthAt(month), to: monthAt(month) })
  const own = byMonth.get(current) ?? []

  function list(month: number, target: Element) {
    const marks = byMonth.get(month)
    if (!marks) return
    const { left, top, bottom, width } = target.getBoundingClientRect()
    const perUnit = width / (scale.right - scale.left)
    const x = left + (xOf(month, scale) - scale.left) * perUnit
    onList({ title: nameOf(month), marks, at: new DOMRect(x, top, scale.pitch * perUnit, bottom - top) })
  }

  const monthAtPointer = (event: MouseEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const share = width === 0 ? 0 : (event.clientX - left) / width
    return monthUnder(scale.left + share * (scale.right - scale.left), scale)
  }

  return (
    <MonthSlider
      className={styles.stop}
      style={{ left: rem(scale.left), width: rem(scale.right - scale.left) }}
      at={current}
      range={axisOf(scale)}
      aria-label={t('density.title')}
      aria-description={t('density.keys')}
      aria-valuetext={t('density.month', {
        month: nameOf(current),
        count: own.length > 0 ? words.counted(own) : t('density.none'),
      })}
      data-stop="marks"
      onStep={(by) => {
        const next = Math.min(Math.max(nextTaken(taken, current, by), scale.first), last)
        setChosen(next)
        onPoint(monthAt(next))
      }}
      onPress={(slider) => list(current, slider)}
      onClick={(event) => list(monthAtPointer(event), event.currentTarget)}
      onPointerMove={(event) => {
        if (event.pointerType !== 'touch') onPoint(monthAt(monthAtPointer(event)))
      }}
      onPointerLeave={() => onPoint(null)}
      onFocus={({ currentTarget }) => {
        if (currentTarget.matches(':focus-visible')) onPoint(monthAt(current))
      }}
      onBlur={() => onPoint(null)}
    />
  )
})

/** Arrow keys skip months without marks; larger steps go where they say. */
function nextTaken(taken: readonly number[], from: number, by: number): number {
  if (Math.abs(by) !== 1) return from + by
  const next = by > 0 ? taken.find((month) => month > from) : taken.findLast((month) => month < from)
  return next ?? from
}

/** Heights of the lane: the bars of measures, and the row of events below them. */
export const DENSITY_HEIGHT = 40
const EVENTS_HEIGHT = 11
/** Height of one measure, where the highest month leaves room for it. */
const UNIT = 3.3
/** Each side of the baseline keeps room for its name. */
const LEAST_SIDE = 12
/** Half the width of an event's diamond. */
const HALF_DIAMOND = 3.6

/** Marks known only by their year, at the head of their first year. */
interface YearHead {
  year: number
  /** Left edge and width of the year. */
  x: number
  width: number
  marks: readonly TimelineMark[]
}

/** The density lane: measures done up and planned down by month of their start, gaps below the plans, and events. */
interface DensityLayout {
  /** Between done and planned, from the top. */
  baseline: number
  /** The bars of each status as one path; empty without any. */
  bars: Readonly<Record<Status, string>>
  /** Squares around the reader's own measures and events; empty without any. */
  squares: string
  /** The diamonds of events with the months that they stand in. */
  events: readonly { month: number; d: string }[]
  /** The marks of each month on the axis that has some, by month index. */
  byMonth: ReadonlyMap<number, readonly TimelineMark[]>
  heads: readonly YearHead[]
  /** Measures begun before the last year of the axis that count in it too. */
  carried: number
}

/** Lays out the marks on the axis; those before, after or without a date have no place in it. Pure. */
export function layoutDensity(marks: readonly TimelineMark[], scale: TimeScale): DensityLayout {
  const { byMonth, byYear } = grouped(marks, scale)
  const counts = [...byMonth].map(([month, own]) => ({
    month,
    done: countOf(own, 'done'),
    planned: countOf(own, 'planned'),
    gap: countOf(own, 'gap'),
    yours: own.filter(({ thing }) => isOwnMark(thing.kind === 'measure' ? thing.measure : thing.event)),
  }))
  const most = (value: (count: (typeof counts)[number]) => number) => Math.max(0, ...counts.map(value))
  const [up, down] = [most(({ done }) => done), most(({ planned, gap }) => planned + gap)]
  const area = DENSITY_HEIGHT - EVENTS_HEIGHT
  const wanted = Math.min(UNIT, area / Math.max(1, up + down))
  const baseline = Math.min(Math.max(up * wanted, LEAST_SIDE), area - LEAST_SIDE)
  const unit = Math.min(wanted, baseline / Math.max(1, up), (area - baseline) / Math.max(1, down))

  const space = scale.pitch < 5 ? 0.5 : scale.pitch < 12 ? 1.5 : 2.5
  const bars = { done: '', planned: '', gap: '' }
  let squares = ''
  for (const { month, done, planned, gap, yours } of counts) {
    const left = xOf(month, scale) + space / 2
    const width = scale.pitch - space
    if (done > 0) bars.done += bar(left, baseline - done * unit, width, done * unit)
    if (planned > 0) bars.planned += outline(left, baseline, width, planned * unit)
    // They end their bars, on the far side from the baseline.
    const mine = countOf(yours, 'done')
    if (mine > 0) squares += square(left, baseline - done * unit, width, mine * unit)
    const mineBelow = countOf(yours, 'planned') + countOf(yours, 'gap')
    if (mineBelow > 0)
      squares += square(left, baseline + (planned + gap - mineBelow) * unit, width, mineBelow * unit)
    if (gap > 0) bars.gap += outline(left, baseline + planned * unit, width, gap * unit)
  }
  const y = DENSITY_HEIGHT - EVENTS_HEIGHT / 2
  const events = [...byMonth].flatMap(([month, own]) =>
    own.flatMap(({ kind, period }) => {
      if (kind !== 'event' || period === null) return []
      const at = period.precision === 'day' ? monthOfDay(period.start) : month + 0.5
      return [{ month, d: diamond(xOf(at, scale), y, HALF_DIAMOND) }]
    }),
  )
  const heads = [...byYear]
    .map(([year, own]) => ({ year, x: xOf(year * 12, scale), width: scale.pitch * 12, marks: own }))
    .sort((a, b) => a.year - b.year)
  const lastYear = lastYearOf(scale)
  const carried = marks.filter(
    ({ kind, period }) =>
      kind === 'measure' &&
      period !== null &&
      yearOf(period.start) < lastYear &&
      yearOf(period.end ?? period.start) >= lastYear,
  ).length
  return { baseline, bars, squares, events, byMonth, heads, carried }
}

function lastYearOf({ first, months }: TimeScale): number {
  return Math.floor((first + months - 1) / 12)
}

function grouped(marks: readonly TimelineMark[], { first, months }: TimeScale) {
  const byMonth = new Map<number, TimelineMark[]>()
  const byYear = new Map<number, TimelineMark[]>()
  for (const mark of marks) {
    if (mark.period === null) continue
    const month = Math.floor(monthOfDay(mark.period.start))
    if (month < first || month >= first + months) continue
    const isYear = mark.period.precision === 'year'
    const [groups, key] = isYear ? [byYear, yearOf(mark.period.start)] : [byMonth, month]
    const group = groups.get(key)
    if (group) group.push(mark)
    else groups.set(key, [mark])
  }
  return { byMonth, byYear }
}

function bar(x: number, y: number, width: number, height: number): string {
  return `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}z`
}

/** A bar whose line of 1 lies inside it. */
function outline(x: number, y: number, width: number, height: number): string {
  return bar(x + 0.5, y + 0.5, Math.max(0.5, width - 1), Math.max(0.5, height - 1))
}

/** A square whose line lies outside the bar that it holds. */
function square(x: number, y: number, width: number, height: number): string {
  return bar(x - 1, y - 1, width + 2, height + 2)
}
