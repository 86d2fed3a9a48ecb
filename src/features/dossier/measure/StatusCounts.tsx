import { useTranslation } from 'react-i18next'
import { STATUS_LOOK, STATUSES } from '#domain/claim.ts'
import type { Measure } from '#domain/measure.ts'
import styles from '#features/dossier/Dossier.module.css'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useWords } from '#words/words.ts'

interface StatusCountsProps {
  measures: readonly Measure[]
  /** Leaves out the words, where the accessible name of the parent has the number. */
  isBrief?: boolean
}

/** The number of measures of each status that occurs, with its sign. */
export function StatusCounts({ measures, isBrief = false }: StatusCountsProps) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  return (
    <span className={styles.signs}>
      {STATUSES.map((status) => {
        const count = measures.filter((measure) => measure.status === status).length
        if (count === 0) return null
        const word = words.status(status).toLocaleLowerCase(words.language)
        return (
          <span key={status} className={styles.sign}>
            <StatusSign look={STATUS_LOOK[status]} radius={4} />
            {isBrief ? words.number(count) : t('statusCount', { count, status: word })}
          </span>
        )
      })}
    </span>
  )
}
