import type { BriefingStep } from '#domain/briefing.ts'
import type { Status } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { hasFilters } from '#domain/filters.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import type { Period } from '#domain/period.ts'
import { readReader, writeReader } from '#domain/readerLink.ts'
import type { Route } from '#domain/route.ts'
import type { ReaderTarget } from '#domain/view.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { groupBy } from '#lib/groupBy.ts'
import { exploreModel, sortingDate } from './exploreModel.ts'
import { tiedTo } from './stepEvidence.ts'
import { evidenceId } from './viewContent.ts'

/** What a row of a timeline shows: a record of the step's evidence, or a mark of its view. */
export type TimelineItem =
  | { kind: 'record'; of: DatedRecord }
  | { kind: 'measure'; of: Measure }
  | { kind: 'event'; of: TimelineEvent }

/** A row of a timeline; `target` opens its first sentence or record. */
export type TimelineRow = TimelineItem & {
  target: ReaderTarget
  period: Period | null
  statedOn: Period | null
  status: Status | null
  /** Publisher of its record; null for a sentence. */
  publisher: string | null
}

interface TimelineData {
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
  routes: readonly Route[]
  records: readonly DatedRecord[]
}

/**
 * The rows of a timeline step in the order in which they are kept where few fit: those of its own evidence, then what else
 * its view lists with a date; of both, first what has more evidence, then what is earlier.
 */
export function timelineRows(
  { view, evidence }: Pick<BriefingStep, 'view' | 'evidence'>,
  data: TimelineData,
): readonly TimelineRow[] {
  const own = new Set(evidence)
  const records = data.records
    .filter(({ id }) => own.has(`record:${id}`))
    .map((of): TimelineItem => ({ kind: 'record', of }))
  const citing = marksOf(data).filter((item) => linksOf(item).some((link) => own.has(link)))
  const listed = marksOf(listedBy(view, data))
  const rows = [...records, ...citing, ...listed].flatMap((item) => rowOf(item, data) ?? [])
  const keyOf = ({ target, of }: TimelineRow) => (target.type === 'record' ? writeReader(target) : of.id)
  const isListed = (item: TimelineRow) => Number(linksOf(item).every((link) => !own.has(link)))
  return [...groupBy(rows, keyOf).values()]
    .flatMap(([first]) => first ?? [])
    .sort(
      (a, b) =>
        isListed(a) - isListed(b) || sourcesOf(b) - sourcesOf(a) || compareText(startOf(a), startOf(b)),
    )
}

/** Number of pages and sentences behind a row. */
function sourcesOf(item: TimelineItem): number {
  return item.kind === 'record' ? item.of.sources.length : item.of.evidence.length
}

/** The measures and events that a view lists: those tied to what is selected, else those that its filters leave. */
function listedBy(link: string, data: TimelineData): Pick<TimelineData, 'measures' | 'events'> {
  const { selected, filters } = viewOfStep({ view: link })
  const { measures, events } = exploreModel({ ...data, filters })
  if (!selected) return hasFilters(filters) ? { measures, events } : { measures: [], events: [] }
  const { kind, id } = selected
  const chosen = <Mark extends Measure | TimelineEvent>(marks: readonly Mark[], ofKind: string) =>
    kind === ofKind ? marks.filter((mark) => mark.id === id) : tiedTo(selected, marks)
  return { measures: chosen(measures, 'measure'), events: chosen(events, 'event') }
}

function marksOf({ measures, events }: Pick<TimelineData, 'measures' | 'events'>): readonly TimelineItem[] {
  return [
    ...measures.map((of): TimelineItem => ({ kind: 'measure', of })),
    ...events.map((of): TimelineItem => ({ kind: 'event', of })),
  ].sort((a, b) => compareText(startOf(a), startOf(b)))
}

/** Sort key of a row: its day as YYYY-MM-DD; undated last. */
export function startOf(item: TimelineItem): string {
  return sortingDate(periodOf(item), item.of.statedOn)
}

function periodOf(item: TimelineItem): Period | null {
  return item.kind === 'event' ? item.of.date : item.of.period
}

function linksOf(item: TimelineItem): readonly string[] {
  return item.kind === 'record'
    ? [`record:${item.of.id}`]
    : item.of.evidence.flatMap((piece) => evidenceId(piece) ?? [])
}

/** Null for a mark without a date; a record of the step's own evidence stays. */
function rowOf(item: TimelineItem, { records }: TimelineData): TimelineRow | null {
  const period = periodOf(item)
  const { statedOn } = item.of
  const [first] = linksOf(item)
  const target = first === undefined ? null : readReader(first)
  if (!target || (item.kind !== 'record' && !period && !statedOn)) return null
  const cited = target.type === 'record' ? records.find(({ id }) => id === target.recordId) : undefined
  const status = item.kind === 'event' ? null : item.of.status
  return { ...item, target, period, statedOn, status, publisher: cited?.sources[0]?.publisher ?? null }
}
