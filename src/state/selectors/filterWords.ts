import type { TFunction } from 'i18next'
import { FACETS } from '#domain/facets.ts'
import { activeChoices, asks, withoutQuestions } from '#domain/filters.ts'
import type { Facets, Filters } from '#domain/view.ts'
import { keysOf } from '#lib/recordOf.ts'
import type { Words } from '#words/words.ts'
import { timeWords } from './timeWords.ts'

/** The filters in force, in words: "Time: 2024; Status: Done; Routes: Channel". Null where none is. */
export function filterWords(
  filters: Filters,
  { t, filtersT }: Readonly<{ t: TFunction<'export'>; filtersT: TFunction<'filters'> }>,
  words: Pick<Words, 'choice' | 'filterName' | 'months'>,
  facets: Facets = FACETS,
): string | null {
  const time = asks(filters, 'when') ? [t('time', { choices: timeWords(filters, filtersT, words) })] : []
  const active = activeChoices(withoutQuestions(filters, 'when'), facets)
  const others = keysOf(facets).flatMap((group) => {
    const choices = active.filter((choice) => choice.group === group).map((choice) => words.choice(choice))
    if (choices.length === 0) return []
    return [t('asked', { name: words.filterName(group, 'all'), choices: choices.join(', ') })]
  })
  const parts = [...time, ...others]
  return parts.length > 0 ? parts.join('; ') : null
}
