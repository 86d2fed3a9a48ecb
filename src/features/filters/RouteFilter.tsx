import { memo, useId, useMemo } from 'react'
import { isDetections, type PlaceFigure } from '#content/figureModel.ts'
import { CHANNEL } from '#content/loadedFigures.ts'
import { placeToPoint } from '#content/pointable.ts'
import type { RouteFigure } from '#content/railFigures.ts'
import type { Route } from '#domain/route.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { textWidth } from '#lib/textWidth.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { useDataset } from '#state/datasets.ts'
import { usePointing } from '#state/hoverStore.ts'
import { useOptionalCode } from '#state/useOptionalCode.ts'
import { toggleRoute, useViewStore } from '#state/viewStore.ts'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { Sparkline } from '#ui/Sparkline.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import group from './FilterGroup.module.css'
import styles from './RouteFilter.module.css'

interface RouteFilterProps {
  /** In the order of the rows. */
  routes: readonly Route[]
  counts: ReadonlyMap<string, number>
  chosen: readonly string[]
  /** Routes that match the filters; the others are grey. */
  litRoutes: ReadonlySet<string>
  numbers: RailNumbers
}

/** Longest name, px by textWidth at 12 px, that leaves room for a sparkline in the narrow rail. */
const LONGEST_NAME = 104
/** Widest caption, px by textWidth at 12 px, beside the name of the group in the narrow rail. */
const WIDEST_CAPTION = 205

/** The routes: a button that filters to each and opens its dossier, with its figures. */
export function RouteFilter({ routes, counts, chosen, litRoutes, numbers }: RouteFilterProps) {
  const words = useWords()
  const headingId = useId()
  const areNamesLong = routes.some(({ id }) => textWidth(words.routeShort(id), 12) > LONGEST_NAME)
  const { head, foot } = useCaption(numbers)
  const figures = typeof numbers === 'string' ? undefined : numbers
  return (
    <div className={styles.group}>
      <div className={group.head}>
        <h2 className={styles.heading} id={headingId}>
          {words.filterName('routes', 'all')}
        </h2>
        {head !== null && (
          <span
            className={styles.caption}
            data-fit={textWidth(head, 12) > WIDEST_CAPTION ? 'tight' : 'usual'}
          >
            {head}
          </span>
        )}
      </div>
      <ul className={styles.list} aria-labelledby={headingId} data-names={areNamesLong ? 'long' : 'short'}>
        {routes.map((route) => (
          <RouteRow
            key={route.id}
            route={route}
            count={counts.get(route.id) ?? 0}
            figure={figures?.get(route.id)}
            isCounted={figures !== undefined}
            isPressed={chosen.includes(route.id)}
            isLit={litRoutes.has(route.id)}
          />
        ))}
      </ul>
      {numbers === 'measures' ? (
        <p className={styles.foot}>{foot}</p>
      ) : (
        <RouteNotes
          numbers={numbers}
          isAnyDotted={routes.some(({ legs }) => legs.length === 0)}
          change={foot}
        />
      )}
    </div>
  )
}

/**
 * What the numbers of the list count and in which months, with the months that their changes compare: in the head
 * if that leaves it one line, otherwise in a footnote.
 */
function useCaption(numbers: RailNumbers): { head: string | null; foot: string | null } {
  const { t } = useTranslation('filters')
  const words = useWords()
  if (numbers === 'measures') return { head: t('unitMeasures'), foot: t('figuresMissing') }
  const period = sharedPeriod(numbers)
  if (!period) return { head: null, foot: null }
  const time = words.spans(period.spans)
  const alone = t('detectionsIn', { time })
  if (!period.compared) return { head: alone, foot: null }
  const before = words.spans([period.compared.before])
  const full = t('detectionsOn', { time, before })
  return textWidth(full, 12) <= WIDEST_CAPTION
    ? { head: full, foot: null }
    : { head: alone, foot: t('changeOn', { before }) }
}

interface RouteNotesProps {
  numbers: Exclude<RailNumbers, string>
  isAnyDotted: boolean
  /** The months that the changes compare, unless the head has them. */
  change: string | null
}

/** Footnotes: what the number with an asterisk counts, with its months where they differ, and the dotted lines. */
function RouteNotes({ numbers, isAnyDotted, change }: RouteNotesProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  const arrivals = numbers.get(CHANNEL)
  const notes: string[] = []
  if (arrivals && arrivals.figure.total.value !== null) {
    const time = words.spans(arrivals.figure.period.spans)
    const isSame = time === words.spans(sharedPeriod(numbers)?.spans ?? [])
    const { compared } = arrivals.figure.period
    if (isSame) notes.push(t('arrivalsNote'))
    else if (compared) notes.push(t('arrivalsNoteOn', { time, before: words.spans([compared.before]) }))
    else notes.push(t(arrivals.isPartial ? 'arrivalsNotePartial' : 'arrivalsNoteTime', { time }))
  }
  if (isAnyDotted) notes.push(t('dottedNote'))
  if (change !== null) notes.push(change)
  return notes.length > 0 ? <p className={styles.foot}>{notes.join(' ')}</p> : null
}

/** The period of the routes counted in detections, which share one series. */
function sharedPeriod(numbers: Exclude<RailNumbers, string>) {
  return [...numbers.values()].map(({ figure }) => figure).find(isDetections)?.period
}

/** The numbers beside the routes: figures, or counts of measures when the figures failed. */
type RailNumbers = ReadonlyMap<string, RouteFigure> | 'measures'

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
const RouteRow = memo(function RouteRow(props: RouteRowProps) {
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
        className={`${group.row} ${styles.route}`}
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
        <span className={group.label}>
          {words.routeShort(route.id)}
          {isArrivals && ' *'}
        </span>
        {found && <Sparkline values={found.spark} />}
        {!isCounted && <span className={group.count}>{count}</span>}
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
