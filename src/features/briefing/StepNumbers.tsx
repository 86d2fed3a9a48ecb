import { useContext } from 'react'
import type { ContentNumber, StepSum } from '#content/stepNumber.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { MajorityNote } from '#parts/MajorityNote.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './StepNumbers.module.css'
import { StepTypingContext } from './stage/FaceParts.tsx'

/** On the page, or on the stage `beside` a map or words, or `huge` over the whole step. */
type Look = 'page' | 'beside' | 'huge'

/**
 * The number of a step and the one it is compared with, each with unit and period; each opens its cells. On the page
 * also the nationality with more than half of it.
 */
export function StepNumbers({ number, look = 'page' }: { number: ContentNumber; look?: Look }) {
  const { now, before, change } = number
  const { t } = useTranslation('briefing')
  return (
    <p className={styles.number} data-look={look}>
      <Sum sum={now} look={look} isLarge />
      {before && (
        <span className={styles.beside}>
          {change && (
            <strong className={styles.change} data-rise={change.isRise}>
              {change.text}
            </strong>
          )}
          <Sum sum={before} look={look} />
        </span>
      )}
      {/* A chart says so itself. */}
      {look === 'beside' && now.unit === 'dead-and-missing' && (
        <span className={styles.unit}>{t('chart.minimum')}</span>
      )}
    </p>
  )
}

function Sum({ sum, look, isLarge = false }: { sum: StepSum; look: Look; isLarge?: boolean }) {
  const { t } = useTranslation('common')
  const choice = useContext(StepTypingContext)?.choiceOf(sum.query)
  const { query, isOwn, figure, what, text, short } = sum
  const sign = isOwn && <StatusSign look="filled" radius={3} own={t('yours')} />
  // On the stage the unit is said once, by the large number.
  if (look !== 'page' && !isLarge) {
    return (
      <span className={styles.place}>
        <CellsButton cells={query} className={styles.small}>
          {sign}
          {short}
        </CellsButton>
        {choice}
      </span>
    )
  }
  return (
    <span className={styles.place}>
      <CellsButton cells={query} className={isLarge ? styles.large : styles.small} name={text}>
        {sign}
        <span className={styles.figure}>{figure}</span> <span className={styles.unit}>{what}</span>
      </CellsButton>
      {choice}
      {!isOwn && look === 'page' && <MajorityNote cells={query} className={styles.unit} />}
    </span>
  )
}
