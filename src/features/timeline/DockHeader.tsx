import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { sideOf, type TimelineMark, type TimelineSpan, timeInMonth } from '#content/timelineModel.ts'
import type { TimelineEvent } from '#domain/measure.ts'
import { type MonthSpan, yearOf } from '#domain/period.ts'
import { type LazyImport, lazyImport } from '#lib/lazyImport.ts'
import { useDataset } from '#state/datasets.ts'
import { useHoverStore } from '#state/hoverStore.ts'
import { registerShortcut } from '#state/shortcuts.ts'
import { useLeftOut } from '#state/shownLayers.ts'
import { type StepUnit, steppedSpan } from '#state/timelinePlayback.ts'
import { setLanesOpen, setUi, useUiStore } from '#state/uiStore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { DataFault, FaultBoundary, useImported } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useMediaQuery } from '#ui/useMediaQuery.ts'
import type { DockWords, FigureWords } from './dockWords.ts'
import type { Film, FilmState } from './Film.tsx'
import styles from './TimelineDock.module.css'
import {
  chosenSpan,
  type DockPeriod,
  type DockWindow,
  isSameWindow,
  setTimePeriod,
  windowChoices,
} from './useDockTime.ts'

export const LANES = lazyImport(() => import('./OpenLanes.tsx'))
export const LISTS = lazyImport(() => import('./MarkList.tsx'))

interface OnDemandProps<Module> {
  code: LazyImport<Module>
  /** Reports code that does not load; without words nothing is shown in its place. */
  words?: DockWords
  children: (module: Module) => ReactNode
}

/** A part of the dock whose code loads when the part is first shown. */
export function OnDemand<Module>({ code, words, children }: OnDemandProps<Module>) {
  return (
    <FaultBoundary
      onRetry={code.reset}
      renderFault={(retry) =>
        words && (
          <DataFault
            title={words.t('common:crashed')}
            lines={[words.t('common:crashedRemedy')]}
            retryLabel={words.t('common:retry')}
            onRetry={retry}
          />
        )
      }
    >
      {() => <Loaded code={code}>{children}</Loaded>}
    </FaultBoundary>
  )
}

function Loaded<Module>({ code, children }: OnDemandProps<Module>) {
  const module = useImported(code)
  return module && children(module)
}

/** Loads code that is likely to be shown next; the part itself reports a failure. */
function loadAhead(code: LazyImport<unknown>): void {
  code.load().catch(code.reset)
}

interface DockHeaderProps {
  /** Null while loading, and when nothing is dated. */
  window: DockWindow | null
  period: DockPeriod | null
  figures: FigureWords
  words: DockWords
  marks: readonly TimelineMark[]
  events: readonly TimelineEvent[]
  /** Whether they are those of a chosen route. */
  isOfRoute: boolean
}

/** What the dock shows, Play, and the button that opens the lanes; with them the years of the axis and the table. */
export const DockHeader = memo(function DockHeader(props: DockHeaderProps) {
  const { window, period, figures, words, marks, isOfRoute } = props
  const { t } = words
  const isTable = useUiStore((state) => state.timelineTable)
  const isOpen = useUiStore((state) => state.areLanesOpen)
  const { published, twins } = useLeftOut()
  const hiddenNote = published > 0 && t('publishedFolded', { count: published })
  const twinNote = twins > 0 && t('twinFolded', { count: twins })
  const caption = [hiddenNote, ...figures.notes, twinNote].filter(Boolean).join('. ')
  const isMoved = window !== null && !isSameWindow(window.axis, window.home)
  const withoutMonth = marks.filter((mark) => mark.kind === 'measure' && timeInMonth(mark) === null).length
  return (
    <header className={`${styles.header} shrinks anchor small row-baseline`} data-open={isOpen}>
      <Handle isOpen={isOpen} />
      <h2 className={`${styles.title} title-14 rigid nowrap`}>
        {isOfRoute ? (
          <>
            <span className={styles.long}>{t(`headingOfRoute.${figures.series?.unit ?? 'other'}`)}</span>
            <span className={styles.short} aria-hidden="true">
              {t('headingOfRoute.other')}
            </span>
          </>
        ) : (
          t('heading')
        )}
      </h2>
      {isOpen && !isTable && <PointedPlan words={words} />}
      <p className={`${styles.caption} grow soft cut`} title={caption}>
        {caption}
      </p>
      {window && <Beyond window={window} marks={marks} words={words} />}
      {window && period && <Play {...props} window={window} shown={period.shown} />}
      {window && (isOpen || isTable || isMoved) && <WindowChoice window={window} words={words} />}
      {(isOpen || isTable) && (
        <Button look="text" className={styles.text} onClick={() => setUi({ timelineTable: !isTable })}>
          {isTable ? t('showDrawing') : t('shared:showTable')}
        </Button>
      )}
      {!isOpen && withoutMonth > 0 && (
        <p className={`${styles.undated} soft nowrap`}>{t('rows.withoutMonth', { count: withoutMonth })}</p>
      )}
      <Button
        look="text"
        className={styles.text}
        aria-expanded={isOpen}
        onPointerEnter={() => loadAhead(LANES)}
        onClick={() => {
          setUi({ timelineTable: false })
          setLanesOpen(!isOpen)
        }}
      >
        {isOpen ? t('lane.close') : t('lane.open')}
      </Button>
    </header>
  )
})

