import { useTranslation } from 'react-i18next'
import type { Status } from '#domain/claim.ts'
import { toggleFilter } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import { CheckOption } from './CheckOption.tsx'
import { FilterGroup } from './FilterGroup.tsx'
import { SignRow } from './SignRow.tsx'

interface MeasureFilterProps {
  categories: readonly string[]
  counts: ReadonlyMap<string, number>
  signs: ReadonlyMap<string, readonly Status[]>
  chosen: readonly string[]
}

const NONE: readonly Status[] = []

/** A checkbox a category of measures, with one sign for each measure that it would show. */
export function MeasureFilter({ categories, counts, signs, chosen }: MeasureFilterProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  return (
    <FilterGroup name={words.filterName('measures', 'all')} caption={t('oneSign')}>
      {categories.map((id) => (
        <CheckOption
          key={id}
          label={words.categoryShort(id)}
          count={counts.get(id) ?? 0}
          isChecked={chosen.includes(id)}
          onToggle={() => toggleFilter('measures', id)}
        >
          <SignRow statuses={signs.get(id) ?? NONE} />
        </CheckOption>
      ))}
    </FilterGroup>
  )
}
