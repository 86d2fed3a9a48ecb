import { useEffect, useMemo } from 'react'
import { hiddenReaders } from '#domain/agreement.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { standsOn } from '#state/desk/deskBriefings.ts'
import { seenEntries } from '#state/desk/deskState.ts'
import { useOwnBriefings } from '#state/ownBriefings.ts'
import { openPage, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

const NONE = { others: [], steps: new Set<string>() } as const

interface HiddenDecisionsProps {
  /** Called with the ids of the steps whose absence this explains, so that nothing vaguer is said of them too. */
  onExplain: (steps: ReadonlySet<string>) => void
}

/**
 * Says why steps of an own briefing are not shown when only other readers decided the claims that they cite, and offers a
 * choice of whose decisions to show. After the choice it says whose are shown, and offers the way back.
 */
export function HiddenDecisions({ onExplain }: HiddenDecisionsProps) {
  const { t } = useTranslation('agreement')
  const words = useWords()
  const id = useViewStore(({ view }) => view.step?.briefing)
  const draft = useOwnBriefings(({ entries }) => entries.get(id ?? '')?.history.present)
  const project = useDesk((state) => state.project)
  const reader = useDesk((state) => state.reader)
  const showsOthers = useDesk((state) => state.showsOthers)
  const { others, steps } = useMemo(() => {
    if (!project || !draft) return NONE
    const cited = new Set(project.documents.flatMap(({ id }) => (standsOn(draft, new Set([id])) ? [id] : [])))
    const ofCited = ({ documentId }: { documentId: string }) => cited.has(documentId)
    const seen = seenEntries({ project, reader, showsOthers: false })
    const shown = new Set(seen)
    const hidden = new Set(project.log.flatMap((one) => (shown.has(one) ? [] : [one.documentId])))
    return {
      others: hiddenReaders(project.log.filter(ofCited), seen.filter(ofCited)),
      steps: new Set(draft.steps.flatMap((step) => (standsOn({ steps: [step] }, hidden) ? [step.id] : []))),
    }
  }, [project, reader, draft])
  const isWhy = others.length > 0 && showsOthers === false
  useEffect(() => {
    onExplain(isWhy ? steps : NONE.steps)
    return () => onExplain(NONE.steps)
  }, [onExplain, isWhy, steps])
  if (!project || others.length === 0) return null
  if (!isWhy) {
    return (
      <div className="marked gap-8 stack breaks" role="status">
        <p>{showsOthers === true ? t('othersShown') : t('hidden.shownOf', { who: showsOthers })}</p>
        <div className="in-row">
          <Button onClick={() => desk.setShowsOthers(false)}>{t('hideOthers')}</Button>
        </div>
      </div>
    )
  }
  const named = others.map(({ who, count }) => t('hidden.reader', { who, count }))
  const sum = others.reduce((all, { count }) => all + count, 0)
  return (
    <div className="marked gap-8 stack breaks" role="status">
      <p>
        {t('hidden.why', {
          count: sum,
          project: project.title,
          who: words.list(named),
          reader,
        })}
      </p>
      <p>{t('hidden.choose')}</p>
      <div className="in-row">
        {others.map(({ who }) => (
          <Button key={who} onClick={() => desk.setShowsOthers(who)}>
            {t('hidden.show', { who })}
          </Button>
        ))}
        {others.length > 1 && <Button onClick={() => desk.setShowsOthers(true)}>{t('hidden.join')}</Button>}
        <Button onClick={() => openPage('desk')}>{t('hidden.decide')}</Button>
      </div>
    </div>
  )
}
