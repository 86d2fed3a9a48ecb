import { hasOwnOutcome } from '#domain/measure.ts'
import type { Outcome } from '#domain/outcome.ts'
import { OutcomeReviews, OwnOutcomeNote, PageSentence, PlanSentence } from '#parts/PlanSentence.tsx'
import type { PlanRow } from '#state/selectors/planRows.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './PlanRow.module.css'

/** What a row rests on: the sentences of the plan and of its outcome by first and last words, or the searches. */
export function PlanSentences({ row, id }: { row: PlanRow; id: string }) {
  const { t } = useTranslation('plans')
  const { page, outcome } = row
  if (hasOwnOutcome(row.plan)) {
    return (
      <div className={styles.sentences} id={id}>
        <OwnOutcomeNote plan={row.plan} className={styles.wide} />
      </div>
    )
  }
  return (
    <div className={styles.sentences} id={id}>
      <div>
        <h3 className={styles.halfTitle}>{t('planSentence')}</h3>
        <PlanSentence plan={row.plan} />
      </div>
      <div>
        {page && row.state !== 'nothing-found' && (
          <>
            <h3 className={styles.halfTitle}>{t('outcomeSentence')}</h3>
            <PageSentence source={page} />
          </>
        )}
        {outcome && <Searches outcome={outcome} isOpen={row.state === 'nothing-found'} />}
        {outcome && <OutcomeReviews reviews={outcome.reviews} />}
      </div>
    </div>
  )
}

/** The words of all searches for an outcome. */
function Searches({ outcome, isOpen }: { outcome: Outcome; isOpen: boolean }) {
  const { t } = useTranslation('plans')
  if (outcome.searches.length === 0) return null
  const list = (
    <ul className={styles.searches} aria-label={t('searchesTitle')}>
      {outcome.searches.map((words) => (
        <li key={words}>{t('quoteWhole', { words })}</li>
      ))}
    </ul>
  )
  if (isOpen) {
    return (
      <>
        <h3 className={styles.halfTitle}>{t('searchesTitle')}</h3>
        {list}
      </>
    )
  }
  return (
    <details className={styles.searchesFold}>
      <summary>{t('searches', { count: outcome.searches.length })}</summary>
      {list}
    </details>
  )
}
