import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { MapContent } from '#domain/mapContent.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import type { MapTheme } from '#picture/palette.ts'
import { Button } from '#ui/Button.tsx'
import { useImported } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useArrowCells } from '#ui/useArrowCells.ts'
import { majorityWords } from '#words/comparisonWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import type { Words } from '#words/words.ts'
import { IncidentLine } from './incidents/IncidentKey.tsx'
import { IncidentList, IncidentTip } from './incidents/IncidentList.tsx'
import type { DrawnIncidents } from './incidents/useDrawnIncidents.ts'
import type { LayersMenuProps } from './LayersMenu.tsx'
import styles from './MapCards.module.css'
import { type Direction, LensSigns, Undrawn, WidthKey } from './MapKeys.tsx'
import type { MapEngine } from './mapEngine.ts'
import { type Hovered, LAYERS_ID, type MapProps } from './mapProps.ts'

/** Below this height, px, the legend of a plain map folds. */
const LOW_HEIGHT = 500

const LAYERS_MENU = lazyImport(() => import('./LayersMenu.tsx'))

interface MapCardsProps extends Pick<MapProps, 'content' | 'look' | 'on' | 'words'> {
  /** Null until it exists. */
  map: MapEngine | null
  size: { width: number; height: number }
  drawnIncidents: DrawnIncidents
  /** Figures have short units and no months; the note states the months. */
  isNarrow: boolean
  /** No room for keys: the layers have them. */
  isSmall: boolean
  hovered: Hovered | null
  /** Px in the map. */
  pointer: { x: number; y: number } | null
  onZoom: (direction: 'in' | 'out', event: Event) => void
  onPan: (direction: Direction, event: Event) => void
  /** Fits the places in focus, else the start. */
  onFit: () => void
}

/** The cards over the map: key, zoom and move, layers, note and tooltip. */
export function MapCards(props: MapCardsProps) {
  const { content, look, on, words, map, size, hovered, pointer, drawnIncidents } = props
  const { figures } = content
  const { isPrinted = false, isPlain = false, isLayersOpen = false, theme } = look
  const { openMenu } = on
  const figuresOf = [...(figures?.values() ?? [])][0]?.period.spans
  const { t } = useTranslation(['map', 'common'])
  const note = (
    <>
      {!isPlain && <Undrawn content={content} words={words} className={`${styles.undrawn} block`} />}
      {t('note')}
      {isPlain &&
        !look.hasBareNumbers &&
        props.isNarrow &&
        figuresOf &&
        ` ${t('noteFigures', { months: words.spans(figuresOf) })}`}
      {look.note && <span className={styles.aside}> {look.note}</span>}
    </>
  )
  const shared = { content, map, theme, words }
  return (
    <>
      {look.corner}
      {!isPlain && !props.isSmall && <MapKey {...shared} drawnIncidents={drawnIncidents} />}
      {!isPrinted && (
        <div className={`${styles.tools} stack gap-three-quarters`} data-map-card="buttons">
          <MoveButtons onZoom={props.onZoom} onPan={props.onPan} />
          {openMenu && (
            <Button
              className={styles.layers}
              aria-haspopup="dialog"
              aria-expanded={isLayersOpen}
              aria-controls={isLayersOpen ? LAYERS_ID : undefined}
              onClick={() => openMenu(!isLayersOpen)}
            >
              {t('common:layers')}
            </Button>
          )}
        </div>
      )}
      {isLayersOpen && openMenu && (
        <LazyLayersMenu
          {...shared}
          on={on}
          openMenu={openMenu}
          drawnIncidents={drawnIncidents}
          onFit={props.onFit}
        />
      )}
      <IncidentList map={map} drawn={drawnIncidents} words={words} />
      {on.keyHeight ? (
        <MapLegend {...shared} isFolded={size.height < LOW_HEIGHT} onHeight={on.keyHeight}>
          {note}
        </MapLegend>
      ) : (
        (isPlain || look.note || !props.isSmall) && (
          <p className={`${styles.note} soft`} data-map-card="note">
            {note}
          </p>
        )
      )}
      {!hovered && pointer && (
        <IncidentTip drawn={drawnIncidents} pointer={pointer} size={size} words={words} />
      )}
      {hovered && pointer && (
        <MapTooltip
          name={words[hovered.kind](hovered.id)}
          majority={hovered.kind === 'route' ? majorityOf(content, hovered.id) : null}
          words={words}
          x={pointer.x}
          y={pointer.y}
        />
      )}
    </>
  )
}

