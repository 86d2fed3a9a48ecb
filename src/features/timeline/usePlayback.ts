import { useEffect, useMemo, useRef, useState } from 'react'
import type { MonthSpan } from '#domain/period.ts'
import { askTime, endTimeMove } from '#state/askTime.ts'
import { registerShortcut } from '#state/shortcuts.ts'
import { createPlayback, type StepUnit, steppedSpan, type TimeRoom } from '#state/timelinePlayback.ts'
import { setUi } from '#state/uiStore.ts'

interface PlaybackInput {
  room: TimeRoom
  span: MonthSpan | null
  unit: StepUnit
  /** Where motion is reduced nothing plays of itself: each call goes one step on. */
  isStill: boolean
}

/** Playing and stepping through time, by button and by key. */
export interface PlaybackControls {
  isPlaying: boolean
  toggle: () => void
  /** Moves the period; false where it has come to its end. */
  step: (direction: 1 | -1, unit: StepUnit) => boolean
}

function after(ms: number, call: () => void): () => void {
  const timer = window.setTimeout(call, ms)
  return () => window.clearTimeout(timer)
}

/** Plays and steps the period of the view, and answers the keys for it while the timeline is there. */
export function usePlayback(input: PlaybackInput): PlaybackControls {
  const [isPlaying, setIsPlaying] = useState(false)
  // The player outlives a drawing: it asks for what holds when it needs it.
  const latest = useRef(input)
  useEffect(() => {
    latest.current = input
  }, [input])

  const player = useMemo(
    () =>
      createPlayback({
        after,
        span: () => latest.current.span,
        unit: () => latest.current.unit,
        room: () => latest.current.room,
        show: askTime,
        onChange: (isOn) => {
          setIsPlaying(isOn)
          setUi({ isTimeMoving: isOn })
          if (!isOn) endTimeMove()
        },
      }),
    [],
  )

  const controls = useMemo(() => {
    const step = (direction: 1 | -1, unit: StepUnit) => {
      player.pause()
      const { span, room } = latest.current
      const next = steppedSpan(span, direction, unit, room)
      if (next) askTime(next)
      return next !== null
    }
    const toggle = () => {
      if (player.isPlaying()) player.pause()
      else if (latest.current.isStill) step(1, latest.current.unit)
      else player.play()
    }
    return { step, toggle }
  }, [player])

  useEffect(() => {
    const { step, toggle } = controls
    const undo = [
      registerShortcut('play', () => {
        toggle()
        return true
      }),
      registerShortcut('previousMonth', () => step(-1, 'month')),
      registerShortcut('nextMonth', () => step(1, 'month')),
      registerShortcut('previousYear', () => step(-1, 'year')),
      registerShortcut('nextYear', () => step(1, 'year')),
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
  }, [controls, player])

  return { isPlaying, ...controls }
}
