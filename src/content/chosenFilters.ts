import { FACETS } from '#domain/facets.ts'
import { activeChoices, questionOf, withToggled } from '#domain/filters.ts'
import { type YearChoice, yearRuns } from '#domain/period.ts'
import type { FacetKey, FilterChoice, Filters } from '#domain/view.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from '#words/words.ts'
import { choiceKey } from './railOptions.ts'
import { timeWords } from './timeWords.ts'

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
