import { useTranslation } from 'react-i18next'
import { CellsButton } from '#parts/CellsButton.tsx'
import type { DetectionFigure } from '#state/selectors/figureModel.ts'
import type { OtherPlaces } from '#state/selectors/overviewFigures.ts'
import { useWords } from '#words/words.ts'
import styles from './OtherPlacesLine.module.css'

interface OtherPlacesLineProps {
  others: OtherPlaces
  total: DetectionFigure
}

/** What the total holds besides the routes: the places by name and their sum, which opens its cells. */
export function OtherPlacesLine({ others, total }: OtherPlacesLineProps) {
  const { t } = useTranslation(['overview', 'common'])
  const words = useWords()
  if (others.places.length === 0) return null
  const names = others.places.map(words.figurePlace)
  const { compared, spans } = total.period
  const numberOf = (value: number | null) => (value === null ? t('common:notStated') : words.number(value))
  const { change } = others
  return (
    <p className={styles.line}>
      {t('figures.others', { names: words.list(names) })}{' '}
      <CellsButton cells={others.cells}>
        {change && compared
          ? t('figures.othersChange', {
              after: numberOf(change.after.value),
              afterTime: words.spans([compared.after]),
              before: numberOf(change.before.value),
              beforeTime: words.spans([compared.before]),
            })
          : t('figures.othersTotal', { number: numberOf(others.total.value), time: words.spans(spans) })}
      </CellsButton>
    </p>
  )
}
