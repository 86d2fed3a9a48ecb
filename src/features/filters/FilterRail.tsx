import { type CSSProperties, Fragment, memo, type ReactNode, useMemo } from 'react'
import type { ExploreModel, StatusCounts } from '#content/exploreModel.ts'
import { railFigures } from '#content/railFigures.ts'
import { actorOptions, regionOptions, routesBySize, yearOptions } from '#content/railOptions.ts'
import { sharedFigures } from '#content/sharedModels.ts'
import { STATUS_LOOK, STATUSES, type Status } from '#domain/claim.ts'
import type { YearChoice } from '#domain/period.ts'
import type { FacetKey } from '#domain/view.ts'
import { keysOf } from '#lib/recordOf.ts'
import { DataFaults } from '#parts/DataGate.tsx'
import { useDataset } from '#state/datasets.ts'
import { useOwnLayer } from '#state/ownLayer.ts'
import { ShownChoicesContext, useDeferredChoices, useShownFilters } from '#state/shownChoices.ts'
import { useUiStore } from '#state/uiStore.ts'
import { useExplore, useFigures } from '#state/viewModels.ts'
import { toggleFilter, useViewStore } from '#state/viewStore.ts'
import { CheckBox } from '#ui/CheckBox.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import row from './FilterGroup.module.css'
import { FilterGroup } from './FilterGroup.tsx'
import styles from './FilterRail.module.css'
import { ActorFilter, OutcomeFilter, RegionFilter, SourceQualityFilter } from './FoldedFilters.tsx'
import { RouteFilter } from './RouteFilter.tsx'

const NONE: readonly never[] = []
/** Few readers have marks of their own. */
const LAYERS = partCode(() => import('./LayerFilter.tsx').then((m) => m.LayerFilter))

/**
 * All filters in one column. Each option shows how many measures it would show, given the other groups. While the
 * period is dragged or played, the counts follow at lower priority.
 */
export function FilterRail() {
  const isTimeMoving = useUiStore((state) => state.isTimeMoving)
  const { choices, isStale } = useDeferredChoices(isTimeMoving)
  return (
    <ShownChoicesContext value={choices}>
      <div className={styles.later} data-stale={isStale}>
        <Options />
      </div>
    </ShownChoicesContext>
  )
}

/** Months are chosen in the dock, ties on the page of plans; publisher and review share a fold, which walks `FACETS`. */
type Elsewhere = 'months' | 'tie' | 'publishers' | 'review'
/** The folded filters. */
type Folded = 'outcome' | 'regions' | 'actors'
type Groups<Key extends FacetKey> = Readonly<Record<Key, ReactNode>>

const Options = memo(function Options() {
  const model = useExplore()
  const { isError: hasNoMeasures } = useDataset('measures')
  const { isError: hasNoPlaces } = useDataset('routes')
  const { data: vocabulary, isError: hasNoVocabulary } = useDataset('vocabulary')
  const hasNoFigures = useDataset('figures').isError
  const shown = useFigures()
  const hasOwn = useOwnLayer((state) => state.own !== null)

  // All groups appear at once, when every file they read has arrived or failed: nothing moves after that.
  const isComplete = (vocabulary || hasNoVocabulary) && (shown || hasNoFigures || hasNoPlaces)
  return (
    <div className={styles.rail}>
      <DataFaults needs={['measures', 'routes', 'vocabulary']} />
      {model && isComplete ? (
        <>
          {hasOwn && <CodePart code={LAYERS} loading={null} renderFault={() => null} />}
          <OpenGroups model={model} shown={shown} />
          <Foot model={model} />
        </>
      ) : (
        // No skeleton after a failure: nothing is loading.
        !hasNoMeasures && <RailSkeleton />
      )}
    </div>
  )
})

interface GroupsProps {
  model: ExploreModel
}

