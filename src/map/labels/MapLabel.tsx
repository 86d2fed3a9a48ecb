import type { TFunction } from 'i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import { STATUS_LOOK } from '#domain/claim.ts'
import type { Mark, RouteChange, RouteChanges, RouteFigure } from '#domain/mapContent.ts'
import type { Hovered, MapProps } from '#map/mapProps.ts'
import type { LabelItem } from '#picture/labels/labelItems.ts'
import {
  figureWords,
  type LabelForm,
  type LabelRoom,
  type LabelTexts,
  shownIn,
} from '#picture/labels/labelTexts.ts'
import type { PlacedItem } from '#picture/labels/placeItems.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useSourceQuality } from '#words/useSourceQuality.ts'
import type { Words } from '#words/words.ts'
import styles from './MapLabels.module.css'

/** Props of one label. */
export interface MapLabelProps extends Pick<MapProps, 'content' | 'on' | 'words'> {
  item: LabelItem
  form: LabelForm
  align: PlacedItem['align']
  texts: LabelTexts
  /** A prop, so that the labels and their buttons ask for it once together. */
  t: TFunction<['map', 'lens']>
  room: LabelRoom
  onHover: (hovered: Hovered | null) => void
}

/** One label: a name with its figure, and its measures as numbered badges or a pill of counts by status. */
export function MapLabel({ item, form, align, texts, t, room, content, on, words, onHover }: MapLabelProps) {
  const { selected, layers, marks, figures, changes } = content
  const isRoute = item.kind === 'route'
  const kind = item.kind === 'hub' ? 'route' : item.kind
  const { isDimmed, isSelected } = texts
  const { hasShortTitle, hasFigure, hasPill } = shownIn(form, room)
  const hasMarks = marks !== null && layers.includes('measures')
  // No count for a region without signs, whose measures may be placed more exactly, nor for a dimmed route, which shows none.
  const mayBeNone = isRoute ? !isDimmed : item.kind === 'country'
  const isCounted = hasMarks && item.kind !== 'hub' && (mayBeNone || item.marks.length > 0)
  const selectedMeasure = selected?.kind === 'measure' ? selected.id : null
  const fullName = item.kind === 'region' ? words.region(item.id) : texts.title
  const counted = isCounted ? t('map:named', { name: fullName, count: item.marks.length }) : fullName
  const accessibleName = [
    texts.absence === null ? counted : `${fullName}, ${texts.absence}`,
    ...(texts.note === null ? [] : [texts.note]),
  ].join(', ')
  const hover = { kind, id: item.id }
  const figure = hasFigure && texts.figure !== null ? figures?.get(item.id) : undefined
  const change = figure && changes?.routes.get(item.id)

  return (
    <li
      className={styles.label}
      data-label={item.key}
      data-kind={item.isPlace ? 'hub' : item.kind}
      data-form={form}
      data-align={align}
      data-dimmed={isDimmed}
      data-selected={isSelected}
      data-arrival={item.isArrival}
    >
      <button
        type="button"
        className={styles.name}
        aria-label={accessibleName}
        title={texts.absence ?? undefined}
        aria-pressed={item.kind === 'hub' ? undefined : isSelected}
        onClick={() => on.select({ kind, id: item.id })}
        onPointerEnter={() => onHover(hover)}
        onPointerLeave={() => onHover(null)}
        onFocus={() => onHover(hover)}
        onBlur={() => onHover(null)}
      >
        <span className={styles.title}>{hasShortTitle ? texts.shortTitle : texts.title}</span>
      </button>
      {figure && texts.figure !== null && (
        <div className={styles.numbers}>
          <FigureButton
            name={words.route(item.id)}
            figure={figure}
            shown={texts.figure}
            t={t}
            words={words}
            onOpenCells={on.openCells}
          />
          {change && changes && texts.change !== null && (
            <ChangeButton
              name={words.route(item.id)}
              change={change}
              shown={texts.change}
              t={t}
              hasArrow={room.isPlain}
              periods={changes}
              words={words}
              onOpenCells={on.openCells}
            />
          )}
        </div>
      )}
      {hasPill && texts.note !== null && <span className={styles.none}>{texts.note}</span>}
      {hasPill && texts.signs.length > 0 && (
        <Pill
          signs={texts.signs}
          name={fullName}
          t={t}
          onOpen={on.openMeasures && (() => on.openMeasures?.({ kind, id: item.id }))}
        />
      )}
      {hasPill && texts.badges > 0 && (
        <Badges
          marks={item.marks}
          t={t}
          words={words}
          selectedId={selectedMeasure}
          onChoose={(mark) => on.select({ kind: 'measure', id: mark.measure.id })}
        />
      )}
    </li>
  )
}

