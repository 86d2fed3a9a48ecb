import { useTranslation } from 'react-i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { Tie } from '#domain/lens.ts'
import type { RouteChange, RouteChanges, RouteFigure } from '#domain/mapContent.ts'
import type { Mark } from '#domain/marks.ts'
import type { Hovered } from '#map/hovered.ts'
import type { RouteMapProps } from '#map/routeMapProps.ts'
import type { Words } from '#words/words.ts'
import type { LabelItem } from './labelItems.ts'
import { figureWords, nameLines } from './labelText.ts'
import styles from './MapLabels.module.css'
import { Badges, Signs } from './Signs.tsx'

/** Props of one label. */
export interface MapLabelProps extends Pick<RouteMapProps, 'content' | 'on' | 'words'> {
  item: LabelItem
  isCompact: boolean
  /** Units of figures are short. */
  isNarrow: boolean
  onHover: (hovered: Hovered | null) => void
}

/** One label: a name with its figure, and its measures as numbered badges or counts by status. */
export function MapLabel(props: MapLabelProps) {
  const { item, content, on, words, onHover } = props
  const { selected, litRoutes, layers, marks, figures, changes } = content
  const { t } = useTranslation(['map', 'lens'])
  const isRoute = item.kind === 'route'
  const kind = item.kind === 'hub' ? 'route' : item.kind
  const isSelected = item.kind !== 'hub' && selected?.kind === kind && selected.id === item.id
  const isNumbered = item.marks.some((mark) => mark.number !== null)
  const isDimmed = isRoute ? !litRoutes.has(item.id) : isOutsideLens(props)
  const isClassified = tieOf(props) === 'classification'
  const hasMarks = marks !== null && layers.includes('measures')
  const name = nameOf(props)
  // No count for a region without signs, whose measures may be placed more exactly, nor for a dimmed route, which shows none.
  const mayBeNone = isRoute ? !isDimmed : item.kind === 'country'
  const isCounted = hasMarks && item.kind !== 'hub' && (mayBeNone || item.marks.length > 0)
  const selectedMeasure = selected?.kind === 'measure' ? selected.id : null
  const accessibleName = isCounted ? t('named', { name: fullNameOf(props), count: item.marks.length }) : name
  const hover = { kind, id: item.id }
  // A dimmed route keeps its width; its number is in the lists.
  const figure = isRoute && !isDimmed ? figures?.get(item.id) : undefined
  const change = figure && changes?.routes.get(item.id)
  const measures = (
    <>
      {!isNumbered && item.marks.length > 0 && <Signs marks={item.marks} />}
      {isRoute && hasMarks && !isDimmed && item.marks.length === 0 && <NoMeasure {...props} />}
    </>
  )

  return (
    <li
      className={styles.label}
      data-label={item.key}
      data-kind={item.isPlace ? 'hub' : item.kind}
      data-dimmed={isDimmed}
      data-selected={isSelected}
    >
      <button
        type="button"
        className={styles.name}
        aria-label={isClassified ? `${accessibleName}, ${t('lens:ourClassification')}` : accessibleName}
        aria-pressed={item.kind === 'hub' ? undefined : isSelected}
        onClick={() => on.select({ kind, id: item.id })}
        onPointerEnter={() => onHover(hover)}
        onPointerLeave={() => onHover(null)}
        onFocus={() => onHover(hover)}
        onBlur={() => onHover(null)}
      >
        <span className={styles.title}>
          {nameLines(name, isRoute && props.isNarrow).map((line) => (
            <span key={line}>{line} </span>
          ))}
        </span>
        {isClassified && <span className={styles.none}>{t('lens:ourClassification')}</span>}
        {!figure && measures}
      </button>
      {figure && (
        <>
          {change && changes && (
            <ChangeButton
              name={words.route(item.id)}
              change={change}
              periods={changes}
              words={words}
              onOpenCells={on.openCells}
            />
          )}
          <FigureButton
            name={words.route(item.id)}
            figure={figure}
            isShort={props.isNarrow}
            words={words}
            onOpenCells={on.openCells}
          />
          {/* No room for these on a small map; the accessible name has the count. */}
          {!props.isCompact && measures}
        </>
      )}
      {isNumbered && (
        <Badges
          marks={item.marks}
          titleOf={({ measure }: Mark) => withPassed(words.measureTitle(measure), words.overduePlan(measure))}
          sourceQualityOf={(mark: Mark) => words.sourceQualityLine(mark.measure)}
          selectedId={selectedMeasure}
          onChoose={(mark) => on.select({ kind: 'measure', id: mark.measure.id })}
        />
      )}
    </li>
  )
}