function OpenGroups({ model, shown }: GroupsProps & { shown: ReturnType<typeof useFigures> }) {
  const measures = useDataset('measures').data?.measures ?? NONE
  const events = useDataset('timeline').data?.events ?? NONE
  const routes = useDataset('routes').data?.routes ?? NONE
  const terms = useDataset('vocabulary').data?.categories
  const filters = useShownFilters()
  const isBoth = useViewStore(({ view }) => !['published', 'yours'].includes(view.ownLayer ?? 'both'))

  const years = useMemo(() => yearOptions(measures, events), [measures, events])
  const categories = useMemo(
    () =>
      terms?.map(({ id }) => id) ?? [
        // Without the vocabulary, use the ids found in the data.
        ...new Set(measures.flatMap((measure) => measure.categories)),
      ],
    [terms, measures],
  )
  const most = useMemo(
    () => Math.max(1, ...categories.map((id) => measures.filter((m) => m.categories.includes(id)).length)),
    [categories, measures],
  )
  const numbers = useMemo(() => (shown ? railFigures(shown.figures, shown.model) : 'measures'), [shown])
  // By the figures of no chosen time, so that no row moves when the period changes.
  const ordered = useMemo(
    () => (shown ? routesBySize(routes, sharedFigures(shown.figures, routes, NONE).routes) : routes),
    [shown, routes],
  )
  const groups: Groups<Exclude<FacetKey, Elsewhere | Folded>> = {
    years: <YearFilter options={years} counts={model.counts.years} chosen={filters.years} />,
    status: (
      <StatusFilter
        counts={model.counts.status}
        chosen={filters.status}
        open={model.counts.outcome.get('open') ?? 0}
        isOpenChosen={filters.outcome.includes('open')}
      />
    ),
    measures: (
      <MeasureFilter
        categories={categories}
        counts={model.counts.measures}
        statuses={model.statuses}
        own={model.own.size > 0 && isBoth ? model.own : null}
        most={most}
        chosen={filters.measures}
      />
    ),
    routes: ordered.length > 0 && (
      <RouteFilter
        routes={ordered}
        counts={model.counts.routes}
        chosen={filters.routes}
        litRoutes={model.litRoutes}
        numbers={numbers}
      />
    ),
  }
  return keysOf(groups).map((key) => <Fragment key={key}>{groups[key]}</Fragment>)
}

/** The folded filters; while all are closed they stay at the foot of the rail. */
function Foot({ model }: GroupsProps) {
  const isOpen = useUiStore((state) => state.openFolds.length > 0)
  const measures = useDataset('measures').data?.measures ?? NONE
  const regions = useDataset('routes').data?.regions ?? NONE
  const filters = useShownFilters()
  const origins = useMemo(() => regionOptions(regions, filters.regions), [regions, filters.regions])
  const actors = useMemo(() => actorOptions(measures, filters.actors), [measures, filters.actors])
  const groups: Groups<Folded> = {
    outcome: <OutcomeFilter counts={model.counts.outcome} chosen={filters.outcome} />,
    regions: origins.length > 0 && (
      <RegionFilter options={origins} counts={model.counts.regions} chosen={filters.regions} />
    ),
    actors: <ActorFilter options={actors} counts={model.counts.actors} chosen={filters.actors} />,
  }
  return (
    <div className={styles.foot} data-open={isOpen}>
      {keysOf(groups).map((key) => (
        <Fragment key={key}>{groups[key]}</Fragment>
      ))}
      <SourceQualityFilter />
    </div>
  )
}

/** Grey bars in place of the groups, so that nothing jumps when the counts arrive. */
function RailSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      <span className={styles.block} data-height="years" />
      <span className={styles.block} data-height="status" />
      <span className={styles.block} data-height="measures" />
      <span className={styles.block} data-height="routes" />
    </div>
  )
}

interface StatusFilterProps {
  counts: ReadonlyMap<Status, number>
  chosen: readonly Status[]
  /** How many plans are open, and whether only those are to show. */
  open: number
  isOpenChosen: boolean
}

/** The statuses as a row of three checkboxes with their signs, and a button for the plans of which no page shows an end. */
function StatusFilter({ counts, chosen, open, isOpenChosen }: StatusFilterProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  const openWord = words.choice({ group: 'outcome', choice: 'open' })
  return (
    <FilterGroup
      name={words.filterName('status', 'all')}
      caption={
        <button
          type="button"
          className={styles.openPlans}
          aria-pressed={isOpenChosen}
          aria-label={t('option', { label: openWord, count: open })}
          onClick={() => toggleFilter('outcome', 'open')}
        >
          {openWord} <span className={styles.count}>{open}</span>
        </button>
      }
    >
      <div className={styles.row}>
        {STATUSES.map((status) => {
          const count = counts.get(status) ?? 0
          const label = words.status(status)
          return (
            <label key={status} className={`${styles.chip} ${styles.option}`}>
              <input
                type="checkbox"
                className={styles.input}
                checked={chosen.includes(status)}
                onChange={() => toggleFilter('status', status)}
                aria-label={t('option', { label, count })}
              />
              <span className={styles.word}>
                <StatusSign look={STATUS_LOOK[status]} radius={3} />
                {label}
              </span>
              <span className={styles.count}>{count}</span>
            </label>
          )
        })}
      </div>
    </FilterGroup>
  )
}

