import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { CellQuery } from '#domain/cellQuery.ts'
import { readReader } from '#domain/readerLink.ts'
import type { StepSide } from '#domain/stepMap.ts'
import type { MapTheme } from '#map/palette.ts'
import { StepMapFigure } from '#map/step/StepMapFigure.tsx'
import type { StepMapLook } from '#map/step/stepInput.ts'
import type { MappedStep } from '#state/selectors/stepMap.ts'
import { openReader } from '#state/viewStore.ts'
import { useStepMaps } from './StepMaps.tsx'
import styles from './StepMapView.module.css'

/** Ground drawn beyond the edges, as a share of the size, so that near steps can glide. */
const BEYOND = 0.3
/** Sizes are rounded to this many px of the canvas: a border must not make another picture. */
const SIZE_STEP = 4

interface StepMapViewProps {
  step: MappedStep
  theme: MapTheme
  /** One of the two maps of a comparison: numbers before, per cents after. */
  side?: StepSide | null
  /** `none` for a title. */
  labels?: 'all' | 'none'
  /** With a build-up: how many callouts and lines of text are shown so far. */
  shown?: { callouts: number; lines: number } | undefined
  /** False for a copy, such as a thumbnail: nothing can be pressed, coasts are coarser, and it never glides. */
  isPressable?: boolean
  /** Accessible name; "Map" without one. */
  title?: string
}

/**
 * The map of a step. It fills its container, whose `--u` is one px of the canvas of 1280 × 720, and is drawn in px of
 * that canvas, so that it looks the same at every scale. Empty until its files have loaded; keep it mounted between
 * steps, so that near ones glide. Needs a StepMapsProvider above.
 */
export function StepMapView(props: StepMapViewProps) {
  const { step, theme, side = null, labels = 'all', shown, isPressable = true, title } = props
  const { mapOf, pictureOf } = useStepMaps()
  const container = useRef<HTMLDivElement>(null)
  const probe = useRef<HTMLDivElement>(null)
  const fit = useCanvasSize(container, probe)
  const look = useMemo(
    () => fit && stepLook({ ...fit, theme, labels, isCopy: !isPressable }),
    [fit, theme, labels, isPressable],
  )
  const map = look && mapOf(step, side)
  const picture = look && pictureOf(step, look, side)
  const cellsOf = useCallback((route: string) => map?.figures?.get(route)?.cells ?? null, [map])
  return (
    <div className={styles.place} ref={container}>
      <div className={styles.probe} ref={probe} />
      {picture && (
        <div className={styles.scaled} style={{ transform: `scale(${fit?.unit ?? 1})` }}>
          <StepMapFigure
            picture={picture}
            {...(title === undefined ? {} : { title })}
            {...(isPressable ? { onCells: openCells, onEvidence: openEvidence, cellsOf } : {})}
            canGlide={isPressable}
            shown={shown}
          />
        </div>
      )}
    </div>
  )
}

/** The look of a map on the canvas; the same values give the same picture, so that it can be drawn ahead. */
export function stepLook({
  width,
  height,
  theme,
  labels = 'all',
  isCopy = false,
}: {
  width: number
  height: number
  theme: MapTheme
  labels?: StepMapLook['labels']
  isCopy?: boolean
}): StepMapLook {
  const rounded = (px: number) => Math.max(SIZE_STEP, Math.round(px / SIZE_STEP) * SIZE_STEP)
  return {
    width: rounded(width),
    height: rounded(height),
    theme,
    labels,
    beyond: isCopy ? 0 : BEYOND,
    tolerance: isCopy ? 1.5 : 0.5,
  }
}

/** Px of the probe at one px per unit. */
const PROBE = 100

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

function openCells(query: CellQuery): void {
  openReader({ type: 'cells', query })
}

function openEvidence(link: string): void {
  const target = readReader(link)
  if (target) openReader(target)
}
