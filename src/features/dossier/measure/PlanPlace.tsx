import { type Measure, planStateOf } from '#domain/measure.ts'
import { planUnits } from '#domain/planList.ts'
import { routeRegionsOf } from '#domain/route.ts'
import styles from '#features/dossier/Dossier.module.css'
import { usePanel } from '#features/dossier/panelContext.ts'
import { linkToPlans } from '#state/planLink.ts'
import { select, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** The link to all plans, the place of this one among those of its state under the filters, and the way to the next. */
export function PlanPlace({ plan }: { plan: Measure }) {
  const { t } = useTranslation(['outcomes', 'common'])
  const words = useWords()
  const { corpus, filters } = usePanel()
  const link = useViewStore(({ view }) => linkToPlans(view))
  const state = planStateOf(plan)
  const alike = planUnits(corpus.measures, filters, routeRegionsOf(corpus.routes)).filter(
    (unit) => unit.state === state,
  )
  const at = alike.findIndex(({ plans }) => plans.some(({ id }) => id === plan.id))
  const next = alike[(at + 1) % alike.length]
  return (
    <span className={styles.planPlace}>
      <a href={link}>{t('common:plans')}</a>
      {at >= 0 && state !== null && (
        <span>
          {t('position', {
            number: words.number(at + 1),
            count: alike.length,
            state: words.choice({ group: 'outcome', choice: state }).toLocaleLowerCase(words.language),
          })}
        </span>
      )}
      {next && at >= 0 && alike.length > 1 && (
        <Button look="text" onClick={() => select({ kind: 'measure', id: next.plan.id })}>
          {t('next')}
        </Button>
      )}
    </span>
  )
}
