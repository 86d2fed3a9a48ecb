import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { choiceKey } from '#content/railOptions.ts'
import { FACETS } from '#domain/facets.ts'
import { hasFilters } from '#domain/filters.ts'
import type { YearChoice } from '#domain/period.ts'
import { TIES } from '#domain/planState.ts'
import type { Region, Route } from '#domain/route.ts'
import { type FilterChoice, type IdGroup, PLAN_ORDERS, type PlanOrder } from '#domain/view.ts'
import { isCountryCode, type Vocabulary } from '#domain/vocabulary.ts'
import { keysOf } from '#lib/recordOf.ts'
import { clearFilters, setFilters, setPlanOrder, toggleChoice } from '#state/viewStore.ts'
import { Button, TextButton } from '#ui/Button.tsx'
import { CheckBox } from '#ui/Choices.tsx'
import { Legend } from '#ui/Rows.tsx'
import { useMediaQuery } from '#ui/useMediaQuery.ts'
import { useOutsidePress } from '#ui/useOutsidePress.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { TieLine } from './PlanList.tsx'
import styles from './Plans.module.css'
import { PLAN_MENUS, type PlanFacet, type Plans } from './usePlans.ts'

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
  const times = [...filters.years, ...(filters.months ? [filters.months] : [])]
  const chosen = [
    ...filters.years.map((year) => yearName(year, t('year.none'))),
    ...(filters.months ? [words.months(filters.months)] : []),
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
    <div className={`${styles.tools} stack one-column gap-three-quarters`}>
      <div className="anchor in-row">
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
          <p className="at-end gap-16 soft row-type row-middle">
            <span aria-live="polite">{t('shown', { count: plans.rows.length, all: plans.all })}</span>
            <Button look="text" onClick={clearFilters}>
              {t('clear')}
            </Button>
          </p>
        )}
      </div>
      <div className="anchor in-row">
        {order !== 'kind' && (
          <Legend className={styles.toolKey}>
            {TIES.map((tie) => (
              <li key={tie}>
                <TieLine tie={tie} /> {t(tie === 'same-act' ? 'sameAct' : `common:choice.tie.${tie}`)}
              </li>
            ))}
          </Legend>
        )}
        <div className={`${styles.orders} at-end apart-16 row-type in-row`}>
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

function Years({ plans }: { plans: Plans }) {
  const { t } = useTranslation('plans')
  const words = useWords()
  const { years, months } = plans.filters
  const isAll = years.length === 0 && months === null
  const choices: readonly YearChoice[] = [...plans.byYear.keys()]
  const choose = (chosen: readonly YearChoice[]) => setFilters({ years: [...chosen], months: null })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form; these are buttons.
    <div className={`${styles.years} in-row`} role="group" aria-label={t('year.label')}>
      <span className="small quiet" aria-hidden="true">
        {t('year.label')}
      </span>
      <Button aria-pressed={isAll} onClick={() => choose([])}>
        {t('year.all')} <span className="regular">{words.number(plans.ofAnyYear)}</span>
      </Button>
      {choices.map((year) => (
        <Button
          key={year}
          aria-pressed={years.includes(year)}
          onClick={() => choose(years.length === 1 && years[0] === year ? [] : [year])}
        >
          {yearName(year, t('year.none'))}{' '}
          <span className="regular">{words.number(plans.byYear.get(year) ?? 0)}</span>
        </Button>
      ))}
    </div>
  )
}

function Orders({ order }: { order: PlanOrder | null }) {
  const { t } = useTranslation('plans')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form; these are buttons.
    <div className="in-row" role="group" aria-label={t('order.label')}>
      <span className="small quiet" aria-hidden="true">
        {t('order.label')}
      </span>
      {[null, ...PLAN_ORDERS].map((choice) => (
        <TextButton
          key={choice}
          look="bare"
          className={`${styles.choice} soft target`}
          aria-pressed={choice === order}
          onClick={() => setPlanOrder(choice)}
        >
          {t(`order.${choice ?? 'outcome'}`)}
        </TextButton>
      ))}
    </div>
  )
}

interface PlanFiltersProps {
  plans: Plans
  vocabulary: Vocabulary
  routes: readonly Route[]
  regions: readonly Region[]
}

/** One menu of the filters: its name, and its options in named groups. */
interface FilterMenu {
  id: (typeof PLAN_MENUS)[PlanFacet]
  name: string
  groups: readonly OptionList[]
}

interface OptionList {
  name: string
  facet: PlanFacet
  ids: readonly string[]
}

