import { memoizeByObject } from '#lib/memoizeByObject.ts'
import { keysOf } from '#lib/recordOf.ts'
import { FACETS, type Question } from './facets.ts'
import { type Filterable, filterableEvent, filterableMeasure, NOTHING_STATED } from './filterable.ts'
import type { Measure } from './measure.ts'
import { type MonthSpan, wholeYears } from './period.ts'
import type { RouteRegions } from './route.ts'
import type { TimelineEvent } from './timelineEvent.ts'
import type { ChoiceOf, FacetKey, Facets, FilterChoice, Filters, OptionGroup } from './view.ts'

/** Whether one facet of a question finds a thing; null where it does not apply to it. */
type Check = (thing: Filterable, routeRegions: RouteRegions) => boolean | null

/** The questions that the filters ask, each with the checks of its facets. Memoised: filters are never changed in place. */
const askedBy = memoizeByObject((facets: Facets) =>
  memoizeByObject((filters: Filters): ReadonlyMap<string, readonly Check[]> => {
    const asked = new Map<string, Check[]>()
    for (const key of keysOf(facets)) {
      const check = checkOf(facets, filters, key)
      if (!check) continue
      const { question } = facets[key]
      asked.set(question, [...(asked.get(question) ?? []), check])
    }
    return asked
  }),
)

function checkOf<K extends FacetKey>(facets: Facets, filters: Filters, key: K): Check | null {
  const facet = facets[key]
  const asked = facet.choicesIn(filters[key])
  if (asked.length === 0) return null
  return (thing, routeRegions) => {
    const own = facet.of(thing, routeRegions)
    return own === null
      ? null
      : own.some((one) => asked.some((other) => (facet.fits ? facet.fits(one, other) : one === other)))
  }
}

/** Whether the filters ask any question, or any but some. */
export function hasFilters(
  filters: Filters,
  but: readonly Question[] = [],
  facets: Facets = FACETS,
): boolean {
  return [...askedBy(facets)(filters).keys()].some((question) => !but.some((other) => other === question))
}

/** Whether the filters ask a question. */
export function asks(filters: Filters, question: Question, facets: Facets = FACETS): boolean {
  return askedBy(facets)(filters).has(question)
}

/** The filters without some questions, for counting what their options would show. */
export function withoutQuestions(filters: Filters, ...questions: readonly Question[]): Filters {
  const keys = keysOf(FACETS).filter((key) => questions.includes(FACETS[key].question))
  return { ...filters, ...Object.fromEntries(keys.map((key) => [key, FACETS[key].none])) }
}

/**
 * The questions that a thing does not answer as the filters ask: a thing with none of them is shown. OR inside a
 * question, AND between questions.
 */
export function failedQuestions(
  thing: Filterable,
  filters: Filters,
  routeRegions: RouteRegions,
  facets: Facets = FACETS,
): readonly string[] {
  const failed: string[] = []
  for (const [question, checks] of askedBy(facets)(filters)) {
    const answers = checks.map((check) => check(thing, routeRegions))
    if (!answers.includes(true) && answers.includes(false)) failed.push(question)
  }
  return failed
}

/** Whether a thing is shown under the filters. */
export function passes(
  thing: Filterable,
  filters: Filters,
  routeRegions: RouteRegions,
  facets: Facets = FACETS,
): boolean {
  return failedQuestions(thing, filters, routeRegions, facets).length === 0
}

/** Whether a measure is shown under the filters. */
export function passesMeasure(
  measure: Measure,
  filters: Filters,
  routeRegions: RouteRegions,
  facets: Facets = FACETS,
): boolean {
  return passes(filterableMeasure(measure), filters, routeRegions, facets)
}

/** Whether an event is shown under the filters. */
export function passesEvent(
  event: TimelineEvent,
  filters: Filters,
  routeRegions: RouteRegions,
  facets: Facets = FACETS,
): boolean {
  return passes(filterableEvent(event), filters, routeRegions, facets)
}

