import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DataFaults } from '#parts/DataGate.tsx'
import { useDataset } from '#state/datasets.ts'
import { railFigures } from '#state/selectors/railFigures.ts'
import { actorOptions, routeGroups, yearOptions } from '#state/selectors/railOptions.ts'
import { ShownChoicesContext, useLaterChoices, useShownFilters } from '#state/shownChoices.ts'
import { setLetters, useUiStore } from '#state/uiStore.ts'
import { useExplore } from '#state/useExplore.ts'
import { useFigures } from '#state/useFigures.ts'
import { CheckBox } from '#ui/CheckBox.tsx'
import { ActorFilter } from './ActorFilter.tsx'
import { DoubtFilter } from './DoubtFilter.tsx'
import styles from './FilterRail.module.css'
import { MeasureFilter } from './MeasureFilter.tsx'
import { RouteFilter } from './RouteFilter.tsx'
import { StatusFilter } from './StatusFilter.tsx'
import { YearFilter } from './YearFilter.tsx'

const NONE: readonly never[] = []

/**
 * All filters in one column: every option says how many measures it would show, given the other groups. While the period
 * is dragged or played it follows the map; a choice that is made here is seen at once.
 */
export function FilterRail() {
  const isTimeMoving = useUiStore((state) => state.isTimeMoving)
  const { choices, isStale } = useLaterChoices(isTimeMoving)
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
  // A skeleton says that something is on its way; after a fault nothing is.
  const hasFailed = hasNoMeasures || hasNoPlaces
  const areLettersOn = useUiStore((state) => state.areLettersOn)
  const isFootOpen = useUiStore((state) => state.actorsOpen || state.doubtOpen)

  const years = useMemo(() => yearOptions(measures, events), [measures, events])
  const groups = useMemo(
    () => routeGroups({ measures, routes: places?.routes ?? NONE, regions: places?.regions ?? NONE }),
    [measures, places],
  )
  const categories = useMemo(
    () =>
      vocabulary?.categories.map((term) => term.id) ?? [
        // Without the vocabulary the ids that are in use stand in.
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
            <DoubtFilter counts={model.counts} />
          </div>
        </>
      ) : (
        !hasFailed && <RailSkeleton />
      )}
    </div>
  )
})

/** Grey bars where the groups will stand, so that nothing jumps when the numbers come. */
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
