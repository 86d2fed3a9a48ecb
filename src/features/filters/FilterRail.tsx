import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { STATUS_LOOK, STATUSES, type Status } from '#domain/claim.ts'
import type { YearChoice } from '#domain/period.ts'
import { DataFaults } from '#parts/DataGate.tsx'
import { useDataset } from '#state/datasets.ts'
import { railFigures } from '#state/selectors/railFigures.ts'
import { type ActorOptions, actorOptions, routeGroups, yearOptions } from '#state/selectors/railOptions.ts'
import { ShownChoicesContext, useDeferredChoices, useShownFilters } from '#state/shownChoices.ts'
import { setLetters, setUi, useUiStore } from '#state/uiStore.ts'
import { useExplore, useFigures } from '#state/viewModels.ts'
import { toggleFilter } from '#state/viewStore.ts'
import { CheckBox } from '#ui/CheckBox.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useWords } from '#words/words.ts'
import { CheckOption } from './CheckOption.tsx'
import { FilterGroup } from './FilterGroup.tsx'
import styles from './FilterRail.module.css'
import { FoldedFilter } from './FoldedFilter.tsx'
import chip from './filterChip.module.css'
import { MeasureFilter } from './MeasureFilter.tsx'
import { RouteFilter } from './RouteFilter.tsx'
import { SourceQualityFilter } from './SourceQualityFilter.tsx'

const NONE: readonly never[] = []

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

const Options = memo(function Options() {
  const { t } = useTranslation(['filters', 'help'])
  const model = useExplore()
  const { data: measureFile, isError: hasNoMeasures } = useDataset('measures')
  const measures = measureFile?.measures ?? NONE
  const events = useDataset('timeline').data?.events ?? NONE
  const { data: places, isError: hasNoPlaces } = useDataset('routes')
  const vocabulary = useDataset('vocabulary').data
  const filters = useShownFilters()
  // No skeleton after a failure: nothing is loading.
  const hasFailed = hasNoMeasures || hasNoPlaces
  const areLettersOn = useUiStore((state) => state.areLettersOn)
  const isFootOpen = useUiStore((state) => state.actorsOpen || state.sourceQualityOpen)

  const years = useMemo(() => yearOptions(measures, events), [measures, events])
  const groups = useMemo(
    () => routeGroups({ measures, routes: places?.routes ?? NONE, regions: places?.regions ?? NONE }),
    [measures, places],
  )
  const categories = useMemo(
    () =>
      vocabulary?.categories.map((term) => term.id) ?? [
        // Without the vocabulary, use the ids found in the data.
        ...new Set(measures.flatMap((measure) => measure.categories)),
      ],
    [vocabulary, measures],
  )
  const shown = useFigures()
  const haveFiguresFailed = useDataset('figures').isError
  const numbers = useMemo(
    () => (shown ? railFigures(shown.figures, shown.model) : haveFiguresFailed ? 'measures' : 'waiting'),
    [shown, haveFiguresFailed],
  )
  const actors = useMemo(() => actorOptions(measures, filters.actors), [measures, filters.actors])

  return (
    <div className={styles.rail}>
      <DataFaults needs={['measures', 'routes', 'vocabulary']} />
      {model ? (
        <>
          <YearFilter options={years} counts={model.counts.years} chosen={filters.years} />
          <StatusFilter counts={model.counts.status} chosen={filters.status} />
          <MeasureFilter
            categories={categories}
            counts={model.counts.measures}
            signs={model.signs}
            chosen={filters.measures}
          />
          {groups.length > 0 && (
            <RouteFilter
              groups={groups}
              routeCounts={model.counts.routes}
              regionCounts={model.counts.regions}
              chosenRoutes={filters.routes}
              chosenRegions={filters.regions}
              litRoutes={model.litRoutes}
              numbers={numbers}
            />
          )}
          <CheckBox
            className={styles.letters}
            isChecked={areLettersOn}
            onToggle={() => setLetters(!areLettersOn)}
          >
            {t('help:letters')}
          </CheckBox>
          <div className={styles.foot} data-open={isFootOpen}>
            <ActorFilter options={actors} counts={model.counts.actors} chosen={filters.actors} />
            <SourceQualityFilter counts={model.counts} />
          </div>
        </>
      ) : (
        !hasFailed && <RailSkeleton />
      )}
    </div>
  )
})

/** Grey bars in place of the groups, so that nothing jumps when the counts arrive. */
function RailSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      <span className={styles.block} data-height="years" />
      <span className={styles.block} data-height="status" />
      <span className={styles.block} data-height="list" />
      <span className={styles.block} data-height="list" />
    </div>
  )
}

interface ActorFilterProps {
  options: ActorOptions
  counts: ReadonlyMap<string, number>
  chosen: readonly string[]
}

/** The actors of measures in a collapsible group, bodies and countries apart. */
function ActorFilter({ options, counts, chosen }: ActorFilterProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  const isOpen = useUiStore((state) => state.actorsOpen)
  const all = [...options.bodies, ...options.countries]
  const total = all.filter((id) => (counts.get(id) ?? 0) > 0 || chosen.includes(id)).length
  const sum =
    chosen.length > 0
      ? t('someOf', { chosen: chosen.length, total })
      : t(total === 0 ? 'noActor' : 'anyOf', { total })
  const groups = [
    [t('bodies'), options.bodies],
    [t('countries'), options.countries],
  ] as const
  return (
    <FoldedFilter
      name={words.filterName('actors', 'all')}
      sum={sum}
      isOpen={isOpen}
      onToggle={(actorsOpen) => setUi({ actorsOpen })}
    >
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

interface StatusFilterProps {
  counts: ReadonlyMap<Status, number>
  chosen: readonly Status[]
}

/** The statuses as a row of three checkboxes with their signs. */
function StatusFilter({ counts, chosen }: StatusFilterProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  return (
    <FilterGroup name={words.filterName('status', 'all')}>
      <div className={styles.row}>
        {STATUSES.map((status) => {
          const count = counts.get(status) ?? 0
          const label = words.status(status)
          return (
            <label key={status} className={`${chip.chip} ${styles.option}`}>
              <input
                type="checkbox"
                className={styles.input}
                checked={chosen.includes(status)}
                onChange={() => toggleFilter('status', status)}
                aria-label={t('option', { label, count })}
              />
              <StatusSign look={STATUS_LOOK[status]} />
              {label} <span className={chip.count}>{count}</span>
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

/** Toggle buttons for each year with evidence, and one for measures without a year. */
function YearFilter({ options, counts, chosen }: YearFilterProps) {
  const { t } = useTranslation('filters')
  return (
    <FilterGroup name={useWords().filterName('years', 'all')} caption={t('unitMeasures')}>
      <div className={styles.years}>
        {options.map((option) => {
          const count = counts.get(option) ?? 0
          const label = option === 'not-stated' ? t('notStated') : String(option)
          return (
            <button
              key={option}
              type="button"
              className={chip.chip}
              data-option={option === 'not-stated' ? option : 'year'}
              aria-pressed={chosen.includes(option)}
              aria-label={t('option', { label, count })}
              onClick={() => toggleFilter('years', option)}
            >
              {label} <span className={chip.count}>{count}</span>
            </button>
          )
        })}
      </div>
    </FilterGroup>
  )
}
