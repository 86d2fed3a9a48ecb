import type { Status } from '#domain/claim.ts'
import { STATUS_LOOK } from '#domain/statusLook.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import styles from './MeasureBadge.module.css'

interface MeasureBadgeProps {
  status: Status
  /** The measure's one number in this view; without it the sign stands alone. */
  number: number | undefined
}

/** A measure's number in the sign of its status, the same as on map and timeline. The status stands in words beside it. */
export function MeasureBadge({ status, number }: MeasureBadgeProps) {
  const look = STATUS_LOOK[status]
  if (number === undefined) {
    return (
      <span className={styles.bare}>
        <StatusSign look={look} radius={4.5} />
      </span>
    )
  }
  return (
    <span className={styles.badge} data-look={look}>
      {number}
    </span>
  )
}
