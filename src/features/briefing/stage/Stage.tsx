import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { writeReader } from '#domain/readerLink.ts'
import type { BuiltSoFar } from '#domain/stepBuild.ts'
import { clockFace, elapsed, STOPPED_TIMER } from '#domain/talk.ts'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { changeTalk, dismissBlocked, openOtherWindow, useTalkStore } from '#state/talkStore.ts'
import { openReader, setKioskRunning, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import sourcesSheet from './SourcesSheet.module.css'
import styles from './Stage.module.css'
import { StageBar, useBarShown } from './StageBar.tsx'
import { StagePen } from './StagePen.tsx'
import { StepCanvas } from './StepCanvas.tsx'
import { StepOverview } from './StepOverview.tsx'
import { BlockedNotice, EndQuestion } from './TalkNotices.tsx'
import { useStageKeys } from './useStageKeys.ts'
import { useSwipe } from './useSwipe.ts'
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
  const { t } = useTranslation('briefing')
  const isBlank = useTalkStore(({ talk }) => talk?.isBlank ?? false)
  const [isAsking, setIsAsking] = useState(false)
  const frame = useRef<HTMLElement>(null)
  const isBarShown = useBarShown()
  const { has, open, close, turn, leaveStep } = useLayers()
  const talk = useTalkSteps({ briefing, index, onStep, onLeaveStep: leaveStep })
  const step = briefing.steps[index]
  const at = { briefing: briefing.id, step: step?.id ?? '' }
  const actions = {
    ...talk.actions,
    blank: () => {
      close('white')
      setBlank(!isBlank)
    },
    white: () => {
      setBlank(false)
      turn('white')
    },
    // In the overview those of the talk.
    sources: () => (has('overview') ? talk.showSources() : turn('sources')),
    overview: () => turn('overview'),
    notes: () => turn('notes'),
    presenter: () => openOtherWindow('presenter', at),
    kiosk: () => setKioskRunning(true),
    explore: onExplore,
    fullScreen: turnFullScreen,
    moveMap: onMoveMap,
  }
  useStageKeys(actions, { areButtonsFree: true, isOverviewOpen: has('overview') })
  useStageFocus(frame)
  const closeTopLayer = () => {
    const top = LAYERS.find(has)
    const { talk: state } = useTalkStore.getState()
    const isUncovered = top !== 'overview' && top !== 'sources'
    if (isBlank && isUncovered) setBlank(false)
    else if (state?.shown && isUncovered) changeTalk({ shown: null })
    else if (top) close(top)
    else setIsAsking(true)
    if (top === 'sources') frame.current?.focus({ preventScroll: true })
  }
  useEscape(() => (useTalkStore.getState().isBlocked ? dismissBlocked() : closeTopLayer()))
  const swipe = useSwipe({ onForward: actions.next, onBack: actions.previous })

  if (!step) return null
  const shown = talk.page ?? step
  const isOpen = {
    blank: isBlank,
    white: has('white'),
    notes: has('notes'),
    overview: has('overview'),
    sources: has('sources'),
  }
  return (
    <main
      className={styles.stage}
      ref={frame}
      tabIndex={-1}
      aria-label={t('stage.name')}
      data-bar={isBarShown}
    >
      <div className={styles.room}>
        <StepCanvas
          briefing={briefing}
          step={shown}
          map={children(shown, talk.built)}
          built={talk.built.lines}
          swipe={swipe}
          isLive
        >
          {isOpen.notes && <StageNotes briefing={briefing} index={index} next={talk.run.next} />}
          {isOpen.sources && <SourcesSheet step={step} onClose={closeTopLayer} />}
          <StagePen isCovered={isOpen.overview} />
          <StageBar
            run={talk.run}
            isShown={isBarShown}
            open={isOpen}
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
        isOpen={isOpen.overview}
        talk={talk}
      />
      {isAsking && <EndQuestion stay={t('stage.stay')} onEnd={onLeave} onStay={() => setIsAsking(false)} />}
      <BlockedNotice step={at} onRetry={actions.presenter} onNotes={() => open('notes')} />
      {(isBlank || isOpen.white) && (
        <div className={styles.blank} data-white={!isBlank}>
          <Button className={styles.show} onClick={() => (isBlank ? setBlank(false) : turn('white'))}>
            {t('stage.show')}
          </Button>
        </div>
      )}
    </main>
  )
}

const setBlank = (isBlank: boolean) => changeTalk({ isBlank })

/** Full screen is for the whole page: with the stage alone the Reader would open behind it. */
function turnFullScreen(): void {
  const turned = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.()
  // If the browser refuses, the stage still fills the window.
  turned?.catch(() => {})
}

