import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { MappedStep } from '#content/stepMap.ts'
import type { StepFrame } from '#domain/briefing.ts'
import { readReader } from '#domain/readerLink.ts'
import type { Position } from '#domain/route.ts'
import type { BuiltSoFar, StepSide } from '#domain/stepMap.ts'
import { StepMapFigure } from '#map/step/StepMapFigure.tsx'
import { frameOfPlane, positionAt } from '#picture/frame.ts'
import type { PlaneCamera } from '#picture/mercator.ts'
import type { MapTheme } from '#picture/palette.ts'
import type { StepMapLook } from '#picture/step/stepBlocks.ts'
import type { StepLabel } from '#picture/step/stepLabels.ts'
import { openCells, openReader } from '#state/viewStore.ts'
import { useStepMaps } from './StepMaps.tsx'

/** Ground drawn beyond the edges, as a share of the size, so that near steps can glide. */
const BEYOND = 0.4
/** Sizes are rounded to this many px of the canvas: a border must not make another picture. */
const SIZE_STEP = 4

interface StepMapViewProps {
  step: MappedStep
  theme: MapTheme
  /** One of the two maps of a comparison: numbers before, per cents after. */
  side?: StepSide | null
  /** `none` for a title. */
  labels?: 'all' | 'none'
  shown?: BuiltSoFar | undefined
  /** False for a copy, such as a thumbnail: nothing can be pressed, coasts are coarser, and it never glides. */
  isPressable?: boolean
  /** Accessible name; "Map" without one. */
  title?: string
  /** Px of the canvas at the upper left that words cover; labels keep clear of them. */
  clear?: StepMapLook['clear']
  /** Drag, wheel and keys move the map; when it ends, the map goes back to the frame of the step. */
  isMovable?: boolean
  /** Gets the part of the map that it was moved to, and is to give the step that frame; with it nothing goes back. */
  onFrame?: ((frame: StepFrame) => void) | undefined
  /** Gets the position to which a label was moved; null puts it back. */
  onSpot?: ((label: StepLabel, to: Position | null) => void) | undefined
  /** The first picture is drawn. */
  onDrawn?: () => void
}

/**
 * The map of a step. It fills its container, whose `--u` is one px of the canvas of 1280 × 720, and is drawn in px of
 * that canvas, so that it looks the same at every scale. Empty until its files have loaded; keep it mounted between
 * steps, so that near ones glide. Needs a StepMapsProvider above.
 */
export function StepMapView(props: StepMapViewProps) {
  const { step, theme, side = null, labels = 'all', shown, isPressable = true, title, clear } = props
  const { isMovable = false, onFrame, onSpot, onDrawn } = props
  const { mapOf, pictureOf } = useStepMaps()
  const container = useRef<HTMLDivElement>(null)
  const probe = useRef<HTMLDivElement>(null)
  const fit = useCanvasSize(container, probe)
  const [moved, setMoved] = useState<{ step: MappedStep; camera: PlaneCamera } | null>(null)
  if (moved && (!isMovable || moved.step !== step)) setMoved(null)
  const camera = moved?.camera
  const look = useMemo(
    () =>
      fit && {
        ...stepLook({ ...fit, theme, labels, clear, isCopy: !isPressable }),
        ...(camera && { camera }),
      },
    [fit, theme, labels, clear, isPressable, camera],
  )
  const map = look && mapOf(step, side)
  const picture = useMemo(() => look && pictureOf(step, look, side), [pictureOf, step, look, side])
  const isDrawn = picture !== null
  useEffect(() => {
    if (isDrawn) onDrawn?.()
  }, [isDrawn, onDrawn])
  const cellsOf = useCallback((route: string) => map?.figures?.get(route)?.cells ?? null, [map])
  return (
    <div className="clipped cover" ref={container}>
      <div style={PROBE_STYLE} ref={probe} />
      {picture && (
        <div style={{ position: 'absolute', transform: scaleOf(fit, picture), transformOrigin: '0 0' }}>
          <StepMapFigure
            picture={picture}
            {...(title === undefined ? {} : { title })}
            {...(isPressable ? { onCells: openCells, onEvidence: openEvidence, cellsOf } : {})}
            canGlide={isPressable}
            onMove={
              onFrame
                ? (to) => onFrame(frameOfPlane(to, picture))
                : isMovable
                  ? (to) => setMoved({ step, camera: to })
                  : null
            }
            isFramed={onFrame !== undefined}
            onSpot={onSpot && ((label, to) => onSpot(label, to && positionAt(picture.camera, picture, to)))}
            shown={shown}
          />
        </div>
      )}
    </div>
  )
}

/** Fits the picture, whose size is rounded, exactly into the container. */
function scaleOf(
  fit: { width: number; height: number; unit: number } | null,
  drawn: { width: number; height: number },
): string {
  if (!fit) return 'none'
  const scale = (own: number, of: number) => Number(((own * fit.unit) / of).toFixed(5))
  return `scale(${scale(fit.width, drawn.width)}, ${scale(fit.height, drawn.height)})`
}

/** The look of a map on the canvas; the same values give the same picture, so that it can be drawn ahead. */
export function stepLook({
  width,
  height,
  theme,
  labels = 'all',
  clear,
  isCopy = false,
}: {
  width: number
  height: number
  theme: MapTheme
  labels?: StepMapLook['labels']
  clear?: StepMapLook['clear']
  isCopy?: boolean
}): StepMapLook {
  const rounded = (px: number) => Math.max(SIZE_STEP, Math.round(px / SIZE_STEP) * SIZE_STEP)
  return {
    width: rounded(width),
    height: rounded(height),
    theme,
    labels,
    ...(clear && { clear }),
    beyond: isCopy ? 0 : BEYOND,
    tolerance: isCopy ? 1.5 : 0.5,
  }
}

/** Px of the probe at one px per unit. */
const PROBE = 100
const PROBE_STYLE = {
  position: 'absolute',
  width: `calc(${PROBE} * var(--u, 1px))`,
  visibility: 'hidden',
} as const

/** The size of a container in px of the canvas, and the canvas' scale; null before the first layout. */
function useCanvasSize(
  container: RefObject<HTMLElement | null>,
  probe: RefObject<HTMLElement | null>,
): { width: number; height: number; unit: number } | null {
  const [fit, setFit] = useState<{ width: number; height: number; unit: number } | null>(null)
  useLayoutEffect(() => {
    const [outer, measure] = [container.current, probe.current]
    if (!outer || !measure) return
    const update = () => {
      const unit = measure.clientWidth / PROBE || 1
      const [width, height] = [outer.clientWidth / unit, outer.clientHeight / unit]
      if (width === 0 || height === 0) return
      setFit((last) =>
        last?.width === width && last.height === height && last.unit === unit
          ? last
          : { width, height, unit },
      )
    }
    update()
    const observer = new ResizeObserver(update)
    observer.observe(outer)
    observer.observe(measure)
    return () => observer.disconnect()
  }, [container, probe])
  return fit
}

function openEvidence(link: string): void {
  const target = readReader(link)
  if (target) openReader(target)
}
