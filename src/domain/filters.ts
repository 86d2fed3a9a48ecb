import { groupPairs } from '#lib/groupBy.ts'
import { memoizeByObject } from '#lib/memoize.ts'
import { keysOf } from '#lib/recordOf.ts'
import {
  FACETS,
  type Filterable,
  filterableEvent,
  filterableMeasure,
  NOTHING_STATED,
  PLACES,
  type Question,
} from './facets.ts'
import type { Measure, TimelineEvent } from './measure.ts'
import { type MonthSpan, wholeYears } from './period.ts'
import type { RouteRegions } from './route.ts'
import type { ChoiceOf, FacetKey, Facets, FilterChoice, Filters, OptionGroup, View } from './view.ts'

/** Whether an item matches a facet; null where it does not apply. */
type Check = (thing: Filterable, routeRegions: RouteRegions) => boolean | null

/** The active questions with the checks of their facets. Memoised per object: filters are immutable. */
const activeChecks = memoizeByObject((facets: Facets) =>
  memoizeByObject((filters: Filters): ReadonlyMap<string, readonly Check[]> => {
    const checks = keysOf(facets).map(
      (key) => [questionOf(facets, filters, key), checkOf(facets, filters, key)] as const,
    )
    return groupPairs(checks.flatMap(([question, check]) => (check ? [[question, check] as const] : [])))
  }),
)

/** The question of a facet: that of all places where one of them is enough. */
export function questionOf(facets: Facets, filters: Pick<Filters, 'any'>, key: FacetKey): string {
  const { question } = facets[key]
  return filters.any && PLACES.some((place) => place === question) ? ('where' satisfies Question) : question
}

function checkOf<K extends FacetKey>(facets: Facets, filters: Filters, key: K): Check | null {
  const facet = facets[key]
  const requested = facet.choicesIn(filters[key])
  if (requested.length === 0) return null
  return (thing, routeRegions) => {
    const own = facet.of(thing, routeRegions)
    if (own === null) return null
    const isOwn = (other: ChoiceOf<K>) =>
      own.some((one) => (facet.fits ? facet.fits(one, other) : one === other))
    return filters.all === key ? requested.every(isOwn) : requested.some(isOwn)
  }
}

/** Whether any filter is set, some questions optionally ignored. */
export function hasFilters(
  filters: Filters,
  but: readonly Question[] = [],
  facets: Facets = FACETS,
): boolean {
  return [...activeChecks(facets)(filters).keys()].some(
    (question) => !but.some((other) => other === question),
  )
}

/** Whether any filter of a question is set. */
export function hasFilterOn(filters: Filters, question: Question, facets: Facets = FACETS): boolean {
  return activeChecks(facets)(filters).has(question)
}

/** The filters besides the route that is open: what shows it names it. */
export function besidesOpenRoute({ filters, selected }: Pick<View, 'filters' | 'selected'>): Filters {
  if (selected?.kind !== 'route' || !filters.routes.includes(selected.id)) return filters
  return { ...filters, routes: filters.routes.filter((id) => id !== selected.id) }
}

/** The filters with some questions cleared, for counting what their options would show. */
export function withoutQuestions(filters: Filters, ...questions: readonly Question[]): Filters {
  const keys = keysOf(FACETS).filter((key) => questions.includes(FACETS[key].question))
  return { ...filters, ...Object.fromEntries(keys.map((key) => [key, FACETS[key].none])) }
}

/** The questions that an item fails; it is shown when there are none. OR within a question, AND between questions. */
export function failedQuestions(
  thing: Filterable,
  filters: Filters,
  routeRegions: RouteRegions,
  facets: Facets = FACETS,
): readonly string[] {
  const failed: string[] = []
  for (const [question, checks] of activeChecks(facets)(filters)) {
    const answers = checks.map((check) => check(thing, routeRegions))
    if (!answers.includes(true) && answers.includes(false)) failed.push(question)
  }
  return failed
}

/** Whether an item passes the filters. */
export function passes(
  thing: Filterable,
  filters: Filters,
  routeRegions: RouteRegions,
  facets: Facets = FACETS,
): boolean {
  return failedQuestions(thing, filters, routeRegions, facets).length === 0
}

