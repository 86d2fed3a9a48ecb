import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { monthCount, monthIndex } from '#domain/months.ts'
import { type MonthSpan, yearOf } from '#domain/period.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import { msPerMonth, type TimeRoom } from '#state/timelinePlayback.ts'
import { MAP_ID } from '#ui/partIds.ts'
import { useWords } from '#words/words.ts'
import styles from './FilmCorner.module.css'
import type { SeriesWords } from './useSeriesWords.ts'

interface FilmCornerProps {
  /** The period on show. */
  span: MonthSpan
  room: TimeRoom
  series: SeriesWords | null
  events: readonly TimelineEvent[]
}

/** An event stays long enough to be read, ms; the latest ones only. */
const READ_MS = 3000
const MOST_EVENTS = 4

/**
 * The corner of the map while the film plays: its title, the year in large type, the month with its figure, and the
 * events as they pass. The state sentence and the sliders say the same to assistive technology.
 */
export function FilmCorner({ span, room, series, events }: FilmCornerProps) {
  const { t } = useTranslation('timeline')
  const { monthName, months, eventTitle, period } = useWords()
  const map = useMapPart()
  if (!map) return null
  const isMonth = span.from === span.to
  const passing = passingEvents(events, span, Math.ceil(READ_MS / msPerMonth(room)))
  const last = room.lastCounted ?? room.bounds.to
  const years = { first: String(yearOf(room.inSight.from)), last: String(yearOf(last)) }
  return createPortal(
    <div className={styles.film} aria-hidden="true" data-film="">
      <ul className={styles.events}>
        {passing.map((event) => (
          <li key={event.id}>
            <span>{period(event.date ?? event.statedOn)}</span> {eventTitle(event)}
          </li>
        ))}
      </ul>
      <p className={styles.title}>{t('film.title', years)}</p>
      <p className={styles.year}>{yearOf(span.to)}</p>
      <p className={styles.month}>
        {isMonth ? monthName(span.to) : months(span)}
        {isMonth && series && ` · ${series.monthParts(span.to).value}`}
      </p>
    </div>,
    map,
  )
}

/** The part of the page with the map; null on pages without one. */
function useMapPart(): HTMLElement | null {
  const [map, setMap] = useState<HTMLElement | null>(null)
  useEffect(() => setMap(document.getElementById(MAP_ID)), [])
  return map
}

/**
 * The events of the period's last months, the latest first: a day or a month passes at its month, a year known only as
 * such at its first months. Pure.
 */
export function passingEvents(
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
