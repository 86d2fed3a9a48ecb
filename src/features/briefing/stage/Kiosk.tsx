import { useEffect, useRef, useState } from 'react'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { adjacentStep, numberInTalk } from '#domain/talk.ts'
import { useLatest } from '#state/useProvenance.ts'
import { setKioskRunning, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useWindowEvent } from '#ui/useOpenCard.ts'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import styles from './Kiosk.module.css'

interface KioskProps {
  briefing: Briefing
  index: number
  onStep: (index: number) => void
}

/** Kiosk overlay: while running, progress and a cover that any touch or key stops; once stopped, a resume button. */
export function Kiosk({ briefing, index, onStep }: KioskProps) {
  const isRunning = useViewStore((state) => state.view.page === 'kiosk')
  const [hasRun, setHasRun] = useState(isRunning)
  const { length } = briefing.steps
  const dwell = briefing.steps[index]?.dwell ?? 0
  const advance = () => {
    // It may run for weeks, and each step adds marks to the performance timeline.
    window.performance.clearMarks()
    onStep(nextKioskStep(index, briefing.steps))
  }
  useKioskClock(isRunning, { index, dwell, onElapsed: advance })
  useWakeLock(isRunning)
  if (isRunning && !hasRun) setHasRun(true)
  if (isRunning) return <Running key={index} share={(index + 1) / length} dwell={dwell} />
  return hasRun ? (
    <Stopped number={numberInTalk(briefing.steps, briefing.steps[index])} onClose={() => setHasRun(false)} />
  ) : null
}

/** System, browser and modifier keys, which do not stop the kiosk. */
const IGNORED_KEYS =
  /^(?:F\d+|Shift|Control|Alt|Meta|AltGraph|CapsLock|NumLock|Dead)$|^(?:Audio|Brightness|Media)/

function Running({ share, dwell }: { share: number; dwell: number }) {
  const { t } = useInterfaceTranslation(['presenter', 'stage'])
  const cover = useRef<HTMLButtonElement>(null)
  const stopByKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || IGNORED_KEYS.test(event.key)) return
    // The first key only stops the kiosk.
    event.preventDefault()
    event.stopPropagation()
    setKioskRunning(false)
  }
  useWindowEvent('keydown', stopByKey, { capture: true })
  useWindowEvent('wheel', () => setKioskRunning(false))
  useEffect(() => {
    const handleTouch = (event: Event) => {
      // Otherwise the click synthesised from the touch would hit what lies below the removed cover.
      event.preventDefault()
      setKioskRunning(false)
    }
    const covering = cover.current
    covering?.addEventListener('touchstart', handleTouch, { passive: false })
    return () => covering?.removeEventListener('touchstart', handleTouch)
  }, [])
  return (
    <aside aria-label={t('stage:kiosk')}>
      {/* Covers the stage, so that the first touch presses nothing. */}
      <button
        type="button"
        ref={cover}
        className={`${styles.cover} screen-only`}
        aria-label={t('kiosk.stop')}
        onMouseDown={(event) => {
          // Otherwise the press would take the focus from the resume button.
          event.preventDefault()
          setKioskRunning(false)
        }}
        onClick={() => setKioskRunning(false)}
      />
      <div className={`${styles.running} no-pointer screen-only`}>
        <p className={`${styles.words} soft`}>{t('kiosk.running')}</p>
        <div className={`${styles.line} anchor`} aria-hidden="true">
          <div className={`${styles.share} tall`} style={{ inlineSize: `${share * 100}%` }} />
          <div className={`${styles.dwell} wide`} style={{ animationDuration: `${dwell}s` }} />
        </div>
      </div>
    </aside>
  )
}

function Stopped({ number, onClose }: { number: number; onClose: () => void }) {
  const { t } = useInterfaceTranslation(['presenter', 'stage', 'common'])
  const resumeButton = useRef<HTMLButtonElement>(null)
  useEffect(() => resumeButton.current?.focus({ preventScroll: true }), [])
  return (
    <aside className={`${styles.stopped} at-end in-row screen-only float`} aria-label={t('stage:kiosk')}>
      <p role="status">{t('kiosk.stopped', { number })}</p>
      <Button ref={resumeButton} look="main" onClick={() => setKioskRunning(true)}>
        {t('kiosk.goOn')}
      </Button>
      <Button onClick={onClose}>{t('common:close')}</Button>
    </aside>
  )
}

/** Keeps the screen on while `isWanted` and the page is visible; fails silently. */
function useWakeLock(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted || !('wakeLock' in navigator)) return
    let isOver = false
    let held: WakeLockSentinel | null = null
    const acquire = async () => {
      if (document.hidden) return
      try {
        const lock = await navigator.wakeLock.request('screen')
        if (isOver) await lock.release()
        else held = lock
      } catch {
        // Low battery, or not allowed: the kiosk runs without it.
      }
    }
    // The browser releases the lock whenever the page is hidden.
    const request = () => void acquire()
    request()
    document.addEventListener('visibilitychange', request)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', request)
      held?.release().catch(() => {})
    }
  }, [isWanted])
}

const SECOND = 1000

interface KioskTime {
  /** Index of the step shown; a change restarts the clock. */
  index: number
  /** Seconds per step. */
  dwell: number
  onElapsed: () => void
}

/** Calls `onElapsed` when the time of a step is over, while `isRunning`; pauses while the page is hidden. */
export function useKioskClock(isRunning: boolean, { index, dwell, onElapsed }: KioskTime): void {
  const due = useLatest(onElapsed)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step restarts the clock even if its dwell is the same.
  useEffect(() => {
    if (!isRunning) return
    /** Ms of the step that are left when the timeout begins; null once they are over. */
    let left: number | null = dwell * SECOND
    let begunAt = 0
    let timeout: number | undefined
    const update = () => {
      if (left === null) return
      if (timeout !== undefined) left = Math.max(0, left - (window.performance.now() - begunAt))
      window.clearTimeout(timeout)
      timeout = undefined
      if (document.hidden) return
      begunAt = window.performance.now()
      timeout = window.setTimeout(() => {
        left = null
        due.current()
      }, left)
    }
    update()
    document.addEventListener('visibilitychange', update)
    return () => {
      document.removeEventListener('visibilitychange', update)
      window.clearTimeout(timeout)
    }
  }, [isRunning, index, dwell, due])
}

/** Index of the next step of the run, wrapping to the first; backup steps are left out. */
export function nextKioskStep(index: number, steps: readonly Pick<BriefingStep, 'isBackup'>[]): number {
  const first = steps.findIndex(({ isBackup }) => !isBackup)
  return adjacentStep(steps, index, 1, index) ?? Math.max(0, first)
}
