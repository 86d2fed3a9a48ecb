import * as z from 'zod/mini'
import { DatedRecord } from '#domain/datedRecord.ts'
import { type Period, periodOfDate } from '#domain/period.ts'
import type { Fault } from './fault.ts'

/** `data/sources/records.json`. */
export const RecordFile = z.strictObject({ records: z.array(DatedRecord) })
export type RecordFile = z.infer<typeof RecordFile>

/**
 * Contradictions within one record: a status that its kind forbids, links that contradict its scope, a period that ends
 * before it starts or does not fit its precision. `checkIds` checks its ids.
 */
export function recordFaults(file: string, record: DatedRecord): readonly Fault[] {
  const faults: Fault[] = []
  const fault = (field: string, problem: string, remedy: string) =>
    faults.push({ file, place: `record ${record.id}, ${field}`, problem, remedy })

  if (record.kind === 'event' && record.status !== null) {
    fault('status', `an event has no status, found ${record.status}`, 'set it to null, or the kind to both')
  }
  if (record.kind !== 'event' && record.status === null) {
    fault('status', `a ${record.kind} record needs a status`, 'set it to done, planned or gap')
  }
  if (record.kind !== 'event' && record.categories.length === 0) {
    fault('categories', 'a measure without a category', 'name at least one category of the lexicon')
  }
  const links = record.routes.length + record.regions.length + record.countries.length
  if (record.scope === 'placed' && links === 0) {
    fault(
      'scope',
      'placed, but no route, region or country is named',
      'name one, or set the scope to unplaced',
    )
  }
  if (record.scope !== 'placed' && links > 0) {
    fault('scope', `${record.scope}, but a route, region or country is named`, 'drop the link, or set placed')
  }
  for (const field of ['categories', 'actors', 'countries', 'routes', 'regions'] as const) {
    const doubled = record[field].filter((id, index, all) => all.indexOf(id) !== index)
    for (const id of doubled) fault(field, `${id} occurs twice`, 'keep one of them')
  }
  for (const field of ['period', 'statedOn'] as const) {
    const problem = periodProblem(record[field])
    if (problem !== null) fault(field, problem, 'write whole days that fit the precision')
  }
  if (record.statedOn !== null && record.statedOn.end === null) {
    fault('statedOn', 'it has no end', 'repeat the day on which it was said')
  }
  return faults
}

/** Why a period is invalid (unknown day, end before start, wrong precision), or null. */
function periodProblem(period: Period | null): string | null {
  if (period === null) return null
  const { start, end, precision } = period
  for (const day of end === null ? [start] : [start, end]) {
    if (periodOfDate(day) === null) return `${day} is no day of the calendar`
  }
  if (end !== null && end < start) return `it ends on ${end}, before it starts on ${start}`
  if (precision === 'day') return null
  const length = precision === 'month' ? 7 : 4
  if (periodOfDate(start.slice(0, length))?.start !== start)
    return `${start} is no first day of a ${precision}`
  if (end !== null && periodOfDate(end.slice(0, length))?.end !== end) {
    return `${end} is no last day of a ${precision}`
  }
  return null
}