export function passesMeasure(measure: Measure, filters: Filters, routeRegions: RouteRegions): boolean {
  return passes(filterableMeasure(measure), filters, routeRegions)
}

export function passesEvent(
  event: TimelineEvent,
  filters: Filters,
  routeRegions: RouteRegions,
  facets: Facets = FACETS,
): boolean {
  return passes(filterableEvent(event), filters, routeRegions, facets)
}

/** Whether places pass the filters by route and region; other filters are ignored. */
export function passesPlaces(
  { routes, regions }: Pick<Filterable, 'routes' | 'regions'>,
  filters: Filters,
  routeRegions: RouteRegions,
): boolean {
  const places = { ...NOTHING_STATED, routes, regions, countries: null }
  return !failedQuestions(places, filters, routeRegions).some((failed) =>
    PLACES.some((question) => question === failed),
  )
}

/** Whether the filters choose some of the routes. */
export function choosesRoutes({ routes, regions }: Pick<Filters, 'routes' | 'regions'>): boolean {
  return routes.length + regions.length > 0
}

function choicesIn<K extends FacetKey>(
  filters: Filters,
  group: K,
  facets: Facets,
  keep: (choice: ChoiceOf<K>) => boolean = () => true,
): readonly FilterChoice<K>[] {
  const choices = facets[group].choicesIn(filters[group])
  return choices.filter(keep).map((choice): FilterChoice<K> => ({ group, choice }))
}

/** Every active choice, facet by facet in link order. */
export function activeChoices(filters: Filters, facets: Facets = FACETS): readonly FilterChoice[] {
  return keysOf(facets).flatMap((key) => choicesIn<FacetKey>(filters, key, facets))
}

/** The fixed options of a facet. */
export function optionsOf<K extends OptionGroup>(
  group: K,
  facets: Facets = FACETS,
): readonly FilterChoice<K>[] {
  return (facets[group].options ?? []).map((choice): FilterChoice<K> => ({ group, choice }))
}

/** Toggles a choice, and removes choices of the same question that exclude it. */
export function withToggled<K extends FacetKey>(
  filters: Filters,
  group: K,
  choice: ChoiceOf<K>,
  facets: Facets = FACETS,
): Filters {
  const facet = facets[group]
  const requested = facet.isExclusive?.(choice)
    ? withoutConflicts(filters, conflictingFacets(group, facets), facets)
    : filters
  return { ...requested, [group]: facet.toggled(requested[group], choice) }
}

/** The other facets of a facet's question. */
function conflictingFacets(group: FacetKey, facets: Facets): readonly FacetKey[] {
  const { question } = facets[group]
  return keysOf(facets).filter((key) => key !== group && facets[key].question === question)
}

/** Removes the exclusive choices of some facets. */
function withoutConflicts(filters: Filters, conflicting: readonly FacetKey[], facets: Facets): Filters {
  const remaining = <K extends FacetKey>(key: K) =>
    facets[key].filtered(filters[key], (choice) => !facets[key].isExclusive?.(choice))
  return { ...filters, ...Object.fromEntries(conflicting.map((key) => [key, remaining(key)])) }
}

/** Normalises a link's filters: whole years become years; choices that exclude the months are in `rejected`. */
export function normaliseFilters(
  filters: Filters,
  facets: Facets = FACETS,
): { filters: Filters; rejected: readonly FilterChoice[] } {
  const { months } = filters
  if (!months) return { filters, rejected: [] }
  const exclusiveIn = <K extends FacetKey>(key: K): readonly FilterChoice<K>[] =>
    choicesIn(filters, key, facets, (choice) => facets[key].isExclusive?.(choice) ?? false)
  const rejected = conflictingFacets('months', facets).flatMap((key) => exclusiveIn<FacetKey>(key))
  return { filters: { ...filters, ...withMonths(filters, months) }, rejected }
}

/** The time filter: years (with "not stated"), or months. */
type TimeFilters = Pick<Filters, 'years' | 'months'>

/** Sets or clears (null) the months, keeping "not stated". Whole years become years. */
export function withMonths(requested: TimeFilters, span: MonthSpan | null): TimeFilters {
  const undated = requested.years.filter((choice) => choice === 'not-stated')
  const years = span && wholeYears(span)
  return years ? { years: [...years, ...undated], months: null } : { years: undated, months: span }
}
