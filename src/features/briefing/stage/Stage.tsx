import {
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { writeReader } from '#domain/readerLink.ts'
import type { BuiltSoFar } from '#domain/stepMap.ts'
import { clockFace, elapsed, STOPPED_TIMER } from '#domain/talk.ts'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { useStepContents } from '#parts/StepMaps.tsx'
import {
  changeTalk,
  dismissBlocked,
  isPresenterThere,
  openOtherWindow,
  useTalkStore,
} from '#state/talkStore.ts'
import { openReader, setKioskRunning, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useWindowEvent } from '#ui/useOpenCard.ts'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import sourcesSheet from './SourcesSheet.module.css'
import styles from './Stage.module.css'
import { StageBar, useBarShown } from './StageBar.tsx'
import { StagePen } from './StagePen.tsx'
import { StepCanvas } from './StepCanvas.tsx'
import { StepOverview } from './StepOverview.tsx'
import { BlockedNotice, EndQuestion } from './TalkNotices.tsx'
import { useStageKeys } from './useStageKeys.ts'
import { useEscape, useNow, useTalkSteps } from './useTalkSteps.ts'

interface StageProps {
  briefing: Briefing
  /** Index of the step shown. */
  index: number
  theme: 'light' | 'dark'
  onStep: (index: number) => void
  onExplore: () => void
  onLeave: () => void
  /** M: lets the map be moved, or puts it back. */
  onMoveMap: () => void
  /** One or two maps, in the map's box of the step, or of a page of the talk. */
  children: (step: BriefingStep, built: BuiltSoFar) => ReactNode
}

/** A layer over the step that a key opens and Escape closes. */
type Layer = 'overview' | 'sources' | 'notes' | 'white'

/** One step for the audience, the speaker's bar, and the layers over them. */
export function Stage({
  briefing,
  index,
  theme,
  onStep,
  onExplore,
  onLeave,
  onMoveMap,
  children,
}: StageProps) {
  const { t } = useInterfaceTranslation('briefing')
  const frame = useRef<HTMLElement>(null)
  const layers = useLayers(frame)
  const { has, turn, isBlank, setIsBlank, isAsking, setIsAsking } = layers
  const bar = useBarShown()
  const [typed, setTyped] = useState('')
  const step = briefing.steps[index]
  // The notes stay; what was opened for one step goes.
  const talk = useTalkSteps({ briefing, index, onStep, onLeaveStep: layers.keepNotes })
  const { run, page, built } = talk
  const openPresenter = () => {
    if (step) openOtherWindow('presenter', { briefing: briefing.id, step: step.id })
  }
  const actions = {
    ...talk.actions,
    typed: setTyped,
    blank: () => {
      layers.close('white')
      setIsBlank(!isBlank)
    },
    white: () => {
      setIsBlank(false)
      turn('white')()
    },
    // In the overview those of the talk.
    sources: has('overview') ? talk.showSources : turn('sources'),
    overview: turn('overview'),
    notes: layers.turnNotes(openPresenter),
    presenter: openPresenter,
    kiosk: () => setKioskRunning(true),
    explore: onExplore,
    fullScreen: turnFullScreen,
    moveMap: onMoveMap,
  }
  useStageKeys(actions, { areButtonsFree: true, isOverviewOpen: has('overview') })
  useReturnToStage(frame)
  useKeysAfterClick(frame)
  const swipe = useSwipe({ onForward: actions.next, onBack: actions.previous })

  if (!step) return null
  return (
    <main
      className={`${styles.stage} anchor clipped wide`}
      ref={frame}
      tabIndex={-1}
      aria-label={t('stage.name')}
      data-bar={bar.isShown}
      data-resting={bar.isResting}
      {...swipe}
    >
      <div className={`${styles.room} tall wide row-middle`}>
        <StepCanvas
          briefing={briefing}
          step={page ?? step}
          map={children(page ?? step, built)}
          built={built.lines}
          isLive
        >
          {has('notes') && (
            <StageNotes briefing={briefing} index={index} next={run.next} isFirst={layers.isFirstTime} />
          )}
          {has('sources') && <SourcesSheet briefing={briefing} step={step} onClose={layers.closeTop} />}
          <StagePen isCovered={has('overview')} />
          <StageBar
            talk={talk}
            isShown={bar.isShown || typed !== ''}
            typed={typed}
            open={{
              blank: isBlank,
              white: has('white'),
              notes: has('notes'),
              overview: has('overview'),
              sources: has('sources'),
            }}
            actions={actions}
            onEnd={() => setIsAsking(true)}
          />
        </StepCanvas>
      </div>
      <StepOverview
        briefing={briefing}
        index={index}
        theme={theme}
        name={t('stage.overview')}
        isOpen={has('overview')}
        talk={talk}
      />
      {isAsking && <EndQuestion stay={t('stage.stay')} onEnd={onLeave} onStay={() => setIsAsking(false)} />}
      <BlockedNotice
        step={{ briefing: briefing.id, step: step.id }}
        onRetry={actions.presenter}
        onNotes={() => layers.open('notes')}
      />
      {(isBlank || has('white')) && (
        <div className={`${styles.blank} cover stack`} data-white={!isBlank}>
          <Button className={styles.show} onClick={isBlank ? () => setIsBlank(false) : turn('white')}>
            {t('stage.show')}
          </Button>
        </div>
      )}
    </main>
  )
}

/** What lies over the step, and Escape, which takes off what lies on top or asks whether to end the talk. */
function useLayers(frame: RefObject<HTMLElement | null>) {
  const isBlank = useTalkStore(({ talk }) => talk?.isBlank ?? false)
  const isShown = useTalkStore(({ talk }) => (talk?.shown ?? null) !== null)
  const setIsBlank = (is: boolean) => changeTalk({ isBlank: is })
  const [layers, setLayers] = useState<readonly Layer[]>([])
  const has = (layer: Layer) => layers.includes(layer)
  const close = (layer: Layer) => setLayers((open) => open.filter((other) => other !== layer))
  const turn = (layer: Layer) => () =>
    setLayers((open) => (open.includes(layer) ? open.filter((other) => other !== layer) : [...open, layer]))
  const [isAsking, setIsAsking] = useState(false)
  const [isFirstTime, setIsFirstTime] = useState(true)
  // A window of the speaker's has the notes: they leave the audience's, and do not come back by themselves.
  const hasPresenter = useTalkStore(({ lastMessageAt }) => lastMessageAt !== null)
  if (hasPresenter && has('notes')) close('notes')
  const turnNotes = (toPresenter: () => void) => () => {
    if (isPresenterThere()) return toPresenter()
    if (has('notes')) setIsFirstTime(false)
    turn('notes')()
  }
  const closeTop = () => {
    const order = ['overview', 'sources', 'white', 'notes'] as const
    const top = order.find(has)
    if (isBlank && top !== 'overview' && top !== 'sources') setIsBlank(false)
    else if (isShown && top !== 'overview' && top !== 'sources') changeTalk({ shown: null })
    else if (top) close(top)
    else setIsAsking(true)
    if (top === 'sources') frame.current?.focus({ preventScroll: true })
  }
  useEscape(() => {
    if (useTalkStore.getState().isBlocked) dismissBlocked()
    else closeTop()
  })
  return {
    has,
    open: (layer: Layer) => setLayers((all) => [...all, layer]),
    close,
    turn,
    turnNotes,
    isFirstTime,
    isBlank,
    setIsBlank,
    isAsking,
    setIsAsking,
    closeTop,
    keepNotes: () => setLayers((open) => open.filter((layer) => layer === 'notes')),
  }
}

/** Fills the screen with the whole page, or leaves it: with the stage alone the Reader would open behind it. */
function turnFullScreen() {
  // If the browser refuses, the stage still fills the window.
  const turned = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.()
  turned?.catch(() => {})
}

interface StageNotesProps {
  briefing: Briefing
  index: number
  /** Index of the next step; null at the end. */
  next: number | null
  /** Whether to say who sees them. */
  isFirst: boolean
}

/** Speaker view on a single screen: notes, next step and elapsed time. */
function StageNotes({ briefing, index, next: nextIndex, isFirst }: StageNotesProps) {
  const { t } = useInterfaceTranslation('briefing')
  const next = nextIndex === null ? null : briefing.steps[nextIndex]
  return (
    <aside className={`${styles.notes} stack-top`} aria-label={t('notes')}>
      <p className="bold">
        <Elapsed />
      </p>
      {isFirst && (
        <p className="bold" role="status">
          {t('stage.notesSeen')}
        </p>
      )}
      <p lang={briefing.language}>{briefing.steps[index]?.notes}</p>
      <p className="soft">{next ? t('stage.nextIs', { title: next.title }) : t('stage.end')}</p>
    </aside>
  )
}

/** Elapsed time, mm:ss; not live, or screen readers would read it every second. */
function Elapsed() {
  const { t } = useInterfaceTranslation('briefing')
  const now = useNow()
  const timer = useTalkStore(({ talk }) => talk?.timer) ?? STOPPED_TIMER
  return <span aria-live="off">{t('stage.since', { time: clockFace(elapsed(timer, now)) })}</span>
}

/**
 * Gives the focus back to the stage after a click on a button, which would otherwise take the keys for itself; not when
 * the click moved the focus to what it opened.
 */
function useKeysAfterClick(frame: RefObject<HTMLElement | null>): void {
  useWindowEvent('click', ({ target, detail }) => {
    const button = target instanceof Element ? target.closest('button, a') : null
    // Without a pointer the detail is 0: the keyboard keeps its place.
    if (detail === 0 || !button || !frame.current?.contains(button)) return
    window.setTimeout(() => {
      if (document.activeElement === button) frame.current?.focus({ preventScroll: true })
    })
  })
}

/** Gives the stage the focus when the Reader closes, unless the bar has it: on the map, arrow keys would move the map. */
function useReturnToStage(frame: RefObject<HTMLElement | null>): void {
  // When the stage opens, the page that had the focus is gone, unless the pop-up notice has taken it.
  useEffect(() => {
    if (!frame.current?.contains(document.activeElement)) frame.current?.focus({ preventScroll: true })
  }, [frame])
  const isReading = useViewStore((state) => state.view.reader !== null)
  const wasReading = useRef(isReading)
  useEffect(() => {
    if (wasReading.current && !isReading && !document.activeElement?.closest('footer, aside')) {
      frame.current?.focus({ preventScroll: true })
    }
    wasReading.current = isReading
  }, [frame, isReading])
}

interface SourcesSheetProps {
  briefing: Briefing
  step: BriefingStep
  onClose: () => void
}

/** All evidence of a step from below, each piece with its publisher and date; each opens the Reader. */
function SourcesSheet({ briefing, step, onClose }: SourcesSheetProps) {
  const { t } = useTranslation('stage')
  const { t: interfaceT } = useInterfaceTranslation('common')
  const { sources, outcomePages } = useStepContents().contentOf(step, briefing)
  const { nameOf, pageOf, lineOf } = useStepSources(step)
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => sheet.current?.focus({ preventScroll: true }), [])
  return (
    <aside
      className={`${sourcesSheet.sheet} stack`}
      ref={sheet}
      tabIndex={-1}
      lang={briefing.language}
      aria-label={t('sourcesOfStep')}
    >
      <h2 className={sourcesSheet.title}>{t('sourcesOfStep')}</h2>
      <ul className="whole-row stack">
        {sources.map((source) => (
          <li key={writeReader(source.target)}>
            <button
              type="button"
              className={`${sourcesSheet.source} wide stack`}
              onClick={() => openReader(source.target)}
            >
              <span className={sourcesSheet.name}>
                {source.kind === 'quote' ? (
                  <q lang={source.document.language}>{source.quote}</q>
                ) : (
                  nameOf(source)
                )}
              </span>
              <span className={`${sourcesSheet.publication} soft`}>
                {[lineOf(source), pageOf(source)].filter(Boolean).join(', ')}
              </span>
            </button>
          </li>
        ))}
        {outcomePages.map(({ citation, page }) => (
          <li key={citation}>
            <a
              className={`${sourcesSheet.source} wide stack`}
              href={page ?? undefined}
              target="_blank"
              rel="noreferrer"
            >
              {citation}
            </a>
          </li>
        ))}
      </ul>
      <Button className={sourcesSheet.close} onClick={onClose}>
        {interfaceT('close')}
      </Button>
    </aside>
  )
}

