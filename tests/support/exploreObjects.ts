import type { Region, Route } from '#domain/route.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'

/** An event of one record, placed nowhere, unless told otherwise. */
export function eventOf(part: Partial<TimelineEvent> & { id: string }): TimelineEvent {
  return Object.freeze({
    title: { en: part.id, fr: part.id, nl: part.id },
    category: 'meeting',
    measureCategories: [],
    date: null,
    statedOn: null,
    scope: 'unplaced',
    actors: [],
    countries: [],
    routes: [],
    regions: [],
    evidence: [{ type: 'record', recordId: `record-${part.id}` }],
    ...part,
  } satisfies TimelineEvent)
}

/** A region of origin without a sentence, unless told otherwise. */
export function regionOf(part: Partial<Region> & { id: string }): Region {
  return Object.freeze({
    names: { en: part.id, fr: part.id, nl: part.id },
    role: 'origin',
    m49: null,
    point: [0, 0],
    countries: [],
    routes: [],
    evidence: [],
    ...part,
  } satisfies Region)
}

/** One leg over the sea, so that a route counts as drawn. */
export const ONE_LEG: Route['legs'] = [
  {
    id: 'leg',
    branch: 'main',
    from: null,
    to: null,
    mode: 'sea',
    counted: true,
    main: true,
    arrow: true,
    geometry: {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, 1],
      ],
    },
  },
]
