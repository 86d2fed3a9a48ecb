import type { IsoDate } from '#domain/period.ts'

/** Today's date in the reader's time zone. */
export function readersToday(): IsoDate {
  const now = new Date()
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