/** Minimum horizontal distance, px; maximum duration, ms; minimum ratio of horizontal to vertical distance. */
const MIN_DISTANCE = 56
const MAX_DURATION = 800
const MIN_RATIO = 1.6

interface Start {
  id: number
  x: number
  y: number
  time: number
}

/** Where a finger does something else: in the bar, a list over the step, or with the pen. */
const NOT_SWIPED = 'nav, footer, aside, dialog, [role="dialog"], svg[data-tool]'

/**
 * Pointer handlers that detect one-finger swipes: left calls `onForward`, right `onBack`. Taps, second fingers, and slow
 * or steep movements do not count. What is swiped needs `touch-action: pan-y pinch-zoom`, or `none`.
 */
function useSwipe(actions: { onForward: () => void; onBack: () => void }) {
  const latest = useRef(actions)
  latest.current = actions
  const start = useRef<Start | null>(null)
  return useMemo(
    () => ({
      onPointerDown: (event: PointerEvent) => {
        const {
          pointerType,
          isPrimary,
          pointerId: id,
          clientX: x,
          clientY: y,
          timeStamp: time,
          target,
        } = event
        const isSwiped = pointerType !== 'mouse' && isPrimary
        const isOnStep = target instanceof Element && !target.closest(NOT_SWIPED)
        start.current = isSwiped && isOnStep ? { id, x, y, time } : null
      },
      onPointerUp: ({ pointerId, clientX, clientY, timeStamp }: PointerEvent) => {
        const from = start.current
        start.current = null
        if (!from || from.id !== pointerId || timeStamp - from.time > MAX_DURATION) return
        const [x, y] = [clientX - from.x, clientY - from.y]
        if (Math.abs(x) < MIN_DISTANCE || Math.abs(x) < Math.abs(y) * MIN_RATIO) return
        if (x < 0) latest.current.onForward()
        else latest.current.onBack()
      },
      onPointerCancel: () => {
        start.current = null
      },
    }),
    [],
  )
}
