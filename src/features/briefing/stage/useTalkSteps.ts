import { useEffect, useMemo, useRef, useState } from 'react'
import { type Briefing, type BriefingStep, layoutOfStep } from '#domain/briefing.ts'
import { ALL_BUILT, type BuiltSoFar, buildOf, placeKey } from '#domain/stepMap.ts'
import { adjacentStep, numberedSteps, runOf } from '#domain/talk.ts'
import { useStepMaps } from '#parts/StepMaps.tsx'
import { changeTalk, useTalkStore } from '#state/talkStore.ts'
import { useShortcut } from '#state/useShortcut.ts'
import { useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import type { StageActions } from './useStageKeys.ts'

/** What the stage and the speaker's window do at a step in the same way. */
export interface TalkSteps {
  run: Run
  pages: TalkPages
  /** The page on the stage, over its step; null for none. */
  page: BriefingStep | null
  built: BuiltSoFar
  /** Whether nothing comes next, neither a line nor a step. */
  isAtEnd: boolean
  /** Whether nothing comes before: the first step, or the title where it has none. */
  isAtStart: boolean
  /** Goes to a step; null stays. */
  go: (index: number | null) => void
  showPage: (page: TalkPage) => void
  /** Shows the sources of the talk, which may be its last step. */
  showSources: () => void
  /** Takes the page off; false when there is none. */
  dismiss: () => boolean
  actions: Pick<StageActions, 'next' | 'previous' | 'first' | 'last' | 'jump'>
}

interface TalkStepsParts {
  briefing: Briefing
  /** Index of the step that this window shows. */
  index: number
  /** Whether the room keeps its step while the speaker browses: then it is not built up. */
  isFrozen?: boolean
  onStep: (index: number) => void
  /** Closes what was opened for the step. */
  onLeaveStep: () => void
  /** Called on Next at the end. */
  onEnd?: (() => void) | undefined
}

/** The steps of a talk, their build-ups and the pages beside them, with what the keys do to them. */
export function useTalkSteps({
  briefing,
  index,
  isFrozen = false,
  onStep,
  onLeaveStep,
  onEnd,
}: TalkStepsParts): TalkSteps {
  const { steps } = briefing
  const run = useRun(steps, index)
  const build = useBuild(isFrozen ? undefined : steps[index], index)
  const { pages, page, show, dismiss } = useTalkPages(briefing)
  const go = (to: number | null) => {
    dismiss()
    onLeaveStep()
    if (to !== null) onStep(to)
  }
  const isFirst = run.previous === null && run.number !== null
  const isAtStart = isFirst && (pages.title ? page === pages.title : page === null)
  const showPage = (name: TalkPage) => {
    // After the title the talk goes on with its first step, after the sources where it was.
    go(name === 'title' ? run.first : null)
    show(name)
  }
  return {
    run,
    pages,
    page,
    built: build.shown,
    isAtStart,
    isAtEnd: run.next === null && build.isWhole && !page,
    go,
    showPage,
    showSources: () => (pages.sources ? showPage('sources') : go(run.last)),
    dismiss,
    actions: {
      next: () => {
        if (dismiss() || build.forward()) return
        if (run.next === null && onEnd) onEnd()
        else go(run.next)
      },
      previous: () => {
        // Nothing comes before the title.
        if (page && page === pages.title) return
        if (dismiss() || build.back()) return
        if (isFirst && pages.title) showPage('title')
        else go(run.previous)
      },
      first: () => go(run.first),
      last: () => go(run.last),
      jump: (number) => go(run.at(number)),
    },
  }
}

/** Where a talk stands, and where its keys lead; indices are those of the briefing's steps, null for nowhere. */
interface Run {
  /** Number of the step in the run, from 1; null for a backup step. */
  number: number | null
  /** Number of steps in the run. */
  count: number
  next: number | null
  previous: number | null
  first: number
  last: number
  /** The step of a typed number; backups follow the run. */
  at: (number: number) => number | null
}

/** The run of a talk at a step. Backups are in neither direction; from one, the talk goes on where it was. */
function useRun(steps: readonly BriefingStep[], index: number): Run {
  const lastRun = useRef(0)
  if (!steps[index]?.isBackup) lastRun.current = index
  const from = lastRun.current
  return useMemo(() => {
    const run = runOf(steps)
    const numbered = numberedSteps(steps)
    const indexOf = (found: BriefingStep | undefined) => (found ? steps.indexOf(found) : -1)
    const step = steps[index]
    const place = step ? run.indexOf(step) : -1
    return {
      number: place === -1 ? null : place + 1,
      count: run.length,
      next: adjacentStep(steps, index, 1, from),
      previous: adjacentStep(steps, index, -1, from),
      first: Math.max(0, indexOf(run[0])),
      last: Math.max(0, indexOf(run.at(-1))),
      at: (number) => {
        const found = indexOf(numbered[number - 1])
        return found === -1 ? null : found
      },
    }
  }, [steps, index, from])
}

/** What of a talk the room can see beside its steps. */
type TalkPage = 'title' | 'sources'

/** The title and the sources of a talk, as steps that the layouts can draw; null where a step of the run is one. */
type TalkPages = Readonly<Record<TalkPage, BriefingStep | null>>

/** The pages of a talk beside its steps: the overview lists them first and last, and the room sees them like a step. */
function useTalkPages(briefing: Briefing) {
  const { t } = useTranslation('stage')
  const shown = useTalkStore(({ talk }) => talk?.shown ?? null)
  const sourcesTitle = t('allSources')
  const pages = useMemo(() => pagesOf(briefing, sourcesTitle), [briefing, sourcesTitle])
  const page = shown === 'title' || shown === 'sources' ? pages[shown] : null
  return {
    pages,
    page,
    show: (name: TalkPage) => changeTalk({ shown: name }),
    /** Takes the page off; false when there is none. */
    dismiss: () => {
      if (page) changeTalk({ shown: null })
      return page !== null
    },
  }
}

function pagesOf(briefing: Briefing, sourcesTitle: string): TalkPages {
  const run = runOf(briefing.steps)
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last) return { title: null, sources: null }
  const page = { text: [], notes: '', number: null, chart: null, dwell: first.dwell, view: first.view }
  return {
    title:
      layoutOfStep(first) === 'title'
        ? null
        : {
            ...page,
            id: 'title',
            title: briefing.title,
            evidence: first.evidence,
            look: { ...first.look, layout: 'title', callouts: [], hasBuild: false },
          },
    sources:
      layoutOfStep(last) === 'closing'
        ? null
        : { ...page, id: 'sources', title: sourcesTitle, evidence: [], look: { layout: 'closing' } },
  }
}

