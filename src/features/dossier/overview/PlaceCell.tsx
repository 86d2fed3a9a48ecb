import { useTranslation } from 'react-i18next'
import { STATUSES } from '#domain/claim.ts'
import type { Measure } from '#domain/measure.ts'
import { STATUS_LOOK } from '#domain/statusLook.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useWords } from '#words/words.ts'
import styles from './PlacesTable.module.css'

interface PlaceCellProps {
  /** Id of the column: a route (its colour) or a place apart from routes (ink). */
  place: string
  measures: readonly Measure[]
}

/**
 * One cell of the table of places: one measure is its sign, several are their number in the sign that all of them
 * share, or in the first of done, planned and gap when they differ. The words say how many of each.
 */
export function PlaceCell({ place, measures }: PlaceCellProps) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const status = STATUSES.find((candidate) => measures.some((measure) => measure.status === candidate))
  if (!status) return <span className="visually-hidden">{t('places.none')}</span>
  const counts = STATUSES.flatMap((candidate) => {
    const count = measures.filter((measure) => measure.status === candidate).length
    return count > 0 ? [t('places.statusCount', { count, status: words.status(candidate) })] : []
  })
  return (
    <span className={styles.mark} data-place={place} title={words.list(counts)}>
      {measures.length === 1 ? (
        <StatusSign look={STATUS_LOOK[status]} radius={4} />
      ) : (
        <span className={styles.number} data-look={STATUS_LOOK[status]} aria-hidden="true">
          {measures.length}
        </span>
      )}
      <span className="visually-hidden">{words.list(counts)}</span>
    </span>
  )
}