/** The filters that Explore has too, and how plan and outcome are tied; each a menu, or on a phone all in one. */
function PlanFilters({ isOneMenu, ...input }: PlanFiltersProps & { isOneMenu: boolean }) {
  const { t } = useTranslation(['plans', 'common'])
  const menus = useFilterMenus(input)
  const { filters } = input.plans
  const chosenIn = ({ groups }: FilterMenu) =>
    groups
      .flatMap(({ facet, ids }) => ids.map((id) => filters[facet].some((choice) => choice === id)))
      .filter(Boolean).length
  const isAsked = menus.some((menu) => menu.id === 'sources' && chosenIn(menu) > 0)
  const [wasAsked, setWasAsked] = useState(isAsked)
  if (isAsked && !wasAsked) setWasAsked(true)
  if (isOneMenu) {
    const chosen = menus.reduce((sum, menu) => sum + chosenIn(menu), 0)
    return (
      <PlanMenu
        name={t('common:filters')}
        sum={chosen === 0 ? t('shared:none') : String(chosen)}
        isChosen={chosen > 0}
      >
        {() => menus.map((menu) => <Options key={menu.id} menu={menu} plans={input.plans} isNamed={true} />)}
      </PlanMenu>
    )
  }
  // The row has no room for what few ask for; it stays where a link did, so that it can be taken off and put back.
  const shown = menus.filter(({ id }) => id !== 'sources' || wasAsked)
  return shown.map((menu) => {
    const chosen = chosenIn(menu)
    const total = menu.groups.reduce((sum, { ids }) => sum + ids.length, 0)
    const any = menu.id === 'kind' ? t('filter.anyOf', { total }) : t('filter.any')
    return (
      <PlanMenu
        key={menu.id}
        name={menu.name}
        sum={chosen === 0 ? any : t('filter.someOf', { chosen, total })}
        isChosen={chosen > 0}
      >
        {() => <Options menu={menu} plans={input.plans} isNamed={false} />}
      </PlanMenu>
    )
  })
}

function useFilterMenus({ plans, vocabulary, routes, regions }: PlanFiltersProps): readonly FilterMenu[] {
  const { t } = useTranslation(['plans', 'table', 'filters'])
  const words = useWords()
  const { options, filters } = plans
  const used = (facet: 'routes' | 'regions', things: readonly { id: string }[]) =>
    things.map(({ id }) => id).filter((id) => options[facet].has(id) || filters[facet].includes(id))
  const mostFirst = (facet: 'actors' | 'countries') =>
    [...new Set([...options[facet].keys(), ...filters[facet]])].toSorted(
      (a, b) => (options[facet].get(b) ?? 0) - (options[facet].get(a) ?? 0),
    )
  const actors = mostFirst('actors')
  const list = (facet: PlanFacet, ids: readonly string[], name = words.filterName(facet, 'all')) => [
    { facet, name, ids },
  ]
  const lists: Readonly<Record<IdGroup, readonly OptionList[]>> = {
    measures: list(
      'measures',
      vocabulary.categories.map(({ id }) => id),
    ),
    actors: [
      ...list(
        'actors',
        actors.filter((id) => !isCountryCode(id)),
        t('filters:bodies'),
      ),
      ...list('actors', actors.filter(isCountryCode), words.filterName('countries', 'all')),
    ],
    routes: list('routes', used('routes', routes)),
    regions: list('regions', used('regions', regions)),
    countries: list('countries', mostFirst('countries')),
  }
  const names: Readonly<Record<FilterMenu['id'], string>> = {
    kind: t('table:column.kind'),
    who: t('filters:fold.actors'),
    where: t('filter.where'),
    tie: words.filterName('tie', 'all'),
    sources: t('filters:fold.sources'),
  }
  return keysOf(names).map((id) => ({
    id,
    name: names[id],
    groups: keysOf(PLAN_MENUS)
      .filter((facet) => PLAN_MENUS[facet] === id)
      .flatMap((facet) => {
        const { options } = FACETS[facet]
        return options ? list(facet, options) : lists[facet as IdGroup]
      }),
  }))
}

interface OptionsProps {
  menu: FilterMenu
  plans: Plans
  /** Whether the one list of a menu needs its name. */
  isNamed: boolean
}

function Options({ menu, plans: { options, filters }, isNamed }: OptionsProps) {
  const { t } = useTranslation('plans')
  const words = useWords()
  return menu.groups
    .filter(({ ids }) => ids.length > 0)
    .map(({ name, facet, ids }) => {
      const shownName = menu.groups.length > 1 ? name : isNamed ? menu.name : null
      return (
        <fieldset key={`${facet} ${name}`} className="stack" aria-label={shownName ?? menu.name}>
          {shownName !== null && <p className="foot-4 bold small">{shownName}</p>}
          {ids.map((id) => {
            const option = { group: facet, choice: id } as FilterChoice<PlanFacet>
            const count = options[facet].get(id) ?? 0
            const label = words.choice(option)
            const isChecked = filters[facet].some((choice) => choice === id)
            return (
              <CheckBox
                key={choiceKey(option)}
                className={`${styles.option} check-line`}
                data-empty={count === 0 && !isChecked}
                name={t('option', { label, count })}
                isChecked={isChecked}
                onToggle={() => toggleChoice(option)}
              >
                <span className="grow">{label}</span>
                <span className="rigid quiet">{words.number(count)}</span>
              </CheckBox>
            )
          })}
        </fieldset>
      )
    })
}

interface PlanMenuProps {
  name: string
  /** What is chosen, after the name. */
  sum: string
  isChosen?: boolean
  children: () => ReactNode
}

/** A button that opens a card of choices under it. Closes by Escape and by a press outside. */
function PlanMenu({ name, sum, isChosen = false, children }: PlanMenuProps) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useOutsidePress(
    (target) => root.current?.contains(target) === true,
    () => setIsOpen(false),
  )
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return
    event.preventDefault()
    setIsOpen(false)
    button.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: handles Escape for all controls inside
    <div ref={root} className={`${styles.menu} anchor`} onKeyDown={handleKeyDown}>
      <Button
        ref={button}
        className={styles.opener ?? ''}
        data-menu-button
        data-chosen={isChosen}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        {name} <span className="regular quiet">{sum}</span>
      </Button>
      {isOpen && (
        <div id={id} className={`${styles.card} stack float gap-three-quarters`}>
          {children()}
        </div>
      )}
    </div>
  )
}
