import { useTranslation } from 'react-i18next'
import type { YearChoice } from '#domain/period.ts'
import { toggleFilter } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import { FilterGroup } from './FilterGroup.tsx'
import chip from './filterChip.module.css'
import styles from './YearFilter.module.css'

interface YearFilterProps {
  options: readonly YearChoice[]
  counts: ReadonlyMap<YearChoice, number>
  chosen: readonly YearChoice[]
}

/** Toggle buttons for every year with evidence, and one for the measures that state none. */
export function YearFilter({ options, counts, chosen }: YearFilterProps) {
  const { t } = useTranslation('filters')
  return (
    <FilterGroup name={useWords().filterName('years', 'all')} caption={t('unitMeasures')}>
      <div className={styles.years}>
        {options.map((option) => {
          const count = counts.get(option) ?? 0
          const label = option === 'not-stated' ? t('notStated') : String(option)
          return (
            <button
              key={option}
              type="button"
              className={chip.chip}
              data-option={option === 'not-stated' ? option : 'year'}
              aria-pressed={chosen.includes(option)}
              aria-label={t('option', { label, count })}
              onClick={() => toggleFilter('years', option)}
            >
              {label} <span className={chip.count}>{count}</span>
            </button>
          )
        })}
      </div>
    </FilterGroup>
  )
}
