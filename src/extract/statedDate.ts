/**
 * The date that a file states as ISO 8601 of reduced precision (`2024`, `2024-12`, `2024-12-10`), null if it is none. Reads
 * ISO forms with a time, `2024/12/10`, `20241210` and the dates of PDF files (`D:20241210143000Z`). The day is the one
 * stated, in whatever time zone.
 */
export function statedDate(text: string | null | undefined): string | null {
  const match = /^\s*(?:D:)?(\d{4})(?:[-/.]?(\d{2})(?:[-/.]?(\d{2}))?)?(?!\d{1,3}$)/.exec(text ?? '')
  const [, year = '', month, day] = match ?? []
  if (year < '1900' || year > '2100') return null
  if (month === undefined) return year
  if (month < '01' || month > '12') return null
  if (day === undefined) return `${year}-${month}`
  // The last day of a month is the day before the first of the next.
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(day) >= 1 && Number(day) <= last ? `${year}-${month}-${day}` : null
}
