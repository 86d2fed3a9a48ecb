import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { isDetections } from '#state/selectors/figureModel.ts'
import { CHANNEL } from '#state/selectors/loadedFigures.ts'
import type { RouteGroup } from '#state/selectors/railOptions.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { select, toggleFilter, useViewStore } from '#state/viewStore.ts'
import { CheckBox } from '#ui/CheckBox.tsx'
import { DETAILS_ID } from '#ui/partIds.ts'
import { useWords } from '#words/words.ts'
import row from './optionRow.module.css'
import styles from './RouteFilter.module.css'
import { type RailNumbers, RouteRow } from './RouteRow.tsx'

interface RouteFilterProps {
  groups: readonly RouteGroup[]
  routeCounts: ReadonlyMap<string, number>
  regionCounts: ReadonlyMap<string, number>
  chosenRoutes: readonly string[]
  chosenRegions: readonly string[]
  /** Routes that match the filters; the others are grey. */
  litRoutes: ReadonlySet<string>
  numbers: RailNumbers
}

/** The routes by region of origin: a region is a checkbox, a route a button that also opens its dossier. */
export function RouteFilter(props: RouteFilterProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  const headingId = useId()
  const { groups, routeCounts, regionCounts, chosenRoutes, chosenRegions, litRoutes, numbers } = props
  return (
    <div>
      <div className={styles.head}>
        <h2 className={styles.heading} id={headingId}>
          {words.filterName('routes', 'all')}
        </h2>
        <span className={styles.caption}>
          <RailTime numbers={numbers} />
        </span>
      </div>
      <ul aria-labelledby={headingId}>
        {groups.map(({ region, routes }) => (
          <li key={region?.id ?? 'apart'} className={styles.group}>
            {region ? (
              <RegionRow
                regionId={region.id}
                count={regionCounts.get(region.id) ?? 0}
                isChecked={chosenRegions.includes(region.id)}
                isUnitInHeading={numbers === 'measures'}
              />
            ) : (
              <p className={styles.apart}>{t('otherRoutes')}</p>
            )}
            <ul>
              {routes.map((route) => (
                <li key={route.id}>
                  <RouteRow
                    route={route}
                    count={routeCounts.get(route.id) ?? 0}
                    numbers={numbers}
                    isPressed={chosenRoutes.includes(route.id)}
                    isLit={litRoutes.has(route.id)}
                  />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <RailNote numbers={numbers} />
    </div>
  )
}

/** Opens a region's dossier. On a narrow screen it replaces the filter sheet, so the focus moves to it. */
function openRegion(id: string): void {
  select({ kind: 'region', id })
  if (!useUiStore.getState().filtersInSheet) return
  setUi({ filtersInSheet: false })
  requestAnimationFrame(() => document.getElementById(DETAILS_ID)?.focus({ preventScroll: true }))
}

interface RegionRowProps {
  regionId: string
  count: number
  isChecked: boolean
  /** Whether the heading of the list already says that the counts are measures. */
  isUnitInHeading: boolean
}

function RegionRow({ regionId, count, isChecked, isUnitInHeading }: RegionRowProps) {
  const { t } = useTranslation('filters')
  const label = useWords().region(regionId)
  const isOpen = useViewStore(({ view }) => view.selected?.kind === 'region' && view.selected.id === regionId)
  return (
    <div className={styles.region} data-open={isOpen}>
      <CheckBox
        className={styles.regionLabel}
        data-look={isChecked ? 'chosen' : 'plain'}
        name={t('option', { label, count })}
        isChecked={isChecked}
        onToggle={() => toggleFilter('regions', regionId)}
      >
        {label}
      </CheckBox>
      <button
        type="button"
        className={styles.about}
        aria-label={t('aboutRegion', { region: label })}
        aria-current={isOpen || undefined}
        onClick={() => openRegion(regionId)}
      >
        {t('about')}
      </button>
      <span className={isUnitInHeading ? row.count : styles.caption}>
        {isUnitInHeading ? count : t('measureCount', { count })}
      </span>
    </div>
  )
}

interface RailFiguresProps {
  numbers: RailNumbers
}

/** What the numbers of the list count, and in which months. */
function RailTime({ numbers }: RailFiguresProps) {
  const { t } = useTranslation('filters')
  const time = useTime(numbers)
  if (numbers === 'measures') return t('unitMeasures')
  return time ? t('detectionsIn', { time }) : null
}

/** Footnote of the asterisk: what the number counts, and its months where they differ. */
function RailNote({ numbers }: RailFiguresProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  const shared = useTime(numbers)
  if (numbers === 'measures') return <p className={styles.foot}>{t('figuresMissing')}</p>
  const arrivals = numbers === 'waiting' ? undefined : numbers.get(CHANNEL)
  if (!arrivals || arrivals.figure.total.value === null) return null
  const time = words.spans(arrivals.figure.period.spans)
  const isSame = time === shared
  const key = isSame ? 'arrivalsNote' : arrivals.isPartial ? 'arrivalsNotePartial' : 'arrivalsNoteTime'
  return <p className={styles.foot}>{t(key, { time })}</p>
}

/** The months of the routes counted in detections, which share one series. */
function useTime(numbers: RailNumbers): string | null {
  const words = useWords()
  const figures = typeof numbers === 'string' ? [] : [...numbers.values()].map(({ figure }) => figure)
  const first = figures.find(isDetections)
  if (!first) return null
  return words.spans(first.period.spans)
}