interface YearFilterProps {
  options: readonly YearChoice[]
  counts: ReadonlyMap<YearChoice, number>
  chosen: readonly YearChoice[]
}

/** Toggle buttons for each year with evidence, and one for measures without a year, each above its count. */
function YearFilter({ options, counts, chosen }: YearFilterProps) {
  const { t } = useTranslation(['filters', 'common'])
  return (
    <FilterGroup name={useWords().filterName('years', 'all')} caption={t('unitMeasures')}>
      <div className={styles.years}>
        {options.map((option) => {
          const count = counts.get(option) ?? 0
          const label = option === 'not-stated' ? t('common:yearNotStated') : String(option)
          return (
            <button
              key={option}
              type="button"
              className={`${styles.chip} ${styles.year}`}
              data-option={option === 'not-stated' ? option : 'year'}
              aria-pressed={chosen.includes(option)}
              aria-label={t('option', { label, count })}
              onClick={() => toggleFilter('years', option)}
            >
              {label}
              <span className={styles.count}>{count}</span>
            </button>
          )
        })}
      </div>
    </FilterGroup>
  )
}

interface MeasureFilterProps {
  categories: readonly string[]
  counts: ReadonlyMap<string, number>
  statuses: ReadonlyMap<string, StatusCounts>
  /** The measures of the largest category, whatever is filtered: the scale of the bars. */
  most: number
  chosen: readonly string[]
  /** The reader's own measures per category, beside the published ones; null where one layer shows. */
  own: ReadonlyMap<string, number> | null
}

/** A checkbox per category of measures, with a bar of the measures it would show, by status. */
function MeasureFilter({ categories, counts, statuses, most, chosen, own }: MeasureFilterProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  return (
    <FilterGroup name={words.filterName('measures', 'all')} caption={own ? <LayerLegend /> : <BarLegend />}>
      <div className={styles.list} style={{ '--most': most } as CSSProperties}>
        {categories.map((id) => {
          const label = words.categoryShort(id)
          const count = counts.get(id) ?? 0
          const yours = own ? (own.get(id) ?? 0) : null
          const { done = 0, planned = 0, gap = 0 } = statuses.get(id) ?? {}
          return (
            <MeasureRow
              key={id}
              id={id}
              label={label}
              name={[t('option', { label, count }), ...(yours ? [t('ownCount', { count: yours })] : [])].join(
                ', ',
              )}
              count={count}
              yours={yours}
              done={done}
              planned={planned}
              gap={gap}
              isChecked={chosen.includes(id)}
            />
          )
        })}
      </div>
    </FilterGroup>
  )
}

/** What the parts of the bars are. */
function BarLegend() {
  const words = useWords()
  return (
    <span className={styles.legend}>
      {STATUSES.map((status) => (
        <span key={status} data-key={status}>
          {words.status(status)}
        </span>
      ))}
    </span>
  )
}

/** What the two numbers of a row count. */
function LayerLegend() {
  const { t } = useTranslation(['filters', 'common'])
  return (
    <span className={styles.layers}>
      {t('published')}
      <StatusSign look="filled" radius={3} own={t('common:yours')} />
      <span aria-hidden="true">{t('common:yours')}</span>
    </span>
  )
}

interface MeasureRowProps extends StatusCounts {
  id: string
  label: string
  name: string
  count: number
  /** How many of them are the reader's own; null where one layer shows. */
  yours: number | null
  isChecked: boolean
}

/** The whole bar is one element: its border, and one generated box each for planned measures and gaps. */
const MeasureRow = memo(function MeasureRow(props: MeasureRowProps) {
  const { id, label, name, count, yours, done, planned, gap, isChecked } = props
  return (
    <CheckBox
      className={row.row}
      data-look={isChecked ? 'chosen' : count === 0 ? 'empty' : 'plain'}
      name={name}
      isChecked={isChecked}
      onToggle={() => toggleFilter('measures', id)}
    >
      <span className={row.label}>{label}</span>
      {yours === null ? (
        <>
          <span
            className={styles.bar}
            data-planned={planned > 0 || undefined}
            data-gap={gap > 0 || undefined}
            style={{ '--done': done, '--planned': planned, '--gap': gap } as CSSProperties}
            aria-hidden="true"
          />
          <span className={row.count}>{count}</span>
        </>
      ) : (
        <>
          <span className={row.count}>{count - yours}</span>
          <span className={styles.yours} data-none={yours === 0 || undefined}>
            {yours}
          </span>
        </>
      )}
    </CheckBox>
  )
})
