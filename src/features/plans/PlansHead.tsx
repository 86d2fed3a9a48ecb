import { countsByState } from '#domain/planList.ts'
import { OUTCOMES, PLAN_STATES, type PlanState } from '#domain/planState.ts'
import { setFilters } from '#state/viewStore.ts'
import { OutcomeSign } from '#ui/OutcomeSign.tsx'
import { planHeadlineWords } from '#words/planHeadlineWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Plans.module.css'
import type { Plans } from './usePlans.ts'
import { usePlanWords } from './usePlans.ts'

/** The states with a number, in order; plans that nobody looked for stand at the foot of the list. */
export const NUMBERED_STATES = PLAN_STATES.filter((state) => state !== 'none')

/** The headline, what it rests on, and the number of plans in each state, which filters the list. */
export function PlansHead({ plans }: { plans: Plans }) {
  const { t } = useTranslation('planHeadline')
  const words = useWords()
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{planHeadlineWords(plans.headline, words, t)}</h1>
      <p className={styles.lead}>{usePlanWords().lead(plans)}</p>
      <StateNumbers plans={plans} />
    </header>
  )
}

/** Whether the filter by outcome shows this state alone or among others. */
export function isPressed(state: PlanState, { filters }: Plans): boolean {
  const { outcome } = filters
  return outcome.includes(state) || (outcome.includes('open') && OUTCOMES[state].open)
}

/** Shows one state alone, or every state if it was alone. */
export function toggleState(state: PlanState, plans: Plans): void {
  const isAlone = plans.filters.outcome.length === 1 && plans.filters.outcome[0] === state
  setFilters({ outcome: isAlone ? [] : [state] })
}

function StateNumbers({ plans }: { plans: Plans }) {
  const { t } = useTranslation('plans')
  const words = useWords()
  const counts = countsByState(plans.units)
  const isFiltered = plans.filters.outcome.length > 0
  return (
    <ul className={styles.states} aria-label={words.filterName('outcome', 'all')} data-filtered={isFiltered}>
      {NUMBERED_STATES.map((state) => {
        const count = counts[state]
        const name = words.choice({ group: 'outcome', choice: state })
        const pressed = isPressed(state, plans)
        const content = (
          <>
            <span className={styles.number}>{words.number(count)}</span>{' '}
            <span className={styles.stateName}>
              <OutcomeSign state={state} /> {name}
            </span>
            <span className={styles.signs} aria-hidden="true">
              {Array.from({ length: count }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: equal signs in a row
                <OutcomeSign key={index} state={state} />
              ))}
            </span>
          </>
        )
        return (
          <li key={state}>
            {count === 0 && !pressed ? (
              <div className={styles.state} data-empty="true">
                {content}
              </div>
            ) : (
              <button
                type="button"
                className={styles.state}
                aria-pressed={pressed}
                title={t(`hint.${state}`)}
                onClick={() => toggleState(state, plans)}
              >
                {content}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
