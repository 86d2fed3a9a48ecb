import type { CellQuery } from '#domain/cellQuery.ts'
import type { RouteFigure } from '#domain/mapContent.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Hovered, MapProps } from '#map/mapProps.ts'
import {
  figureWords,
  type LabelForm,
  type LabelItem,
  type LabelTexts,
  shownIn,
} from '#picture/labels/labelItems.ts'
import type { PlacedItem } from '#picture/labels/placeItems.ts'
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
  onHover: (hovered: Hovered | null) => void
}

/** One label: a name with its figure or number of measures. No tab stop: the arrow keys of the map go from name to name. */
export function MapLabel({ item, form, align, texts, t, content, on, words, onHover }: MapLabelProps) {
  const kind = item.kind === 'hub' ? 'route' : item.kind
  const { isDimmed, isSelected, measures, note } = texts
  const shown = shownIn(form, texts)
  const fullName = item.kind === 'region' ? words.region(item.id) : texts.title
  const hover = { kind, id: item.id }
  const figure = shown.line === null || texts.figure === null ? undefined : content.figures?.get(item.id)

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
        tabIndex={-1}
        aria-label={[fullName, measures, note].filter((part) => part !== null).join(', ')}
        aria-pressed={item.kind === 'hub' ? undefined : isSelected}
        // A click without a pointer is that of a key.
        onClick={({ detail }) => on.select({ kind, id: item.id }, detail === 0)}
        onPointerEnter={() => onHover(hover)}
        onPointerLeave={() => onHover(null)}
        onFocus={() => onHover(hover)}
        onBlur={() => onHover(null)}
      >
        <span className={styles.title}>{shown.name}</span>
        {!figure && shown.line !== null && <span className={styles.line}>{shown.line}</span>}
      </button>
      {figure && shown.line !== null && (
        <FigureButton
          name={words.route(item.id)}
          figure={figure}
          shown={shown.line}
          t={t}
          words={words}
          onOpenCells={on.openCells}
        />
      )}
      {shown.note !== null && <span className={styles.note}>{shown.note}</span>}
    </li>
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
      tabIndex={-1}
      aria-label={action}
      title={action}
      onClick={() => onOpenCells(figure.cells)}
    >
      {shown}
    </button>
  )
}
