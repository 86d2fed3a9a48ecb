import { useTranslation } from 'react-i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { RouteFigure } from '#domain/mapContent.ts'
import { figureWords } from '#map/figureWords.ts'
import type { Words } from '#words/words.ts'
import styles from './MapLabels.module.css'

interface FigureButtonProps {
  /** The route's name in full. */
  name: string
  figure: RouteFigure
  /** The unit in short, on a small map; what is heard says it in full. */
  isShort: boolean
  words: Words
  onOpenCells?: ((query: CellQuery) => void) | undefined
}

/** What was counted on a route, under its name: pressing it opens the cells that add up to it. */
export function FigureButton({ name, figure, isShort, words, onOpenCells }: FigureButtonProps) {
  const { t } = useTranslation('map')
  const shown = figureWords(figure, t, words, isShort)
  if (figure.total.value === null || !onOpenCells) return <span className={styles.figure}>{shown}</span>
  const action = t('figure.open', { figure: figureWords(figure, t, words), name })
  return (
    <button
      type="button"
      className={styles.figure}
      aria-label={action}
      title={action}
      onClick={() => onOpenCells(figure.cells)}
    >
      {shown}
    </button>
  )
}
