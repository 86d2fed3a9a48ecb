import { compareText } from './compareText.ts'
import type { DatedRecord } from './datedRecord.ts'
import type { OutcomeFile } from './outcome.ts'
import type { IsoDate } from './period.ts'
import { lastDayOf } from './planTime.ts'

/** A record of which a day has passed since anybody last looked, and that day. */
export interface OverdueRecord {
  record: DatedRecord
  day: IsoDate
}

/**
 * The records that name a coming day (a signature, a start, a vote, an end) which has passed by `today`, while nobody has looked
 * since: neither was a sentence of theirs read, nor an outcome looked for, nor a record that follows them stated after it. The
 * longest overdue first.
 */
export function overdueRecords(
  records: readonly DatedRecord[],
  plans: OutcomeFile['plans'],
  today: IsoDate,
): readonly OverdueRecord[] {
  const statedOn = new Map(records.map(({ id, statedOn: stated }) => [id, stated?.start]))
  return records
    .flatMap((record): OverdueRecord[] => {
      const day = comingDaysOf(record).findLast((coming) => coming < today)
      if (day === undefined) return []
      const looked = [
        ...record.sources.map(({ locator }) => locator?.readOn),
        ...(plans[record.id] ?? []).map(({ lookedOn }) => lookedOn),
        ...record.followedBy.map((id) => statedOn.get(id)),
      ]
      return looked.some((on) => on !== undefined && on > day) ? [] : [{ record, day }]
    })
    .sort((a, b) => compareText(a.day, b.day))
}

/** The days of a record's period that were still to come when it was stated, in order, each the last of its precision. */
function comingDaysOf({ statedOn, period }: DatedRecord): readonly IsoDate[] {
  const stated = statedOn?.end
  if (period === null || stated == null) return []
  const start = lastDayOf({ ...period, end: null })
  const days = period.end === null || period.end === start ? [start] : [start, period.end]
  return days.filter((day) => day > stated).sort()
}