/** The title, with the date of the statement if it is a plan whose time has passed. */
function withPassed(title: string, passed: string | null): string {
  return passed === null ? title : `${title}, ${passed}`
}

interface ChangeButtonProps {
  /** The route's name in full. */
  name: string
  change: RouteChange
  shown: string
  t: MapLabelProps['t']
  /** An arrow marks a rise, for readers far away. */
  hasArrow: boolean
  periods: Pick<RouteChanges, 'before' | 'after'>
  words: Words
  onOpenCells?: ((query: CellQuery) => void) | undefined
}

/** Change of a route's figure between two periods; opens the cells of both. */
function ChangeButton({ name, change, shown, t, hasArrow, periods, words, onOpenCells }: ChangeButtonProps) {
  const action = t('map:change.open', {
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
      {hasArrow && change.ratio > 0 && <span aria-hidden="true">▲ </span>}
      {shown}
    </button>
  )
}

interface FigureButtonProps {
  /** The route's name in full. */
  name: string
  figure: RouteFigure
  /** As shown; the accessible name has the unit and the months. */
  shown: string
  t: MapLabelProps['t']
  words: Words
  onOpenCells?: ((query: CellQuery) => void) | undefined
}

/** The figure of a route, under its name; opens the cells that add up to it. */
function FigureButton({ name, figure, shown, t, words, onOpenCells }: FigureButtonProps) {
  if (figure.total.value === null || !onOpenCells) return <span className={styles.figure}>{shown}</span>
  const action = t('map:figure.open', { figure: figureWords(figure, t, words), name })
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

interface PillProps {
  signs: LabelTexts['signs']
  /** Name of the place. */
  name: string
  t: TFunction<['map', 'lens']>
  /** Opens the measures; without it the pill is decorative, since the name above has their number. */
  onOpen: (() => void) | undefined
}

/** Number of measures by status. */
function Pill({ signs, name, t, onOpen }: PillProps) {
  const shown = signs.map(({ status, count, own }) => (
    <span key={`${status} ${own}`} className={styles.sign}>
      <StatusSign look={STATUS_LOOK[status]} radius={3.6} isOnMap own={own} />
      {count}
    </span>
  ))
  if (!onOpen) {
    return (
      <span className={styles.pill} data-pill aria-hidden="true">
        {shown}
      </span>
    )
  }
  const sum = (some: PillProps['signs']) => some.reduce((total, { count }) => total + count, 0)
  const yours = signs.filter(({ own }) => own !== undefined)
  const action = [
    t('lens:openMeasures', { name, count: sum(signs) }),
    ...(yours[0] ? [`${sum(yours)} ${yours[0].own}`] : []),
  ].join(', ')
  return (
    <button
      type="button"
      className={styles.open}
      data-pill
      aria-label={action}
      title={action}
      onClick={onOpen}
    >
      <span className={styles.pill}>{shown}</span>
    </button>
  )
}

interface BadgesProps {
  marks: readonly Mark[]
  t: TFunction<['map', 'lens']>
  words: Words
  selectedId: string | null
  onChoose: (mark: Mark) => void
}

/** Numbered badges; each selects its measure. */
function Badges({ marks, t, words, selectedId, onChoose }: BadgesProps) {
  const quality = useSourceQuality(words)
  return (
    <ul className={styles.badges}>
      {marks.map((mark) => {
        const { measure, number } = mark
        const title = withPassed(words.measureTitle(measure), words.overduePlan(measure))
        const own = words.own(measure)
        return (
          <li key={measure.id}>
            <button
              type="button"
              className={styles.badge}
              data-status={measure.status}
              aria-label={[t('map:badge', { number, title }), own].filter(Boolean).join(', ')}
              aria-pressed={measure.id === selectedId}
              title={`${title}\n${quality.line(measure)}`}
              onClick={() => onChoose(mark)}
            >
              <span className={styles.number}>{number}</span>
              {own !== undefined && <StatusSign look="filled" radius={3} isOnMap own="" />}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
