import { STATUSES } from '#domain/claim.ts'
import { passesEvent, passesMeasure, withoutQuestions } from '#domain/filters.ts'
import { type Route, routeRegionsOf } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'
import type { TimelineLanes } from '#state/uiStore.ts'
import type { TimelineMark } from './timelineModel.ts'

/** One lane: the measures of a status or of a category, or the events. `id` is the status or category. */
export interface TimelineLane {
  key: string
  kind: 'status' | 'category' | 'events'
  id: string
  /** Everything published that belongs here, in order of date. */
  marks: readonly TimelineMark[]
}

/** All lanes there are, each with all that is published: what the choice leaves out keeps its place in grey. */
export function allLanes(
  published: readonly TimelineMark[],
  by: TimelineLanes,
  categories: readonly string[],
): readonly TimelineLane[] {
  const measures = published.filter(({ kind }) => kind === 'measure')
  const ids: readonly string[] = by === 'status' ? STATUSES : categories
  const lanes = ids.map(
    (id): TimelineLane => ({
      key: `${by}:${id}`,
      kind: by,
      id,
      marks: measures.filter((mark) => laneIdsOf(mark, by).includes(id)),
    }),
  )
  const events = published.filter(({ kind }) => kind === 'event')
  return [...lanes, { key: 'events', kind: 'events', id: 'events', marks: events }]
}

function laneIdsOf({ thing }: TimelineMark, by: TimelineLanes): readonly string[] {
  if (thing.kind === 'event') return []
  return by === 'status' ? [thing.measure.status] : thing.measure.categories
}

/**
 * The lanes that have something under the filters, whatever time is asked for, so that they stay while the period
 * moves. Where categories are chosen, only these: a measure of several kinds would bring the lanes of the others.
 */
export function lanesInUse(
  lanes: readonly TimelineLane[],
  filters: Filters,
  routes: readonly Route[],
): readonly TimelineLane[] {
  const anyTime = withoutQuestions(filters, 'when')
  const regions = routeRegionsOf(routes)
  const isIn = ({ thing }: TimelineMark) =>
    thing.kind === 'measure'
      ? passesMeasure(thing.measure, anyTime, regions)
      : passesEvent(thing.event, anyTime, regions)
  return lanes.filter(({ kind, id, marks }) => {
    const isAsked = kind !== 'category' || filters.measures.length === 0 || filters.measures.includes(id)
    return isAsked && marks.some(isIn)
  })
}
