import { Fragment } from 'react'
import { timeWords } from '#content/timeWords.ts'
import { isOwnMark } from '#domain/ownData.ts'
import { useUiStore } from '#state/uiStore.ts'
import { useExplore } from '#state/viewModels.ts'
import { useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './MapChip.module.css'

/**
 * Live region: how many measures and routes are in view, for which years, and how many undated measures are left out.
 */
export function StateSentence() {
  const { t } = useTranslation('filters')
  const model = useExplore()
  const filters = useViewStore((state) => state.view.filters)
  const words = useWords()
  const isMoving = useUiStore((state) => state.isTimeMoving)

  const count = model?.measures.length ?? 0
  const own = model?.measures.filter(isOwnMark).length ?? 0

  // The chips beside it show the period; the announcement keeps it.
  const isInChips = filters.years.length > 0 || filters.months !== null

  // The live region must exist before its text. It is silent while the period moves; the changed key then re-creates
  // the text, so that the result is announced.
  return (
    <p className={`${styles.chip} ${styles.sentence}`} role="status" aria-live={isMoving ? 'off' : 'polite'}>
      {model && (
        <Fragment key={String(isMoving)}>
          <span className={styles.state}>
            {[
              own > 0 && own < count
                ? t('bothCount', { count: own, published: count - own })
                : t('measureCount', { count }),
              t('routeCount', { count: model.litRoutes.size }),
            ].join(', ')}
            <span className={isInChips ? styles.time : undefined}>, {timeWords(filters, t, words)}</span>
          </span>
          {model.undatedLeftOut > 0 && (
            <span className={styles.undated}> {t('undated', { count: model.undatedLeftOut })}</span>
          )}
        </Fragment>
      )}
    </p>
  )
}
