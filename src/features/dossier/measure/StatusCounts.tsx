import type { CSSProperties } from 'react'
import { STATUS_LOOK, type Status } from '#domain/claim.ts'
import type { Measure } from '#domain/measure.ts'
import styles from '#features/dossier/Dossier.module.css'
import { StatusSign } from '#ui/StatusSign.tsx'
import { countedSigns } from '#words/countedSigns.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

interface StatusCountsProps {
  measures: readonly Measure[]
  /** Leaves out the words, where the accessible name of the parent has the number. */
  isBrief?: boolean
  /** The statuses with a column each, in a list whose numbers stand below one another. */
  columns?: readonly Status[] | null
}

/** The number of measures of each status that occurs, with its sign: the published, then the reader's own. */
export function StatusCounts({ measures, isBrief = false, columns = null }: StatusCountsProps) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  return (
    <span
      className={styles.signs}
      style={columns ? ({ '--columns': columns.length } as CSSProperties) : undefined}
      data-aligned={columns !== null}
    >
      {countedSigns(measures, words).map(({ status, count, own }) => {
        const word = words.status(status).toLocaleLowerCase(words.language)
        return (
          <span
            key={`${status} ${own}`}
            className={styles.sign}
            style={columns ? { gridColumn: columns.indexOf(status) + 1 } : undefined}
          >
            <StatusSign look={STATUS_LOOK[status]} radius={4} own={own} />
            {isBrief ? words.number(count) : t('statusCount', { count, status: word })}
          </span>
        )
      })}
    </span>
  )
}
