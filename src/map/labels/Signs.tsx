import type { TFunction } from 'i18next'
import { STATUS_LOOK } from '#domain/claim.ts'
import type { Mark } from '#domain/marks.ts'
import type { LabelTexts } from '#picture/labels/labelTexts.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
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
  const shown = signs.map(({ status, count, own }) => (
    <span key={`${status} ${own}`} className={styles.sign}>
      <StatusSign look={STATUS_LOOK[status]} radius={3.6} isOnMap own={own} />
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
  const sum = (some: PillProps['signs']) => some.reduce((total, { count }) => total + count, 0)
  const yours = signs.filter(({ own }) => own !== undefined)
  const action = [
    t('lens:openMeasures', { name, count: sum(signs) }),
    ...(yours[0] ? [`${sum(yours)} ${yours[0].own}`] : []),
  ].join(', ')
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
  /** "yours" for a mark from the reader's own documents; else undefined. */
  ownOf: (mark: Mark) => string | undefined
  /** Source quality of a measure in words, for the tooltip. */
  sourceQualityOf: (mark: Mark) => string
  selectedId: string | null
  onChoose: (mark: Mark) => void
}

/** Numbered badges; each selects its measure. */
export function Badges({ marks, t, titleOf, ownOf, sourceQualityOf, selectedId, onChoose }: BadgesProps) {
  return (
    <ul className={styles.badges}>
      {marks.map((mark) => (
        <li key={mark.measure.id}>
          <button
            type="button"
            className={styles.badge}
            data-status={mark.measure.status}
            data-own={ownOf(mark)}
            aria-label={[t('map:badge', { number: mark.number, title: titleOf(mark) }), ownOf(mark)]
              .filter(Boolean)
              .join(', ')}
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
