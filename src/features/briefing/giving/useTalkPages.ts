import { useMemo } from 'react'
import { type Briefing, type BriefingStep, layoutOfStep } from '#domain/briefing.ts'
import { runOf } from '#domain/talk.ts'
import { changeTalk, useTalkStore } from '#state/talkStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'

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
