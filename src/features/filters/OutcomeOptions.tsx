import { PLAN_STATES } from '#domain/planState.ts'
import { useShownFilters } from '#state/shownChoices.ts'
import { useExplore } from '#state/viewModels.ts'
import { toggleFilter } from '#state/viewStore.ts'
import { OutcomeSign } from '#ui/OutcomeSign.tsx'
import { useWords } from '#words/words.ts'
import { CheckOption } from './CheckOption.tsx'

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
