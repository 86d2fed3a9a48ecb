import { useTranslation } from 'react-i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { RouteChange, RouteChanges } from '#domain/routeChanges.ts'
import type { Words } from '#words/words.ts'
import styles from './MapLabels.module.css'

interface ChangeButtonProps {
  /** The route's name in full. */
  name: string
  change: RouteChange
  periods: Pick<RouteChanges, 'before' | 'after'>
  words: Words
  onOpenCells?: ((query: CellQuery) => void) | undefined
}

/** How what was counted on a route changed, a rise with a sign of its own; pressing it opens the cells of both periods. */
export function ChangeButton({ name, change, periods, words, onOpenCells }: ChangeButtonProps) {
  const { t } = useTranslation('map')
  const shown = words.change(change.ratio)
  const action = t('change.open', {
    change: shown,
    name,
    before: words.spans([periods.before]),
    after: words.spans([periods.after]),
  })
  return (
    <button
      type="button"
      className={styles.change}
      data-rise={change.ratio > 0}
      aria-label={action}
      title={action}
      onClick={() => onOpenCells?.(change.cells)}
    >
      {change.ratio > 0 && <span aria-hidden="true">▲ </span>}
      {shown}
    </button>
  )
}
