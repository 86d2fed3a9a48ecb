import { type CSSProperties, memo, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cutSpan } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import { pointAtMonth, useHoverStore } from '#state/hoverStore.ts'
import { cellsOfSeries, type DockFigures } from '#state/selectors/dockSeries.ts'
import type { StepUnit } from '#state/timelinePlayback.ts'
import { openReader } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import { AXIS_HEIGHT } from './AxisTicks.tsx'
import { type CoverageEnd, coverageEnds } from './coverageEnds.ts'
import styles from './FiguresAxis.module.css'
import { LanesChoice } from './LanesChoice.tsx'
import { LongRange } from './LongRange.tsx'
import tipStyles from './MarkTip.module.css'
import { MonthBars } from './MonthBars.tsx'
import { MonthCursor } from './MonthCursor.tsx'
import { type BarsLayout, layoutBars } from './monthBars.ts'
import { PeriodBrush } from './PeriodBrush.tsx'
import { type AxisTick, stretchOfSpan } from './timeAxis.ts'
import type { PlotFrame } from './timelineGeometry.ts'
import { yearsIn } from './timeWindow.ts'
import type { DockTime } from './useDockTime.ts'
import { type SeriesWords, useSeriesWords } from './useSeriesWords.ts'

interface FiguresAxisProps {
  figures: DockFigures
  time: DockTime
  frame: PlotFrame
  ticks: readonly AxisTick[]
  width: number
  areNamesAbove: boolean
  /** Count of chosen items without a date, in words; null when nothing published is undated. */
  undated: string | null
  unit: StepUnit
  onPeriod: (span: MonthSpan | null) => void
  onMove: (isMoving: boolean) => void
}

const NO_ENDS: readonly CoverageEnd[] = []

/**
 * Monthly figures as bars on the axis of the lanes, which doubles as the period brush, with all years in a strip
 * below.
 */
export const FiguresAxis = memo(function FiguresAxis(props: FiguresAxisProps) {
  const { figures, time, frame, ticks, width, areNamesAbove, undated, unit, onPeriod, onMove } = props
  const { series } = figures
  const { words, leftOut } = useSeriesWords(figures)
  const [isOwn, setIsOwn] = useState(false)
  const { spans, span, room } = time
  const { scale, left, right, barsHeight } = frame
  const layout = useMemo(
    () => series && layoutBars({ series, bounds: room.inSight, spans, scale, height: barsHeight }),
    [series, room.inSight, spans, scale, barsHeight],
  )
  const handlePoint = useCallback((month: Month | null) => {
    setIsOwn(month !== null)
    pointAtMonth(month)
  }, [])
  useEffect(() => () => pointAtMonth(null), [])
  const routeId = series?.routes?.length === 1 ? (series.routes[0] ?? null) : null
  const ends = layout && words ? coverageEnds(layout, words, frame) : NO_ENDS
  // Coverage notes with no room beside their line go into the caption.
  const withoutRoom = ends.filter(({ hasRoom }) => !hasRoom).map(({ text }) => `${text}.`)
  const caption = [...(words?.caption ?? []), ...withoutRoom, ...leftOut].join(' ')
  // Until the figures have loaded, assume no years beyond the default window.
  const hasMore = yearsIn(time.limits) > yearsIn(time.home)
  const shown = series && cutSpan(series.coverage, room.inSight)
  const cells = (spans ?? [room.inSight]).flatMap((run) => (series && cutSpan(run, series.coverage)) ?? [])

  const axisStyle = {
    width,
    height: barsHeight + AXIS_HEIGHT,
    '--bars': `${barsHeight}px`,
    '--row-lines': barsHeight < 48 ? 2 : 3,
  } as CSSProperties

  return (
    <div className={styles.figures} data-narrow={areNamesAbove}>
      <p className={styles.caption}>{caption}</p>
      <div className={styles.axis} style={axisStyle}>
        {words && series && !areNamesAbove && (
          <RowName
            words={words}
            width={left - 46}
            onOpen={
              cells.length > 0
                ? () => openReader({ type: 'cells', query: cellsOfSeries(series, cells) })
                : null
            }
          />
        )}
        {layout && <GridValues layout={layout} left={left} isInside={areNamesAbove} />}
        <PeriodBrush
          frame={frame}
          ticks={ticks}
          bounds={room.inSight}
          limits={room.bounds}
          whole={time.whole}
          span={span}
          unit={unit}
          onPeriod={onPeriod}
          onMove={onMove}
          onPoint={handlePoint}
        >
          {layout && series && (
            <MonthBars
              layout={layout}
              left={left}
              right={right}
              routeId={routeId}
              isHollow={series.unit === 'arrivals'}
            />
          )}
        </PeriodBrush>
        <CoverageEnds ends={ends.filter(({ hasRoom }) => hasRoom)} />
        {series && words && shown && (
          <MonthCursor
            series={series}
            words={words}
            frame={frame}
            bounds={room.inSight}
            start={spans?.at(-1)?.to ?? series.coverage.to}
            onPoint={handlePoint}
          />
        )}
        {words && isOwn && <MonthTip words={words} frame={frame} width={width} />}
        {!areNamesAbove && (
          <div className={styles.corner} style={{ width: left - 24 }}>
            <LanesChoice />
          </div>
        )}
        {undated !== null && frame.undatedX !== null && (
          <p className={styles.undated} style={{ left: frame.undatedX, right: 0 }} title={undated}>
            {undated}
          </p>
        )}
      </div>
      <div className={styles.range}>
        {hasMore && (
          <LongRange
            series={series}
            limits={time.limits}
            home={time.home}
            window={time.axis}
            spans={spans}
            onShow={time.show}
          />
        )}
      </div>
    </div>
  )
})

