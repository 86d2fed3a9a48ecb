import { useTranslation } from 'react-i18next'
import type { ActorOptions } from '#state/selectors/railOptions.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { toggleFilter } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import { CheckOption } from './CheckOption.tsx'
import { FilterGroup } from './FilterGroup.tsx'
import { FoldedFilter } from './FoldedFilter.tsx'

interface ActorFilterProps {
  options: ActorOptions
  counts: ReadonlyMap<string, number>
  chosen: readonly string[]
}

/** Who takes part in a measure: folded away until asked for, bodies and countries apart. */
export function ActorFilter({ options, counts, chosen }: ActorFilterProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  const isOpen = useUiStore((state) => state.actorsOpen)
  const all = [...options.bodies, ...options.countries]
  const total = all.filter((id) => (counts.get(id) ?? 0) > 0 || chosen.includes(id)).length
  const sum =
    chosen.length > 0
      ? t('someOf', { chosen: chosen.length, total })
      : t(total === 0 ? 'noActor' : 'anyOf', { total })
  const groups = [
    [t('bodies'), options.bodies],
    [t('countries'), options.countries],
  ] as const
  return (
    <FoldedFilter
      name={words.filterName('actors', 'all')}
      sum={sum}
      isOpen={isOpen}
      onToggle={(actorsOpen) => setUi({ actorsOpen })}
    >
      {() =>
        groups.map(([name, ids]) => (
          <FilterGroup key={name} name={name}>
            {ids.map((id) => (
              <CheckOption
                key={id}
                label={words.actor(id)}
                count={counts.get(id) ?? 0}
                isChecked={chosen.includes(id)}
                onToggle={() => toggleFilter('actors', id)}
              />
            ))}
          </FilterGroup>
        ))
      }
    </FoldedFilter>
  )
}
