import * as z from 'zod/mini'
import { keysOf, recordOf } from '#lib/recordOf.ts'
import { ALL_OF, ANY_OF, FACETS, type Facet } from './facets.ts'
import { UiLanguage } from './language.ts'
import { WHOSE_SHOWN } from './own/whose.ts'
import { IsoDate, MonthSpan } from './period.ts'
import { ReaderTarget } from './readerLink.ts'

/** Kinds of items that can be selected and have a dossier. */
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

/** Map layers that can be toggled. `countries` labels the countries that measures name at every zoom. */
export const LAYERS = ['routes', 'countries', 'actors', 'regions', 'deaths'] as const
export const Layer = z.enum(LAYERS)
export type Layer = z.infer<typeof Layer>

/** The charts of the overview, in order. */
export const CHARTS = [
  'routes',
  'multiples',
  'year',
  'nationalities',
  'flows',
  'origins',
  'border',
  'deaths',
  'channel',
  'measures',
  'claims',
] as const
export const ChartId = z.enum(CHARTS)
export type ChartId = z.infer<typeof ChartId>

/** How Plans lists: by the day stated, by the year named, or as a board by kind; null in the view is by outcome. */
export const PLAN_ORDERS = ['stated', 'year', 'kind'] as const
export type PlanOrder = (typeof PLAN_ORDERS)[number]

/** The kinds of items that the table lists, in the order of its switch. */
export const TABLE_KINDS = ['measures', 'events', 'claims', 'records'] as const
export type TableKind = (typeof TABLE_KINDS)[number]

/** How the table lists: its kind, what is looked for in it, and the column that it is sorted by. */
export const TableChoice = z.strictObject({
  kind: z.enum(TABLE_KINDS),
  question: z.string(),
  sort: z.nullable(z.strictObject({ column: z.string(), isDown: z.boolean() })),
})
export type TableChoice = z.infer<typeof TableChoice>

/** The table of a link without parameters. */
export const DEFAULT_TABLE: TableChoice = { kind: 'measures', question: '', sort: null }

/** Degrees of WGS 84 and MapLibre's zoom. */
export const Camera = z.strictObject({ longitude: z.number(), latitude: z.number(), zoom: z.number() })
export type Camera = z.infer<typeof Camera>

/** Rounds a camera for the link to 1/100 degree and 1/10 zoom level; finer steps are invisible. */
export function roundCamera({ longitude, latitude, zoom }: Camera): Camera {
  return {
    longitude: Math.round(longitude * 100) / 100,
    latitude: Math.round(latitude * 100) / 100,
    zoom: Math.round(zoom * 10) / 10,
  }
}

/** The pages by name; `presenter` is the speaker's window. */
export const PAGES = [
  'explore',
  'table',
  'embed',
  'plans',
  'compare',
  'sources',
  'briefing',
  'desk',
  'stage',
  'kiosk',
  'presenter',
] as const
export const Page = z.enum(PAGES)
export type Page = z.infer<typeof Page>

/** Whether a page belongs to a talk: it fills the window and has no navigation. */
export function isTalkPage(page: Page): boolean {
  return page === 'stage' || page === 'kiosk' || page === 'presenter'
}

/** Whether a page can show things as they were known on another day; sources, talks and the Desk are of today. */
export function isKnownPage(page: Page): boolean {
  return page !== 'sources' && page !== 'briefing' && page !== 'desk' && !isTalkPage(page)
}

type FilterShape = { readonly [Key in keyof typeof FACETS]: (typeof FACETS)[Key]['schema'] }
const ROWS: { readonly [Key in keyof FilterShape]: { schema: FilterShape[Key] } } = FACETS

/**
 * The filters, one facet each: OR within a question, AND between questions. `all`: a measure must be of every chosen kind,
 * not of any. `any`: of routes, regions and countries one is enough, as in links of before.
 */
export const Filters = z.strictObject({
  ...recordOf<FilterShape>(keysOf(FACETS), (key) => ROWS[key].schema),
  all: z.optional(z.literal(ALL_OF)),
  any: z.optional(z.literal(ANY_OF)),
})
export type Filters = z.infer<typeof Filters>

