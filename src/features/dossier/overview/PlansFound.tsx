import { useMemo } from 'react'
import { type PlanUnit, passesOutcome, planHeadline, planUnits } from '#domain/planList.ts'
import { PLAN_STATES } from '#domain/planState.ts'
import { routeRegionsOf } from '#domain/route.ts'
import details from '#features/dossier/Details.module.css'
import { usePanel } from '#features/dossier/panelContext.ts'
import { EmptyNote } from '#features/dossier/Skeleton.tsx'
import { linkToPlans } from '#state/planLink.ts'
import { select, useViewStore } from '#state/viewStore.ts'
import { OutcomeSign } from '#ui/OutcomeSign.tsx'
import { Section } from '#ui/Section.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { outcomeWords } from '#words/outcomeWords.ts'
import { planHeadlineWords } from '#words/planHeadlineWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './PlansFound.module.css'

/** Up to this many plans are listed under the sentence that counts them. */
const LISTED = 6

/**
 * What came of the plans under the filters, in a sentence, with a link to all of them. The plans with a chosen outcome have a
 * row each, and so have a few of any. `isUnderTitle`: the sentence is the panel's title already.
 */
export function PlansFound({ isUnderTitle = false }: { isUnderTitle?: boolean }) {
  const { t } = useTranslation(['overview', 'planHeadline'])
  const words = useWords()
  const { filters, model, corpus } = usePanel()
  const units = usePlanUnits()
  const shown = useMemo(() => {
    const regions = routeRegionsOf(corpus.routes)
    const rank = ({ state }: PlanUnit) => PLAN_STATES.indexOf(state)
    return units.filter((unit) => passesOutcome(unit, filters, regions)).sort((a, b) => rank(a) - rank(b))
  }, [units, filters, corpus.routes])
  const chosen = filters.outcome.map((choice) => words.choice({ group: 'outcome', choice }))
  const headline = usePlansHeadline()
  const link = useViewStore(({ view }) => linkToPlans(view))
  return (
    <>
      {model?.measures.length === 0 && <EmptyNote filters={filters} />}
      <Section title={isUnderTitle ? undefined : headline}>
        {chosen.length > 0 && (
          <p className={details.caption}>
            {t('overview:plans.chosen', {
              states: words.list(chosen),
              plans: t('planHeadline:plans', { count: shown.length }),
            })}
          </p>
        )}
        {(chosen.length > 0 || shown.length <= LISTED) && (
          <ul>
            {shown.map((unit) => (
              <UnitRow key={unit.plan.id} unit={unit} />
            ))}
          </ul>
        )}
        <p>
          <a className={styles.all} href={link}>
            {t('overview:plans.all')}
          </a>
        </p>
      </Section>
    </>
  )
}

/** One plan, or a law with its steps: its state in a sign and a word, since when, and the plan, which opens its dossier. */
function UnitRow({ unit: { plan, state } }: { unit: PlanUnit }) {
  const { t } = useTranslation('outcomes')
  const words = useWords()
  return (
    <li>
      <TextButton
        look="plain"
        className={styles.plan}
        onClick={() => select({ kind: 'measure', id: plan.id })}
      >
        <OutcomeSign state={state} own={words.own(plan)} />
        <span>
          {words.measureTitle(plan)}
          <span className={styles.state}>{outcomeWords(plan, words, t)}</span>
        </span>
      </TextButton>
    </li>
  )
}

function usePlanUnits(): readonly PlanUnit[] {
  const { corpus, filters } = usePanel()
  const { measures, routes } = corpus
  return useMemo(() => planUnits(measures, filters, routeRegionsOf(routes)), [measures, routes, filters])
}

/** What came of the plans under the filters, in a sentence or two. */
export function usePlansHeadline(): string {
  const { t } = useTranslation('planHeadline')
  const words = useWords()
  const { filters } = usePanel()
  return planHeadlineWords(planHeadline(usePlanUnits(), filters), words, t)
}
