import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { cutSpan, monthAt } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import { cellsOfSeries, type DockFigures } from '#state/selectors/dockSeries.ts'
import { openReader } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import styles from './BarsAxis.module.css'
import { MonthBars } from './MonthBars.tsx'
import { MonthCursor } from './MonthCursor.tsx'
import { layoutBars } from './monthBars.ts'
import { AXIS_HEIGHT, PeriodBrush } from './PeriodBrush.tsx'
import { rem, stretchOfSpan, type TimeScale, xOf } from './timeAxis.ts'
import type { DockTime } from './useDockTime.ts'
import { widthOf } from './useMarkWords.ts'
import type { SeriesWords } from './useSeriesWords.ts'

interface BarsAxisProps {
  figures: DockFigures
  words: SeriesWords | null
  time: DockTime
  scale: TimeScale
  /** Height of the bars. */
  height: number
  onPeriod: (span: MonthSpan | null) => void
  onMove: (isMoving: boolean) => void
  onPoint: (month: Month | null) => void
}

/** Monthly figures as bars with the period's brush, and the years below them. */
export const BarsAxis = memo(function BarsAxis(props: BarsAxisProps) {
  const { figures, words, time, scale, height, onPeriod, onMove, onPoint } = props
  const { t } = useTranslation('timeline')
  const { shortNumber } = useWords()
  const { series } = figures
  const { spans, shown, room } = time
  const { left, right } = scale
  const counted = useMemo(() => spans ?? [shown], [spans, shown])
  const layout = useMemo(
    () => series && layoutBars({ series, bounds: room.inSight, spans: counted, scale, height }),
    [series, room.inSight, counted, scale, height],
  )
  const routeId = series?.routes?.length === 1 ? (series.routes[0] ?? null) : null
  const cells = counted.flatMap((run) => (series && cutSpan(run, series.coverage)) ?? [])
  const ends = t('figures.ends')
  return (
    <div className={styles.bars} style={{ height: rem(height + AXIS_HEIGHT) }}>
      {words && series && (
        <p className={styles.name} style={{ width: rem(left - 8), height: rem(height) }}>
          {cells.length > 0 ? (
            <button
              type="button"
              title={t('figures.openCells')}
              onClick={() => openReader({ type: 'cells', query: cellsOfSeries(series, cells) })}
            >
              {words.column}
            </button>
          ) : (
            words.column
          )}
        </p>
      )}
      <PeriodBrush
        scale={scale}
        time={time}
        height={height}
        onPeriod={onPeriod}
        onMove={onMove}
        onPoint={onPoint}
      >
        {layout && series && (
          <MonthBars layout={layout} scale={scale} routeId={routeId} isHollow={series.unit === 'arrivals'} />
        )}
        <AxisWords time={time} scale={scale} top={height} />
      </PeriodBrush>
      {layout?.grid && (
        <span
          className={styles.value}
          style={{ left: rem(left + 2), top: rem(layout.grid.y) }}
          aria-hidden="true"
        >
          {shortNumber(layout.grid.value)}
        </span>
      )}
      {layout?.end != null && right - layout.end > widthOf(ends) && (
        <span
          className={styles.ends}
          style={{ left: rem(layout.end + 5), height: rem(height) }}
          aria-hidden="true"
        >
          {ends}
        </span>
      )}
      {series && words && (
        <MonthCursor
          series={series}
          words={words}
          scale={scale}
          height={height}
          bounds={room.inSight}
          start={spans?.at(-1)?.to ?? series.coverage.to}
          onPoint={onPoint}
        />
      )}
    </div>
  )
})

interface AxisWordsProps {
  time: DockTime
  scale: TimeScale
  top: number
}

interface AxisWord {
  x: number
  text: string
}

/** The period in words at its start, and as many years (or months of a single year) as fit beside it. */
function AxisWords({ time: { axis, span, shown }, scale, top }: AxisWordsProps) {
  const { t } = useTranslation('timeline')
  const { shortMonths, monthName } = useWords()
  const { first, months, left, right } = scale
  const { from, to } = stretchOfSpan(shown, scale)
  const period = shortMonths(shown)
  const shownWords = span ? null : t('figures.numbersShown')
  const width = widthOf(period) + (shownWords === null ? 0 : widthOf(shownWords) + 4)
  const start = Math.max(left, Math.min(from, right - width - 8))
  const isInSight = to > left && from < right
  const isYear = axis.firstYear === axis.lastYear
  const words = Array.from({ length: isYear ? 12 : months / 12 }, (_, index): AxisWord => {
    const month = first + index * (isYear ? 1 : 12)
    const text = isYear ? monthName(monthAt(month)) : String(axis.firstYear + index)
    return { x: xOf(month, scale), text }
  })
  const free = words.filter(
    ({ x, text }) => !isInSight || x + widthOf(text) + 6 < start || x > start + width + 8,
  )
  return (
    <div className={styles.words} style={{ top: rem(top), height: rem(AXIS_HEIGHT) }} aria-hidden="true">
      {spread(free).map(({ x, text }) => (
        <span key={text} style={{ left: rem(x - left + 4) }}>
          {text}
        </span>
      ))}
      {isInSight && (
        <span
          className={styles.period}
          style={{ left: rem(start - left + 4) }}
          data-period={span ? 'chosen' : 'shown'}
        >
          <b>{period}</b> {shownWords}
        </span>
      )}
    </div>
  )
}

/** Every word, or every second, third and so on, so that none touches the next. */
function spread(words: readonly AxisWord[]): readonly AxisWord[] {
  const [one, two] = words
  if (!one || !two) return words
  const pitch = Math.min(...words.slice(1).map(({ x }, index) => x - (words[index]?.x ?? 0)))
  const every = Math.ceil((widthOf(one.text) + 8) / pitch)
  return words.filter((_, index) => index % every === 0)
}
