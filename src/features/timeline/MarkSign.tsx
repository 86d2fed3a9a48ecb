import { STATUS_LOOK, type Status } from '#domain/claim.ts'
import { StatusSign } from '#ui/StatusSign.tsx'

interface MarkSignProps {
  kind: Status | 'events'
  /** Of the sign of a status, px. */
  radius: number
  /** "yours" for a mark from the reader's own documents: the sign in a square. */
  own?: string | undefined
}

/** The sign of a measure's status, or the diamond of events. */
export function MarkSign({ kind, radius, own }: MarkSignProps) {
  if (kind !== 'events') return <StatusSign look={STATUS_LOOK[kind]} radius={radius} own={own} />
  const isOwn = own !== undefined
  return (
    <svg
      width={isOwn ? '0.875rem' : '0.5rem'}
      height={isOwn ? '0.875rem' : '0.5rem'}
      viewBox={isOwn ? '-3 -3 14 14' : '0 0 8 8'}
      fill="currentColor"
      style={{ flex: 'none' }}
      role={isOwn ? 'img' : undefined}
      aria-label={own}
      aria-hidden={!isOwn || undefined}
    >
      {isOwn && (
        <rect
          x={-2.25}
          y={-2.25}
          width={12.5}
          height={12.5}
          rx={3}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.5}
        />
      )}
      <path d="M4 0l4 4-4 4-4-4z" />
    </svg>
  )
}
