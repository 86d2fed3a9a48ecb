import { type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import type { TimelineEvent } from '#domain/measure.ts'
import { isSameSpan, type Month, type MonthSpan, monthCount, monthIndex, yearOf } from '#domain/period.ts'
import { createPlayback, msPerMonth, steppedSpan } from '#state/timelinePlayback.ts'
import { setUi } from '#state/uiStore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { MAP_ID } from '#ui/partIds.ts'
import { NARROW, useMediaQuery } from '#ui/useMediaQuery.ts'
import type { DockWords, SeriesWords } from './dockWords.ts'
import styles from './Film.module.css'
import { chosenSpan, type DockWindow, endTimeGesture, setTimePeriod } from './useDockTime.ts'

interface FilmInput {
  window: DockWindow
  /** With reduced motion nothing plays; each press moves one year. */
  isStill: boolean
  /** Called when Escape ends the film. */
  onEnd: () => void
}

/** Whether the film runs, waits at a month, or is over. */
export type FilmState = 'off' | 'playing' | 'paused'

/** The years, played month by month. */
export interface Film {
  toggle: () => void
  pause: () => void
  restart: (from: Month) => void
  /** Ends the film and restores the period from before it; false when it is over already. */
  end: () => boolean
  /** Stops it for good, when its part of the page goes. */
  leave: () => void
}

function after(ms: number, call: () => void): () => void {
  const timer = window.setTimeout(call, ms)
  return () => window.clearTimeout(timer)
}

/** A film of the period in the view; `input` gives the latest values at any time. */
export function createFilm(input: () => FilmInput, onState: (state: FilmState) => void): Film {
  let state: FilmState = 'off'
  /** The period from before the film, and the one that it shows. */
  let before: MonthSpan | null = null
  let shown: MonthSpan | null = null

  const now = () => chosenSpan(useViewStore.getState().view.period, input().window.limits)
  // Another period ends a film that waits.
  const enter = (next: FilmState) => {
    state = next === 'paused' && !isSameSpan(now(), shown) ? 'off' : next
    onState(state)
  }
  const show = (span: MonthSpan) => {
    if (state === 'off') before = now()
    shown = span
    setTimePeriod(span)
  }
  const player = createPlayback({
    after,
    span: now,
    room: () => input().window.room,
    show,
    onChange: (isPlaying) => {
      enter(isPlaying ? 'playing' : 'paused')
      setUi({ isTimeMoving: isPlaying })
      if (!isPlaying) endTimeGesture()
    },
  })
  const stepYear = () => {
    const next = steppedSpan(now(), 1, 'year', input().window.room)
    if (next === null) return
    show(next)
    enter('paused')
  }
  const handleHidden = () => {
    if (document.hidden) player.pause()
  }
  document.addEventListener('visibilitychange', handleHidden)
  const unsubscribe = useViewStore.subscribe(() => {
    if (state === 'paused') enter('paused')
  })

  return {
    toggle: () => {
      if (player.isPlaying()) player.pause()
      else if (input().isStill) stepYear()
      else player.play()
    },
    pause: player.pause,
    restart: (from) => {
      player.pause()
      show({ from, to: from })
      if (input().isStill) enter('paused')
      // After the render in which the axis shows that month.
      else after(0, player.play)
    },
    end: () => {
      if (state === 'off') return false
      player.pause()
      enter('off')
      input().onEnd()
      setTimePeriod(before)
      endTimeGesture()
      return true
    },
    leave: () => {
      document.removeEventListener('visibilitychange', handleHidden)
      unsubscribe()
      player.pause()
    },
  }
}

interface FilmCornerProps {
  window: DockWindow
  series: SeriesWords | null
  words: DockWords
  events: readonly TimelineEvent[]
}

/** An event stays long enough to be read, ms; the latest ones only. */
const READ_MS = 3000
const MOST_EVENTS = 2

/**
 * What the film says beside the map: its title, the year in large type, the month with its figure, and the events as
 * they pass. It has the corner of the map, or the header of the dock where the map is small. The state sentence and the
 * sliders say the same to assistive technology.
 */
export function FilmCorner({ window, series, words: { t, reader }, events }: FilmCornerProps) {
  const period = useViewStore((state) => state.view.period)
  const isSmall = useMediaQuery(NARROW)
  const { room, limits } = window
  const span = chosenSpan(period, limits)
  if (!span) return null
  const isMonth = span.from === span.to
  const passing = passingEvents(events, span, Math.ceil(READ_MS / msPerMonth(room)))
  const last = room.lastCounted ?? room.bounds.to
  const years = { first: String(yearOf(room.inSight.from)), last: String(yearOf(last)) }
  const content = (
    <>
      <ul className={`${styles.events} column`}>
        {passing.map((event) => (
          <li key={event.id} className="clamped">
            <span>{reader.period(event.date ?? event.statedOn)}</span> {reader.eventTitle(event)}
          </li>
        ))}
      </ul>
      <p className={`${styles.title} title-14 bold`}>{t('film.title', years)}</p>
      <p className={`${styles.year} bold`}>{yearOf(span.to)}</p>
      <p className={`${styles.month} title-16 medium nowrap`}>
        {isMonth ? reader.monthName(span.to) : reader.months(span)}
        {isMonth && series && ` · ${series.monthParts(span.to).value}`}
      </p>
    </>
  )
  if (!isSmall) return <MapCorner>{content}</MapCorner>
  return (
    <div className={`${styles.beside} stack`} aria-hidden="true" data-film="">
      {content}
    </div>
  )
}

/** A card in the corner of the map, which its labels keep clear of. */
function MapCorner({ children }: { children: ReactNode }) {
  const [map] = useState(() => document.querySelector(`#${MAP_ID} [data-testid="map"]`))
  if (!map) return null
  return createPortal(
    <div className={`${styles.film} end no-pointer`} aria-hidden="true" data-film="" data-map-card="film">
      {children}
    </div>,
    map,
  )
}

/** The events of the last months, the latest first; one known only by its year passes at its first months. Pure. */
function passingEvents(
  events: readonly TimelineEvent[],
  span: MonthSpan,
  lasting: number,
): readonly TimelineEvent[] {
  const now = monthIndex(span.to)
  const reach = Math.max(lasting, monthCount(span))
  return events
    .flatMap((event) => {
      const date = event.date ?? event.statedOn
      const age = date ? now - monthIndex(date.start) : -1
      return age >= 0 && age < reach ? [{ event, age }] : []
    })
    .sort((a, b) => a.age - b.age)
    .slice(0, MOST_EVENTS)
    .map(({ event }) => event)
}
