import { memo, useMemo } from 'react'
import { isDetections, type PlaceFigure } from '#content/figureModel.ts'
import { placeToPoint } from '#content/pointable.ts'
import type { RouteFigure } from '#content/railFigures.ts'
import type { Route } from '#domain/route.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { useDataset } from '#state/datasets.ts'
import { usePointing } from '#state/hoverStore.ts'
import { useOptionalCode } from '#state/useOptionalCode.ts'
import { toggleRoute, useViewStore } from '#state/viewStore.ts'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { Sparkline } from '#ui/Sparkline.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import row from './optionRow.module.css'
import styles from './RouteFilter.module.css'

/** The numbers beside the routes: figures, or counts of measures when the figures failed. */
export type RailNumbers = ReadonlyMap<string, RouteFigure> | 'measures'

interface RouteRowProps {
  route: Route
  /** How many measures the route would show. */
  count: number
  figure: RouteFigure | undefined
  /** Whether the list shows figures; else it shows counts of measures. */
  isCounted: boolean
  isPressed: boolean
  isLit: boolean
}

/**
 * A route: a button that filters to it and opens its dossier, a number that opens its cells, and the change from a year
 * before, which opens the cells of both times.
 */
export const RouteRow = memo(function RouteRow(props: RouteRowProps) {
  const { route, count, figure: found, isCounted, isPressed, isLit } = props
  const { t } = useTranslation('filters')
  const words = useWords()
  const label = words.route(route.id)
  const pointing = usePointing(useMemo(() => placeToPoint('route', route.id), [route.id]))
  const isArrivals = found !== undefined && !isDetections(found.figure)
  const isOpen = useViewStore(({ view }) => view.selected?.kind === 'route' && view.selected.id === route.id)
  const isDrawn = route.legs.length > 0
  const isGrey = isDrawn ? !isLit : count === 0
  return (
    <li
      className={styles.item}
      data-look={isPressed ? 'chosen' : isGrey ? 'dimmed' : 'plain'}
      data-open={isOpen}
      {...pointing}
    >
      <button
        type="button"
        className={`${row.row} ${styles.route}`}
        aria-pressed={isPressed}
        aria-current={isOpen || undefined}
        aria-label={isDrawn ? t('option', { label, count }) : t('optionNotDrawn', { label, count })}
        onClick={() => toggleRoute(route.id)}
      >
        <RouteSwatch
          routeId={route.id}
          look={isDrawn ? (isLit ? 'lit' : 'dimmed') : 'not-drawn'}
          isHollow={isArrivals}
        />
        <span className={row.label}>
          {words.routeShort(route.id)}
          {isArrivals && ' *'}
        </span>
        {found && <Sparkline values={found.spark} />}
        {!isCounted && <span className={row.count}>{count}</span>}
      </button>
      {isCounted && <RouteNumbers route={route.id} figure={found?.figure} label={label} />}
    </li>
  )
})

interface RouteNumbersProps {
  route: string
  figure: PlaceFigure | undefined
  label: string
}

/** The code that names a nationality with more than half of a number; no row waits for it. */
const CODE = lazyImport(() => import('#parts/MajorityNote.tsx'))

function RouteNumbers({ route, figure, label }: RouteNumbersProps) {
  const { t } = useTranslation(['filters', 'common'])
  const words = useWords()
  // Most routes have no such nationality in any year: their button must not be replaced when the code arrives.
  const mayHaveMajority = useDataset('figures').data?.majorities.some((year) => year.route === route) ?? false
  const code = useOptionalCode(CODE, mayHaveMajority)
  const Figure = mayHaveMajority && code ? code.MajorityNumber : CellsButton
  const value = figure?.total.value ?? null
  if (!figure || value === null) return <span className={styles.noNumber}>{t('common:notStated')}</span>
  const number = words.number(value)
  const { change, changeCells, period } = figure
  const ratio = change?.ratio ?? null
  return (
    <>
      <Figure
        cells={figure.cells}
        className={styles.number}
        name={t(nameKey(figure), {
          number,
          counted: words.counted(value, figure.total.unit),
          time: words.spans(period.spans),
          route: label,
        })}
      >
        {number}
      </Figure>
      {ratio !== null && changeCells && period.compared ? (
        <CellsButton
          cells={changeCells}
          className={ratio > 0 ? `${styles.change} ${styles.rise}` : styles.change}
          name={t('changeName', {
            change: words.change(ratio),
            after: words.spans([period.compared.after]),
            before: words.spans([period.compared.before]),
            route: label,
          })}
        >
          {words.change(ratio)}
        </CellsButton>
      ) : (
        <span className={styles.change}>–</span>
      )}
    </>
  )
}

function nameKey({ total }: PlaceFigure): 'detectionsName' | 'arrivalsName' | 'otherName' {
  if (total.unit === 'detections') return 'detectionsName'
  return total.unit === 'arrivals' ? 'arrivalsName' : 'otherName'
}