interface RowNameProps {
  words: SeriesWords
  width: number
  /** Null when no month with figures is in sight. */
  onOpen: (() => void) | null
}

/** The name of the bars; pressing it opens the cells of the period. */
function RowName({ words, width, onOpen }: RowNameProps) {
  const { t } = useTranslation('timeline')
  const tip = t('figures.openCells')
  return (
    <p className={styles.row} style={{ width }}>
      {onOpen ? (
        <button type="button" title={`${words.row}. ${tip}`} onClick={onOpen}>
          {words.row}
        </button>
      ) : (
        words.row
      )}
    </p>
  )
}

interface GridValuesProps {
  layout: BarsLayout
  left: number
  isInside: boolean
}

/** Values of the grid line and of the baseline. */
function GridValues({ layout: { grid, height }, left, isInside }: GridValuesProps) {
  const { number, shortNumber } = useWords()
  if (!grid) return null
  const place = isInside ? { left: left + 2 } : { left: 0, width: left - 10 }
  return (
    <div aria-hidden="true">
      <span
        className={styles.value}
        style={{ ...place, top: Math.max(0, grid.y - 7) }}
        data-inside={isInside}
      >
        {shortNumber(grid.value)}
      </span>
      {!isInside && (
        <span className={styles.value} style={{ ...place, top: height - 13 }}>
          {number(0)}
        </span>
      )}
    </div>
  )
}

/** First and last month of the series, in words beside the line. */
function CoverageEnds({ ends }: { ends: readonly CoverageEnd[] }) {
  return (
    <div aria-hidden="true">
      {ends.map(({ text, side, x, width }) => (
        <span key={side} className={styles.coverage} data-side={side} style={{ left: x, width }}>
          {text}
        </span>
      ))}
    </div>
  )
}

interface MonthTipProps {
  words: SeriesWords
  frame: PlotFrame
  /** Width of the drawing, px: the tooltip stays inside. */
  width: number
}

const TIP_WIDTH = 220

/**
 * Month and value of the hovered month, above the bars. Hidden from assistive technology: the slider states the same.
 */
function MonthTip({ words, frame: { scale, left, right }, width }: MonthTipProps) {
  const pointed = useHoverStore((state) => state.month)
  if (pointed === null) return null
  const { from, to } = stretchOfSpan({ from: pointed, to: pointed }, scale)
  const centre = (from + to) / 2
  if (centre < left || centre > right) return null
  const { month, value, note } = words.monthParts(pointed)
  const x = Math.max(0, Math.min(centre - TIP_WIDTH / 2, width - TIP_WIDTH))
  return (
    <div
      className={tipStyles.tip}
      style={{ left: x, width: TIP_WIDTH, bottom: 'calc(100% + 4px)' }}
      aria-hidden="true"
    >
      <p className={tipStyles.title}>{month}</p>
      <p>{value}</p>
      {note !== null && <p>{note}</p>}
    </div>
  )
}
