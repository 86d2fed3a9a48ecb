import { useMemo } from 'react'
import type { FigureSource } from '#domain/figureSource.ts'
import { REVISION } from '#domain/seriesTolerance.ts'
import { useDataset } from '#state/datasets.ts'
import { loadFigures } from '#state/selectors/loadedFigures.ts'
import { reconciliation, revisionsIn } from '#state/selectors/reconciliation.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { CellsButton } from './CellsButton.tsx'

/** How far a series has moved from the numbers that its publisher stated; nothing for a table without any. */
export function RevisionCaveat({ source }: { source: FigureSource }) {
  const { t } = useTranslation('series')
  const words = useWords()
  const figures = useDataset('figures').data
  const found = useMemo(() => {
    const rows = figures ? reconciliation(loadFigures(figures)) : []
    return revisionsIn(rows.filter(({ cells }) => cells?.table === source.id))
  }, [figures, source])
  if (found.compared === 0) return null
  const { compared, within, furthest } = found
  return (
    <li>
      {t('revisions', {
        publisher: words.publisherName(source.publisher),
        compared: words.number(compared),
        within: words.number(within),
        revision: words.percent(REVISION),
      })}
      {furthest.length > 0 && <> {t('furthest')} </>}
      {furthest.map(({ stated, ratio, cells }, index) => (
        <span key={stated.id}>
          {index > 0 && '; '}
          <CellsButton cells={cells}>
            {t('revision', {
              place: stated.place === null ? words.localized(source.title) : words.figurePlace(stated.place),
              time: words.spans([stated.span]),
              change: words.change(ratio),
            })}
          </CellsButton>
        </span>
      ))}
    </li>
  )
}
