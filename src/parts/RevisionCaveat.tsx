import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FigureSource } from '#domain/figureSource.ts'
import { REVISION } from '#domain/seriesTolerance.ts'
import { useDataset } from '#state/datasets.ts'
import { loadFigures } from '#state/selectors/loadedFigures.ts'
import { reconciliation, revisionsIn } from '#state/selectors/reconciliation.ts'
import { useWords } from '#words/words.ts'
import { CellsButton } from './CellsButton.tsx'

/** How far the series by route has moved from the numbers that its publisher stated; nothing for other tables. */
export function RevisionCaveat({ source }: { source: FigureSource }) {
  const { t } = useTranslation('series')
  const words = useWords()
  const figures = useDataset('figures').data
  const found = useMemo(() => {
    const loaded = figures && loadFigures(figures)
    return loaded?.byRoute.table === source.id ? revisionsIn(reconciliation(loaded)) : null
  }, [figures, source])
  if (!found || found.compared === 0) return null
  const { compared, within, furthest } = found
  return (
    <li>
      {t('revisions', {
        publisher: source.publisher,
        compared: words.number(compared),
        within: words.number(within),
        revision: words.percent(REVISION),
      })}
      {furthest.length > 0 && <> {t('furthest')} </>}
      {furthest.map(({ stated, ratio, cells }, index) => (
        <span key={`${stated.place} ${stated.span.from} ${stated.span.to}`}>
          {index > 0 && '; '}
          <CellsButton cells={cells}>
            {t('revision', {
              place: words.figurePlace(stated.place),
              time: words.spans([stated.span]),
              change: words.change(ratio),
            })}
          </CellsButton>
        </span>
      ))}
    </li>
  )
}
