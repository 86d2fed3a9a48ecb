import { useMemo } from 'react'
import { hiddenReaders } from '#domain/blindReading.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { standsOn } from '#state/desk/deskBriefings.ts'
import { seenEntries } from '#state/desk/deskPublish.ts'
import { useOwnBriefings } from '#state/ownBriefings.ts'
import { openPage, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Briefing.module.css'

/**
 * Says why steps of an own briefing are not shown when only other readers decided the claims that they cite, and offers a
 * choice of whose decisions to show. After the choice it says whose are shown, and offers the way back.
 */
export function HiddenDecisions() {
  const { t } = useTranslation('agreement')
  const words = useWords()
  const id = useViewStore(({ view }) => view.step?.briefing)
  const draft = useOwnBriefings(({ entries }) => entries.get(id ?? '')?.history.present)
  const project = useDesk((state) => state.project)
  const reader = useDesk((state) => state.reader)
  const showsOthers = useDesk((state) => state.showsOthers)
  const others = useMemo(() => {
    if (!project || !draft) return []
    const cited = new Set(project.documents.flatMap(({ id }) => (standsOn(draft, new Set([id])) ? [id] : [])))
    const ofCited = ({ documentId }: { documentId: string }) => cited.has(documentId)
    return hiddenReaders(
      project.log.filter(ofCited),
      seenEntries({ project, reader, showsOthers: false }).filter(ofCited),
    )
  }, [project, reader, draft])
  if (!project || others.length === 0) return null
  if (showsOthers !== false) {
    return (
      <div className={styles.warning} role="status">
        <p>{showsOthers === true ? t('othersShown') : t('hidden.shownOf', { who: showsOthers })}</p>
        <div className={styles.buttons}>
          <Button onClick={() => desk.setShowsOthers(false)}>{t('hideOthers')}</Button>
        </div>
      </div>
    )
  }
  const named = others.map(({ who, count }) => t('hidden.reader', { who, count }))
  const sum = others.reduce((all, { count }) => all + count, 0)
  return (
    <div className={styles.warning} role="status">
      <p>
        {t('hidden.why', {
          count: sum,
          project: project.title,
          who: words.list(named),
          reader,
        })}
      </p>
      <p>{t('hidden.choose')}</p>
      <div className={styles.buttons}>
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
