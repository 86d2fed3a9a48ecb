import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { timeWords } from '#state/selectors/timeWords.ts'
import { useUiStore } from '#state/uiStore.ts'
import { useExplore } from '#state/useExplore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import styles from './StateSentence.module.css'

/** Says the state aloud: how many measures and routes are in view, of which years, and what has no date. */
export function StateSentence() {
  const { t } = useTranslation('filters')
  const model = useExplore()
  const filters = useViewStore((state) => state.view.filters)
  const words = useWords()
  const isMoving = useUiStore((state) => state.isTimeMoving)

  // The element is there before its words: only a change inside it is read out. While the period moves it is silent,
  // and says what it has come to by new elements when it stands still.
  return (
    <p className={styles.sentence} role="status" aria-live={isMoving ? 'off' : 'polite'}>
      {model && (
        <Fragment key={String(isMoving)}>
          <span className={styles.state}>
            {[
              t('measureCount', { count: model.measures.length }),
              t('routeCount', { count: model.litRoutes.size }),
              timeWords(filters, t, words),
            ].join(', ')}
          </span>
          {model.undatedLeftOut > 0 && (
            <span className={styles.undated}> {t('undated', { count: model.undatedLeftOut })}</span>
          )}
        </Fragment>
      )}
    </p>
  )
}
