import { useMemo } from 'react'
import { STATUS_LOOK } from '#domain/claim.ts'
import type { Measure } from '#domain/measure.ts'
import { isOwnMark } from '#domain/ownData.ts'
import { routelessCount, routelessMeasures } from '#domain/routelessMeasures.ts'
import type { Selection } from '#domain/view.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { useDataset } from '#state/datasets.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { useExplore } from '#state/viewModels.ts'
import { select, toggleRoute, useViewStore } from '#state/viewStore.ts'
import { useImported } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useMediaQuery, WIDE } from '#ui/useMediaQuery.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { FilterChips } from './FilterChips.tsx'
import styles from './MapChip.module.css'

/** The chips over the map: the measures that it cannot show on a route, the selection, and the filters. */
export function MapChips() {
  const isTable = useViewStore(({ view }) => view.page === 'table')
  const selected = useViewStore(({ view }) => view.selected)
  return (
    <>
      {!isTable && <RoutelessChip />}
      {selected && <ShownChip selected={selected} />}
      <FilterChips />
    </>
  )
}

const LIST = lazyImport(() => import('./RoutelessList.tsx'))
/** Windows whose map has no room for long chips in one row. */
const NARROW_MAP = `${WIDE} and (max-width: 89.9375em)`
const LIST_ID = 'routeless-measures'

/**
 * How many measures name no route, and their list. A selection and a lens of kinds of measures list theirs in the panel;
 * the chip then shows only while its list is open.
 */
function RoutelessChip() {
  const { t } = useTranslation('chips')
  const model = useExplore()
  const isOpen = useUiStore(({ mapMenu }) => mapMenu === 'routeless')
  const isListedElsewhere = useViewStore(
    ({ view }) => view.selected !== null || view.filters.measures.length > 0,
  )
  const isShort = useMediaQuery(NARROW_MAP)
  const groups = useMemo(() => model && routelessMeasures(model.measures), [model])
  const words = useWords()
  const count = groups ? routelessCount(groups) : 0
  if (!groups || count === 0 || (isListedElsewhere && !isOpen)) return null
  const own = model?.measures.filter((measure) => measure.routes.length === 0 && isOwnMark(measure)) ?? []
  return (
    <div className={styles.place} data-open={isOpen}>
      <button
        type="button"
        className={styles.chip}
        aria-expanded={isOpen}
        aria-controls={isOpen ? LIST_ID : undefined}
        onClick={() => setUi({ mapMenu: isOpen ? null : 'routeless' })}
      >
        {t(isShort ? 'routelessShort' : 'routeless', { count })}
        {own[0] && (
          <span>
            · <StatusSign look="filled" radius={3} own={words.own(own[0])} /> {own.length}
          </span>
        )}
        <span className={styles.arrow} aria-hidden="true">
          {isOpen ? '▴' : '▾'}
        </span>
      </button>
      {isOpen && <LazyList groups={groups} id={LIST_ID} />}
    </div>
  )
}

/** The list, whose code loads when it is first opened. */
function LazyList(props: Parameters<typeof import('./RoutelessList.tsx')['RoutelessList']>[0]) {
  const RoutelessList = useImported(LIST)?.RoutelessList
  return RoutelessList ? <RoutelessList {...props} /> : null
}

/** What is selected; pressing it clears the selection. */
function ShownChip({ selected }: { selected: Selection }) {
  const { t } = useTranslation('chips')
  const { name, measure } = useName(selected)
  const words = useWords()
  const own = measure && words.own(measure)
  const isFilter = useViewStore(
    ({ view }) => selected.kind === 'route' && view.filters.routes.includes(selected.id),
  )
  return (
    <button
      type="button"
      className={`${styles.chip} ${styles.shown}`}
      aria-label={t('leaveShown', { name })}
      onClick={() => (isFilter ? toggleRoute(selected.id) : select(null))}
    >
      {own && <StatusSign look={STATUS_LOOK[measure.status]} radius={3} own={own} />}
      <span className={styles.label}>{t('shown', { name })}</span>
      <Icon name="close" />
    </button>
  )
}

/** Name of the selection, and the measure that it is; the title of a measure or event once loaded, else its kind. */
function useName({ kind, id }: Selection): { name: string; measure?: Measure | undefined } {
  const { t } = useTranslation('chips')
  const words = useWords()
  const measures = useDataset('measures').data?.measures
  const events = useDataset('timeline').data?.events
  switch (kind) {
    case 'route':
    case 'region':
    case 'country':
    case 'actor':
    case 'driver':
      return { name: words[kind](id) }
    case 'measure': {
      const measure = measures?.find((candidate) => candidate.id === id)
      return { name: measure ? words.measureTitle(measure) : t('shownKind.measure'), measure }
    }
    case 'event': {
      const event = events?.find((candidate) => candidate.id === id)
      return { name: event ? words.eventTitle(event) : t('shownKind.event') }
    }
    case 'document':
      return { name: t('shownKind.document') }
  }
}
