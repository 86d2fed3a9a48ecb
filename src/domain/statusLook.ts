import { STATUSES, type Status } from './claim.ts'

/** The look of each status, the same on map, timeline, rail, table and Reader: filled, outlined, dashed. */
export const STATUS_LOOK = {
  done: 'filled',
  planned: 'outlined',
  gap: 'dashed',
} as const satisfies Readonly<Record<Status, string>>

/** How often each status occurs, in the fixed order, without those that do not. */
export function countByStatus(statuses: readonly Status[]): readonly { status: Status; count: number }[] {
  return STATUSES.map((status) => ({
    status,
    count: statuses.filter((other) => other === status).length,
  })).filter(({ count }) => count > 0)
}
