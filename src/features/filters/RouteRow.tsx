import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Route } from '#domain/route.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { placeToPoint, usePointing } from '#state/hoverStore.ts'
import { isDetections, type PlaceFigure } from '#state/selectors/figureModel.ts'
import type { RouteFigure } from '#state/selectors/railFigures.ts'
import { toggleRoute, useViewStore } from '#state/viewStore.ts'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { Sparkline } from '#ui/Sparkline.tsx'
import { useWords } from '#words/words.ts'
import row from './optionRow.module.css'
import styles from './RouteFilter.module.css'

/** The numbers beside the routes: figures, still loading, or counts of measures when the figures failed. */
export type RailNumbers = ReadonlyMap<string, RouteFigure> | 'waiting' | 'measures'

interface RouteRowProps {
  route: Route
  /** How many measures the route would show. */
  count: number
  numbers: RailNumbers
  isPressed: boolean
  isLit: boolean
}

/** A route: a button that filters to it and opens its dossier, and a number that opens its cells. */
export function RouteRow({ route, count, numbers, isPressed, isLit }: RouteRowProps) {
  const { t } = useTranslation('filters')
  const label = useWords().route(route.id)
  const pointing = usePointing(useMemo(() => placeToPoint('route', route.id), [route.id]))
  const found = typeof numbers === 'string' ? undefined : numbers.get(route.id)
  const isArrivals = found !== undefined && !isDetections(found.figure)
  const isOpen = useViewStore(({ view }) => view.selected?.kind === 'route' && view.selected.id === route.id)
  const isDrawn = route.legs.length > 0
  const isGrey = isDrawn ? !isLit : count === 0
  const look = isDrawn ? (isLit ? 'lit' : 'dimmed') : 'not-drawn'
  return (
    <div
      className={styles.item}
      data-look={isPressed ? 'chosen' : isGrey ? 'dimmed' : 'plain'}
      data-open={isOpen}
      {...pointing}
    >
      <button
        type="button"
        className={`${row.row} ${styles.route}`}
        data-look={isPressed ? 'chosen' : isGrey ? 'dimmed' : 'plain'}
        aria-pressed={isPressed}
        aria-current={isOpen || undefined}
        aria-label={isDrawn ? t('option', { label, count }) : t('optionNotDrawn', { label, count })}
        onClick={() => toggleRoute(route.id)}
      >
        <RouteSwatch routeId={route.id} look={look} isHollow={isArrivals} />
        <span className={row.label}>
          {label}
          {isArrivals && ' *'}
        </span>
        {isDrawn ? (
          found && <Sparkline values={found.spark} />
        ) : (
          <span className={styles.notDrawn}>{t('notDrawn')}</span>
        )}
        {numbers === 'measures' && <span className={row.count}>{count}</span>}
      </button>
      {numbers !== 'measures' && (
        <RouteNumber found={found} label={label} isWaiting={numbers === 'waiting'} />
      )}
    </div>
  )
}

interface RouteNumberProps {
  found: RouteFigure | undefined
  label: string
  isWaiting: boolean
}

function RouteNumber({ found, label, isWaiting }: RouteNumberProps) {
  const { t } = useTranslation(['filters', 'common'])
  const words = useWords()
  if (isWaiting) return <span className={styles.number} />
  const figure = found?.figure
  const value = figure?.total.value ?? null
  if (!figure || value === null) {
    return <span className={styles.noNumber}>{t('common:notStated')}</span>
  }
  const number = words.number(value)
  return (
    <CellsButton
      cells={figure.cells}
      className={styles.number}
      name={t(nameKey(figure), {
        number,
        counted: words.counted(value, figure.total.unit),
        time: words.spans(figure.period.spans),
        route: label,
      })}
    >
      {number}
    </CellsButton>
  )
}

function nameKey({ total }: PlaceFigure): 'detectionsName' | 'arrivalsName' | 'otherName' {
  if (total.unit === 'detections') return 'detectionsName'
  return total.unit === 'arrivals' ? 'arrivalsName' : 'otherName'
}
