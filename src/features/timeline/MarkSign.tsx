import { STATUS_LOOK, type Status } from '#domain/claim.ts'
import { StatusSign } from '#ui/StatusSign.tsx'

/** Of the sign of a status, px. */
const RADIUS = 3.25

interface MarkSignProps {
  kind: Status | 'events'
  /** "yours" for a mark from the reader's own documents: a triangle, of an event too. */
  own?: string | undefined
}

/** The sign of a measure's status, a square as in the dock, or the diamond of events. */
export function MarkSign({ kind, own }: MarkSignProps) {
  if (kind !== 'events') return <StatusSign look={STATUS_LOOK[kind]} radius={RADIUS} own={own} isSquare />
  if (own !== undefined) return <StatusSign look="filled" radius={RADIUS} own={own} />
  return (
    <svg width="0.5rem" height="0.5rem" viewBox="0 0 8 8" style={{ flex: 'none' }} aria-hidden="true">
      <path d="M4 0l4 4-4 4-4-4z" fill="currentColor" />
    </svg>
  )
}
