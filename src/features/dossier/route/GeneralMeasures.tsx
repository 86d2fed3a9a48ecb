import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STATUSES } from '#domain/claim.ts'
import type { Measure } from '#domain/measure.ts'
import { STATUS_LOOK } from '#domain/statusLook.ts'
import styles from '#features/dossier/Dossier.module.css'
import list from '#features/dossier/measure/MeasureItem.module.css'
import { MeasureItem } from '#features/dossier/measure/MeasureItem.tsx'
import { Icon } from '#ui/Icon.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useWords } from '#words/words.ts'

/** Measures that hold for all routes or that no text places: apart, counted, without numbers, never spread over routes. */
export function GeneralMeasures({ measures }: { measures: readonly Measure[] }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const [isOpen, setIsOpen] = useState(false)
  const listId = useId()
  if (measures.length === 0) return null
  return (
    <div className={styles.general}>
      <button
        type="button"
        className={styles.generalHead}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className={styles.generalCount}>{measures.length}</span>
        <span className={styles.generalText}>
          {t('general', { count: measures.length })}
          <span className={styles.signs}>
            {STATUSES.map((status) => {
              const count = measures.filter((measure) => measure.status === status).length
              return (
                count > 0 && (
                  <span key={status} className={styles.sign}>
                    <StatusSign look={STATUS_LOOK[status]} radius={4} />
                    {t('statusCount', { count, status: words.status(status) })}
                  </span>
                )
              )
            })}
          </span>
        </span>
        <span className={isOpen ? styles.turned : undefined}>
          <Icon name="forward" />
        </span>
      </button>
      {isOpen && (
        <ul id={listId} className={list.list}>
          {measures.map((measure) => (
            <MeasureItem key={measure.id} measure={measure} isNumbered={false} evidence="brief" />
          ))}
        </ul>
      )}
    </div>
  )
}