/** Key of a facet. */
export type FacetKey = keyof FilterShape

type Choices = { [Key in FacetKey]: Parameters<(typeof FACETS)[Key]['write']>[0] }

/** The choices of a facet. */
export type ChoiceOf<Key extends FacetKey> = Choices[Key]

/** The filter facets, and possibly more. */
export type Facets = { readonly [Key in FacetKey]: Facet<ChoiceOf<Key>, Filters[Key]> }

/** Multiple-choice facets. */
export type FilterGroup = { [Key in FacetKey]: Filters[Key] extends unknown[] ? Key : never }[FacetKey]

/** Facets of published ids, and facets with fixed options. */
export type IdGroup = { [Key in FacetKey]: string extends ChoiceOf<Key> ? Key : never }[FacetKey]
export type OptionGroup = {
  [Key in FacetKey]: ChoiceOf<Key> extends string ? (string extends ChoiceOf<Key> ? never : Key) : never
}[FacetKey]

/** One choice with its facet. */
export type FilterChoice<Keys extends FacetKey = FacetKey> = {
  [Key in Keys]: { group: Key; choice: ChoiceOf<Key> }
}[Keys]

/** Two periods to compare, in any order: `isBack` compares the earlier with the later. */
export const ComparedPeriods = z.strictObject({
  first: MonthSpan,
  second: MonthSpan,
  isBack: z.optional(z.literal(true)),
})
export type ComparedPeriods = z.infer<typeof ComparedPeriods>

/** The open briefing and its step; null is the first. */
export const StepChoice = z.strictObject({ briefing: z.string(), step: z.nullable(z.string()) })
export type StepChoice = z.infer<typeof StepChoice>

/**
 * Everything a link can share. `period`: the months that numbers are of, in runs; none: the newest whole months of the main
 * series. It filters no measure. `known`: the day as of which everything shows as it was known, null: today. `given`: the day
 * since which an open talk is compared with what it stated then; null: its steps. `compare` null: the period and the same
 * months a year before; `layers` null: the defaults; `camera` null: the start view; `chart` is that of an embedded view, null:
 * the map; `whose` null: the reader's own marks beside the published ones, where there are any; `planOrder` null: by
 * outcome; `table` is in links of the table only; `desk`: the open project, document, claim and table of the Desk, '' for
 * none, which open on a device that has the project; `language` null: the reader's own.
 */
export const View = z.strictObject({
  page: Page,
  period: z.array(MonthSpan),
  known: z.nullable(IsoDate),
  filters: Filters,
  selected: z.nullable(Selection),
  reader: z.nullable(ReaderTarget),
  compare: z.nullable(ComparedPeriods),
  step: z.nullable(StepChoice),
  given: z.nullable(IsoDate),
  layers: z.nullable(z.array(Layer)),
  camera: z.nullable(Camera),
  chart: z.nullable(ChartId),
  whose: z.nullable(z.enum(WHOSE_SHOWN)),
  planOrder: z.nullable(z.enum(PLAN_ORDERS)),
  table: TableChoice,
  desk: z.nullable(z.array(z.string())),
  language: z.nullable(UiLanguage),
})
export type View = z.infer<typeof View>

/** Empty filters. */
export const NO_FILTERS: Filters = noFilters(FACETS)

/** Empty filters for these facets. */
export function noFilters(facets: Facets): Filters {
  return recordOf<Pick<Filters, FacetKey>>(keysOf(facets), (key) => facets[key].none)
}

/** The view of a link without parameters. */
export const DEFAULT_VIEW: View = {
  page: 'explore',
  period: [],
  known: null,
  filters: NO_FILTERS,
  selected: null,
  reader: null,
  compare: null,
  step: null,
  given: null,
  layers: null,
  camera: null,
  chart: null,
  whose: null,
  planOrder: null,
  table: DEFAULT_TABLE,
  desk: null,
  language: null,
}

/** The layers shown when the link names none. */
export const DEFAULT_LAYERS: readonly Layer[] = ['routes']
