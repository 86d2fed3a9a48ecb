import { useTranslation } from 'react-i18next'
import { STATUSES } from '#domain/claim.ts'
import { STATUS_LOOK } from '#domain/statusLook.ts'
import details from '#features/dossier/Details.module.css'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { useDatasets } from '#state/datasets.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useWords } from '#words/words.ts'
import styles from './Overview.module.css'

/** The overview's head while one kind of measure is chosen: what it is, and how many are in view by status. */
export function CategoryLens({ id }: { id: string }) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const { model } = usePanel()
  const isPending = useDatasets(['measures', 'vocabulary']).some((file) => file.isPending)
  if (isPending) return <Skeleton rows={3} />

  const measures = model?.measures ?? []
  return (
    <div className={styles.finding}>
      <h2 className={details.title} tabIndex={-1}>
        {words.category(id)}
      </h2>
      <p className={styles.lead}>{words.categoryDefinition(id)}</p>
      {model && (
        <p className={styles.counts}>
          <span>
            <strong>{words.number(measures.length)}</strong> {t('lens.measures', { count: measures.length })}
          </span>
          {STATUSES.map((status) => (
            <span key={status} className={styles.statusCount}>
              <StatusSign look={STATUS_LOOK[status]} radius={4.5} />
              {t('lens.status', {
                count: measures.filter((measure) => measure.status === status).length,
                status: words.status(status).toLocaleLowerCase(words.language),
              })}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}
