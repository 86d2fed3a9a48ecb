import { type RefObject, useEffect, useRef, useState } from 'react'
import { boardYearOf, type PlanBoardRow, planBoard } from '#content/measureTables.ts'
import { planSheet } from '#content/planSheet.ts'
import { type PlanRow, rowsByState, rowsInOrder } from '#content/planWords.ts'
import { evidenceOfContent } from '#content/viewContent.ts'
import type { Measure } from '#domain/measure.ts'
import { countsByState } from '#domain/planList.ts'
import { OUTCOMES, PLAN_STATES, type PlanState } from '#domain/planState.ts'
import type { Region, Route } from '#domain/route.ts'
import { DEFAULT_VIEW, type Filters } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'
import type { Vocabulary } from '#domain/vocabulary.ts'
import { DataFaults, DataGate } from '#parts/DataGate.tsx'
import { OutcomeSign } from '#parts/OutcomeSign.tsx'
import { SaveData, type SavedData } from '#parts/SaveData.tsx'
import { useDataset } from '#state/datasets.ts'
import { registerShortcut } from '#state/shortcuts.ts'
import { useCorpus } from '#state/useCorpus.ts'
import { linkOfView, setFilters, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { usePrinting } from '#ui/useMediaQuery.ts'
import { planHeadlineWords } from '#words/planWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { PlanList } from './PlanList.tsx'
import styles from './Plans.module.css'
import { PlansPrinted } from './PlansPrinted.tsx'
import { PlanTools } from './PlanTools.tsx'
import { numberedStates, type Plans, usePlans, usePlanWords } from './usePlans.ts'

/** What governments and the EU planned, and what came of each plan. */
export function PlansPage() {
  const { t } = useTranslation('common')
  return (
    <DataGate
      needs={['measures', 'routes', 'vocabulary']}
      skeleton={<p className="waits quiet">{t('loading')}</p>}
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
  const { t } = useTranslation('plans')
  const plans = usePlans(measures, routes)
  const order = useViewStore((state) => state.view.planOrder)
  const words = useWords()
  const [isWhole, setIsWhole] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const toggleWhole = () => setIsWhole(!isWhole)
  usePlanKeys(root, plans, toggleWhole)
  // Loaded with the page, so that an open row has the words of its plan at once.
  useDataset('records')
  const data = usePlansData(
    order === null || order === 'kind'
      ? rowsByState(plans.rows).flatMap(({ rows }) => rows)
      : rowsInOrder(plans.rows, order),
  )
  const { actors, countries } = plans.filters
  const asked = [words.either(actors.map(words.actor)), words.either(countries.map(words.country))]
  const none = plans.isOfNoneAsked ? t('none', { asked: asked.filter(Boolean).join(' · ') }) : null
  if (usePrinting()) return <PlansPrinted plans={plans} order={order} />
  return (
    <div className={`${styles.page} one-column stack`} ref={root}>
      <PlansHead plans={plans} none={none} />
      <PlanTools plans={plans} order={order} vocabulary={vocabulary} routes={routes} regions={regions}>
        {order === null && (
          <Button look="text" aria-pressed={isWhole} onClick={toggleWhole}>
            {t('showAll')}
          </Button>
        )}
        <SaveData look="text" disabled={plans.rows.length === 0} data={data} />
      </PlanTools>
      <DataFaults needs={['outcomes']} />
      {order === 'kind' ? (
        <PlansByKind plans={plans} vocabulary={vocabulary} />
      ) : (
        <PlanList rows={plans.rows} order={order} isWhole={isWhole} />
      )}
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
      const state = PLAN_STATES[Number(key) - 1]
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

/** Returns what saves these rows, in their order. */
function usePlansData(rows: readonly PlanRow[]): () => SavedData {
  const { t } = useTranslation('plans')
  const { t: facts } = useTranslation('export')
  const words = useWords()
  const planWords = usePlanWords()
  const view = useViewStore((state) => state.view)
  const sheetWords: Parameters<typeof planSheet>[1] = {
    titleOf: ({ plan }) => words.measureTitle(plan),
    category: words.category,
    actor: words.actor,
    period: words.period,
    stateName: ({ state }) => words.choice({ group: 'outcome', choice: state }),
    tieName: ({ plan }) => planWords.tie(plan),
    whatOf: ({ outcome }) => (outcome ? words.localized(outcome.what) : ''),
    publisherOf: ({ page }) => (page ? words.publisher(page) : ''),
    licence: facts('facts'),
    linkOf: ({ plan }) =>
      linkOfView({
        ...DEFAULT_VIEW,
        language: view.language,
        selected: { kind: 'measure', id: plan.id },
      }),
  }
  return () => ({
    name: 'plans',
    title: t('fileTitle'),
    // The period chooses numbers, which plans lack.
    view: { ...view, period: [] },
    evidence: evidenceOfContent({ figures: [], measures: rows.map(({ plan }) => plan), routes: [] }),
    sheet: (version) =>
      planSheet(rows, sheetWords, {
        viewLink: linkOfView({ ...view, selected: null, reader: null, camera: null }),
        version,
      }),
  })
}

/** Plans by kind of measure, beside what was done in the year before and what a text says is missing. */
function PlansByKind({ plans, vocabulary }: { plans: Plans; vocabulary: Vocabulary }) {
  const { t } = useTranslation('plans')
  const { measures } = useCorpus(false)
  const { filters, routeRegions, units } = plans
  const year = boardYearOf(filters)
  const rows = planBoard(measures, units, {
    categories: vocabulary.categories.map(({ id }) => id),
    year,
    filters,
    routeRegions,
  })
  const done = year === null ? t('board.done') : t('board.doneIn', { year: year - 1 })
  const planned = year === null ? t('board.plans') : t('board.plansFor', { year })
  const most = Math.max(1, ...rows.map((row) => row.done.length))
  return (
    <>
      <table className={styles.board} style={{ '--most': most } as React.CSSProperties}>
        <thead>
          <tr>
            <th scope="col">{t('shared:kindOfMeasure')}</th>
            <th scope="col">
              <StatusSign look="filled" radius={3.5} /> {done}
            </th>
            <th scope="col">
              <StatusSign look="dashed" radius={3.5} /> {t('board.gap')}
            </th>
            <th scope="col">
              <StatusSign look="outlined" radius={3.5} /> {planned}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <KindRow key={row.category} row={row} year={year} doneName={done} />
          ))}
        </tbody>
      </table>
      <p className="below-8 small quiet">
        {t('board.note')}{' '}
        {rows.some((row) => row.plans.some(({ state }) => state === 'none')) && (
          <span className={styles.key}>
            <OutcomeSign state="none" /> {t('common:planState.hint.none')}
          </span>
        )}
      </p>
    </>
  )
}

/** A kind: its numbers lead to these measures on Explore, its signs to these plans in the list. */
function KindRow({ row, year, doneName }: { row: PlanBoardRow; year: number | null; doneName: string }) {
  const { t } = useTranslation(['plans', 'common'])
  const words = useWords()
  const planWords = usePlanWords()
  const view = useViewStore((state) => state.view)
  const { category, done, gaps, plans } = row
  const kind = words.categoryShort(category)
  const shared: Filters = { ...view.filters, outcome: [], tie: [], measures: [category] }
  const explore = (part: Partial<Filters>) =>
    writeView({
      ...DEFAULT_VIEW,
      language: view.language,
      filters: { ...shared, years: [], months: null, ...part },
    })
  const counts = countsByState(plans)
  const counted = (column: string, count: number) => t('board.doneCell', { kind, column, count })
  return (
    <tr>
      <th scope="row">{kind}</th>
      <td>
        {done.length > 0 && (
          <a
            className={`${styles.cell} inline-middle`}
            href={explore({ status: ['done'], ...(year === null ? {} : { years: [year - 1] }) })}
            aria-label={counted(doneName, done.length)}
          >
            <span
              className={`${styles.bar} rigid`}
              style={{ '--count': done.length } as React.CSSProperties}
            />
            {words.number(done.length)}
          </a>
        )}
      </td>
      <td>
        {gaps.length > 0 && (
          <a
            className={`${styles.cell} inline-middle`}
            href={explore({ status: ['gap'] })}
            aria-label={counted(t('board.gap'), gaps.length)}
          >
            <span className={`${styles.gap} rigid`} />
            {words.number(gaps.length)}
          </a>
        )}
      </td>
      <td>
        {plans.length > 0 && (
          <a
            className={`${styles.cell} inline-middle ${styles.kindSigns} wraps`}
            href={writeView({ ...view, planOrder: null, filters: { ...view.filters, measures: [category] } })}
            aria-label={words.labelled(
              kind,
              words.list(
                PLAN_STATES.filter((state) => counts[state] > 0).map(
                  (state) =>
                    `${words.number(counts[state])} ${words.choice({ group: 'outcome', choice: state })}`,
                ),
              ),
            )}
          >
            {PLAN_STATES.flatMap((state) =>
              plans
                .filter((unit) => unit.state === state)
                .map(({ plan }) => (
                  <OutcomeSign
                    key={plan.id}
                    state={state}
                    size={13}
                    own={words.own(plan) ?? planWords.own(plan)}
                  />
                )),
            )}
          </a>
        )}
      </td>
    </tr>
  )
}

/** The headline (`none`: that what is asked for has no plan at all), what it rests on, and the number of plans in each state, which filters the list. */
function PlansHead({ plans, none }: { plans: Plans; none: string | null }) {
  const { t } = useTranslation(['planHeadline', 'plans'])
  const words = useWords()
  const { byYear, ofAnyYear } = plans
  const isInSeveral = [...byYear.values()].reduce((sum, count) => sum + count, 0) > ofAnyYear
  return (
    <header className="one-column stack">
      <h1 className="page-title">{none ?? planHeadlineWords(plans.headline, words, t)}</h1>
      <p className={`${styles.lead} below-8 soft`}>
        {usePlanWords().lead(plans)} {isInSeveral && t('plans:year.several')}
      </p>
      <StateNumbers plans={plans} />
    </header>
  )
}

/** Whether the filter by outcome shows this state alone or among others. */
function isPressed(state: PlanState, { filters }: Plans): boolean {
  const { outcome } = filters
  return outcome.includes(state) || (outcome.includes('open') && OUTCOMES[state].open)
}

/** Shows one state alone, or every state if it was alone. */
function toggleState(state: PlanState, plans: Plans): void {
  const isAlone = plans.filters.outcome.length === 1 && plans.filters.outcome[0] === state
  setFilters({ outcome: isAlone ? [] : [state] })
}

function StateNumbers({ plans }: { plans: Plans }) {
  const { t } = useTranslation('plans')
  const words = useWords()
  const counts = countsByState(plans.units)
  const isFiltered = plans.filters.outcome.length > 0
  return (
    <ul
      className={`${styles.states} row-wrap`}
      aria-label={words.filterName('outcome', 'all')}
      data-filtered={isFiltered}
    >
      {numberedStates(counts).map((state) => {
        const count = counts[state]
        const name = words.choice({ group: 'outcome', choice: state })
        const pressed = isPressed(state, plans)
        const content = (
          <>
            <span className={`${styles.number} bold`}>{words.number(count)}</span>{' '}
            <span className={`${styles.stateName} medium inline-middle nowrap`}>
              <OutcomeSign state={state} /> {name}
            </span>
            <span className={`${styles.signs} below-4 row-wrap`} aria-hidden="true">
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
              <div className={`${styles.state} from-start stack-top`} data-empty="true">
                {content}
              </div>
            ) : (
              <button
                type="button"
                className={`${styles.state} from-start stack-top`}
                aria-pressed={pressed}
                title={t(`common:planState.hint.${state}`)}
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
