import type { IsoDate } from '#domain/period.ts'

/** The calendar day on the reader's clock, where the reader is. */
export function readersToday(): IsoDate {
  const now = new Date()
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
