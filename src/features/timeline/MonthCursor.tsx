import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cutSpan, monthAt, monthIndex } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import { useHoverStore } from '#state/hoverStore.ts'
import { cellsOfSeries, type DockSeries } from '#state/selectors/dockSeries.ts'
import { openReader } from '#state/viewStore.ts'
import { monthsOfKey } from './brushDrag.ts'
import styles from './MonthCursor.module.css'
import { rem, stretchOfSpan, type TimeScale } from './timeAxis.ts'
import type { SeriesWords } from './useSeriesWords.ts'

interface MonthCursorProps {
  series: DockSeries
  words: SeriesWords
  scale: TimeScale
  /** Height of the bars. */
  height: number
  /** All months of the axis. */
  bounds: MonthSpan
  /** The first month for the keys: the end of the period, or of the series. */
  start: Month
  onPoint: (month: Month | null) => void
}

/**
 * Marks the hovered month, here or elsewhere on the page, and is the one tab stop for all bars: arrow keys move by
 * month, Enter opens the month's cells.
 */
export function MonthCursor({ series, words, scale, height, bounds, start, onPoint }: MonthCursorProps) {
  const { t } = useTranslation('timeline')
  const pointed = useHoverStore((state) => state.month)
  const [lastMonth, setLastMonth] = useState<Month | null>(null)
  const range = cutSpan(series.coverage, bounds)
  if (!range) return null
  const inRange = (month: Month) => monthAt(clamped(monthIndex(month), range))
  const current = inRange(lastMonth ?? start)

  function handleKey(event: KeyboardEvent) {
    if (!range || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return openCells()
    }
    const at = monthIndex(current)
    const by = monthsOfKey(event, at, range)
    if (by === null) return
    event.preventDefault()
    const next = monthAt(clamped(at + by, range))
    setLastMonth(next)
    onPoint(next)
  }

  function openCells() {
    openReader({ type: 'cells', query: cellsOfSeries(series, [{ from: current, to: current }]) })
  }

  const place = (month: Month) => {
    const { from, to } = stretchOfSpan({ from: month, to: month }, scale)
    return { left: rem(from), width: rem(Math.max(2, to - from)), height: rem(height) }
  }
  const isInSight = pointed !== null && bounds.from <= pointed && pointed <= bounds.to
  return (
    <>
      {isInSight && <div className={styles.pointed} style={place(pointed)} data-month={pointed} />}
      <div
        className={styles.stop}
        style={place(current)}
        role="slider"
        tabIndex={0}
        aria-label={t('figures.stop', { row: words.row })}
        aria-description={t('figures.stopKeys')}
        aria-valuemin={monthIndex(range.from)}
        aria-valuemax={monthIndex(range.to)}
        aria-valuenow={monthIndex(current)}
        aria-valuetext={words.month(current)}
        data-stop="months"
        onKeyDown={handleKey}
        onClick={openCells}
        onFocus={() => onPoint(current)}
        onBlur={() => onPoint(null)}
      />
    </>
  )
}

function clamped(index: number, { from, to }: MonthSpan): number {
  return Math.min(Math.max(index, monthIndex(from)), monthIndex(to))
}
