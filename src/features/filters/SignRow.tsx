import { useTranslation } from 'react-i18next'
import type { Status } from '#domain/claim.ts'
import styles from './SignRow.module.css'

interface SignRowProps {
  statuses: readonly Status[]
}

/** Signs that fit beside the longest label of the rail; one place of them is taken by the "+n". */
const MOST_SIGNS = 9
const STEP = 8
const RADIUS = 3

/** One sign, one measure, so that a count can be checked by eye; what does not fit is a number. */
export function SignRow({ statuses }: SignRowProps) {
  const { t } = useTranslation('filters')
  const isCut = statuses.length > MOST_SIGNS
  const shown = isCut ? statuses.slice(0, MOST_SIGNS - 3) : statuses
  if (shown.length === 0) return null
  const width = shown.length * STEP
  return (
    <span className={styles.signs} aria-hidden="true">
      <svg width={width} height={STEP} viewBox={`0 0 ${width} ${STEP}`} aria-hidden="true">
        {shown.map((status, index) => (
          <circle
            // The signs of one status are alike: their place is all that tells them apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of signs has no other identity
            key={index}
            className={styles[status]}
            cx={index * STEP + STEP / 2}
            cy={STEP / 2}
            r={status === 'done' ? RADIUS : RADIUS - 0.4}
          />
        ))}
      </svg>
      {isCut && <span className={styles.rest}>{t('more', { rest: statuses.length - shown.length })}</span>}
    </span>
  )
}
