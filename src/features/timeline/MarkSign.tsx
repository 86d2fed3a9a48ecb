import { STATUS_LOOK, type Status } from '#domain/claim.ts'
import { StatusSign } from '#ui/StatusSign.tsx'

interface MarkSignProps {
  kind: Status | 'events'
  /** Of the sign of a status, px. */
  radius: number
}

/** The sign of a measure's status, or the diamond of events. */
export function MarkSign({ kind, radius }: MarkSignProps) {
  if (kind !== 'events') return <StatusSign look={STATUS_LOOK[kind]} radius={radius} />
  return (
    <svg
      width="0.5rem"
      height="0.5rem"
      viewBox="0 0 8 8"
      fill="currentColor"
      style={{ flex: 'none' }}
      aria-hidden="true"
    >
      <path d="M4 0l4 4-4 4-4-4z" />
    </svg>
  )
}
