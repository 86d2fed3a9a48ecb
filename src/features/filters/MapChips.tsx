import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { routelessCount, routelessMeasures } from '#domain/routelessMeasures.ts'
import type { Selection } from '#domain/view.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { useDataset } from '#state/datasets.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { useExplore } from '#state/viewModels.ts'
import { select, toggleRoute, useViewStore } from '#state/viewStore.ts'
import { useImported } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useMediaQuery } from '#ui/useMediaQuery.ts'
import { useWords } from '#words/words.ts'
import { FilterChips } from './FilterChips.tsx'
import styles from './MapChip.module.css'

/** The chips over the map: the measures that it cannot show on a route, the selection, and the filters. */
export function MapChips() {
  const isTable = useViewStore(({ view }) => view.page === 'table')
  return (
    <>
      {!isTable && <RoutelessChip />}
      <ShownChip />
      <FilterChips />
    </>
  )
}

const LIST = lazyImport(() => import('./RoutelessList.tsx'))
/** Windows whose map has no room for long chips in one row. */
const NARROW_MAP = '(min-width: 56.25em) and (max-width: 89.9375em)'
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
  const count = groups ? routelessCount(groups) : 0
  if (!groups || count === 0 || (isListedElsewhere && !isOpen)) return null
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
function ShownChip() {
  const selected = useViewStore(({ view }) => view.selected)
  return selected && <Chip selected={selected} />
}

function Chip({ selected }: { selected: Selection }) {
  const { t } = useTranslation('chips')
  const name = useName(selected)
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
      <span className={styles.label}>{t('shown', { name })}</span>
      <Icon name="close" />
    </button>
  )
}

/** Name of the selection; the title of a measure or event once loaded, else its kind. */
function useName({ kind, id }: Selection): string {
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
      return words[kind](id)
    case 'measure': {
      const measure = measures?.find((candidate) => candidate.id === id)
      return measure ? words.measureTitle(measure) : t('shownKind.measure')
    }
    case 'event': {
      const event = events?.find((candidate) => candidate.id === id)
      return event ? words.eventTitle(event) : t('shownKind.event')
    }
    case 'document':
      return t('shownKind.document')
  }
}
