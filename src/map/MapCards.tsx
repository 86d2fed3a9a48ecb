import type { MouseEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Hovered } from './hovered.ts'
import { IncidentList } from './incidents/IncidentList.tsx'
import { IncidentTip } from './incidents/IncidentTip.tsx'
import type { DrawnIncidents } from './incidents/useDrawnIncidents.ts'
import { MapButtons } from './MapButtons.tsx'
import styles from './MapCards.module.css'
import { MapLegend } from './MapLegend.tsx'
import { MapTooltip } from './MapTooltip.tsx'
import { MapTray } from './MapTray.tsx'
import type { MapView } from './mapView.ts'
import type { RouteMapProps } from './routeMapProps.ts'
import { StageKey } from './StageKey.tsx'

/** Below this width of what is not covered, or this height, names are short and the legend is folded. */
const SMALL = { width: 560, height: 320 }
/** Below this width of what is not covered the units under the names are in short, and long names take two lines. */
const NARROW_WIDTH = 700
/** Below this height the tray is one drawer, so that it does not cover the north. */
const COMPACT_HEIGHT = 500
/** Below this height there is no room for anything of the legend beside the buttons above it. */
const FOLDED_HEIGHT = 300
/** Below this height the switches of the legend would cover a quarter of the map: they are folded. */
const LEGEND_HEIGHT = 460
/** The same with the key of a lens above the switches. */
const LENS_HEIGHT = 640

interface MapCardsProps extends Omit<RouteMapProps, 'onReady' | 'onUnavailable'> {
  /** Null until it stands. */
  map: MapView | null
  size: { width: number; height: number }
  drawnIncidents: DrawnIncidents
  isCompact: boolean
  /** The numbers under the names have their units in short and no months: the note says these. */
  isNarrow: boolean
  hovered: Hovered | null
  /** On paper nothing can be unfolded: the legend stands open. */
  isPrinted?: boolean
  /** Px in the map. */
  pointer: { x: number; y: number } | null
  onZoom: (direction: 'in' | 'out', event: MouseEvent) => void
  /** Brings back what is chosen, or the start. */
  onFit: () => void
  /** What the note at the foot says besides. */
  children?: ReactNode
}

/** How little room there is for names (so many times as large as usual) and cards on a map of which so many px at the right are covered. */
export function roomOnMap(
  { width, height }: { width: number; height: number },
  covered: number,
  textScale = 1,
): { isCompact: boolean; isNarrow: boolean } {
  const free = width - covered
  return { isCompact: free < SMALL.width * textScale || height < SMALL.height, isNarrow: free < NARROW_WIDTH }
}

/** The cards over the map, however it is drawn: tray, buttons, legend, note, and the name under the pointer. */
export function MapCards(props: MapCardsProps) {
  const figuresOf = [...(props.figures?.values() ?? [])][0]?.period.spans
  const { map, size, isCompact, layers, selected, words, hovered, pointer, drawnIncidents, children } = props
  const { isPrinted = false } = props
  const { t } = useTranslation('map')
  const isLow = size.height < COMPACT_HEIGHT
  const note = (
    <>
      {t('note')}
      {props.isNarrow && figuresOf && ' '}
      {props.isNarrow && figuresOf && t('noteFigures', { months: words.spans(figuresOf) })}
      {children && <span className={styles.aside}>{children}</span>}
    </>
  )
  return (
    <>
      {props.marks && !props.isPlain && layers.includes('measures') && (
        <MapTray
          marks={props.marks}
          isCompact={isCompact || isLow}
          words={words}
          selectedMeasure={selected?.kind === 'measure' ? selected.id : null}
          onChoose={(id) => props.onSelect({ kind: 'measure', id })}
        />
      )}
      {props.corner}
      <MapButtons onZoom={props.onZoom} onFit={props.onFit} />
      {!props.isPlain && (
        <MapLegend
          lens={props.lens}
          lensName={props.lensName}
          onLeaveLens={props.onLeaveLens}
          figures={props.figures}
          nationalities={props.nationalities ?? null}
          onOpenCells={props.onOpenCells}
          map={props.map}
          theme={props.theme}
          layers={layers}
          drawnIncidents={drawnIncidents}
          isCompact={!isPrinted && (isCompact || size.height < FOLDED_HEIGHT)}
          isLow={!isPrinted && size.height < (props.lens ? LENS_HEIGHT : LEGEND_HEIGHT)}
          words={words}
          onToggle={props.onToggleLayer}
        >
          <IncidentList map={map} drawn={drawnIncidents} words={words} />
        </MapLegend>
      )}
      {props.onKeyHeight ? (
        <StageKey {...props} isFolded={isLow} onHeight={props.onKeyHeight}>
          {note}
        </StageKey>
      ) : (
        <p className={styles.note} data-map-card="note">
          {note}
        </p>
      )}
      {!hovered && pointer && (
        <IncidentTip drawn={drawnIncidents} pointer={pointer} size={size} words={words} />
      )}
      {hovered && pointer && (
        <MapTooltip name={words[hovered.kind](hovered.id)} x={pointer.x} y={pointer.y} />
      )}
    </>
  )
}
