import { FACETS } from '#domain/facets.ts'
import { activeChoices, besidesOpenRoute, questionOf, withToggled } from '#domain/filters.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import { type MonthSpan, periodOfDate, type YearChoice, yearRuns } from '#domain/period.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { FacetKey, FilterChoice, Filters, Selection, View } from '#domain/view.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from '#words/words.ts'
import { choiceKey } from './railOptions.ts'

interface TitleWords {
  t: TFunction<'common'>
  lineT: TFunction<'line'>
  filtersT: TFunction<'filters'>
  words: Pick<Words, 'choice' | 'longSpans' | 'months' | 'period' | 'spans'>
}

/** What a title names besides the view. */
interface TitleNames {
  /** The name of the selection; empty without one. */
  name: string
  /** The months that numbers are of; none while they load. */
  spans: readonly MonthSpan[]
}

/** The document's title, which tells tabs apart: "Eastern Mediterranean, January to June 2026 · Throughline". */
export function viewTitle(view: View, names: TitleNames, say: TitleWords): string {
  const subject = subjectOf(view, names, say)
  return subject === null ? say.t('brand') : say.lineT('title', { subject, brand: say.t('brand') })
}

function subjectOf(view: View, { name, spans }: TitleNames, say: TitleWords): string | null {
  switch (view.page) {
    case 'plans':
      return [say.t('plans'), conditionsOf(view, say)].filter(Boolean).join(', ')
    case 'compare': {
      const { compare } = view
      const compared = compare ? [compare.first, compare.second] : spans
      return [say.t('compare'), say.words.longSpans(compared)].filter(Boolean).join(', ')
    }
    case 'sources':
    case 'briefing':
    case 'desk':
      return say.t(view.page)
    case 'stage':
    case 'kiosk':
    case 'presenter':
      return say.t('briefing')
    case 'embed':
      return null
    case 'explore':
    case 'table':
      break
  }
  const time = say.words.longSpans(spans)
  const known = view.known && say.lineT('asKnown', { day: say.words.period(periodOfDate(view.known)) })
  const conditions = conditionsOf(view, say)
  const isNumbered = !view.selected || view.selected.kind === 'route'
  return [
    ...(view.page === 'table' ? [say.t('table.title')] : []),
    name || conditions || say.lineT('startShort'),
    ...(name && conditions ? [conditions] : []),
    ...(isNumbered && time ? [time] : []),
    ...(known ? [known] : []),
  ].join(', ')
}

/** The filters in words: "Planned and Algeria or Iraq"; empty without any. */
function conditionsOf(view: View, { lineT, filtersT, words }: TitleWords): string {
  return chosenFilters(besidesOpenRoute(view))
    .flatMap((condition) => [
      ...(condition.join ? [lineT(`join.${condition.join}`)] : []),
      chosenWords(condition, filtersT, words),
    ])
    .join(' ')
}

/** Where the titles of measures, events and texts stand; undefined while they load. */
interface TitledLists {
  measures?: readonly Measure[] | undefined
  events?: readonly TimelineEvent[] | undefined
  documents?: readonly SourceDocument[] | undefined
}

/** The name of a selection: of a measure, an event or a text its title; null where none is found. */
export function selectionName(
  { kind, id }: Selection,
  { measures, events, documents }: TitledLists,
  words: Words,
): string | null {
  const isIt = (thing: { id: string }) => thing.id === id
  switch (kind) {
    case 'route':
    case 'region':
    case 'country':
    case 'actor':
    case 'driver':
      return words[kind](id)
    case 'measure': {
      const measure = measures?.find(isIt)
      return measure ? words.measureTitle(measure) : null
    }
    case 'event': {
      const event = events?.find(isIt)
      return event ? words.eventTitle(event) : null
    }
    case 'document':
      return documents?.find(isIt)?.title ?? null
  }
}

/** One condition of the line: a choice, or the years of a run, which are removed together. */
export interface ChosenFilter {
  readonly key: string
  readonly choices: readonly [FilterChoice, ...FilterChoice[]]
  /** How it is joined to the condition before it; null for the first. */
  readonly join: 'and' | 'or' | null
}

/** The active filters in the order of the link, with the words between them: "or" within a group, "and" between groups. */
export function chosenFilters(filters: Filters): readonly ChosenFilter[] {
  const joined: ChosenFilter[] = []
  let last: string | null = null
  for (const choices of conditions(filters)) {
    const { group } = choices[0]
    const question = questionOf(FACETS, filters, group)
    const isAll = filters.all === group
    joined.push({
      key: choices.map(choiceKey).join(' '),
      choices,
      join: last === null ? null : last === question && !isAll ? 'or' : 'and',
    })
    last = question
  }
  return joined
}

/** A condition in words: "2024–2025", "Feb–Sep 2025", "Border control". */
export function chosenWords(
  { choices: [first, ...more] }: Pick<ChosenFilter, 'choices'>,
  filtersT: TFunction<'filters'>,
  words: Pick<Words, 'choice' | 'months' | 'spans'>,
): string {
  if (first.group === 'months') return words.spans([first.choice])
  if (more.length === 0) return words.choice(first)
  const years = [first, ...more].flatMap(({ choice }) => (typeof choice === 'number' ? [choice] : []))
  return timeWords({ years, months: null }, filtersT, words)
}

function conditions(filters: Filters): readonly ChosenFilter['choices'][] {
  const years = filters.years.filter((year) => year !== 'not-stated')
  const runs = yearRuns(years).map(({ first, last }): ChosenFilter['choices'] => {
    const choice = (year: YearChoice): FilterChoice => ({ group: 'years', choice: year })
    return [choice(first), ...years.filter((year) => year > first && year <= last).map(choice)]
  })
  const others = activeChoices(filters).filter(
    ({ group, choice }) => group !== 'years' || choice === 'not-stated',
  )
  return [...runs, ...others.map((choice): ChosenFilter['choices'] => [choice])]
}

/** The filters without one condition. */
export function withoutChosen(filters: Filters, { choices }: Pick<ChosenFilter, 'choices'>): Filters {
  const toggle = <Group extends FacetKey>(from: Filters, { group, choice }: FilterChoice<Group>) =>
    withToggled(from, group, choice)
  return choices.reduce<Filters>((from, choice) => toggle(from, choice), filters)
}

/** The time filter of measures in words: "2024–2025", "March 2025 to August 2025, no date", "all years". */
export function timeWords(
  { years, months }: Pick<Filters, 'years' | 'months'>,
  t: TFunction<'filters'>,
  words: Pick<Words, 'months'>,
): string {
  if (years.length === 0 && !months) return t('allYears')
  const runs = yearRuns(years.filter((choice) => choice !== 'not-stated')).map(({ first, last }) =>
    first === last ? String(first) : t('yearRun', { first, last }),
  )
  return [
    ...(months ? [words.months(months)] : []),
    ...runs,
    ...(years.includes('not-stated') ? [t('noDate')] : []),
  ].join(', ')
}
