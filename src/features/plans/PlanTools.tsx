import type { ReactNode } from 'react'
import { hasFilters } from '#domain/filters.ts'
import type { YearChoice } from '#domain/period.ts'
import { TIES } from '#domain/planState.ts'
import type { Region, Route } from '#domain/route.ts'
import { PLAN_ORDERS, type PlanOrder } from '#domain/view.ts'
import type { Vocabulary } from '#domain/vocabulary.ts'
import { clearFilters, setFilters, setPlanOrder } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useMediaQuery } from '#ui/useMediaQuery.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { PlanFilters } from './PlanFilters.tsx'
import { PlanMenu } from './PlanMenu.tsx'
import styles from './PlanTools.module.css'
import { TieLine } from './TieLine.tsx'
import type { Plans } from './usePlans.ts'

/** Phones, where years, filters and order are a menu each. */
const PHONE = '(max-width: 37.4375em)'

interface PlanToolsProps {
  plans: Plans
  order: PlanOrder | null
  vocabulary: Vocabulary
  routes: readonly Route[]
  regions: readonly Region[]
  /** Buttons at the end of the row of orders. */
  children: ReactNode
}

/** Years, filters and order, with the key of the lines between plan and outcome. */
export function PlanTools({ plans, order, vocabulary, routes, regions, children }: PlanToolsProps) {
  const { t } = useTranslation('plans')
  const words = useWords()
  const isPhone = useMediaQuery(PHONE)
  const { filters } = plans
  const times = [...filters.years, ...(filters.period ? [filters.period] : [])]
  const chosen = [
    ...filters.years.map((year) => yearName(year, t('year.none'))),
    ...(filters.period ? [words.months(filters.period)] : []),
  ]
  const isFiltered = hasFilters(filters, ['status'])
  const filterMenus = (
    <PlanFilters
      plans={plans}
      vocabulary={vocabulary}
      routes={routes}
      regions={regions}
      isOneMenu={isPhone}
    />
  )
  return (
    <div className={styles.tools}>
      <div className={styles.row}>
        {isPhone ? (
          <PlanMenu
            name={t('year.label')}
            sum={times.length === 0 ? t('year.any') : chosen.join(', ')}
            isChosen={times.length > 0}
          >
            {() => <Years plans={plans} />}
          </PlanMenu>
        ) : (
          <Years plans={plans} />
        )}
        {filterMenus}
        {isPhone && (
          <PlanMenu name={t('order.label')} sum="">
            {() => <Orders order={order} />}
          </PlanMenu>
        )}
        {isFiltered && (
          <p className={styles.shown}>
            <span aria-live="polite">{t('shown', { count: plans.rows.length, all: plans.all })}</span>
            <Button look="text" onClick={clearFilters}>
              {t('clear')}
            </Button>
          </p>
        )}
      </div>
      <div className={styles.row}>
        {order !== 'kind' && (
          <ul className={styles.key}>
            {TIES.map((tie) => (
              <li key={tie}>
                <TieLine tie={tie} /> {t(`tieKey.${tie}`)}
              </li>
            ))}
          </ul>
        )}
        <div className={styles.orders}>
          {!isPhone && <Orders order={order} />}
          {children}
        </div>
      </div>
    </div>
  )
}

function yearName(year: YearChoice, none: string): string {
  return year === 'not-stated' ? none : String(year)
}

/** One year at a time, or all. */
function Years({ plans }: { plans: Plans }) {
  const { t } = useTranslation('plans')
  const words = useWords()
  const { years, period } = plans.filters
  const isAll = years.length === 0 && period === null
  const choices: readonly YearChoice[] = [...plans.byYear.keys()]
  const choose = (chosen: readonly YearChoice[]) => setFilters({ years: [...chosen], period: null })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form; these are buttons.
    <div className={styles.years} role="group" aria-label={t('year.label')}>
      <span className={styles.label} aria-hidden="true">
        {t('year.label')}
      </span>
      <Button aria-pressed={isAll} onClick={() => choose([])}>
        {t('year.all')} <span className={styles.sum}>{words.number(plans.ofAnyYear)}</span>
      </Button>
      {choices.map((year) => (
        <Button
          key={year}
          aria-pressed={years.includes(year)}
          onClick={() => choose(years.length === 1 && years[0] === year ? [] : [year])}
        >
          {yearName(year, t('year.none'))}{' '}
          <span className={styles.sum}>{words.number(plans.byYear.get(year) ?? 0)}</span>
        </Button>
      ))}
    </div>
  )
}

function Orders({ order }: { order: PlanOrder | null }) {
  const { t } = useTranslation('plans')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form; these are buttons.
    <div className={styles.order} role="group" aria-label={t('order.label')}>
      <span className={styles.label} aria-hidden="true">
        {t('order.label')}
      </span>
      {[null, ...PLAN_ORDERS].map((choice) => (
        <button
          key={choice}
          type="button"
          className={styles.choice}
          aria-pressed={choice === order}
          onClick={() => setPlanOrder(choice)}
        >
          {t(`order.${choice ?? 'outcome'}`)}
        </button>
      ))}
    </div>
  )
}
