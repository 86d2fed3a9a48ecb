import { type KeyboardEvent, type MouseEvent, memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STATUS_LOOK } from '#domain/claim.ts'
import { monthAt } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import type { TimelineMark } from '#state/selectors/timelineModel.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useWords } from '#words/words.ts'
import { monthsOfKey } from './brushDrag.ts'
import styles from './DensityLane.module.css'
import { countOf, DENSITY_HEIGHT, type DensityLayout, layoutDensity, type YearHead } from './layoutDensity.ts'
import { Diamond, type ListOfMarks } from './MarkList.tsx'
import { monthUnder, rem, type TimeScale, xOf } from './timeAxis.ts'
import type { MarkWords } from './useMarkWords.ts'

interface DensityLaneProps {
  /** The marks at any time. */
  marks: readonly TimelineMark[]
  scale: TimeScale
  /** The chosen runs of months; null when no period is set. */
  spans: readonly MonthSpan[] | null
  words: MarkWords
  onPoint: (month: Month | null) => void
  onList: (list: ListOfMarks) => void
}

/** The short form: one lane with the measures and events of each month, and above it those without a month. */
export const DensityLane = memo(function DensityLane(props: DensityLaneProps) {
  const { marks, scale, spans, words, onPoint, onList } = props
  const { t } = useTranslation('timeline')
  const { status } = useWords()
  const layout = useMemo(() => layoutDensity({ marks, scale, spans }), [marks, scale, spans])
  const { baseline, paths, heads } = layout
  const { left, right } = scale
  // The words stand in each year, or before all of them where one year is too narrow.
  const noMonth = t('noMonth')
  const areWordsInside = heads.every((head) => signsWidth(head) + 6 + noMonth.length * LETTER <= head.width)
  const name = { width: rem(left - 8) }
  return (
    <>
      <div className={styles.heads}>
        {heads.length > 0 && !areWordsInside && (
          <span className={styles.row} style={name} aria-hidden="true">
            {noMonth}
          </span>
        )}
        {heads.map((head) => (
          <Head key={head.year} head={head} words={words} hasWords={areWordsInside} onList={onList} />
        ))}
      </div>
      <div className={styles.lane} style={{ height: rem(DENSITY_HEIGHT) }}>
        <div aria-hidden="true" className={styles.names}>
          <span style={{ ...name, top: rem(baseline - 12) }}>{status('done')}</span>
          <span style={{ ...name, top: rem(baseline) }}>{status('planned')}</span>
          <span style={{ ...name, top: rem(DENSITY_HEIGHT - 12) }}>{t('lane.events')}</span>
        </div>
        <svg
          className={styles.drawing}
          style={{ left: rem(left), width: rem(right - left), height: rem(DENSITY_HEIGHT) }}
          viewBox={`${left} 0 ${right - left} ${DENSITY_HEIGHT}`}
          aria-hidden="true"
        >
          <path className={styles.base} d={`M${left} ${baseline}H${right}`} />
          {paths.map(({ kind, isInside, d }) => (
            <path
              key={`${kind} ${isInside}`}
              className={styles.signs}
              data-kind={kind}
              data-inside={isInside}
              d={d}
            />
          ))}
        </svg>
        <MonthStop layout={layout} scale={scale} words={words} onPoint={onPoint} onList={onList} />
      </div>
    </>
  )
})

interface HeadProps {
  head: YearHead
  words: MarkWords
  hasWords: boolean
  onList: (list: ListOfMarks) => void
}

/** Widths of one sign with its number, and of the words after them. */
const SIGN_WIDTH = 21
const LETTER = 6

function kindsOf({ marks }: YearHead) {
  return (['done', 'planned', 'gap', 'events'] as const).filter((kind) => countOf(marks, kind) > 0)
}

function signsWidth(head: YearHead): number {
  return kindsOf(head).length * SIGN_WIDTH + 6
}

