import type { Status } from '#domain/claim.ts'
import type { SignLook } from '#ui/StatusSign.tsx'

/** The sign of each status: filled is done, outlined is planned, dashed is a gap. */
export const STATUS_LOOK: Readonly<Record<Status, SignLook>> = {
  done: 'filled',
  planned: 'outlined',
  gap: 'dashed',
}
