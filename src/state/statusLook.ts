import type { Status } from '#domain/claim.ts'

/** The sign of each status, the same on map, timeline, rail, table and Reader: filled, outlined, dashed. */
export const STATUS_LOOK = {
  done: 'filled',
  planned: 'outlined',
  gap: 'dashed',
} as const satisfies Readonly<Record<Status, string>>
