import {
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { countByStatus, STATUS_LOOK, STATUSES } from '#domain/claim.ts'
import type { MapContent, Mark, Marks } from '#domain/mapContent.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import type { MapTheme } from '#picture/palette.ts'
import { Button } from '#ui/Button.tsx'
import { useImported } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { NARROW, useMediaQuery } from '#ui/useMediaQuery.ts'
import { majorityWords } from '#words/comparisonWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import type { Words } from '#words/words.ts'
import { IncidentLine } from './incidents/IncidentKey.tsx'
import { IncidentList, IncidentTip } from './incidents/IncidentList.tsx'
import type { DrawnIncidents } from './incidents/useDrawnIncidents.ts'
import type { LayersMenuProps } from './LayersMenu.tsx'
import styles from './MapCards.module.css'
import { LensSigns, WidthKey } from './MapKeys.tsx'
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
  hovered: Hovered | null
  /** Px in the map. */
  pointer: { x: number; y: number } | null
  onZoom: (direction: 'in' | 'out', event: MouseEvent) => void
  /** Fits the places in focus, else the start. */
  onFit: () => void
}

/** The cards over the map: zoom, layers, note and tooltip; and the strip below it. */
export function MapCards(props: MapCardsProps) {
  const { content, look, on, words, map, size, hovered, pointer, drawnIncidents } = props
  const { figures } = content
  const { isPrinted = false, isPlain = false, isLayersOpen = false, theme } = look
  const { openMenu } = on
  const figuresOf = [...(figures?.values() ?? [])][0]?.period.spans
  const { t } = useTranslation('map')
  const note = (
    <>
      {isPlain && t('note')}
      {isPlain && props.isNarrow && figuresOf && ` ${t('noteFigures', { months: words.spans(figuresOf) })}`}
      {look.note && <span className={styles.aside}>{look.note}</span>}
    </>
  )
  return (
    <>
      {look.corner}
      {on.leave && content.selected && !isPlain && <WayBack onLeave={on.leave} />}
      {!isPrinted && <ZoomButtons onZoom={props.onZoom} />}
      {!isPlain && look.strip !== null && (
        <MapStrip
          content={content}
          place={look.strip}
          isLayersOpen={isLayersOpen}
          on={on}
          map={map}
          theme={theme}
          drawnIncidents={drawnIncidents}
          words={words}
        />
      )}
      {isLayersOpen && openMenu && (
        <LazyLayersMenu
          content={content}
          on={on}
          openMenu={openMenu}
          map={map}
          theme={theme}
          drawnIncidents={drawnIncidents}
          onFit={props.onFit}
          words={words}
        />
      )}
      <IncidentList map={map} drawn={drawnIncidents} words={words} />
      {on.keyHeight ? (
        <MapLegend
          content={content}
          map={map}
          theme={theme}
          words={words}
          isFolded={size.height < LOW_HEIGHT}
          onHeight={on.keyHeight}
        >
          {note}
        </MapLegend>
      ) : (
        (isPlain || look.note) && (
          <p className={styles.note} data-map-card="note">
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

/** Ends the selection; only over a sheet, which may hide the way back of the dossier. */
function WayBack({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('lens')
  if (!useMediaQuery(NARROW)) return null
  return (
    <Button className={styles.back ?? ''} data-map-card="back" onClick={onLeave}>
      <Icon name="back" />
      {t('backToRoutes')}
    </Button>
  )
}

interface ZoomButtonsProps {
  onZoom: (direction: 'in' | 'out', event: MouseEvent) => void
}

function ZoomButtons({ onZoom }: ZoomButtonsProps) {
  const { t } = useTranslation('map')
  return (
    <div className={styles.buttons} data-map-card="buttons">
      <Button look="bare" aria-label={t('zoomIn')} onClick={(event) => onZoom('in', event)}>
        <Icon name="plus" />
      </Button>
      <Button look="bare" aria-label={t('zoomOut')} onClick={(event) => onZoom('out', event)}>
        <Icon name="minus" />
      </Button>
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
  const { t } = useTranslation('nationalities')
  return (
    <div
      className={styles.tooltip}
      style={{ transform: `translate(-50%, -100%) translate(${x}px, ${y - 12}px)` }}
      aria-hidden="true"
    >
      {name}
      {majority && (
        <span className={styles.majority}>
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

/**
 * The legend at the foot of a plain map: a key to its widths, lines and signs. On a low map it folds into one word, with
 * the note inside.
 */
function MapLegend(props: MapLegendProps) {
  const { content, map, theme, words, isFolded, onHeight } = props
  const { lens, litRoutes, figures, marks, layers, changes, hasOwn } = content
  const { t } = useTranslation(['map', 'common'])
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
  const statuses = layers.includes('measures') ? statusesOf(marks) : []
  return (
    <div ref={card} className={styles.card} data-map-card="key" data-folded={isFolded}>
      <details className={styles.fold} open={!isFolded} key={String(isFolded)}>
        <summary>{t('legend')}</summary>
        <div className={styles.rows}>
          {layers.includes('routes') && lit.size > 0 && (
            <WidthKey map={map} figures={lit} theme={theme} words={words} form="line" />
          )}
          <ul className={styles.signs}>
            {lens && <LensSigns lens={lens} hasRegions={layers.includes('regions')} />}
            {statuses.length > 0 && (
              <li>
                {t('common:filter.measures.all')}
                {statuses.map((status) => (
                  <span key={status} className={styles.sign}>
                    <StatusSign look={STATUS_LOOK[status]} />
                    {words.status(status)}
                  </span>
                ))}
              </li>
            )}
            {hasOwn && statuses.length > 0 && (
              <li>
                <StatusSign look="filled" own={t('common:yours')} />
                {t('ownKey')}
              </li>
            )}
            {layers.includes('regions') && !lens && (
              <li>
                <span className={styles.disc} aria-hidden="true" />
                {t('regionsKey')}
              </li>
            )}
            {changes && (
              <li>
                <span aria-hidden="true">▲</span>
                {t('change.key', {
                  before: words.spans([changes.before]),
                  after: words.spans([changes.after]),
                })}
              </li>
            )}
          </ul>
        </div>
        {isFolded && <p className={styles.legendNote}>{props.children}</p>}
      </details>
      {!isFolded && <p className={styles.legendNote}>{props.children}</p>}
    </div>
  )
}

/** Statuses of the measures on the map. */
function statusesOf(marks: Marks | null) {
  const placed: Mark[] = marks
    ? [marks.routes, marks.countries, marks.regions].flatMap((places) => [...places.values()].flat())
    : []
  return countByStatus(placed.map(({ measure }) => measure.status)).map(({ status }) => status)
}

const NO_MARKS: Pick<Marks, 'routes' | 'countries' | 'regions'> = {
  routes: new Map(),
  countries: new Map(),
  regions: new Map(),
}

interface MapStripProps extends Pick<MapProps, 'content' | 'on' | 'words'> {
  /** The element below the map that it fills; without one it lies over the foot of the map. */
  place: RefObject<HTMLElement | null> | undefined
  isLayersOpen: boolean
  /** The samples show its scale; null until it exists. */
  map: MapEngine | null
  theme: MapTheme
  drawnIncidents: DrawnIncidents
}

/** The strip at the foot of the map: a key to what is on it, the note on boundaries, and the button of the layers. */
function MapStrip({ place, ...props }: MapStripProps) {
  const [element, setElement] = useState<HTMLElement | null>(null)
  // Before the paint where the element exists; after it where the same commit mounts the element, behind the map.
  useLayoutEffect(() => setElement(place?.current ?? null), [place])
  useEffect(() => setElement(place?.current ?? null), [place])
  if (!place) {
    return (
      <div className={styles.over} data-map-card="legend">
        <Strip {...props} />
      </div>
    )
  }
  return element && createPortal(<Strip {...props} />, element)
}

function Strip(props: Omit<MapStripProps, 'place'>) {
  const { content, on, words, isLayersOpen, map, theme, drawnIncidents } = props
  const { lens, routes, figures, layers, hasOwn } = content
  const { t } = useTranslation(['map', 'common'])
  const { openMenu } = on
  const spans = [...(figures?.values() ?? [])][0]?.period.spans
  const months = spans && words.spans(spans)
  const chosen = lens?.subject.kind === 'route' ? lens.subject.id : null
  const hasHubs = routes.some(({ id, hubs }) => id === chosen && hubs.length > 0)
  const { routes: atRoutes, countries, regions } = content.marks ?? NO_MARKS
  const isNumbered =
    layers.includes('measures') &&
    [atRoutes, countries, regions].some((places) =>
      [...places.values()].some((marks) => marks.some(({ number }) => number !== null)),
    )
  return (
    <div className={styles.strip}>
      <div className={styles.keys}>
        {hasOwn && layers.includes('measures') && (
          <ul className={styles.ownSigns}>
            <li title={t('ownKey')}>
              <span aria-hidden="true">
                <StatusSign look="filled" own={t('common:yours')} />
              </span>
              {t('common:yours')}
              <span className="visually-hidden">: {t('ownKey')}</span>
            </li>
          </ul>
        )}
        {isNumbered && (
          <p className={styles.numbered}>
            <span aria-hidden="true">1</span>
            {t('numberKey')}
          </p>
        )}
        <IncidentLine drawn={drawnIncidents} words={words} isCredited={!openMenu} />
        {lens && layers.includes('routes') && (
          <ul className={styles.lens}>
            <LensSigns lens={lens} hasRegions={layers.includes('regions')} hasHubs={hasHubs} />
          </ul>
        )}
        {!lens && figures && layers.includes('routes') && (
          <WidthKey map={map} figures={figures} theme={theme} words={words} form="strip" />
        )}
        {!lens && layers.includes('measures') && (
          <ul className={styles.ownSigns}>
            {STATUSES.map((status) => (
              <li key={status}>
                <StatusSign look={STATUS_LOOK[status]} />
                {words.status(status)}
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className={styles.stripNote}>
        {months && <span className={styles.months}>{t('noteFigures', { months })} </span>}
        {t('note')}
      </p>
      {openMenu && (
        <Button
          className={styles.layers}
          aria-haspopup="dialog"
          aria-expanded={isLayersOpen}
          aria-controls={isLayersOpen ? LAYERS_ID : undefined}
          onClick={() => openMenu(isLayersOpen ? null : 'layers')}
        >
          {t('common:layers')}
          <span className={styles.arrow} aria-hidden="true">
            {isLayersOpen ? '▾' : '▴'}
          </span>
        </Button>
      )}
    </div>
  )
}
