import type { DatedRecord, RecordFile } from '#domain/datedRecord.ts'
import { type Period, periodOfDate } from '#domain/period.ts'
import type { Fault } from './fault.ts'

/**
 * Contradictions within one record: a status that its kind forbids, links that contradict its scope, a period that ends
 * before it starts or does not fit its precision, weak pages that are not marked as weak. `checkIds` checks its ids.
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
  if (record.kind === 'both' && record.status !== 'planned') {
    const remedy = 'set the status to planned, or the kind to event or measure'
    fault('status', 'the meeting is the event, so what it plans is planned', remedy)
  }
  if (record.kind === 'event' && record.followedBy.length > 0) {
    fault('followedBy', 'an event plans nothing', 'remove the ids, or set the kind to both')
  }
  if (!record.hasWeakSources && record.sources.every(({ publisherKind }) => publisherKind === 'other')) {
    fault('hasWeakSources', 'all its pages are of other publishers', 'set it to true, or cite a better page')
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
  for (const field of ['categories', 'actors', 'countries', 'routes', 'regions', 'followedBy'] as const) {
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

/** Faults of `followedBy` (unknown ids, a record that follows itself or an earlier date, circles) and of `readTo`. */
export function recordLinkFaults(file: string, { readTo, records }: RecordFile): readonly Fault[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  return records.flatMap((record) => {
    const faults: Fault[] = []
    const fault = (field: string, problem: string, remedy: string) =>
      faults.push({ file, place: `record ${record.id}, ${field}`, problem, remedy })
    const first = record.statedOn?.start ?? record.period?.start
    for (const id of record.followedBy) {
      const follower = byId.get(id)
      if (!follower) {
        fault('followedBy', `no record has the id ${id}`, 'correct the id, or remove it')
        continue
      }
      const last = (follower.statedOn ?? follower.period)?.end ?? follower.period?.start
      if (first !== undefined && last !== undefined && last < first) {
        fault('followedBy', `${id} is of ${last}, before ${first}`, 'turn the link round, or remove it')
      } else if (leadsTo(id, record.id, byId)) {
        fault('followedBy', `the links from ${id} lead back to it`, 'remove one link of the circle')
      }
    }
    if (record.statedOn !== null && record.statedOn.start > readTo) {
      fault('statedOn', `it is after ${readTo}, to which records were read`, 'correct the date, or readTo')
    }
    return faults
  })
}

/** Whether following links from one record reaches another, or both are the same. */
function leadsTo(from: string, to: string, byId: ReadonlyMap<string, DatedRecord>): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...(byId.get(id)?.followedBy ?? []))
  }
  return false
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