/** The layers over the step that a key opens, in the order in which Escape closes them. */
const LAYERS = ['overview', 'sources', 'white', 'notes'] as const
type Layer = (typeof LAYERS)[number]

function useLayers() {
  const [layers, setLayers] = useState<readonly Layer[]>([])
  const has = (layer: Layer) => layers.includes(layer)
  const close = (layer: Layer) => setLayers((shown) => shown.filter((other) => other !== layer))
  const open = (layer: Layer) => setLayers((shown) => [...shown.filter((other) => other !== layer), layer])
  return {
    has,
    open,
    close,
    turn: (layer: Layer) => (has(layer) ? close(layer) : open(layer)),
    /** The notes stay; what was opened for one step goes. */
    leaveStep: () => setLayers((shown) => shown.filter((layer) => layer === 'notes')),
  }
}

interface StageNotesProps {
  briefing: Briefing
  index: number
  /** Index of the next step; null at the end. */
  next: number | null
}

/** Speaker view on a single screen: notes, next step and elapsed time. */
function StageNotes({ briefing, index, next: nextIndex }: StageNotesProps) {
  const { t } = useTranslation('briefing')
  const next = nextIndex === null ? null : briefing.steps[nextIndex]
  return (
    <aside className={styles.notes} aria-label={t('notes')}>
      <p className={styles.clock}>
        <Elapsed />
      </p>
      <p lang={briefing.language}>{briefing.steps[index]?.notes}</p>
      <p className={styles.nextIs}>{next ? t('stage.nextIs', { title: next.title }) : t('stage.end')}</p>
    </aside>
  )
}

/** Elapsed time, mm:ss; not live, or screen readers would read it every second. */
function Elapsed() {
  const { t } = useTranslation('briefing')
  const now = useNow()
  const timer = useTalkStore(({ talk }) => talk?.timer) ?? STOPPED_TIMER
  return <span aria-live="off">{t('stage.since', { time: clockFace(elapsed(timer, now)) })}</span>
}

/**
 * Keeps the focus on the stage, for its keys: at the start, when the Reader closes (unless the bar has it), and after a
 * click on a button, unless the click moved the focus to what it opened.
 */
function useStageFocus(frame: RefObject<HTMLElement | null>): void {
  const isReading = useViewStore((state) => state.view.reader !== null)
  const wasReading = useRef(isReading)
  useEffect(() => {
    // The page that had it is gone, or the notice of a blocked window has taken it.
    if (!frame.current?.contains(document.activeElement)) frame.current?.focus({ preventScroll: true })
    const handleClick = ({ target, detail }: MouseEvent) => {
      const button = target instanceof Element ? target.closest('button, a') : null
      // Without a pointer the detail is 0: the keyboard keeps its place.
      if (detail === 0 || !button || !frame.current?.contains(button)) return
      window.setTimeout(() => {
        if (document.activeElement === button) frame.current?.focus({ preventScroll: true })
      })
    }
    window.addEventListener('click', handleClick)
    return () => window.removeEventListener('click', handleClick)
  }, [frame])
  useEffect(() => {
    // On the map, arrow keys would move the map.
    if (wasReading.current && !isReading && !document.activeElement?.closest('footer, aside')) {
      frame.current?.focus({ preventScroll: true })
    }
    wasReading.current = isReading
  }, [frame, isReading])
}

interface SourcesSheetProps {
  step: BriefingStep
  onClose: () => void
}

/** All evidence of a step from below, each piece with its publisher and date; each opens the Reader. */
function SourcesSheet({ step, onClose }: SourcesSheetProps) {
  const { t } = useTranslation(['stage', 'common'])
  const { sources, nameOf, pageOf, lineOf } = useStepSources(step)
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => sheet.current?.focus({ preventScroll: true }), [])
  return (
    <aside className={sourcesSheet.sheet} ref={sheet} tabIndex={-1} aria-label={t('sourcesOfStep')}>
      <h2 className={sourcesSheet.title}>{t('sourcesOfStep')}</h2>
      <ul className={sourcesSheet.list}>
        {sources.map((source) => (
          <li key={writeReader(source.target)}>
            <button type="button" className={sourcesSheet.source} onClick={() => openReader(source.target)}>
              <span className={sourcesSheet.name}>
                {source.kind === 'quote' ? (
                  <q lang={source.document.language}>{source.quote}</q>
                ) : (
                  nameOf(source)
                )}
              </span>
              <span className={sourcesSheet.publication}>
                {[lineOf(source), pageOf(source)].filter(Boolean).join(', ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Button className={sourcesSheet.close} onClick={onClose}>
        {t('common:close')}
      </Button>
    </aside>
  )
}