/** The layers, whose code loads when they are first opened. */
function LazyLayersMenu(props: LayersMenuProps) {
  const LayersMenu = useImported(LAYERS_MENU)?.LayersMenu
  return LayersMenu ? <LayersMenu {...props} /> : null
}

/** Where the four directions stand beside the column of zoom, in reading order. */
const PAN = [
  { name: 'up', icon: 'up', direction: [0, -1], cell: { row: 1, column: 1 } },
  { name: 'left', icon: 'back', direction: [-1, 0], cell: { row: 2, column: 0 } },
  { name: 'down', icon: 'down', direction: [0, 1], cell: { row: 2, column: 1 } },
  { name: 'right', icon: 'forward', direction: [1, 0], cell: { row: 2, column: 2 } },
] as const
/** The column of zoom. */
const ZOOM = { in: { row: 0, column: 3 }, out: { row: 1, column: 3 }, move: { row: 2, column: 3 } }

/** Zoom, and on demand the four directions, for those who cannot drag (WCAG 2.5.7). One tab stop with arrow keys. */
function MoveButtons({ onZoom, onPan }: Pick<MapCardsProps, 'onZoom' | 'onPan'>) {
  const { t } = useTranslation('map')
  const [isMoving, setIsMoving] = useState(false)
  const padId = useId()
  const [up, ...below] = PAN.map(({ cell }) => cell)
  const { tableProps, cellProps } = useArrowCells(
    isMoving && up ? [ZOOM.in, up, ZOOM.out, ...below, ZOOM.move] : Object.values(ZOOM),
  )
  return (
    <div className={`${styles.move} row`} role="toolbar" aria-label={t('tools')} {...tableProps}>
      <div className={`${styles.buttons} stack`}>
        {(['in', 'out'] as const).map((way) => (
          <Button
            key={way}
            look="bare"
            aria-label={t(way === 'in' ? 'zoomIn' : 'zoomOut')}
            onClick={(event) => onZoom(way, event.nativeEvent)}
            {...cellProps(ZOOM[way])}
          >
            <Icon name={way === 'in' ? 'plus' : 'minus'} />
          </Button>
        ))}
        <Button
          look="bare"
          aria-label={t('move')}
          aria-expanded={isMoving}
          aria-controls={isMoving ? padId : undefined}
          onClick={() => setIsMoving(!isMoving)}
          {...cellProps(ZOOM.move)}
        >
          <Icon name="move" />
        </Button>
      </div>
      {isMoving && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser.
        <div id={padId} className={`${styles.pad} stack`} role="group" aria-label={t('move')}>
          {PAN.map(({ name, icon, direction, cell }) => (
            <Button
              key={name}
              look="bare"
              data-way={name}
              aria-label={t(`pan.${name}`)}
              onClick={(event) => onPan(direction, event.nativeEvent)}
              {...cellProps(cell)}
            >
              <Icon name={icon} />
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}

/** A route's number with the nationality that is more than half of it; null without one. */
function majorityOf({ figures, majorityOf }: MapContent, route: string) {
  const figure = figures?.get(route)
  const found = figure && majorityOf?.(figure.cells)
  return found ? { figure, found } : null
}

interface MapTooltipProps {
  name: string
  majority: ReturnType<typeof majorityOf>
  words: Words
  /** Px in the map. */
  x: number
  y: number
}

/** Tooltip above the pointer: the name of the hovered place, and what most of a route's number is. */
function MapTooltip({ name, majority, words, x, y }: MapTooltipProps) {
  const { t } = useTranslation('series')
  return (
    <div
      className={`${styles.tooltip} row-type nowrap no-pointer`}
      style={{ transform: `translate(-50%, -100%) translate(${x}px, ${y - 12}px)` }}
      aria-hidden="true"
    >
      {name}
      {majority && (
        <span className={`${styles.majority} caption-type block`}>
          {words.counted(majority.figure.total.value, majority.figure.total.unit)},{' '}
          {majorityWords(majority.found, t, words)}
        </span>
      )}
    </div>
  )
}

interface MapLegendProps extends Pick<MapProps, 'content' | 'words'> {
  theme: MapTheme
  /** Null until it exists. */
  map: MapEngine | null
  /** True on a low map. */
  isFolded: boolean
  /** Reports the height, px, and 0 on unmount. */
  onHeight: (height: number) => void
  /** The note of the map. */
  children: ReactNode
}

/** The legend at the foot of a plain map. On a low map it folds into one word, with the note inside. */
function MapLegend(props: MapLegendProps) {
  const { content, map, theme, words, isFolded, onHeight } = props
  const { lens, litRoutes, figures, layers } = content
  const { t } = useTranslation(['map', 'layers'])
  const card = useRef<HTMLDivElement>(null)
  const report = useRef(onHeight)
  report.current = onHeight

  // A layout effect, so that the first fit already clears the legend.
  useLayoutEffect(() => {
    const element = card.current
    if (!element) return
    const measure = () => report.current(element.offsetHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useEffect(() => () => report.current(0), [])

  const lit = new Map([...(figures ?? [])].filter(([id]) => litRoutes.has(id)))
  return (
    <div ref={card} className={`${styles.card} soft stack`} data-map-card="key" data-folded={isFolded}>
      <details className={styles.fold} open={!isFolded} key={String(isFolded)}>
        <summary>{t('legend')}</summary>
        <div className={`${styles.rows} row-wrap`}>
          {layers.includes('routes') && lit.size > 0 && (
            <WidthKey map={map} figures={lit} theme={theme} words={words} form="line" />
          )}
          <ul className={`${styles.signs} row-wrap`}>
            {lens && <LensSigns lens={lens} hasRegions={layers.includes('regions')} />}
            {layers.includes('regions') && !lens && (
              <li className={`${styles.row} row-middle`}>
                <span className={`${styles.sign} rigid`} data-sign="disc" aria-hidden="true" />
                {t('layers:layer.regions')}
              </li>
            )}
          </ul>
        </div>
        {isFolded && <p className={`${styles.legendNote} soft`}>{props.children}</p>}
      </details>
      {!isFolded && <p className={`${styles.legendNote} soft`}>{props.children}</p>}
    </div>
  )
}

interface MapKeyProps extends Pick<MapProps, 'content' | 'words'> {
  map: MapEngine | null
  theme: MapTheme
  drawnIncidents: DrawnIncidents
}

/** The key over the sea: to the widths of lines, or to what a lens lights, and to the layers that are switched on. */
function MapKey({ content, words, map, theme, drawnIncidents }: MapKeyProps) {
  const { lens, figures, layers } = content
  const { t } = useTranslation(['map', 'layers'])
  const hasRegions = layers.includes('regions')
  return (
    <div className={`${styles.key} soft stack`} data-map-card="key">
      {!lens && figures && layers.includes('routes') && (
        <WidthKey map={map} figures={figures} theme={theme} words={words} form="corner" />
      )}
      {(lens || hasRegions) && (
        <ul>
          {lens && <LensSigns lens={lens} hasRegions={hasRegions} />}
          {hasRegions && !lens && (
            <li className={`${styles.row} row-middle`}>
              <span className={`${styles.sign} rigid`} data-sign="disc" aria-hidden="true" />
              {t('layers:layer.regions')}
            </li>
          )}
        </ul>
      )}
      <IncidentLine drawn={drawnIncidents} words={words} />
    </div>
  )
}
