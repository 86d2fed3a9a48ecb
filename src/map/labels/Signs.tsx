import type { TFunction } from 'i18next'
import { STATUS_LOOK } from '#domain/claim.ts'
import type { Mark } from '#domain/marks.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import type { LabelTexts } from './labelTexts.ts'
import styles from './Signs.module.css'

interface PillProps {
  signs: LabelTexts['signs']
  /** Name of the place. */
  name: string
  t: TFunction<['map', 'lens']>
  /** Opens the measures; without it the pill is decorative, since the name above has their number. */
  onOpen: (() => void) | undefined
}

/** Number of measures by status. */
export function Pill({ signs, name, t, onOpen }: PillProps) {
  const shown = signs.map(({ status, count }) => (
    <span key={status} className={styles.sign}>
      <StatusSign look={STATUS_LOOK[status]} radius={3.6} isOnMap />
      {count}
    </span>
  ))
  if (!onOpen) {
    return (
      <span className={styles.pill} data-pill aria-hidden="true">
        {shown}
      </span>
    )
  }
  const action = t('lens:openMeasures', { name, count: signs.reduce((sum, { count }) => sum + count, 0) })
  return (
    <button
      type="button"
      className={styles.open}
      data-pill
      aria-label={action}
      title={action}
      onClick={onOpen}
    >
      <span className={styles.pill}>{shown}</span>
    </button>
  )
}

interface BadgesProps {
  marks: readonly Mark[]
  t: TFunction<['map', 'lens']>
  titleOf: (mark: Mark) => string
  /** Source quality of a measure in words, for the tooltip. */
  sourceQualityOf: (mark: Mark) => string
  selectedId: string | null
  onChoose: (mark: Mark) => void
}

/** Numbered badges; each selects its measure. */
export function Badges({ marks, t, titleOf, sourceQualityOf, selectedId, onChoose }: BadgesProps) {
  return (
    <ul className={styles.badges}>
      {marks.map((mark) => (
        <li key={mark.measure.id}>
          <button
            type="button"
            className={styles.badge}
            data-status={mark.measure.status}
            aria-label={t('map:badge', { number: mark.number, title: titleOf(mark) })}
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
