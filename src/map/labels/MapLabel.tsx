import { useTranslation } from 'react-i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { Tie } from '#domain/lens.ts'
import type { RouteFigure } from '#domain/mapContent.ts'
import type { Mark } from '#domain/marks.ts'
import type { RouteChange, RouteChanges } from '#domain/routeChanges.ts'
import type { Hovered } from '#map/hovered.ts'
import type { RouteMapProps } from '#map/routeMapProps.ts'
import type { Words } from '#words/words.ts'
import type { LabelItem } from './labelItems.ts'
import { figureWords, nameLines } from './labelText.ts'
import styles from './MapLabels.module.css'
import { Badges, Signs } from './Signs.tsx'

/** The input of one label. */
export interface MapLabelProps extends Pick<RouteMapProps, 'content' | 'on' | 'words'> {
  item: LabelItem
  isCompact: boolean
  /** The units of figures are in short. */
  isNarrow: boolean
  onHover: (hovered: Hovered | null) => void
}

/** One label: the name of a thing and its measures, by numbered badges or counted by status. */
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
  // A measure that names a region may stand at a more exact place, so a region without signs gets no count. A dimmed route
  // shows no measures, so it gets none either.
  const mayBeNone = isRoute ? !isDimmed : item.kind === 'country'
  const isCounted = hasMarks && item.kind !== 'hub' && (mayBeNone || item.marks.length > 0)
  const selectedMeasure = selected?.kind === 'measure' ? selected.id : null
  const heard = isCounted ? t('named', { name: fullNameOf(props), count: item.marks.length }) : name
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
      data-kind={item.kind}
      data-dimmed={isDimmed}
      data-selected={isSelected}
    >
      <button
        type="button"
        className={styles.name}
        aria-label={isClassified ? `${heard}, ${t('lens:ourClassification')}` : heard}
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
          {/* On a small map there is no room for these; the name says how many. */}
          {!props.isCompact && measures}
        </>
      )}
      {isNumbered && (
        <Badges
          marks={item.marks}
          titleOf={({ measure }: Mark) => withPassed(words.measureTitle(measure), words.passedPlan(measure))}
          doubtOf={(mark: Mark) => words.doubtLine(mark.measure)}
          selectedId={selectedMeasure}
          onChoose={(mark) => on.select({ kind: 'measure', id: mark.measure.id })}
        />
      )}
    </li>
  )
}

/** What ties the labelled thing to the choice. */
function tieOf({ item, content: { lens } }: MapLabelProps): Tie | null {
  if (!lens || item.kind === 'hub') return null
  const places = item.kind === 'route' ? lens.routes : item.kind === 'region' ? lens.regions : lens.countries
  return places.get(item.id)?.tie ?? null
}

/** A country or region that the lens does not light. A hub keeps its ink: it shows which line it stands on. */
function isOutsideLens(props: MapLabelProps): boolean {
  return props.content.lens !== null && props.item.kind !== 'hub' && tieOf(props) === null
}

/** Says whether no text ties a measure to the route, or only none of those in view. */
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

/** A title; of a plan whose time has passed, with the date on which it was stated. */
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

/** How what was counted on a route changed, a rise with a sign of its own; pressing it opens the cells of both periods. */
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
  /** The unit in short, on a small map; what is heard says it in full. */
  isShort: boolean
  words: Words
  onOpenCells?: ((query: CellQuery) => void) | undefined
}

/** What was counted on a route, under its name: pressing it opens the cells that add up to it. */
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
