import { useCallback, useEffect, useRef, useState } from 'react'
import type { TimelineSpan } from '#content/timelineModel.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { setTimePeriod } from '#state/setTimePeriod.ts'
import { registerShortcut } from '#state/shortcuts.ts'
import { type StepUnit, steppedSpan } from '#state/timelinePlayback.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useMediaQuery } from '#ui/useMediaQuery.ts'
import type { DockWords, FigureWords } from './dockWords.ts'
import type { Film, FilmState } from './Film.tsx'
import { loadAhead, OnDemand } from './OnDemand.tsx'
import styles from './TimelineDock.module.css'
import { chosenSpan, type DockWindow } from './useDockTime.ts'

const FILM = lazyImport(() => import('./Film.tsx'))

interface PlayProps {
  window: DockWindow
  figures: FigureWords
  words: DockWords
  events: readonly TimelineEvent[]
}

/** Play and pause; while the film plays, the corner of the map shows the year. */
export function Play({ window, figures, words, events }: PlayProps) {
  const { t } = words
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)')
  const { room, axis, limits, show } = window
  const windowBefore = useRef<TimelineSpan | null>(null)
  const { state, run } = useFilm(window, isStill, () => {
    if (windowBefore.current) show(windowBefore.current)
    windowBefore.current = null
  })
  const tip = isStill ? t('play.still') : t('play.tip')
  const isPlaying = state === 'playing'
  return (
    <>
      <Button
        className={styles.play}
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

/**
 * The film, whose code loads when it is first played, and the keys of time while mounted: Space plays and pauses, Escape
 * ends the film and restores the period from before it, arrow keys step.
 */
function useFilm(window: DockWindow, isStill: boolean, onEnd: () => void) {
  const [state, setState] = useState<FilmState>('off')
  const film = useRef<Film | null>(null)
  // The film outlives a render, so it reads the latest input through a ref.
  const latest = useRef({ window, isStill, onEnd })
  useEffect(() => {
    latest.current = { window, isStill, onEnd }
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
      const { room, limits } = latest.current.window
      const { filters } = useViewStore.getState().view
      const next = steppedSpan(chosenSpan(filters, limits), direction, unit, room)
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
