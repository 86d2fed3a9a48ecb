import type { ReactNode } from 'react'
import type { OptionCounts } from '#content/exploreModel.ts'
import { choiceKey } from '#content/railOptions.ts'
import { FACETS } from '#domain/facets.ts'
import { activeChoices, optionsOf } from '#domain/filters.ts'
import { PLAN_STATES } from '#domain/planState.ts'
import { PUBLISHER_LOOK, REVIEW_LOOK } from '#domain/publisher.ts'
import type { ChoiceOf, FilterChoice, OptionGroup } from '#domain/view.ts'
import { keysOf } from '#lib/recordOf.ts'
import { useShownFilters } from '#state/shownChoices.ts'
import { useExplore } from '#state/viewModels.ts'
import { toggleChoice, toggleFilter, useViewStore } from '#state/viewStore.ts'
import { OutcomeSign } from '#ui/OutcomeSign.tsx'
import { SourceQualitySign } from '#ui/SourceQualitySign.tsx'
import { SourceQualityLegend } from '#ui/SourceQualitySigns.tsx'
import { useSourceQuality } from '#words/useSourceQuality.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { CheckOption, FilterGroup } from './FilterGroup.tsx'

/** A checkbox with its sign for each thing that can come of a plan. */
export function OutcomeOptions() {
  const words = useWords()
  const counts = useExplore()?.counts.outcome
  const chosen = useShownFilters().outcome
  return (
    <ul aria-label={words.filterName('outcome', 'all')}>
      {PLAN_STATES.map((state) => (
        <li key={state}>
          <CheckOption
            label={words.choice({ group: 'outcome', choice: state })}
            count={counts?.get(state) ?? 0}
            isChecked={chosen.includes(state)}
            onToggle={() => toggleFilter('outcome', state)}
          >
            <OutcomeSign state={state} />
          </CheckOption>
        </li>
      ))}
    </ul>
  )
}

const FOLDED = keysOf(FACETS).filter((key): key is OptionGroup => FACETS[key].isFolded === true)

/** The filters without a group of their own in the rail, publisher and review first. */
export function SourceQualityOptions() {
  const { t } = useTranslation(['filters', 'sourceQuality'])
  const words = useWords()
  const quality = useSourceQuality(words)
  const counts = useExplore()?.counts
  const chosen = activeChoices(useViewStore((state) => state.view.filters))
  const chosenKeys = new Set(chosen.map(choiceKey))
  if (!counts) return null
  return (
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
              {signOf(option)}
            </CheckOption>
          ))}
        </FilterGroup>
      ))}
      <SourceQualityLegend title={t('sourceQuality:legend')} sourceQuality={quality.parts(null)} />
    </>
  )
}

function countOf<Group extends OptionGroup>(
  counts: Pick<OptionCounts, OptionGroup>,
  { group, choice }: FilterChoice<Group>,
): number {
  return counts[group].get(choice) ?? 0
}

/** The sign of a choice, for the filters that have one. */
const SIGN_OF: { readonly [Group in OptionGroup]: ((choice: ChoiceOf<Group>) => ReactNode) | null } = {
  publishers: (choice) => <SourceQualitySign look={PUBLISHER_LOOK[choice]} />,
  review: (choice) => <SourceQualitySign look={REVIEW_LOOK[choice]} />,
  status: null,
  outcome: null,
  tie: null,
}

function signOf<Group extends OptionGroup>({ group, choice }: FilterChoice<Group>): ReactNode {
  return SIGN_OF[group]?.(choice)
}