/** The measures and events of a year without a month, by number. */
function Head({ head, words, hasWords, onList }: HeadProps) {
  const { year, x, width, marks } = head
  const { t } = useTranslation('timeline')
  const { number } = useWords()
  const kinds = kindsOf(head)
  const areSignsIn = signsWidth(head) <= width
  const title = t('noMonthIn', { year: String(year) })
  return (
    <button
      type="button"
      className={styles.head}
      style={{ left: rem(x), minWidth: rem(Math.min(24, width)), maxWidth: rem(Math.max(width, 20)) }}
      aria-label={t('density.month', { month: title, count: words.counted(marks) })}
      data-year={year}
      onClick={({ currentTarget }) => onList({ title, marks, at: currentTarget.getBoundingClientRect() })}
    >
      {areSignsIn
        ? kinds.map((kind) => (
            <span key={kind} className={styles.kind}>
              {kind === 'events' ? <Diamond /> : <StatusSign look={STATUS_LOOK[kind]} radius={3} />}
              {number(countOf(marks, kind))}
            </span>
          ))
        : number(marks.length)}
      {hasWords && <span className={styles.noMonth}>{t('noMonth')}</span>}
    </button>
  )
}

interface MonthStopProps extends Pick<DensityLaneProps, 'scale' | 'words' | 'onPoint' | 'onList'> {
  layout: DensityLayout
}

/** The whole lane as one target and one tab stop: a press lists what begins in the month, arrow keys move by months. */
function MonthStop({ layout: { byMonth }, scale, words, onPoint, onList }: MonthStopProps) {
  const { t } = useTranslation('timeline')
  const { months } = useWords()
  const last = scale.first + scale.months - 1
  const taken = [...byMonth.keys()].sort((a, b) => a - b)
  const [chosen, setChosen] = useState<number | null>(null)
  const current = Math.min(Math.max(chosen ?? taken.at(-1) ?? last, scale.first), last)
  const nameOf = (month: number) => months({ from: monthAt(month), to: monthAt(month) })
  const own = byMonth.get(current) ?? []

  function list(month: number, target: Element) {
    const marks = byMonth.get(month)
    if (!marks) return
    const { left, top, bottom, width } = target.getBoundingClientRect()
    const perUnit = width / (scale.right - scale.left)
    const x = left + (xOf(month, scale) - scale.left) * perUnit
    onList({ title: nameOf(month), marks, at: new DOMRect(x, top, scale.pitch * perUnit, bottom - top) })
  }

  function handleKey(event: KeyboardEvent<HTMLDivElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return list(current, event.currentTarget)
    }
    const by = monthsOfKey(event, current, { from: monthAt(scale.first), to: monthAt(last) })
    if (by === null) return
    event.preventDefault()
    const next = Math.min(Math.max(nextTaken(taken, current, by), scale.first), last)
    setChosen(next)
    onPoint(monthAt(next))
  }

  const monthAtPointer = (event: MouseEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const share = width === 0 ? 0 : (event.clientX - left) / width
    return monthUnder(scale.left + share * (scale.right - scale.left), scale)
  }

  return (
    <div
      className={styles.stop}
      style={{ left: rem(scale.left), width: rem(scale.right - scale.left) }}
      role="slider"
      tabIndex={0}
      aria-label={t('density.title')}
      aria-description={t('density.keys')}
      aria-valuemin={scale.first}
      aria-valuemax={last}
      aria-valuenow={current}
      aria-valuetext={t('density.month', {
        month: nameOf(current),
        count: own.length > 0 ? words.counted(own) : t('density.none'),
      })}
      data-stop="marks"
      onKeyDown={handleKey}
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
}

/** Arrow keys skip months without marks; larger steps go where they say. */
function nextTaken(taken: readonly number[], from: number, by: number): number {
  if (Math.abs(by) !== 1) return from + by
  const next = by > 0 ? taken.find((month) => month > from) : taken.findLast((month) => month < from)
  return next ?? from
}
