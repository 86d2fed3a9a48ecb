import * as z from 'zod/mini'
import { CellQuery } from './cellQuery.ts'
import { Status } from './claim.ts'
import { PublisherChoice, ReviewChoice } from './doubt.ts'
import { UiLanguage } from './language.ts'
import { MonthSpan } from './period.ts'

/** A year chosen in the filters, or the option for things without one. */
export const YearChoice = z.union([z.int(), z.literal('not-stated')])
export type YearChoice = z.infer<typeof YearChoice>

/** The kinds of things that can be chosen and have a dossier. */
export const SELECTION_KINDS = [
  'route',
  'region',
  'measure',
  'event',
  'driver',
  'actor',
  'country',
  'document',
] as const
export const SelectionKind = z.enum(SELECTION_KINDS)
export type SelectionKind = z.infer<typeof SelectionKind>

export const Selection = z.strictObject({ kind: SelectionKind, id: z.string() })
export type Selection = z.infer<typeof Selection>

/**
 * What the Reader shows: a span of a document (null: the document from its top), a record, cells of a table of figures, or
 * one incident.
 */
export const ReaderTarget = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('document'),
    documentId: z.string(),
    span: z.nullable(z.strictObject({ start: z.int(), end: z.int() })),
  }),
  z.strictObject({ type: z.literal('record'), recordId: z.string() }),
  z.strictObject({ type: z.literal('cells'), query: CellQuery }),
  z.strictObject({ type: z.literal('incident'), incidentId: z.string() }),
])
export type ReaderTarget = z.infer<typeof ReaderTarget>

/** Layers of the map that a reader can switch. */
export const LAYERS = ['routes', 'measures', 'regions', 'actors', 'deaths'] as const
export const Layer = z.enum(LAYERS)
export type Layer = z.infer<typeof Layer>

/** Degrees of WGS 84 and MapLibre's zoom. */
export const Camera = z.strictObject({ longitude: z.number(), latitude: z.number(), zoom: z.number() })
export type Camera = z.infer<typeof Camera>

/** The camera as a link keeps it: hundredths of a degree and tenths of a zoom level, for nobody sees the rest. */
export function roundCamera({ longitude, latitude, zoom }: Camera): Camera {
  return {
    longitude: Math.round(longitude * 100) / 100,
    latitude: Math.round(latitude * 100) / 100,
    zoom: Math.round(zoom * 10) / 10,
  }
}

/**
 * Explore, Explore with the table in the place of map and timeline, two periods beside each other, the sources, the briefings to
 * read, one of their steps on the stage, the same going round by itself, and the speaker's window beside it.
 */
export const PAGES = [
  'explore',
  'table',
  'compare',
  'sources',
  'briefing',
  'stage',
  'kiosk',
  'presenter',
] as const
export const Page = z.enum(PAGES)
export type Page = z.infer<typeof Page>

/** Whether a page is one of a talk that is being given: it fills the window and has no bar of pages. */
export function isTalkPage(page: Page): boolean {
  return page === 'stage' || page === 'kiosk' || page === 'presenter'
}

/**
 * The choices that narrow what is shown: OR inside a group, AND between groups; an empty group asks nothing.
 * `years` and `period` are one question, when: a period of whole calendar years is kept as these years, any other as
 * `period`, and then `years` holds nothing but "not stated".
 */
export const Filters = z.strictObject({
  years: z.array(YearChoice),
  period: z.nullable(MonthSpan),
  status: z.array(Status),
  measures: z.array(z.string()),
  routes: z.array(z.string()),
  regions: z.array(z.string()),
  actors: z.array(z.string()),
  publishers: z.array(PublisherChoice),
  review: z.array(ReviewChoice),
})
export type Filters = z.infer<typeof Filters>

/** Two periods that are compared, the first set beside the second. */
export const ComparedPeriods = z.strictObject({ first: MonthSpan, second: MonthSpan })
export type ComparedPeriods = z.infer<typeof ComparedPeriods>

/** A briefing that is open, and the step of it that is shown; null is the first. */
export const StepChoice = z.strictObject({ briefing: z.string(), step: z.nullable(z.string()) })
export type StepChoice = z.infer<typeof StepChoice>

/** All that can be shared by a link. `compare` null is the last whole year against the year before; `layers` null is the default set, `camera` null the start view, `language` null the reader's own. */
export const View = z.strictObject({
  page: Page,
  filters: Filters,
  selected: z.nullable(Selection),
  reader: z.nullable(ReaderTarget),
  compare: z.nullable(ComparedPeriods),
  step: z.nullable(StepChoice),
  layers: z.nullable(z.array(Layer)),
  camera: z.nullable(Camera),
  language: z.nullable(UiLanguage),
})
export type View = z.infer<typeof View>

/** Filters that ask nothing. */
export const NO_FILTERS: Filters = {
  years: [],
  period: null,
  status: [],
  measures: [],
  routes: [],
  regions: [],
  actors: [],
  publishers: [],
  review: [],
}

/** What a link without parameters shows. */
export const DEFAULT_VIEW: View = {
  page: 'explore',
  filters: NO_FILTERS,
  selected: null,
  reader: null,
  compare: null,
  step: null,
  layers: null,
  camera: null,
  language: null,
}

/** The layers shown when the link names none: those who act, and the dead and missing, come on demand. */
export const DEFAULT_LAYERS: readonly Layer[] = ['routes', 'measures', 'regions']

/** A group of the filters that is a list of choices. */
export type FilterGroup = Exclude<keyof Filters, 'period'>

/** One choice of the filters, with its group. */
export type FilterChoice =
  | { [Group in FilterGroup]: { group: Group; choice: Filters[Group][number] } }[FilterGroup]
  | { group: 'period'; choice: MonthSpan }

/** Whether any group of the filters asks something. */
export function hasFilters(filters: Filters): boolean {
  const { period, ...groups } = filters
  return period !== null || Object.values(groups).some((group) => group.length > 0)
}
