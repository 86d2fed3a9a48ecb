import * as z from 'zod/mini'
import { keysOf, recordOf } from '#lib/recordOf.ts'
import { CellQuery } from './cellQuery.ts'
import { FACETS, type Facet } from './facets.ts'
import { UiLanguage } from './language.ts'
import { MonthSpan } from './period.ts'

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

type FilterShape = { readonly [Key in keyof typeof FACETS]: (typeof FACETS)[Key]['schema'] }
const ROWS: { readonly [Key in keyof FilterShape]: { schema: FilterShape[Key] } } = FACETS

/** The choices that narrow what is shown, a facet each: OR inside a question, AND between questions. */
export const Filters = z.strictObject(recordOf<FilterShape>(keysOf(FACETS), (key) => ROWS[key].schema))
export type Filters = z.infer<typeof Filters>

/** A facet of the filters by its key. */
export type FacetKey = keyof Filters

type Choices = { [Key in FacetKey]: Parameters<(typeof FACETS)[Key]['write']>[0] }

/** The choices of a facet. */
export type ChoiceOf<Key extends FacetKey> = Choices[Key]

/** A table of facets that has those of the filters, and perhaps more. */
export type Facets = { readonly [Key in FacetKey]: Facet<ChoiceOf<Key>, Filters[Key]> }

/** The facets that are lists of choices. */
export type FilterGroup = { [Key in FacetKey]: Filters[Key] extends unknown[] ? Key : never }[FacetKey]

/** The facets whose choices are ids of what is published, and those whose choices are words of ours. */
export type IdGroup = { [Key in FacetKey]: string extends ChoiceOf<Key> ? Key : never }[FacetKey]
export type OptionGroup = {
  [Key in FacetKey]: ChoiceOf<Key> extends string ? (string extends ChoiceOf<Key> ? never : Key) : never
}[FacetKey]

/** One choice of the filters, with its facet. */
export type FilterChoice<Keys extends FacetKey = FacetKey> = {
  [Key in Keys]: { group: Key; choice: ChoiceOf<Key> }
}[Keys]

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
export const NO_FILTERS: Filters = noFilters(FACETS)

/** The filters of a table of facets that ask nothing. */
export function noFilters(facets: Facets): Filters {
  return recordOf<Filters>(keysOf(facets), (key) => facets[key].none)
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