/** Whether places answer the question of where; no other is asked. */
export function passesPlaces(
  places: Pick<Filterable, 'routes' | 'regions'>,
  filters: Filters,
  routeRegions: RouteRegions,
): boolean {
  const { routes, regions } = places
  return !failedQuestions({ ...NOTHING_STATED, routes, regions }, filters, routeRegions).includes('where')
}

/** The choices of one facet that are to be kept, each with its facet. */
function choicesIn<K extends FacetKey>(
  filters: Filters,
  group: K,
  facets: Facets,
  keep: (choice: ChoiceOf<K>) => boolean = () => true,
): readonly FilterChoice<K>[] {
  const choices = facets[group].choicesIn(filters[group])
  return choices.filter(keep).map((choice): FilterChoice<K> => ({ group, choice }))
}

/** Every choice made, facet by facet in the order of the link. */
export function activeChoices(filters: Filters, facets: Facets = FACETS): readonly FilterChoice[] {
  return keysOf(facets).flatMap((key) => choicesIn<FacetKey>(filters, key, facets))
}

/** The options of a facet that are words of ours. */
export function optionsOf<K extends OptionGroup>(
  group: K,
  facets: Facets = FACETS,
): readonly FilterChoice<K>[] {
  return (facets[group].options ?? []).map((choice): FilterChoice<K> => ({ group, choice }))
}

/** Makes a choice, or takes it back. A choice ends those of its question that cannot stand beside it. */
export function withToggled<K extends FacetKey>(
  filters: Filters,
  group: K,
  choice: ChoiceOf<K>,
  facets: Facets = FACETS,
): Filters {
  const facet = facets[group]
  const asked = facet.isExclusive?.(choice)
    ? withoutRivals(filters, rivalsOf(group, facets), facets)
    : filters
  return { ...asked, [group]: facet.toggled(asked[group], choice) }
}

/** The facets that share a facet's question. */
function rivalsOf(group: FacetKey, facets: Facets): readonly FacetKey[] {
  const { question } = facets[group]
  return keysOf(facets).filter((key) => key !== group && facets[key].question === question)
}

/** The filters without the exclusive choices of some facets. */
function withoutRivals(filters: Filters, rivals: readonly FacetKey[], facets: Facets): Filters {
  const kept = <K extends FacetKey>(key: K) =>
    facets[key].kept(filters[key], (choice) => !facets[key].isExclusive?.(choice))
  return { ...filters, ...Object.fromEntries(rivals.map((key) => [key, kept(key)])) }
}

/**
 * The filters of a link in the form that the app gives them: whole years for a period that fills them. A choice that cannot
 * stand beside the period gives way, and is told in `beside`.
 */
export function settled(
  filters: Filters,
  facets: Facets = FACETS,
): { filters: Filters; beside: readonly FilterChoice[] } {
  const { period } = filters
  if (!period) return { filters, beside: [] }
  const exclusiveIn = <K extends FacetKey>(key: K): readonly FilterChoice<K>[] =>
    choicesIn(filters, key, facets, (choice) => facets[key].isExclusive?.(choice) ?? false)
  const beside = rivalsOf('period', facets).flatMap((key) => exclusiveIn<FacetKey>(key))
  return { filters: { ...filters, ...askPeriod(filters, period) }, beside }
}

/** When is asked: years with the option for undated things, or a run of months. */
type AskedTime = Pick<Filters, 'years' | 'period'>

/** Asks for a run of months, or with null for none; "not stated" stays as it is. Whole years become choices of years. */
export function askPeriod(asked: AskedTime, span: MonthSpan | null): AskedTime {
  const undated = asked.years.filter((choice) => choice === 'not-stated')
  const years = span && wholeYears(span)
  return years ? { years: [...years, ...undated], period: null } : { years: undated, period: span }
}
