import { TIES } from '#domain/planState.ts'
import type { Region, Route } from '#domain/route.ts'
import type { FilterChoice } from '#domain/view.ts'
import { isCountryCode, type Vocabulary } from '#domain/vocabulary.ts'
import { choiceKey } from '#state/selectors/railOptions.ts'
import { toggleChoice } from '#state/viewStore.ts'
import { CheckBox } from '#ui/CheckBox.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { PlanMenu } from './PlanMenu.tsx'
import styles from './PlanTools.module.css'
import type { PlanFacet, Plans } from './usePlans.ts'

interface PlanFiltersProps {
  plans: Plans
  vocabulary: Vocabulary
  routes: readonly Route[]
  regions: readonly Region[]
}

/** One menu of the filters: its name, and its options in named groups. */
interface FilterMenu {
  id: 'kind' | 'who' | 'where' | 'tie'
  name: string
  groups: readonly { name: string | null; facet: PlanFacet; ids: readonly string[] }[]
}

/** The filters that Explore has too, and how plan and outcome are tied; each a menu, or on a phone all in one. */
export function PlanFilters({ isOneMenu, ...input }: PlanFiltersProps & { isOneMenu: boolean }) {
  const { t } = useTranslation(['plans', 'common'])
  const menus = useFilterMenus(input)
  const { filters } = input.plans
  const chosenIn = ({ groups }: FilterMenu) =>
    groups.reduce((sum, { facet }) => sum + filters[facet].length, 0)
  if (isOneMenu) {
    const chosen = menus.reduce((sum, menu) => sum + chosenIn(menu), 0)
    return (
      <PlanMenu
        name={t('common:filters')}
        sum={chosen === 0 ? t('filter.none') : String(chosen)}
        isChosen={chosen > 0}
      >
        {() => menus.map((menu) => <Options key={menu.id} menu={menu} plans={input.plans} isNamed={true} />)}
      </PlanMenu>
    )
  }
  return menus.map((menu) => {
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
  const { t } = useTranslation(['plans', 'table'])
  const words = useWords()
  const { options, filters } = plans
  const used = (facet: PlanFacet, ids: Iterable<string>) =>
    [...ids].filter((id) => options[facet].has(id) || filters[facet].some((choice) => choice === id))
  const actors = [...new Set([...options.actors.keys(), ...filters.actors])].toSorted(
    (a, b) => (options.actors.get(b) ?? 0) - (options.actors.get(a) ?? 0),
  )
  return [
    {
      id: 'kind',
      name: t('table:column.kind'),
      groups: [{ name: null, facet: 'measures', ids: vocabulary.categories.map(({ id }) => id) }],
    },
    {
      id: 'who',
      name: t('filter.who'),
      groups: [
        { name: t('filter.bodies'), facet: 'actors', ids: actors.filter((id) => !isCountryCode(id)) },
        { name: t('filter.countries'), facet: 'actors', ids: actors.filter(isCountryCode) },
      ],
    },
    {
      id: 'where',
      name: t('filter.where'),
      groups: [
        {
          name: words.filterName('routes', 'all'),
          facet: 'routes',
          ids: used(
            'routes',
            routes.map(({ id }) => id),
          ),
        },
        {
          name: words.filterName('regions', 'all'),
          facet: 'regions',
          ids: used(
            'regions',
            regions.map(({ id }) => id),
          ),
        },
      ],
    },
    {
      id: 'tie',
      name: words.filterName('tie', 'all'),
      groups: [{ name: null, facet: 'tie', ids: TIES }],
    },
  ]
}

interface OptionsProps {
  menu: FilterMenu
  plans: Plans
  /** Whether a group without a name of its own needs that of its menu. */
  isNamed: boolean
}

function Options({ menu, plans: { options, filters }, isNamed }: OptionsProps) {
  const { t } = useTranslation('plans')
  const words = useWords()
  return menu.groups
    .filter(({ ids }) => ids.length > 0)
    .map(({ name, facet, ids }) => {
      const shownName = name ?? (isNamed ? menu.name : null)
      return (
        <fieldset key={`${facet} ${name}`} className={styles.options} aria-label={shownName ?? menu.name}>
          {shownName !== null && <p className={styles.optionsName}>{shownName}</p>}
          {ids.map((id) => {
            const option = { group: facet, choice: id } as FilterChoice<PlanFacet>
            const count = options[facet].get(id) ?? 0
            const label = words.choice(option)
            const isChecked = filters[facet].some((choice) => choice === id)
            return (
              <CheckBox
                key={choiceKey(option)}
                className={styles.option}
                data-empty={count === 0 && !isChecked}
                name={t('option', { label, count })}
                isChecked={isChecked}
                onToggle={() => toggleChoice(option)}
              >
                <span>{label}</span>
                <span className={styles.count}>{words.number(count)}</span>
              </CheckBox>
            )
          })}
        </fieldset>
      )
    })
}
