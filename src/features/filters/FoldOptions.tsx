import { type ReactNode, useId, useMemo } from 'react'
import type { OptionCounts } from '#content/exploreModel.ts'
import { inOrderOf } from '#content/inOrderOf.ts'
import { actorOptions, countryOptions, regionOptions } from '#content/railOptions.ts'
import { optionsOf } from '#domain/filters.ts'
import { PLAN_STATES } from '#domain/planState.ts'
import { PUBLISHER_LOOK, REVIEW_LOOK } from '#domain/publisher.ts'
import type { ChoiceOf, FilterChoice, FilterGroup as Group } from '#domain/view.ts'
import { OutcomeSign } from '#parts/OutcomeSign.tsx'
import { useDataset } from '#state/datasets.ts'
import { useBothShown } from '#state/shownLayers.ts'
import type { RailFold } from '#state/uiStore.ts'
import { useExplore, useFigures, useShownFilters } from '#state/viewModels.ts'
import { setFilters, toggleFilter, toggleRoute, useViewStore } from '#state/viewStore.ts'
import { CheckBox, Segments } from '#ui/Choices.tsx'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { SourceQualityLegend, SourceQualitySign } from '#ui/SourceQualitySigns.tsx'
import { rowCells, useArrowCells } from '#ui/useArrowCells.ts'
import { useSourceQuality } from '#words/useSourceQuality.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './FilterGroup.module.css'

const NONE: readonly never[] = []

/** The options of an open group of the rail. */
export function FoldOptions({ fold }: { fold: RailFold }) {
  switch (fold) {
    case 'outcome':
      return <OutcomeOptions />
    case 'kinds':
      return <KindOptions />
    case 'routes':
      return <RouteOptions />
    case 'places':
      return <PlaceOptions />
    case 'actors':
      return <ActorOptions />
    case 'sources':
      return <SourceOptions />
  }
}

/** What came of the plans; counted by measure, unlike on the page of plans. */
function OutcomeOptions() {
  const { t } = useTranslation('filters')
  return (
    <>
      <p className="foot-4 quiet caption-type">{t('aboutOutcome')}</p>
      <Options
        group="outcome"
        choices={PLAN_STATES}
        signOf={(state) => state !== 'open' && <OutcomeSign state={state} />}
      />
    </>
  )
}

/** The kinds of measures, of which a measure must have any or all. */
function KindOptions() {
  const { t } = useTranslation('filters')
  const terms = useDataset('vocabulary').data?.categories
  const measures = useDataset('measures').data?.measures ?? NONE
  const isAll = useShownFilters().all !== undefined
  const own = useExplore()?.own
  const isBoth = useBothShown()
  // Without the vocabulary, use the ids found in the data.
  const kinds = useMemo(
    () => terms?.map(({ id }) => id) ?? [...new Set(measures.flatMap(({ categories }) => categories))],
    [terms, measures],
  )
  return (
    <>
      <Segments role="group" className="row row-type" aria-label={t('fold.kinds')}>
        {([false, true] as const).map((all) => (
          <button
            key={String(all)}
            type="button"
            aria-pressed={all === isAll}
            onClick={() => setFilters({ all: all ? 'measures' : undefined })}
          >
            {t(all ? 'allOfThese' : 'anyOfThese')}
          </button>
        ))}
      </Segments>
      <Options group="measures" choices={kinds} {...(isBoth && own && own.size > 0 && { own })} />
    </>
  )
}

function RouteOptions() {
  const routes = (useDataset('routes').data?.routes ?? NONE).map(({ id }) => id)
  const model = useFigures()?.model
  const open = useViewStore(({ view }) => (view.selected?.kind === 'route' ? view.selected.id : null))
  return (
    <Options
      group="routes"
      choices={model ? inOrderOf(model, routes) : routes}
      signOf={(id) => <RouteSwatch routeId={id} />}
      // The route that is open closes with its filter.
      onToggle={(id) => (id === open ? toggleRoute(id) : toggleFilter('routes', id))}
    />
  )
}

/** The regions of origin and the countries that measures name. */
function PlaceOptions() {
  const { t } = useTranslation(['filters', 'layers'])
  const measures = useDataset('measures').data?.measures ?? NONE
  const regions = useDataset('routes').data?.regions ?? NONE
  const filters = useShownFilters()
  return (
    <>
      <FilterGroup name={t('layers:layer.regions')}>
        <Options group="regions" choices={regionOptions(regions, filters.regions)} />
      </FilterGroup>
      <FilterGroup name={t('common:filter.countries', { count: 2 })}>
        <Options group="countries" choices={countryOptions(measures, filters.countries)} />
      </FilterGroup>
    </>
  )
}

