import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STATUS_LOOK, Status } from '#domain/claim.ts'
import type { MonthSpan } from '#domain/period.ts'
import { isLitBy, type Pointable, pointAt, useHoverStore } from '#state/hoverStore.ts'
import type { DockFigures } from '#state/selectors/dockSeries.ts'
import type {
  TimelineLane,
  TimelineMark,
  TimelineModel,
  TimelineSpan,
} from '#state/selectors/timelineModel.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useElementWidth } from '#ui/useElementWidth.ts'
import { useMediaQuery } from '#ui/useMediaQuery.ts'
import { useWords } from '#words/words.ts'
import { FiguresAxis } from './FiguresAxis.tsx'
import { layoutBases } from './layoutBases.ts'
import { type DrawnLane, type DrawnMark, layoutTimeline } from './layoutTimeline.ts'
import { MarkTip } from './MarkTip.tsx'
import { pointableOf } from './pointableOf.ts'
import { TimelineDrawing } from './TimelineDrawing.tsx'
import { TimelineMarks } from './TimelineMarks.tsx'
import styles from './TimelinePlot.module.css'
import { axisTicks, timeScale } from './timeAxis.ts'
import { COARSE, FINE, FINE_NUMBERED, type PlotFrame, SNUG, TIGHT, TIGHTEST } from './timelineGeometry.ts'
import type { DockTime } from './useDockTime.ts'
import type { MarkWords } from './useMarkWords.ts'

interface TimelinePlotProps {
  model: TimelineModel
  /** The lanes in use with everything published, in order. */
  lanes: readonly TimelineLane[]
  time: DockTime
  figures: DockFigures
  unit: 'month' | 'year'
  hasUndated: boolean
  words: MarkWords
  selectedKey: string | null
  /** On narrow screens: whether the lanes take their full height instead of scrolling. */
  isTall: boolean
  onSelect: (mark: TimelineMark) => void
  onPeriod: (span: MonthSpan | null) => void
  onMove: (isMoving: boolean) => void
}

/** Width used before the first measurement: the dock at 1440 px. */
const FIRST_WIDTH = 728

/** The scrolling lanes above the fixed figures and axis, and the tooltip of the hovered mark. */
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
  const groupOf = useCallback((mark: TimelineMark) => words.overdue(mark) ?? '', [words])
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
  // Drop the tooltip when its mark leaves the layout.
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
          onPeriod={props.onPeriod}
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

/** Heights of lanes and bars together, and of the lanes alone, px. */
interface DockRoom {
  plot: number
  lanes: number
}

/** On a narrow screen the page grows with the lanes and scrolls. */
const SCROLLING_PAGE = '(max-width: 56.1875em)'

/** The room that the dock gives its plot; null when the page grows with it, and before layout. */
function useDockRoom(
  plot: RefObject<HTMLElement | null>,
  axis: RefObject<HTMLElement | null>,
): DockRoom | null {
  const grows = useMediaQuery(SCROLLING_PAGE)
  const [room, setRoom] = useState<DockRoom | null>(null)
  // Before the first paint, to avoid a visible jump.
  useLayoutEffect(() => {
    const [whole, foot] = [plot.current, axis.current]
    if (!whole || !foot) return
    const measure = () => {
      const next = { plot: whole.clientHeight, lanes: whole.clientHeight - foot.offsetHeight }
      if (next.plot === 0) return
      setRoom((last) => (last?.plot === next.plot && last.lanes === next.lanes ? last : next))
    }
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(whole)
    observer.observe(foot)
    return () => observer.disconnect()
  }, [plot, axis])
  return grows ? null : room
}

/**
 * Highlights the marks hovered elsewhere or tied to the hovered place. Sets an attribute on the buttons, so that
 * pointer moves cause no render.
 */
function usePointedMarks(root: RefObject<HTMLElement | null>, marks: readonly DrawnMark[]): void {
  useEffect(() => {
    const things = new Map(marks.map(({ mark }) => [mark.key, pointableOf(mark)]))
    const show = (pointed: Pointable | null) => {
      for (const button of root.current?.querySelectorAll<HTMLElement>('button[data-mark]') ?? []) {
        const thing = things.get(button.dataset.mark ?? '')
        const isLit = thing !== undefined && isLitBy(pointed, thing)
        if (isLit !== (button.dataset.pointed === 'true')) button.dataset.pointed = String(isLit)
      }
    }
    show(useHoverStore.getState().pointed)
    return useHoverStore.subscribe(({ pointed }, before) => {
      if (pointed !== before.pointed) show(pointed)
    })
  }, [root, marks])
}

/** Below this width the lane names stand above the lanes. */
const NARROW = 520
/** Room for the names of statuses and of categories, including a brush handle before the axis, px. */
const NAMES = 104
const LONG_NAMES = 152
/** Overhang of a brush handle beyond an end of the axis, px. */
const HANDLE = 20
const UNDATED = 74

interface FrameInput {
  /** Width of the whole drawing, px. */
  width: number
  axis: TimelineSpan
  /** Whether anything published has no date: its column is always reserved, so that the axis does not move. */
  hasUndated: boolean
  areNamesLong: boolean
  /** Height of lanes and bars together, px; null when the page grows with them. */
  height: number | null
}

/** The bars take about a fifth of a low plot, to leave room for the lanes; px. */
const BARS = { share: 0.19, least: 34, most: 50 }

/** The plot's place in a drawing of this width, and whether lane names stand above the lanes. */
export function plotFrame({ width, axis, hasUndated, areNamesLong, height }: FrameInput): {
  frame: PlotFrame
  areNamesAbove: boolean
} {
  const areNamesAbove = width < NARROW
  const left = areNamesAbove ? HANDLE : areNamesLong ? LONG_NAMES : NAMES
  const right = Math.max(left + 80, width - HANDLE - (hasUndated ? UNDATED : 0))
  return {
    frame: {
      scale: timeScale(axis, left, right - left),
      left,
      right,
      undatedX: hasUndated ? right + HANDLE : null,
      undatedWidth: UNDATED,
      barsHeight: Math.round(Math.min(Math.max((height ?? Infinity) * BARS.share, BARS.least), BARS.most)),
    },
    areNamesAbove,
  }
}

interface LaneNamesProps {
  lanes: readonly DrawnLane[]
  /** Room before the axis, px; names above the lanes may be wider. */
  width: number
  isAbove: boolean
}

/** The name of each lane and its count within the choice. */
function LaneNames({ lanes, width, isAbove }: LaneNamesProps) {
  const { t } = useTranslation('timeline')
  const { category, categoryShort, status, number } = useWords()
  const name = ({ kind, id }: TimelineLane) => {
    if (kind === 'events') return t('lane.events')
    return kind === 'category' ? categoryShort(id) : status(Status.parse(id))
  }
  return (
    <ul aria-label={t('lane.title')}>
      {lanes.map(({ lane, y, count }) => (
        <li
          key={lane.key}
          className={styles.name}
          style={isAbove ? { top: y } : { top: y, width: width - 8 }}
          title={lane.kind === 'category' ? category(lane.id) : name(lane)}
        >
          {lane.kind === 'status' && <StatusSign look={STATUS_LOOK[Status.parse(lane.id)]} />}
          <span className={styles.word}>{name(lane)}</span>
          <span className={styles.count}>{number(count)}</span>
        </li>
      ))}
    </ul>
  )
}
