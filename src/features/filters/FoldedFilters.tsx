import { type ReactNode, useId, useRef } from 'react'
import { flushSync } from 'react-dom'
import type { ActorOptions } from '#content/railOptions.ts'
import { FACETS, type OutcomeChoice } from '#domain/facets.ts'
import { activeChoices } from '#domain/filters.ts'
import { PLAN_STATES } from '#domain/planState.ts'
import { type RailFold, setUi, toggleFold, useUiStore } from '#state/uiStore.ts'
import { select, toggleFilter, useViewStore } from '#state/viewStore.ts'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { DETAILS_ID } from '#ui/partIds.ts'
import { TextButton } from '#ui/TextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './FilterGroup.module.css'
import { CheckOption, FilterGroup } from './FilterGroup.tsx'

/** The signs come with the first open list. */
const OUTCOMES = partCode(() => import('./FoldedOptions.tsx').then((m) => m.OutcomeOptions))
const SOURCE_QUALITY = partCode(() => import('./FoldedOptions.tsx').then((m) => m.SourceQualityOptions))

interface IdFilterProps<Options> {
  options: Options
  counts: ReadonlyMap<string, number>
  chosen: readonly string[]
}

/** The regions of origin; each is a checkbox, and a button beside it opens its dossier. */
export function RegionFilter({ options, counts, chosen }: IdFilterProps<readonly string[]>) {
  const { t } = useTranslation('filters')
  const words = useWords()
  const openId = useViewStore(({ view }) => (view.selected?.kind === 'region' ? view.selected.id : null))
  const name = t('origins')
  return (
    <FoldedFilter fold="regions" name={name} sum={useSum(options.length, chosen.length)}>
      {() => (
        <ul aria-label={name}>
          {options.map((id) => (
            <li key={id} className={styles.region} data-open={id === openId}>
              <CheckOption
                label={words.region(id)}
                count={counts.get(id) ?? 0}
                isChecked={chosen.includes(id)}
                onToggle={() => toggleFilter('regions', id)}
              />
              <TextButton
                className={styles.about}
                aria-label={t('aboutRegion', { region: words.region(id) })}
                aria-current={id === openId || undefined}
                onClick={() => openRegion(id)}
              >
                {t('about')}
              </TextButton>
            </li>
          ))}
        </ul>
      )}
    </FoldedFilter>
  )
}

/** Opens a region's dossier. On a narrow screen it replaces the filter sheet, so the focus moves to it. */
function openRegion(id: string): void {
  select({ kind: 'region', id })
  if (useUiStore.getState().sheet !== 'filters') return
  setUi({ sheet: 'details' })
  requestAnimationFrame(() => document.getElementById(DETAILS_ID)?.focus({ preventScroll: true }))
}

/** The actors of measures, bodies and countries apart. */
export function ActorFilter({ options, counts, chosen }: IdFilterProps<ActorOptions>) {
  const { t } = useTranslation('filters')
  const words = useWords()
  const used = [...options.bodies, ...options.countries].filter(
    (id) => (counts.get(id) ?? 0) > 0 || chosen.includes(id),
  )
  const sum = useSum(used.length, chosen.length)
  const groups = [
    [t('bodies'), options.bodies],
    [t('countries'), options.countries],
  ] as const
  return (
    <FoldedFilter fold="actors" name={t('whoActs')} sum={sum}>
      {() =>
        groups.map(([name, ids]) => (
          <FilterGroup key={name} name={name}>
            {ids.map((id) => (
              <CheckOption
                key={id}
                label={words.actor(id)}
                count={counts.get(id) ?? 0}
                isChecked={chosen.includes(id)}
                onToggle={() => toggleFilter('actors', id)}
              />
            ))}
          </FilterGroup>
        ))
      }
    </FoldedFilter>
  )
}

interface OutcomeFilterProps {
  counts: ReadonlyMap<OutcomeChoice, number>
  chosen: readonly OutcomeChoice[]
}

/** What came of plans: a checkbox a state. All open ones together have a button beside the statuses. */
export function OutcomeFilter({ counts, chosen }: OutcomeFilterProps) {
  const states = PLAN_STATES.filter((state) => (counts.get(state) ?? 0) > 0 || chosen.includes(state))
  const name = useWords().filterName('outcome', 'all')
  const sum = useSum(states.length, PLAN_STATES.filter((state) => chosen.includes(state)).length)
  return (
    <FoldedFilter fold="outcome" name={name} sum={sum}>
      {() => <CodePart code={OUTCOMES} loading={null} renderFault={() => null} />}
    </FoldedFilter>
  )
}

/** The filters without a group of their own in the rail, publisher and review first. */
export function SourceQualityFilter() {
  const { t } = useTranslation('filters')
  const filters = useViewStore((state) => state.view.filters)
  const count = activeChoices(filters).filter(({ group }) => FACETS[group].isFolded).length
  return (
    <FoldedFilter
      fold="sourceQuality"
      name={t('sourceQuality')}
      sum={count > 0 ? t('chosenCount', { count }) : t('anySourceQuality')}
    >
      {() => <CodePart code={SOURCE_QUALITY} loading={null} renderFault={() => null} />}
    </FoldedFilter>
  )
}

/** How many of the options are chosen. */
function useSum(total: number, chosen: number): string {
  const { t } = useTranslation('filters')
  if (chosen > 0) return t('someOf', { chosen, total })
  return t(total === 0 ? 'noOption' : 'anyOf', { total })
}

interface FoldProps {
  fold: RailFold
  name: string
  /** How many of the options are chosen, at the right of the name. */
  sum: string
  /** Rendered only while open. */
  children: () => ReactNode
}

/** A collapsible filter group. */
function FoldedFilter({ fold, name, sum, children }: FoldProps) {
  const bodyId = useId()
  const isOpen = useUiStore((state) => state.openFolds.includes(fold))
  const head = useRef<HTMLButtonElement>(null)

  // The list opens below the visible part of the rail: scroll it into view.
  const handleToggle = () => {
    flushSync(() => toggleFold(fold))
    if (!isOpen) head.current?.scrollIntoView({ block: 'start' })
  }

  return (
    <>
      <button
        ref={head}
        type="button"
        className={styles.fold}
        aria-expanded={isOpen}
        aria-controls={isOpen ? bodyId : undefined}
        onClick={handleToggle}
      >
        <span className={styles.foldName}>{name}</span>
        <span className={styles.sum}>{sum}</span>
        <Icon name="forward" />
      </button>
      {isOpen && (
        <div id={bodyId} className={styles.body}>
          {children()}
        </div>
      )}
    </>
  )
}