/**
 * Lines and callouts of a step that appear one by one, in all windows of the talk at once. A step that was reached from a
 * later one shows all, and so does every step outside a talk, as in the kiosk.
 */
function useBuild(step: BriefingStep | undefined, index: number) {
  const { mapOf } = useStepMaps()
  const isTalk = useTalkStore(({ talk }) => talk !== null)
  const built = useTalkStore(({ talk }) => talk?.built ?? null)
  const states = useMemo(() => {
    const callouts = step?.look?.hasBuild ? mapOf(step)?.callouts : undefined
    const named = (callouts ?? []).map(({ place, line }) => ({ at: placeKey(place), line }))
    return step ? buildOf(step, named) : [ALL_BUILT]
  }, [step, mapOf])
  const [reached, setReached] = useState({ index, isBack: false })
  const isBack = reached.index === index ? reached.isBack : index < reached.index
  if (reached.index !== index) setReached({ index, isBack })
  const last = states.length - 1
  const at = isTalk ? Math.min(last, built ?? (isBack ? last : 0)) : last
  const show = (to: number) => {
    if (to < 0 || to > last) return false
    changeTalk({ built: to })
    return true
  }
  return {
    shown: states[at] ?? ALL_BUILT,
    isWhole: at === last,
    /** Shows the next line or callout, or hides the last one; false where there is none. */
    forward: () => show(at + 1),
    back: () => show(at - 1),
  }
}

/** Ms; twice a second, so that a clock skips no second. */
const INTERVAL_MS = 500

/** The current time, ms since 1970; re-renders the caller twice a second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), INTERVAL_MS)
    return () => window.clearInterval(timer)
  }, [])
  return now
}

/** Runs on Escape, unless the Reader is open, which the app closes. */
export function useEscape(act: () => void): void {
  useShortcut('back', () => {
    const isReading = useViewStore.getState().view.reader !== null
    if (!isReading) act()
    return !isReading
  })
}
