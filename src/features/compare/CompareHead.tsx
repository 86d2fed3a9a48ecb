import { useTranslation } from 'react-i18next'
import { cubeSpan } from '#domain/figureCube.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { defaultCompare } from '#state/selectors/compareModel.ts'
import type { Compared } from '#state/useCompare.ts'
import { useViewStore } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import styles from './Compare.module.css'
import { PeriodChoice } from './PeriodChoice.tsx'
import { useComparedWords } from './useComparedWords.ts'

/** What is compared, the finding in it, and what has to be known of its months. */
export function CompareHead({ figures, model }: Compared) {
  const { t } = useTranslation(['compare', 'common'])
  const words = useWords()
  const { headline } = useComparedWords()
  const compare = useViewStore((state) => state.view.compare)
  const coverage = cubeSpan(figures.detections)
  const asked = compare ?? defaultCompare(coverage)
  const spans = model && {
    first: words.spans([model.months.first]),
    second: words.spans([model.months.second]),
  }
  return (
    <>
      <div className={styles.head}>
        <h1 className={styles.title}>
          {model ? (
            <CellsButton cells={model.total.cells.both} className={styles.titleButton}>
              {headline(model)}
            </CellsButton>
          ) : (
            t('common:compare')
          )}
        </h1>
        <PeriodChoice asked={asked} coverage={coverage} />
      </div>
      {!model && (
        <p className={styles.remark} role="status">
          {t('nothing')}
        </p>
      )}
      {spans && model?.months.isSameMonths && model.months.isCut && (
        <p className={styles.remark} role="status">
          {t('cut', spans)}
        </p>
      )}
      {spans && model && !model.months.isSameMonths && (
        <p className={styles.remark} role="status">
          {t('notSame', spans)}
        </p>
      )}
    </>
  )
}