/** How the labelled place is tied to the lens. */
function tieOf({ item, content: { lens } }: MapLabelProps): Tie | null {
  if (!lens || item.kind === 'hub') return null
  const places = item.kind === 'route' ? lens.routes : item.kind === 'region' ? lens.regions : lens.countries
  return places.get(item.id)?.tie ?? null
}

/** Whether the lens does not light this country or region. Hubs are never dimmed. */
function isOutsideLens(props: MapLabelProps): boolean {
  return props.content.lens !== null && props.item.kind !== 'hub' && tieOf(props) === null
}

/** Distinguishes a route that no text ties to any measure from one without a measure in view. */
function NoMeasure({ item, content: { tiedRoutes } }: MapLabelProps) {
  const { t } = useTranslation('map')
  return <span className={styles.none}>{tiedRoutes.has(item.id) ? t('noneInView') : t('noMeasure')}</span>
}

function nameOf({ item, words, isCompact }: MapLabelProps): string {
  if (item.kind === 'route' && isCompact) return words.routeShort(item.id)
  return fullNameOf({ item, words })
}

function fullNameOf({ item, words }: Pick<MapLabelProps, 'item' | 'words'>): string {
  switch (item.kind) {
    case 'route':
      return words.route(item.id)
    case 'country':
      return words.country(item.id)
    case 'region':
      return words.region(item.id)
    case 'hub':
      return item.name ?? item.id
  }
}

/** The title, with the date of the statement if it is a plan whose time has passed. */
function withPassed(title: string, passed: string | null): string {
  return passed === null ? title : `${title}, ${passed}`
}

interface ChangeButtonProps {
  /** The route's name in full. */
  name: string
  change: RouteChange
  periods: Pick<RouteChanges, 'before' | 'after'>
  words: Words
  onOpenCells?: ((query: CellQuery) => void) | undefined
}

/** Change of a route's figure between two periods; opens the cells of both. */
function ChangeButton({ name, change, periods, words, onOpenCells }: ChangeButtonProps) {
  const { t } = useTranslation('map')
  const shown = words.change(change.ratio)
  const action = t('change.open', {
    change: shown,
    name,
    before: words.spans([periods.before]),
    after: words.spans([periods.after]),
  })
  return (
    <button
      type="button"
      className={styles.change}
      data-rise={change.ratio > 0}
      aria-label={action}
      title={action}
      onClick={() => onOpenCells?.(change.cells)}
    >
      {change.ratio > 0 && <span aria-hidden="true">▲ </span>}
      {shown}
    </button>
  )
}

interface FigureButtonProps {
  /** The route's name in full. */
  name: string
  figure: RouteFigure
  /** Short unit, on a small map; the accessible name has the full unit. */
  isShort: boolean
  words: Words
  onOpenCells?: ((query: CellQuery) => void) | undefined
}

/** The figure of a route, under its name; opens the cells that add up to it. */
function FigureButton({ name, figure, isShort, words, onOpenCells }: FigureButtonProps) {
  const { t } = useTranslation('map')
  const shown = figureWords(figure, t, words, isShort)
  if (figure.total.value === null || !onOpenCells) return <span className={styles.figure}>{shown}</span>
  const action = t('figure.open', { figure: figureWords(figure, t, words), name })
  return (
    <button
      type="button"
      className={styles.figure}
      aria-label={action}
      title={action}
      onClick={() => onOpenCells(figure.cells)}
    >
      {shown}
    </button>
  )
}
