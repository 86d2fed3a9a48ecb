import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import type { TimelineMark, TimelineSpan } from '#state/selectors/timelineModel.ts'
import { endTimeGesture, setTimePeriod } from '#state/setTimePeriod.ts'
import { setLanesOpen, setUi, useUiStore } from '#state/uiStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useMediaQuery } from '#ui/useMediaQuery.ts'
import { useWords } from '#words/words.ts'
import styles from './DockHeader.module.css'
import { FilmCorner } from './FilmCorner.tsx'
import type { ListOfMarks } from './MarkList.tsx'
import { isSameWindow, windowChoices } from './timeWindow.ts'
import type { DockTime } from './useDockTime.ts'
import { useFilm } from './useFilm.ts'
import type { SeriesWords } from './useSeriesWords.ts'

interface DockHeaderProps {
  /** Null while loading, and when nothing is dated. */
  time: DockTime | null
  series: SeriesWords | null
  /** What the bars leave out, in whole sentences. */
  notes: readonly string[]
  isFilteredByTime: boolean
  /** The chosen marks without a date. */
  undated: readonly TimelineMark[]
  /** Number of chosen marks before and after the axis, and the first year of those before. */
  beyond: { earlier: number; later: number; first: number }
  events: readonly TimelineEvent[]
  onList: (list: ListOfMarks) => void
}

/** Play, what the bars count, the years of the axis, and the button that opens the lanes. */
export function DockHeader(props: DockHeaderProps) {
  const { time, series, notes, isFilteredByTime, undated, beyond, onList } = props
  const { t } = useTranslation('timeline')
  const isTable = useUiStore((state) => state.timelineTable)
  const isOpen = useUiStore((state) => state.areLanesOpen)
  const caption = [series?.caption, ...notes].filter(Boolean).join('. ')
  const noDate = t('noDateCount', { count: undated.length })
  return (
    <header className={styles.header} data-filtered={isFilteredByTime}>
      <h2 className="visually-hidden">{t('title')}</h2>
      <Handle isOpen={isOpen} />
      {time && <Play {...props} time={time} />}
      <div className={styles.what}>
        {series && (
          <p className={styles.title} title={series.row}>
            {series.row}
          </p>
        )}
        <p className={styles.caption} title={caption}>
          <span className={styles.long}>{caption}</span>
          <span className={styles.short} aria-hidden="true">
            {series?.shortCaption}
          </span>
        </p>
      </div>
      {isFilteredByTime && (
        <Button
          look="text"
          className={styles.clear}
          aria-label={t('wholeTime')}
          title={t('wholeTime')}
          onClick={clearTimePeriod}
        >
          <Icon name="close" />
          <span>{t('wholeTime')}</span>
        </Button>
      )}
      {time && <Beyond time={time} beyond={beyond} />}
      {undated.length > 0 && (
        <Button
          look="text"
          className={styles.undated}
          onClick={({ currentTarget }) =>
            onList({ title: noDate, marks: undated, at: currentTarget.getBoundingClientRect() })
          }
        >
          {noDate}
        </Button>
      )}
      {time && <WindowChoice time={time} />}
      {(isOpen || isTable) && (
        <Button look="text" className={styles.text} onClick={() => setUi({ timelineTable: !isTable })}>
          {isTable ? t('showDrawing') : t('showTable')}
        </Button>
      )}
      <Button
        className={styles.open}
        aria-expanded={isOpen}
        onClick={() => {
          setUi({ timelineTable: false })
          setLanesOpen(!isOpen)
        }}
      >
        {isOpen ? t('lane.close') : t('lane.open')}
        <Icon name={isOpen ? 'down' : 'up'} />
      </Button>
    </header>
  )
}

function clearTimePeriod() {
  setTimePeriod(null)
  endTimeGesture()
}

/** Play and pause; while the film plays, the corner of the map shows the year. */
function Play({ time, series, events }: DockHeaderProps & { time: DockTime }) {
  const { t } = useTranslation('timeline')
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)')
  const { room, span, axis, limits, show } = time
  const windowBefore = useRef<TimelineSpan | null>(null)
  const handleEnd = useCallback(() => {
    if (windowBefore.current) show(windowBefore.current)
    windowBefore.current = null
  }, [show])
  const { state, toggle, restart } = useFilm({ room, span, isStill, onEnd: handleEnd })
  const tip = isStill ? t('play.still') : t('play.tip')
  const isPlaying = state === 'playing'
  return (
    <>
      <Button className={styles.play} aria-description={tip} title={tip} onClick={toggle}>
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
            restart(room.bounds.from)
          }}
        >
          {t('play.from', { year: String(limits.firstYear) })}
        </Button>
      )}
      {state !== 'off' && span && <FilmCorner span={span} room={room} series={series} events={events} />}
    </>
  )
}

/** Buttons with the number of marks beyond the axis; they bring them into view. */
function Beyond({ time, beyond }: { time: DockTime; beyond: DockHeaderProps['beyond'] }) {
  const { t } = useTranslation('timeline')
  const { number } = useWords()
  const { earlier, later, first } = beyond
  const { firstYear, lastYear } = time.home
  const handleShow = () => time.show({ firstYear: Math.min(firstYear, first), lastYear })
  return (
    <>
      {earlier > 0 && (
        <Button
          look="text"
          className={styles.text}
          aria-label={t('earlier', { count: earlier })}
          title={t('earlierTip')}
          onClick={handleShow}
        >
          ‹ {number(earlier)}
        </Button>
      )}
      {later > 0 && (
        <Button
          look="text"
          className={styles.text}
          aria-label={t('later', { count: later })}
          title={t('laterTip')}
          onClick={handleShow}
        >
          {number(later)} ›
        </Button>
      )}
    </>
  )
}

/** The menu of the axis's years. */
function WindowChoice({ time: { axis, home, limits, show } }: { time: DockTime }) {
  const { t } = useTranslation('timeline')
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
      className={styles.window}
      aria-label={t('figures.window')}
      value={String(all.findIndex((window) => isSameWindow(window, axis)))}
      onChange={({ target }) => {
        const chosen = all[Number(target.value)]
        if (chosen) show(chosen)
      }}
    >
      {all.map((window, index) => (
        <option key={nameOf(window)} value={String(index)}>
          {nameOf(window)}
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
