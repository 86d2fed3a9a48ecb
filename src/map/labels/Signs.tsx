import { useTranslation } from 'react-i18next'
import { STATUS_LOOK } from '#domain/claim.ts'
import type { Mark } from '#domain/marks.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import type { LabelTexts } from './labelTexts.ts'
import styles from './MapLabels.module.css'

/** Number of measures by status. Decorative: the button above has the accessible name. */
export function Pill({ signs }: { signs: LabelTexts['signs'] }) {
  return (
    <span className={styles.pill} aria-hidden="true">
      {signs.map(({ status, count }) => (
        <span key={status} className={styles.sign}>
          <StatusSign look={STATUS_LOOK[status]} radius={3.6} />
          {count}
        </span>
      ))}
    </span>
  )
}

interface BadgesProps {
  marks: readonly Mark[]
  titleOf: (mark: Mark) => string
  /** Source quality of a measure in words, for the tooltip. */
  sourceQualityOf: (mark: Mark) => string
  selectedId: string | null
  onChoose: (mark: Mark) => void
}

/** Numbered badges; each selects its measure. */
export function Badges({ marks, titleOf, sourceQualityOf, selectedId, onChoose }: BadgesProps) {
  const { t } = useTranslation('map')
  return (
    <ul className={styles.badges}>
      {marks.map((mark) => (
        <li key={mark.measure.id}>
          <button
            type="button"
            className={styles.badge}
            data-status={mark.measure.status}
            aria-label={t('badge', { number: mark.number, title: titleOf(mark) })}
            aria-pressed={mark.measure.id === selectedId}
            title={`${titleOf(mark)}\n${sourceQualityOf(mark)}`}
            onClick={() => onChoose(mark)}
          >
            <span className={styles.number}>{mark.number}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