/** The plan whose line is pointed or has the focus, in place of what the bars count. */
function PointedPlan({ words }: { words: DockWords }) {
  const id = useHoverStore(({ pointed }) => (pointed?.kind === 'measure' ? pointed.id : null))
  const measures = useDataset('measures').data?.measures
  const plan = id === null ? undefined : measures?.find((measure) => measure.id === id)
  if (plan?.status !== 'planned') return null
  return (
    <p className={`${styles.pointed} grow soft cut`} aria-hidden="true">
      <b className="strong">{words.reader.measureTitle(plan)}</b> <span>{words.planLine(plan)}</span>
    </p>
  )
}

interface WindowProps {
  window: DockWindow
  words: DockWords
}

/** Buttons with the number of marks beyond the axis; they bring them into view. */
function Beyond(props: WindowProps & Pick<DockHeaderProps, 'marks'>) {
  const { marks } = props
  const { axis, home, show } = props.window
  const { earlier, later, first } = useMemo(() => {
    const on = (side: 'before' | 'after') => marks.filter((mark) => sideOf(mark, axis) === side)
    const before = on('before')
    const years = before.flatMap((mark) => (mark.period ? yearOf(mark.period.start) : []))
    return { earlier: before.length, later: on('after').length, first: Math.min(...years) }
  }, [axis, marks])
  const { t, reader } = props.words
  const sides = [
    { side: 'earlier', tip: 'earlierTip', count: earlier, text: `‹ ${reader.number(earlier)}` },
    { side: 'later', tip: 'laterTip', count: later, text: `${reader.number(later)} ›` },
  ] as const
  return sides.map(
    ({ side, tip, count, text }) =>
      count > 0 && (
        <Button
          key={side}
          look="text"
          className={styles.text}
          aria-label={t(side, { count })}
          title={t(tip)}
          onClick={() => show({ firstYear: Math.min(home.firstYear, first), lastYear: home.lastYear })}
        >
          {text}
        </Button>
      ),
  )
}

/** The menu of the axis's years. */
function WindowChoice({ window: { axis, home, limits, show }, words: { t } }: WindowProps) {
  const choices = windowChoices(home, limits)
  const isListed = choices.some((window) => isSameWindow(window, axis))
  const all = isListed ? choices : [axis, ...choices]
  const nameOf = (window: TimelineSpan) => {
    const { firstYear, lastYear } = window
    if (firstYear === lastYear) return String(firstYear)
    return lastYear === limits.lastYear
      ? t('figures.since', { year: String(firstYear) })
      : t('figures.years', { first: String(firstYear), last: String(lastYear) })
  }
  return (
    <select
      className={`${styles.window} rigid soft`}
      aria-label={t('figures.window')}
      value={String(all.findIndex((window) => isSameWindow(window, axis)))}
      onChange={({ target }) => {
        const chosen = all[Number(target.value)]
        if (chosen) show(chosen)
      }}
    >
      {all.map(nameOf).map((name, index) => (
        <option key={name} value={String(index)}>
          {name}
        </option>
      ))}
    </select>
  )
}

/** How far the handle is pulled before it opens or closes the lanes, px. */
const PULL = 16

