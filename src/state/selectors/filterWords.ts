import type { TFunction } from 'i18next'
import type { Filters } from '#domain/view.ts'
import type { Words } from '#words/words.ts'
import { activeChoices } from './railOptions.ts'
import { timeWords } from './timeWords.ts'

/** The groups of choices beside time, in the order of the link. */
const GROUPS = ['status', 'measures', 'routes', 'regions', 'actors', 'publishers', 'review'] as const

/** The filters in force, in words: "Time: 2024; Status: Done; Routes: Channel". Null where none is. */
export function filterWords(
  filters: Filters,
  { t, filtersT }: Readonly<{ t: TFunction<'export'>; filtersT: TFunction<'filters'> }>,
  words: Pick<Words, 'choice' | 'months'>,
): string | null {
  const { years, period } = filters
  const time =
    years.length > 0 || period ? [t('group.time', { choices: timeWords(filters, filtersT, words) })] : []
  const active = activeChoices(filters)
  const others = GROUPS.flatMap((group) => {
    const choices = active.filter((choice) => choice.group === group).map((choice) => words.choice(choice))
    return choices.length > 0 ? [t(`group.${group}`, { choices: choices.join(', ') })] : []
  })
  const parts = [...time, ...others]
  return parts.length > 0 ? parts.join('; ') : null
}
