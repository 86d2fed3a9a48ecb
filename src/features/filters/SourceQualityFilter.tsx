import { FACETS } from '#domain/facets.ts'
import { activeChoices, optionsOf } from '#domain/filters.ts'
import { PUBLISHER_LOOK, REVIEW_LOOK } from '#domain/sourceQuality.ts'
import type { FilterChoice, OptionGroup } from '#domain/view.ts'
import { keysOf } from '#lib/recordOf.ts'
import type { OptionCounts } from '#state/selectors/exploreModel.ts'
import { choiceKey } from '#state/selectors/railOptions.ts'
import { toggleChoice, useViewStore } from '#state/viewStore.ts'
import { SourceQualitySign } from '#ui/SourceQualitySign.tsx'
import { SourceQualityLegend } from '#ui/SourceQualitySigns.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { CheckOption } from './CheckOption.tsx'
import { FilterGroup } from './FilterGroup.tsx'
import { FoldedFilter } from './FoldedFilter.tsx'

const FOLDED = keysOf(FACETS).filter((key): key is OptionGroup => FACETS[key].isFolded === true)

interface SourceQualityFilterProps {
  counts: Pick<OptionCounts, OptionGroup>
}

/** The filters without a group of their own in the rail, publisher and review first, in a collapsible group. */
export function SourceQualityFilter({ counts }: SourceQualityFilterProps) {
  const { t } = useTranslation(['filters', 'sourceQuality'])
  const words = useWords()
  const filters = useViewStore((state) => state.view.filters)
  const chosen = activeChoices(filters).filter(({ group }) => FACETS[group].isFolded)
  const chosenKeys = new Set(chosen.map(choiceKey))
  return (
    <FoldedFilter
      fold="sourceQuality"
      name={t('sourceQuality')}
      sum={chosen.length > 0 ? t('chosenCount', { count: chosen.length }) : t('anySourceQuality')}
    >
      {() => (
        <>
          {FOLDED.map((group) => (
            <FilterGroup key={group} name={words.filterName(group, 'all')} caption={t('unitMeasures')}>
              {optionsOf<OptionGroup>(group).map((option) => (
                <CheckOption
                  key={option.choice}
                  label={words.choice(option)}
                  count={countOf(counts, option)}
                  isChecked={chosenKeys.has(choiceKey(option))}
                  onToggle={() => toggleChoice(option)}
                >
                  <OptionSign option={option} />
                </CheckOption>
              ))}
            </FilterGroup>
          ))}
          <SourceQualityLegend title={t('sourceQuality:legend')} sourceQuality={words.sourceQuality(null)} />
        </>
      )}
    </FoldedFilter>
  )
}

function countOf<Group extends OptionGroup>(
  counts: Pick<OptionCounts, OptionGroup>,
  { group, choice }: FilterChoice<Group>,
): number {
  return counts[group].get(choice) ?? 0
}

function OptionSign({ option }: { option: FilterChoice<OptionGroup> }) {
  switch (option.group) {
    case 'publishers':
      return <SourceQualitySign look={PUBLISHER_LOOK[option.choice]} />
    case 'review':
      return <SourceQualitySign look={REVIEW_LOOK[option.choice]} />
    default:
      return null
  }
}
