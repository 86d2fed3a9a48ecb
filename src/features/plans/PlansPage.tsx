import { useRef, useState } from 'react'
import type { Measure } from '#domain/measure.ts'
import type { Region, Route } from '#domain/route.ts'
import type { Vocabulary } from '#domain/vocabulary.ts'
import { DataFaults, DataGate } from '#parts/DataGate.tsx'
import { SaveCsv } from '#parts/SaveCsv.tsx'
import { useDataset } from '#state/datasets.ts'
import { rowsByState, rowsInOrder } from '#state/selectors/planRows.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { usePrinting } from '#ui/usePrinting.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { PlanList } from './PlanList.tsx'
import styles from './Plans.module.css'
import { PlansByKind } from './PlansByKind.tsx'
import { isPressed, PlansHead } from './PlansHead.tsx'
import { PlansPrinted } from './PlansPrinted.tsx'
import { PlanTools } from './PlanTools.tsx'
import { UnlookedPlans } from './UnlookedPlans.tsx'
import { usePlanKeys } from './usePlanKeys.ts'
import { usePlans } from './usePlans.ts'
import { usePlansCsv } from './usePlansCsv.ts'

/** What governments and the EU planned, and what came of each plan. */
export function PlansPage() {
  const { t } = useTranslation('common')
  return (
    <DataGate
      needs={['measures', 'routes', 'vocabulary']}
      skeleton={<p className={styles.loading}>{t('loading')}</p>}
    >
      {({ measures }, { routes, regions }, vocabulary) => (
        <LoadedPlans measures={measures} routes={routes} regions={regions} vocabulary={vocabulary} />
      )}
    </DataGate>
  )
}

interface LoadedPlansProps {
  measures: readonly Measure[]
  routes: readonly Route[]
  regions: readonly Region[]
  vocabulary: Vocabulary
}

function LoadedPlans({ measures, routes, regions, vocabulary }: LoadedPlansProps) {
  const { t } = useTranslation(['plans', 'common', 'table'])
  const plans = usePlans(measures, routes)
  const order = useViewStore((state) => state.view.planOrder)
  const [isWhole, setIsWhole] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const toggleWhole = () => setIsWhole(!isWhole)
  usePlanKeys(root, plans, toggleWhole)
  // Loaded with the page, so that an open row has the words of its plan at once.
  useDataset('records')
  const csv = usePlansCsv(
    order === null || order === 'kind'
      ? rowsByState(plans.rows).flatMap(({ rows }) => rows)
      : rowsInOrder(plans.rows, order),
  )
  if (usePrinting()) return <PlansPrinted plans={plans} order={order} />
  return (
    <div className={styles.page} ref={root}>
      <PlansHead plans={plans} />
      <PlanTools plans={plans} order={order} vocabulary={vocabulary} routes={routes} regions={regions}>
        {order === null && (
          <Button look="text" aria-pressed={isWhole} onClick={toggleWhole}>
            {t('showAll')}
          </Button>
        )}
        <SaveCsv
          look="text"
          disabled={plans.rows.length === 0}
          csv={csv}
          fault={[t('common:fileFailed', { file: 'manifest.json' }), t('notSaved')].join(' ')}
        >
          {t('table:save')}
        </SaveCsv>
      </PlanTools>
      <DataFaults needs={['outcomes']} />
      {order === 'kind' ? (
        <PlansByKind plans={plans} vocabulary={vocabulary} />
      ) : (
        <PlanList rows={plans.rows} order={order} isWhole={isWhole} />
      )}
      {order !== 'kind' && <UnlookedPlans rows={plans.unlooked} isAskedFor={isPressed('none', plans)} />}
    </div>
  )
}
