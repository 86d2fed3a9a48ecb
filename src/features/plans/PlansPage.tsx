import { type RefObject, useEffect, useRef, useState } from 'react'
import { planCsv } from '#content/planCsv.ts'
import { type PlanRow, rowsByState, rowsInOrder } from '#content/planRows.ts'
import { csvFileName } from '#content/table/tableCsv.ts'
import { hasOwnOutcome, type Measure } from '#domain/measure.ts'
import { isOwnMark } from '#domain/ownData.ts'
import type { Region, Route } from '#domain/route.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import type { Vocabulary } from '#domain/vocabulary.ts'
import { DataFaults, DataGate } from '#parts/DataGate.tsx'
import { SaveCsv } from '#parts/SaveCsv.tsx'
import { useDataset } from '#state/datasets.ts'
import { registerShortcut } from '#state/shortcuts.ts'
import { linkOfView, setFilters, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { usePrinting } from '#ui/usePrinting.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { PlanList } from './PlanList.tsx'
import styles from './Plans.module.css'
import { PlansByKind } from './PlansByKind.tsx'
import { isPressed, NUMBERED_STATES, PlansHead, toggleState } from './PlansHead.tsx'
import { PlansPrinted } from './PlansPrinted.tsx'
import { PlanTools } from './PlanTools.tsx'
import { UnlookedPlans } from './UnlookedPlans.tsx'
import { type Plans, usePlans } from './usePlans.ts'
import { usePlanWords } from './usePlanWords.ts'

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

/**
 * The keys of the page. J and K move the focus from row to row, as rows are no controls; the others act on the row that has
 * the focus, on the states or on the list.
 */
function usePlanKeys(root: RefObject<HTMLElement | null>, plans: Plans, toggleWhole: () => void): void {
  const latest = useRef({ plans, toggleWhole })
  latest.current = { plans, toggleWhole }
  useEffect(() => {
    const rows = () => [...(root.current?.querySelectorAll<HTMLElement>('[data-plan]') ?? [])]
    const current = () => document.activeElement?.closest<HTMLElement>('[data-plan]') ?? null
    const move = (step: 1 | -1) => () => {
      const all = rows()
      const row = current()
      const at = row ? all.indexOf(row) + step : step === 1 ? 0 : all.length - 1
      all[at]?.focus()
      return all.length > 0
    }
    const press = (control: string) => () => {
      const found = current()?.querySelector<HTMLElement>(control)
      found?.click()
      return found !== null && found !== undefined
    }
    const showState = (key: string) => {
      const state = NUMBERED_STATES[Number(key) - 1]
      if (state) toggleState(state, latest.current.plans)
      return state !== undefined
    }
    const showAll = () => {
      setFilters({ outcome: [] })
      return true
    }
    const showRows = () => {
      latest.current.toggleWhole()
      return true
    }
    const undo = [
      registerShortcut('plansNext', move(1)),
      registerShortcut('plansPrevious', move(-1)),
      registerShortcut('plansSentence', press('[data-toggle]')),
      registerShortcut('plansPage', press('[data-page] a')),
      registerShortcut('plansMap', press('[data-dossier]')),
      registerShortcut('plansState', showState),
      registerShortcut('plansAll', showAll),
      registerShortcut('plansRows', showRows),
    ]
    return () => {
      for (const step of undo) step()
    }
  }, [root])
}

/** Returns a writer of the CSV file of these rows, in their order. */
function usePlansCsv(rows: readonly PlanRow[]): (version: string) => { text: string; name: string } {
  const { t } = useTranslation(['plans', 'table'])
  const words = useWords()
  const planWords = usePlanWords()
  const view = useViewStore((state) => state.view)
  return (version) => ({
    name: csvFileName('plans', version),
    text: planCsv(
      rows,
      {
        columnName: (column) => (column === 'layer' ? t('table:column.layer') : t(`csv.${column}`)),
        ownOf: ({ plan }) =>
          isOwnMark(plan)
            ? t('table:layer.yours')
            : hasOwnOutcome(plan)
              ? t('table:layer.ownOutcome')
              : undefined,
        publishedName: t('table:layer.published'),
        titleOf: ({ plan }) => words.measureTitle(plan),
        kindsOf: ({ plan }) => plan.categories.map(words.category),
        actorsOf: ({ plan }) => plan.actors.map(words.actor),
        stateName: ({ state }) => words.choice({ group: 'outcome', choice: state }),
        tieName: ({ plan }) => planWords.tie(plan),
        whatOf: ({ outcome }) => (outcome ? words.localized(outcome.what) : ''),
        publisherOf: ({ page }) => (page ? words.publisher(page) : ''),
        linkOf: ({ plan }) =>
          linkOfView({
            ...DEFAULT_VIEW,
            language: view.language,
            selected: { kind: 'measure', id: plan.id },
          }),
      },
      { viewLink: linkOfView({ ...view, selected: null, reader: null, camera: null }), version },
    ),
  })
}
