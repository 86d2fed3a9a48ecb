import type { Briefing } from '#domain/briefing.ts'
import { withProposedStep } from '#domain/draftBriefing.ts'
import { uiLanguageOf } from '#domain/language.ts'
import { isPageOfSteps, useEditorStore } from '#state/editorStore.ts'
import { emptyBriefing, own, useOwnBriefings } from '#state/ownBriefings.ts'
import { startTalk } from '#state/talkStore.ts'
import { useBriefings } from '#state/useBriefings.ts'
import { type StepProposal, stepOfProposal, useStepProposal } from '#state/useStepProposal.ts'
import { openBriefing, useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Briefing.module.css'

/** What can be presented: the current view as a talk of one step, and the readable briefings. */
export function PresentMenu({ close }: { close: () => void }) {
  const { t } = useTranslation(['briefing', 'ownBriefings'])
  const words = useWords()
  const { briefings = [] } = useBriefings()
  const page = useViewStore((state) => state.view.page)
  // The reader's own and those of the reader's language; the page of briefings has the others.
  const listed = briefings.filter(({ id, language }) => id.startsWith('own-') || language === words.language)
  return (
    <>
      {isPageOfSteps(page) && <ThisView close={close} />}
      <section className={`${styles.menuRows} stack`} aria-label={t('title')}>
        {listed.map((briefing) => (
          <button
            key={briefing.id}
            type="button"
            className={`${styles.menuRow} stack`}
            onClick={() => present(briefing)}
          >
            <span lang={briefing.language}>{briefing.title}</span>
            <small className="small soft">{t('steps', { count: briefing.steps.length })}</small>
          </button>
        ))}
        <button
          type="button"
          className={`${styles.menuRow} stack`}
          onClick={() => {
            close()
            openBriefing(null)
          }}
        >
          {t('menu.all')}
        </button>
      </section>
    </>
  )
}

/** The current view: presented alone, or added to a briefing. */
function ThisView({ close }: { close: () => void }) {
  const { t } = useTranslation(['briefing', 'ownBriefings'])
  const view = useViewStore((state) => state.view)
  const reads = useEditorStore((state) => state.reads)
  const isReady = useOwnBriefings((state) => state.isReady)
  const words = useWords()
  const proposal = useStepProposal(view, reads)
  const hasSource = proposal === null || proposal.proposed.length > 0
  return (
    <section className={`${styles.menuRows} stack`}>
      {hasSource ? (
        <button
          type="button"
          className={`${styles.menuRow} stack`}
          disabled={proposal === null || !isReady}
          onClick={() => proposal && present(talkOf(proposal, uiLanguageOf(words.language)))}
        >
          {t('menu.view')}
          <small className="small soft">{proposal?.title}</small>
        </button>
      ) : (
        <p className="small soft">{t('menu.noSource')}</p>
      )}
      <button
        type="button"
        className={`${styles.menuRow} stack`}
        onClick={() => {
          close()
          useEditorStore.setState({ isAdding: true })
        }}
      >
        {t('ownBriefings:add.open')}
      </button>
    </section>
  )
}

/** Starts a briefing at its first step. */
function present(briefing: Pick<Briefing, 'id' | 'steps'>): void {
  const [first] = briefing.steps
  if (first) startTalk(briefing.id, first)
}

/** The reader's own talk of this one view: a new one, unless the same is there. */
function talkOf(proposal: StepProposal, language: ReturnType<typeof uiLanguageOf>): Briefing {
  const drafts = [...own.store.getState().entries.values()].map(({ history }) => history.present)
  const same = drafts.find(
    ({ steps: [step, ...others], language: spoken }) =>
      step?.view === proposal.view && others.length === 0 && spoken === language,
  )
  if (same) return same
  const { draft: talk } = withProposedStep(
    { ...emptyBriefing(language), title: proposal.title },
    stepOfProposal(proposal),
  )
  own.put(talk)
  return talk
}