/** A handle at the upper edge, for pointers only: the button opens and closes the lanes for all. */
function Handle({ isOpen }: { isOpen: boolean }) {
  const startY = useRef<number | null>(null)
  return (
    <div
      className={styles.handle}
      aria-hidden="true"
      onPointerDown={(event) => {
        startY.current = event.clientY
        event.currentTarget.setPointerCapture?.(event.pointerId)
      }}
      onPointerMove={({ clientY }) => {
        if (startY.current === null) return
        const by = startY.current - clientY
        if (isOpen ? by < -PULL : by > PULL) {
          startY.current = null
          setLanesOpen(!isOpen)
        }
      }}
      onPointerUp={({ clientY }) => {
        if (startY.current !== null && Math.abs(clientY - startY.current) < 4) setLanesOpen(!isOpen)
        startY.current = null
      }}
    />
  )
}

const FILM = lazyImport(() => import('./Film.tsx'))

interface PlayProps {
  window: DockWindow
  /** The months that the numbers are of. */
  shown: MonthSpan
  figures: FigureWords
  words: DockWords
  events: readonly TimelineEvent[]
}

/** Play and pause; while the film plays, the corner of the map shows the year. */
function Play({ window, shown, figures, words, events }: PlayProps) {
  const { t } = words
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)')
  const { room, axis, limits, show } = window
  const windowBefore = useRef<TimelineSpan | null>(null)
  const { state, run } = useFilm({ window, shown, isStill }, () => {
    if (windowBefore.current) show(windowBefore.current)
    windowBefore.current = null
  })
  const tip = isStill ? t('play.still') : t('play.tip')
  const isPlaying = state === 'playing'
  return (
    <>
      <Button
        look="text"
        className={styles.text}
        aria-description={tip}
        title={tip}
        onPointerEnter={() => loadAhead(FILM)}
        onClick={() => run((film) => film.toggle())}
      >
        <Icon name={isPlaying ? 'pause' : 'play'} />
        {isPlaying ? t('play.pause') : t('play.start')}
      </Button>
      {state !== 'off' && axis.firstYear > limits.firstYear && (
        <Button
          look="text"
          className={styles.text}
          onClick={() => {
            windowBefore.current = axis
            show({ firstYear: limits.firstYear, lastYear: axis.lastYear })
            run((film) => film.restart(room.bounds.from))
          }}
        >
          {t('play.from', { year: String(limits.firstYear) })}
        </Button>
      )}
      {state !== 'off' && (
        <OnDemand code={FILM}>
          {({ FilmCorner }) => (
            <FilmCorner window={window} series={figures.series} words={words} events={events} />
          )}
        </OnDemand>
      )}
    </>
  )
}

/** The film, loaded when first played, and its keys: Space plays, Escape ends it and restores the period, arrows step. */
function useFilm(now: { window: DockWindow; shown: MonthSpan; isStill: boolean }, onEnd: () => void) {
  const [state, setState] = useState<FilmState>('off')
  const film = useRef<Film | null>(null)
  // The film outlives a render, so it reads the latest input through a ref.
  const latest = useRef({ ...now, onEnd })
  useEffect(() => {
    latest.current = { ...now, onEnd }
  })
  const run = useCallback((act: (film: Film) => void) => {
    if (film.current) return act(film.current)
    FILM.load().then(({ createFilm }) => {
      film.current ??= createFilm(() => latest.current, setState)
      act(film.current)
    }, FILM.reset)
  }, [])
  useEffect(() => {
    const step = (direction: 1 | -1, unit: StepUnit) => () => {
      film.current?.pause()
      const { window, shown } = latest.current
      const { period } = useViewStore.getState().view
      const next = steppedSpan(chosenSpan(period, window.limits) ?? shown, direction, unit, window.room)
      if (next) setTimePeriod(next)
      return next !== null
    }
    const undo = [
      registerShortcut('play', () => {
        run((made) => made.toggle())
        return true
      }),
      registerShortcut('back', () => film.current?.end() ?? false),
      registerShortcut('previousMonth', step(-1, 'month')),
      registerShortcut('nextMonth', step(1, 'month')),
      registerShortcut('previousYear', step(-1, 'year')),
      registerShortcut('nextYear', step(1, 'year')),
    ]
    return () => {
      for (const back of undo) back()
      film.current?.leave()
      film.current = null
    }
  }, [run])
  return { state, run }
}
