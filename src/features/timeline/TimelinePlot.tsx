import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MonthSpan } from '#domain/period.ts'
import { pointAt } from '#state/hoverStore.ts'
import type { DockFigures } from '#state/selectors/dockSeries.ts'
import type { TimelineLane } from '#state/selectors/timelineLanes.ts'
import type { TimelineMark, TimelineModel } from '#state/selectors/timelineModel.ts'
import { useElementWidth } from '#ui/useElementWidth.ts'
import { useMediaQuery } from '#ui/useMediaQuery.ts'
import { useWords } from '#words/words.ts'
import { FiguresAxis } from './FiguresAxis.tsx'
import { LaneNames } from './LaneNames.tsx'
import { layoutBases } from './layoutBases.ts'
import { type DrawnMark, layoutTimeline } from './layoutTimeline.ts'
import { MarkTip } from './MarkTip.tsx'
import { plotFrame } from './plotFrame.ts'
import { pointableOf } from './pointableOf.ts'
import { TimelineDrawing } from './TimelineDrawing.tsx'
import { TimelineMarks } from './TimelineMarks.tsx'
import styles from './TimelinePlot.module.css'
import { axisTicks } from './timeAxis.ts'
import { COARSE, FINE, FINE_NUMBERED, SNUG, TIGHT, TIGHTEST } from './timelineGeometry.ts'
import { useDockRoom } from './useDockRoom.ts'
import type { DockTime } from './useDockTime.ts'
import type { MarkWords } from './useMarkWords.ts'
import { usePointedMarks } from './usePointedMarks.ts'

interface TimelinePlotProps {
  model: TimelineModel
  /** The lanes with all that is published, those of them in use, in order. */
  lanes: readonly TimelineLane[]
  time: DockTime
  figures: DockFigures
  unit: 'month' | 'year'
  hasUndated: boolean
  words: MarkWords
  selectedKey: string | null
  /** On narrow screens the lanes scroll unless they may be as long as they are. */
  isTall: boolean
  onSelect: (mark: TimelineMark) => void
  onAsk: (span: MonthSpan | null) => void
  onMove: (isMoving: boolean) => void
}

/** The width that is drawn before the real one is known: the dock at 1440 px. */
const FIRST_WIDTH = 728

/** The lanes, which scroll, over the figures with their axis, which stay; and the tip of the mark that is pointed at. */
export function TimelinePlot(props: TimelinePlotProps) {
  const { model, lanes, time, hasUndated, words, selectedKey } = props
  const { axis, spans } = time
  const { t } = useTranslation('timeline')
  const { number } = useWords()
  const [widthRef, width] = useElementWidth(FIRST_WIDTH)
  const scroller = useRef<HTMLDivElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const foot = useRef<HTMLDivElement>(null)
  const room = useDockRoom(root, foot)
  const [pointed, setPointed] = useState<DrawnMark | null>(null)
  const isCoarse = useMediaQuery('(pointer: coarse)')
  const lanesBy = lanes.find(({ kind }) => kind !== 'events')?.kind ?? 'status'

  const { frame, areNamesAbove } = useMemo(
    () =>
      plotFrame({
        width,
        axis,
        hasUndated,
        areNamesLong: lanesBy === 'category',
        height: room?.plot ?? null,
      }),
    [width, axis, hasUndated, lanesBy, room?.plot],
  )
  const ticks = useMemo(() => axisTicks(axis, frame.scale), [axis, frame])
  const groupOf = useCallback((mark: TimelineMark) => words.passed(mark) ?? '', [words])
  const shortOf = useCallback((mark: TimelineMark) => words.passedShort(mark) ?? '', [words])
  const { bases, gap } = useMemo(() => {
    const densities = isCoarse ? ([COARSE] as const) : ([FINE, SNUG, TIGHT, TIGHTEST] as const)
    return layoutBases({ lanes, frame, densities, room: room?.lanes ?? null, groupOf, shortOf })
  }, [lanes, frame, isCoarse, room?.lanes, groupOf, shortOf])
  const layout = useMemo(
    () =>
      layoutTimeline({
        lanes,
        bases,
        model,
        frame,
        gap,
        numbered: isCoarse ? COARSE : FINE_NUMBERED,
        areNamesAbove,
        groupOf,
        shortOf,
        labelOf: words.label,
      }),
    [lanes, bases, gap, model, frame, isCoarse, areNamesAbove, groupOf, shortOf, words],
  )
  usePointedMarks(root, layout.marks)

  const handlePoint = useCallback((drawn: DrawnMark | null) => {
    setPointed(drawn)
    pointAt(drawn && pointableOf(drawn.mark))
  }, [])
  // The tip of a mark that is no longer there goes with it.
  useEffect(() => {
    if (pointed && !layout.marks.some(({ key }) => key === pointed.key)) handlePoint(null)
  }, [layout, pointed, handlePoint])

  return (
    <div className={styles.plot} ref={root} data-tall={props.isTall}>
      <div className={styles.scroller} ref={scroller}>
        <div className={styles.lanes} ref={widthRef} style={{ height: layout.height }}>
          <TimelineDrawing
            layout={layout}
            frame={frame}
            ticks={ticks}
            width={width}
            spans={spans}
            selectedKey={selectedKey}
          />
          <LaneNames lanes={layout.lanes} width={frame.left} isAbove={areNamesAbove} />
          <TimelineMarks
            marks={layout.marks}
            words={words}
            selectedKey={selectedKey}
            onSelect={props.onSelect}
            onPoint={handlePoint}
          />
        </div>
      </div>
      <div className={styles.axis} ref={foot}>
        <FiguresAxis
          figures={props.figures}
          time={time}
          frame={frame}
          ticks={ticks}
          width={width}
          areNamesAbove={areNamesAbove}
          undated={hasUndated ? t('noDateCount', { number: number(model.undatedCount) }) : null}
          unit={props.unit}
          onAsk={props.onAsk}
          onMove={props.onMove}
        />
      </div>
      {pointed && (
        <MarkTip
          drawn={pointed}
          words={words}
          width={width}
          height={root.current?.clientHeight ?? layout.height}
          lanesTop={(scroller.current?.offsetTop ?? 0) - (scroller.current?.scrollTop ?? 0)}
        />
      )}
    </div>
  )
}
