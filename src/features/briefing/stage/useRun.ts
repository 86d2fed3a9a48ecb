import { useMemo, useRef } from 'react'
import { type Briefing, type BriefingStep, layoutOfStep } from '#domain/briefing.ts'
import { adjacentStep, numberedSteps, runOf } from '#domain/talk.ts'
import { changeTalk, useTalkStore } from '#state/talkStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'

/** Where a talk stands, and where its keys lead; indices are those of the briefing's steps, null for nowhere. */
export interface Run {
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
export function useRun(steps: readonly BriefingStep[], index: number): Run {
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
const TALK_PAGES = ['title', 'sources'] as const
export type TalkPage = (typeof TALK_PAGES)[number]

/** The title and the sources of a talk, as steps that the layouts can draw; null where a step of the run is one. */
export type TalkPages = Readonly<Record<TalkPage, BriefingStep | null>>

interface PagesOfTalk {
  pages: TalkPages
  /** The page on the stage, over its step; null for none. */
  page: BriefingStep | null
  /** Puts a page on the stage until the next key. */
  show: (page: TalkPage) => void
  /** Takes the page off; false when there is none. */
  dismiss: () => boolean
}

/** The pages of a talk beside its steps: the overview lists them first and last, and the room sees them like a step. */
export function useTalkPages(briefing: Briefing): PagesOfTalk {
  const { t } = useTranslation('stage')
  const shown = useTalkStore(({ talk }) => talk?.shown ?? null)
  const sourcesTitle = t('allSources')
  const pages = useMemo(() => pagesOf(briefing, sourcesTitle), [briefing, sourcesTitle])
  const name = TALK_PAGES.find((each) => each === shown)
  const page = name ? pages[name] : null
  return {
    pages,
    page,
    show: (name) => changeTalk({ shown: name }),
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