/** The actors of measures, bodies and countries apart. */
function ActorOptions() {
  const { t } = useTranslation('filters')
  const measures = useDataset('measures').data?.measures ?? NONE
  const { bodies, countries } = actorOptions(measures, useShownFilters().actors)
  return (
    <>
      <FilterGroup name={t('bodies')}>
        <Options group="actors" choices={bodies} />
      </FilterGroup>
      <FilterGroup name={t('common:filter.countries', { count: 2 })}>
        <Options group="actors" choices={countries} />
      </FilterGroup>
    </>
  )
}

/** Kinds of publisher and states of review. */
function SourceOptions() {
  const { t } = useTranslation('sourceQuality')
  const words = useWords()
  const quality = useSourceQuality(words)
  return (
    <>
      <FilterGroup name={words.filterName('publishers', 'all')}>
        <Options
          group="publishers"
          choices={optionsOf('publishers').map(({ choice }) => choice)}
          signOf={(choice) => <SourceQualitySign look={PUBLISHER_LOOK[choice]} />}
        />
      </FilterGroup>
      <FilterGroup name={words.filterName('review', 'all')}>
        <Options
          group="review"
          choices={optionsOf('review').map(({ choice }) => choice)}
          signOf={(choice) => <SourceQualitySign look={REVIEW_LOOK[choice]} />}
        />
      </FilterGroup>
      <SourceQualityLegend title={t('legend')} sourceQuality={quality.parts(null)} />
    </>
  )
}

interface OptionsProps<Key extends Group> {
  group: Key
  choices: readonly ChoiceOf<Key>[]
  signOf?: (choice: ChoiceOf<Key>) => ReactNode
  onToggle?: (choice: ChoiceOf<Key>) => void
  /** The reader's own measures among those counted. */
  own?: ReadonlyMap<string, number>
}

/** A checkbox a choice with its count; zero is grey and can be chosen. One tab stop: arrow keys move, Space chooses. */
function Options<Key extends Group>({ group, choices, signOf, onToggle, own }: OptionsProps<Key>) {
  const { t } = useTranslation(['filters', 'common'])
  const words = useWords()
  const counts = useExplore()?.counts[group] as OptionCounts[Key] | undefined
  const chosen: readonly unknown[] = useShownFilters()[group]
  const rows = rowCells(choices.length)
  const { tableProps, cellProps } = useArrowCells(
    rows,
    rows[choices.findIndex((choice) => chosen.includes(choice))] ?? rows[0],
  )
  return (
    <ul aria-label={words.filterName(group, 'all')} {...tableProps}>
      {choices.map((choice, row) => {
        const active = { group, choice } as FilterChoice
        const label = group === 'routes' ? words.route(String(choice)) : words.choice(active)
        const count = (counts as ReadonlyMap<unknown, number> | undefined)?.get(choice) ?? 0
        const yours = own?.get(String(choice)) ?? 0
        const isChecked = chosen.includes(choice)
        return (
          <li key={String(choice)}>
            <CheckBox
              className={styles.row}
              data-look={isChecked ? 'chosen' : count === 0 ? 'empty' : 'plain'}
              name={[
                t('option', { label, count }),
                ...(yours > 0 ? [t('shared:count.yours', { count: yours })] : []),
              ].join(', ')}
              isChecked={isChecked}
              cell={cellProps({ row, column: 0 })}
              onToggle={() => (onToggle ? onToggle(choice) : toggleFilter(group, choice))}
            >
              {signOf?.(choice)}
              <span className="grow shrinks breaks">{label}</span>
              {yours > 0 && (
                <span className="rigid quiet">
                  {yours} {t('common:yours')}
                </span>
              )}
              <span className="end rigid">{count === 0 ? t('noOption') : count}</span>
            </CheckBox>
          </li>
        )
      })}
    </ul>
  )
}

interface FilterGroupProps {
  name: string
  /** At its right. */
  caption?: ReactNode
  children: ReactNode
}

/** A named group of filter options. */
export function FilterGroup({ name, caption, children }: FilterGroupProps) {
  const nameId = useId()
  return (
    <fieldset className="one-column stack" aria-labelledby={nameId}>
      <div className={`${styles.head} row-wrap bold to-ends`}>
        <span id={nameId}>{name}</span>
        {caption !== undefined && <span className="regular quiet">{caption}</span>}
      </div>
      {children}
    </fieldset>
  )
}
