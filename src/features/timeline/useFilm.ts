import { useEffect, useMemo, useRef, useState } from 'react'
import { isSameSpan } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import { endTimeGesture, setTimePeriod } from '#state/setTimePeriod.ts'
import { registerShortcut } from '#state/shortcuts.ts'
import { createPlayback, type StepUnit, steppedSpan, type TimeRoom } from '#state/timelinePlayback.ts'
import { setUi } from '#state/uiStore.ts'

interface FilmInput {
  room: TimeRoom
  /** The chosen period. */
  span: MonthSpan | null
  /** With reduced motion nothing plays; each press moves one year. */
  isStill: boolean
  /** Called when Escape ends the film. */
  onEnd: () => void
}

/** Whether the film runs, waits at a month, or is over. */
export type FilmState = 'off' | 'playing' | 'paused'

interface Film {
  state: FilmState
  toggle: () => void
  /** Plays from a month. */
  restart: (from: Month) => void
}

function after(ms: number, call: () => void): () => void {
  const timer = window.setTimeout(call, ms)
  return () => window.clearTimeout(timer)
}

/**
 * Plays the years month by month, and registers its keys while mounted: Space plays and pauses, Escape ends the film and
 * restores the period from before it, arrow keys step.
 */
export function useFilm(input: FilmInput): Film {
  const [state, setState] = useState<FilmState>('off')
  // The player outlives a render, so it reads the latest input through a ref.
  const latest = useRef(input)
  const shown = useRef<MonthSpan | null>(null)
  useEffect(() => {
    latest.current = input
    // Another period ends a film that waits; a running one ends by itself.
    setState((now) => (now === 'paused' && !isSameSpan(input.span, shown.current) ? 'off' : now))
  }, [input])

  const { player, film } = useMemo(() => {
    let before: MonthSpan | null = null
    let isOn = false
    const show = (span: MonthSpan) => {
      if (!isOn) before = latest.current.span
      isOn = true
      shown.current = span
      setTimePeriod(span)
    }
    const made = createPlayback({
      after,
      span: () => latest.current.span,
      room: () => latest.current.room,
      show,
      onChange: (isPlaying) => {
        setState(isPlaying ? 'playing' : 'paused')
        setUi({ isTimeMoving: isPlaying })
        if (!isPlaying) endTimeGesture()
      },
    })
    const step = (direction: 1 | -1, unit: StepUnit) => {
      made.pause()
      const { span, room } = latest.current
      const next = steppedSpan(span, direction, unit, room)
      if (next) setTimePeriod(next)
      return next !== null
    }
    const stepStill = () => {
      const { span, room } = latest.current
      const next = steppedSpan(span, 1, 'year', room)
      if (next === null) return
      show(next)
      setState('paused')
    }
    return {
      player: made,
      film: {
        step,
        toggle: () => {
          if (made.isPlaying()) made.pause()
          else if (latest.current.isStill) stepStill()
          else made.play()
        },
        restart: (from: Month) => {
          made.pause()
          show({ from, to: from })
          if (latest.current.isStill) setState('paused')
          // After the render in which the period is the first month.
          else after(0, () => made.play())
        },
        end: () => {
          if (!isOn) return false
          made.pause()
          isOn = false
          latest.current.onEnd()
          setTimePeriod(before)
          endTimeGesture()
          setState('off')
          return true
        },
        forget: () => {
          isOn = false
        },
      },
    }
  }, [])

  useEffect(() => {
    if (state === 'off') film.forget()
  }, [state, film])

  useEffect(() => {
    const undo = [
      registerShortcut('play', () => {
        film.toggle()
        return true
      }),
      registerShortcut('back', () => film.end()),
      registerShortcut('previousMonth', () => film.step(-1, 'month')),
      registerShortcut('nextMonth', () => film.step(1, 'month')),
      registerShortcut('previousYear', () => film.step(-1, 'year')),
      registerShortcut('nextYear', () => film.step(1, 'year')),
    ]
    const handleHidden = () => {
      if (document.hidden) player.pause()
    }
    document.addEventListener('visibilitychange', handleHidden)
    return () => {
      for (const back of undo) back()
      document.removeEventListener('visibilitychange', handleHidden)
      player.pause()
    }
  }, [film, player])

  return { state, toggle: film.toggle, restart: film.restart }
}
