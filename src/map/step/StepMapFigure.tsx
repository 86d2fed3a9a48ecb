import {
  type CSSProperties,
  memo,
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { BuiltSoFar } from '#domain/stepMap.ts'
import type { Pixel } from '#picture/lines.ts'
import { constrainCamera, MAX_ZOOM, OUTER_BOUNDS, type PlaneCamera, worldSize } from '#picture/mercator.ts'
import { MAP_COLOURS } from '#picture/palette.ts'
import { labelMarks, type StepLabel } from '#picture/step/stepLabels.ts'
import type { StepPicture } from '#picture/step/stepPicture.ts'
import { PictureLetters, PictureShapes } from '#ui/PictureShapes.tsx'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './StepMapFigure.module.css'
import { type OnSpot, useLabelMove } from './useLabelMove.ts'

interface StepMapFigureProps {
  picture: StepPicture
  /** Accessible name, where a page has several maps; else "Map". */
  title?: string
  /** Opens the cells behind a number or line; without it nothing can be pressed. */
  onCells?: (cells: CellQuery) => void
  /** Opens the evidence behind a sign, as links write it. */
  onEvidence?: (link: string) => void
  /** The cells of each lit line, for a press on the line. */
  cellsOf?: (route: string) => CellQuery | null
  shown?: BuiltSoFar | undefined
  /** A change of picture glides when near, unless motion is reduced. */
  canGlide?: boolean
  /** Lets the map be moved: gets the camera at which it rests. Null: it stays where it is. */
  onMove?: ((camera: PlaneCamera) => void) | null
  /** Whether moving sets the frame of the step, and does not only look around. */
  isFramed?: boolean
  /** Lets labels be moved. */
  onSpot?: OnSpot | undefined
}

/** The map of a step as SVG, with its numbers and signs as buttons. Drawn at its own size; scale it from outside. */
export function StepMapFigure(props: StepMapFigureProps) {
  const { picture, title, onCells, onEvidence, cellsOf, shown, canGlide = true, onMove = null } = props
  const { isFramed = false, onSpot } = props
  const { t } = useTranslation('map')
  const { t: controlT } = useInterfaceTranslation('stepMap')
  const isMoving = onMove !== null
  const drawing = useRef<HTMLDivElement>(null)
  const last = useRef(picture)
  useLayoutEffect(() => {
    const before = last.current
    last.current = picture
    if (before !== picture && canGlide && !isMoving && drawing.current)
      glideBetween(drawing.current, before, picture)
  }, [picture, canGlide, isMoving])
  const moving = useMapMove({ onMove, drawing, picture, isFramed })
  const labelMove = useLabelMove(picture, onSpot)
  const { width, height, labels } = picture
  const visible = labelsShown(labels, shown)
  const size: CSSProperties = { width, height }
  return (
    <section
      className={`${styles.map} clipped anchor`}
      style={size}
      aria-label={title ?? t('title')}
      data-testid="map"
      data-movable={onMove !== null}
      {...(isFramed && { tabIndex: 0 })}
      {...moving}
    >
      <div className={`${styles.drawing} cover`} ref={drawing}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <Ground picture={picture} />
          <Lines picture={picture} onCells={onCells} cellsOf={cellsOf} />
          <g data-layer="labels">
            {visible.map((label) => (
              <g key={label.key} {...shiftOf(labelMove.movedBy(label))}>
                <Label label={label} theme={picture.theme} />
              </g>
            ))}
          </g>
        </svg>
        {visible.map((label) => (
          <Presses
            key={label.key}
            label={label}
            onCells={onCells}
            onEvidence={onEvidence}
            move={onSpot && isMovable(label) ? labelMove : null}
          />
        ))}
      </div>
      {isFramed && <p className={styles.frameHint}>{controlT('framing')}</p>}
      {onMove && !isFramed && (
        <p className={`${styles.hint} no-pointer`} role="status">
          {controlT('moving')}
        </p>
      )}
    </section>
  )
}

/** Numbers and places are moved by the author; names on the ground go where there is room. */
function isMovable({ kind, place }: StepLabel): boolean {
  return place !== null && kind !== 'sign'
}

function shiftOf([x, y]: Pixel): { transform?: string } {
  return x === 0 && y === 0 ? {} : { transform: `translate(${x} ${y})` }
}

/** The labels of a build-up so far; all without one. */
function labelsShown(labels: readonly StepLabel[], shown: StepMapFigureProps['shown']): readonly StepLabel[] {
  if (!shown) return labels
  const { callouts, lines } = shown
  return labels.flatMap((label) => {
    if (label.kind === 'callout') return !callouts || callouts.includes(label.key) ? [label] : []
    return [{ ...label, signs: label.signs.filter(({ line }) => line === null || line <= lines) }]
  })
}

const Ground = memo(function Ground({ picture }: { picture: StepPicture }) {
  const { width, height, sea, ground } = picture
  const [across, down] = ground.beyond
  return (
    <>
      <rect x={-across} y={-down} width={width + 2 * across} height={height + 2 * down} fill={sea} />
      <g transform={`translate(${-across} ${-down})`} fillRule="evenodd">
        <PictureShapes shapes={ground.shapes} />
      </g>
    </>
  )
})

interface LinesProps {
  picture: StepPicture
  onCells: StepMapFigureProps['onCells']
  cellsOf: StepMapFigureProps['cellsOf']
}

const Lines = memo(function Lines({ picture, onCells, cellsOf }: LinesProps) {
  const { lines, hubs } = picture
  return (
    <>
      <g data-layer="routes">
        {lines.map(({ route, isLit, shapes }) => (
          <g key={route} data-route={route} data-lit={isLit}>
            <PictureShapes shapes={shapes} />
          </g>
        ))}
      </g>
      <g data-layer="route-hit">
        {lines.map(({ route, isLit, hit }) => {
          const cells = isLit ? cellsOf?.(route) : null
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the drawing is hidden from readers; its label is a button.
            <path
              key={route}
              className={cells && onCells ? styles.hit : undefined}
              fill="none"
              data-thing="route"
              data-id={route}
              d={hit}
              onClick={cells && onCells ? () => onCells(cells) : undefined}
            />
          )
        })}
      </g>
      <g data-layer="hubs">
        <PictureShapes shapes={hubs} />
      </g>
    </>
  )
})

/** Leaders and signs, then letters. */
const Label = memo(function Label({ label, theme }: { label: StepLabel; theme: StepPicture['theme'] }) {
  const marks = labelMarks(label, MAP_COLOURS[theme])
  return (
    <g data-label={label.key} data-kind={label.kind}>
      <PictureShapes shapes={marks.shapes} />
      {[...label.texts, ...marks.texts].map((text) => (
        <PictureLetters key={`${text.text} ${text.x} ${text.y}`} text={text} />
      ))}
    </g>
  )
})

interface PressesProps {
  label: StepLabel
  /** Null where the label stays. */
  move: ReturnType<typeof useLabelMove> | null
  onCells: StepMapFigureProps['onCells']
  onEvidence: StepMapFigureProps['onEvidence']
}

/** Buttons over a label: its number opens the cells, each sign its evidence. The letters below are drawn. */
function Presses({ label, onCells, onEvidence, move }: PressesProps) {
  const { t } = useTranslation('stepMap')
  const { box, cells, name, spoken, value, signs } = label
  const [across, down] = move?.movedBy(label) ?? [0, 0]
  const opens = cells && onCells && spoken !== null
  return (
    <>
      {(opens || move) && (
        <button
          type="button"
          className={styles.press}
          style={{ left: box.x + across, top: box.y + down, width: box.width, height: box.height }}
          aria-label={opens ? spoken : name}
          data-movable={move !== null}
          {...(move && { ...move.handlersOf(label), title: t('moveLabel') })}
          onClick={() => {
            if (opens && !move?.wasDrag()) onCells(cells)
          }}
        >
          {value}
        </button>
      )}
      {onEvidence &&
        signs.flatMap(({ line, evidence, x, y, radius }) => {
          const [first] = evidence
          return first === undefined ? (
            []
          ) : (
            <button
              key={`${line} ${x}`}
              type="button"
              className={styles.press}
              data-sign="true"
              style={{ left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius }}
              aria-label={line === null ? t('openMarks', { name }) : t('openSign', { number: line, name })}
              onClick={() => onEvidence(first)}
            >
              {line}
            </button>
          )
        })}
    </>
  )
}

type Framed = Pick<StepPicture, 'width' | 'height' | 'camera' | 'ground' | 'theme'>

/** Duration of a glide, ms. */
const GLIDE_MS = 190
/** Zoom levels between two maps up to which the map glides. */
const NEAR_ZOOMS = 1.4

/**
 * The transform (px, about the middle) that shows a picture as the one before was framed; null where they are too far
 * apart: the ground drawn beyond the edges must cover the whole way.
 */
export function transformFrom(before: Framed, after: Framed): { x: number; y: number; scale: number } | null {
  if (before.width !== after.width || before.height !== after.height || before.theme !== after.theme)
    return null
  const world = worldSize(before.camera.zoom)
  const scale = world / worldSize(after.camera.zoom)
  const x = (after.camera.x - before.camera.x) * world
  const y = (after.camera.y - before.camera.y) * world
  const [across, down] = after.ground.beyond
  const isCovered = (moved: number, side: number, beyond: number) =>
    Math.abs(moved) <= (side / 2 + beyond) * scale - side / 2
  const isNear =
    Math.abs(after.camera.zoom - before.camera.zoom) <= NEAR_ZOOMS &&
    isCovered(x, after.width, across) &&
    isCovered(y, after.height, down)
  return isNear ? { x, y, scale } : null
}

/** Moves the drawing from where the map was to where it is; a far step cuts, and so does reduced motion. */
export function glideBetween(drawing: HTMLElement, before: Framed, after: Framed): void {
  for (const animation of drawing.getAnimations?.() ?? []) animation.cancel()
  const from = transformFrom(before, after)
  if (!from || (from.x === 0 && from.y === 0 && from.scale === 1)) return
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
  drawing.animate?.(
    [{ transform: `translate(${from.x}px, ${from.y}px) scale(${from.scale})` }, { transform: 'none' }],
    { duration: GLIDE_MS, easing: 'cubic-bezier(0.2, 0, 0, 1)' },
  )
}

/** A move of the drawing: px to the right and down about the middle, and a scale. */
interface Move {
  x: number
  y: number
  scale: number
}

/** Px that an arrow key moves, zoom levels of + and −, zoom levels per px of wheel, and time after which a move rests, ms. */
const ARROW_PX = 90
const KEY_ZOOM = 0.5
const WHEEL_RATE = 1 / 450
const REST_MS = 140
/** Px of a drag before it takes the pointer from the buttons. */
const DRAG_PX = 4

const KEYS: Readonly<Record<string, Move>> = {
  ArrowLeft: { x: ARROW_PX, y: 0, scale: 1 },
  ArrowRight: { x: -ARROW_PX, y: 0, scale: 1 },
  ArrowUp: { x: 0, y: ARROW_PX, scale: 1 },
  ArrowDown: { x: 0, y: -ARROW_PX, scale: 1 },
  '+': { x: 0, y: 0, scale: 2 ** KEY_ZOOM },
  '=': { x: 0, y: 0, scale: 2 ** KEY_ZOOM },
  '-': { x: 0, y: 0, scale: 2 ** -KEY_ZOOM },
}

/** The camera of a picture after a move of its drawing. */
export function cameraAfter(
  { camera, width, height }: Pick<StepPicture, 'camera' | 'width' | 'height'>,
  move: Move,
) {
  const zoom = Math.min(MAX_ZOOM, camera.zoom + Math.log2(move.scale))
  const world = worldSize(zoom)
  const moved = { x: camera.x - move.x / world, y: camera.y - move.y / world, zoom }
  return constrainCamera(moved, OUTER_BOUNDS, { width, height }, MAX_ZOOM)
}

interface MapMoveInput {
  /** Null while the map stays where it is. */
  onMove: ((camera: PlaneCamera) => void) | null
  drawing: RefObject<HTMLElement | null>
  picture: StepPicture
  /** Beside fields, which need the keys: then only the focused map takes them. */
  isFramed: boolean
}

/** Moves the map by drag, wheel and keys at once; `onMove` gets the camera at which it is drawn once it rests. */
function useMapMove({ onMove, drawing, picture, isFramed }: MapMoveInput) {
  const move = useRef<Move>({ x: 0, y: 0, scale: 1 })
  const timer = useRef(0)
  const latest = useRef({ onMove, picture })
  useEffect(() => {
    latest.current = { onMove, picture }
  })

  const show = (next: Move, hasRested: boolean) => {
    move.current = next
    const element = drawing.current
    if (element) element.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.scale})`
    window.clearTimeout(timer.current)
    const rest = () => latest.current.onMove?.(cameraAfter(latest.current.picture, move.current))
    if (hasRested) rest()
    else timer.current = window.setTimeout(rest, REST_MS)
  }
  const showLatest = useRef(show)
  showLatest.current = show

  // A picture drawn anew is where the drawing was moved to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each new picture.
  useEffect(() => {
    move.current = { x: 0, y: 0, scale: 1 }
    if (drawing.current) drawing.current.style.transform = ''
  }, [picture, drawing])

  const isOn = onMove !== null
  useEffect(() => {
    if (!isOn) return
    const handleKey = (event: KeyboardEvent) => {
      const step = KEYS[event.key]
      if (!step || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (document.querySelector('[role="dialog"], dialog[open]')) return
      if (isFramed && drawing.current?.parentElement !== event.target) return
      // The stage ignores keys that are already handled.
      event.preventDefault()
      showLatest.current(after(move.current, step), false)
    }
    const handleWheel = (event: WheelEvent) => {
      const map = drawing.current?.parentElement
      if (!map || !(event.target instanceof Node) || !map.contains(event.target)) return
      event.preventDefault()
      const { left, top, width } = map.getBoundingClientRect()
      const { picture: shown } = latest.current
      const unit = width / shown.width || 1
      const at = {
        x: (event.clientX - left) / unit - shown.width / 2,
        y: (event.clientY - top) / unit - shown.height / 2,
      }
      const scale = 2 ** (-event.deltaY * WHEEL_RATE)
      const { x, y, scale: before } = move.current
      showLatest.current(
        { x: at.x - (at.x - x) * scale, y: at.y - (at.y - y) * scale, scale: before * scale },
        false,
      )
    }
    window.addEventListener('keydown', handleKey, { capture: true })
    window.addEventListener('wheel', handleWheel, { passive: false })
    return () => {
      window.removeEventListener('keydown', handleKey, { capture: true })
      window.removeEventListener('wheel', handleWheel)
      window.clearTimeout(timer.current)
    }
  }, [isOn, drawing, isFramed])

  const handlers = useGrips({ move, show, width: picture.width })
  return isOn ? handlers : {}
}

interface GripsInput {
  move: RefObject<Move>
  show: (next: Move, hasRested: boolean) => void
  /** Of the picture, px of the canvas. */
  width: number
}

/** Pointer handlers by which a mouse drags the map, and two fingers drag and spread it. */
function useGrips({ move, show, width }: GripsInput) {
  const pointers = useRef(new Map<number, Grip>())
  const drag = useRef<{ grip: Grip; from: Move; isHeld: boolean } | null>(null)
  const grip = () => {
    drag.current = { grip: gripOf([...pointers.current.values()]), from: move.current, isHeld: false }
  }
  const release = ({ pointerId }: PointerEvent<HTMLElement>) => {
    if (!pointers.current.delete(pointerId)) return
    if (drag.current?.isHeld) show(move.current, true)
    drag.current = null
  }
  return {
    onPointerDown: ({ pointerId, clientX: x, clientY: y }: PointerEvent<HTMLElement>) => {
      pointers.current.set(pointerId, { x, y, spread: 0 })
      grip()
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const { pointerId, pointerType, clientX, clientY, currentTarget } = event
      const held = drag.current
      if (!held || !pointers.current.has(pointerId)) return
      pointers.current.set(pointerId, { x: clientX, y: clientY, spread: 0 })
      // One finger turns the step.
      if (pointerType !== 'mouse' && pointers.current.size < 2) return
      const now = gripOf([...pointers.current.values()])
      const [across, down] = [now.x - held.grip.x, now.y - held.grip.y]
      const isStill = Math.hypot(across, down) < DRAG_PX && Math.abs(now.spread - held.grip.spread) < DRAG_PX
      if (!held.isHeld && isStill) return
      if (!held.isHeld) currentTarget.setPointerCapture(pointerId)
      held.isHeld = true
      show(moveOfGrip(held.from, held.grip, now, currentTarget.getBoundingClientRect(), width), false)
    },
    onPointerUp: release,
    onPointerCancel: release,
  }
}

/** Middle of the pointers that hold the map, and the distance between two of them, px of the screen. */
interface Grip {
  x: number
  y: number
  spread: number
}

function gripOf([one, other]: readonly Grip[]): Grip {
  if (!one || !other) return one ?? { x: 0, y: 0, spread: 0 }
  const spread = Math.hypot(one.x - other.x, one.y - other.y)
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, spread }
}

/** The move that keeps what the pointers hold under them. */
export function moveOfGrip(
  from: Move,
  before: Grip,
  now: Grip,
  { left, top, width, height }: Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>,
  pictureWidth: number,
): Move {
  const unit = width / pictureWidth || 1
  const scale = before.spread > 0 && now.spread > 0 ? now.spread / before.spread : 1
  const at = ({ x, y }: Grip) => ({ x: (x - left - width / 2) / unit, y: (y - top - height / 2) / unit })
  const [was, is] = [at(before), at(now)]
  return {
    x: is.x - (was.x - from.x) * scale,
    y: is.y - (was.y - from.y) * scale,
    scale: from.scale * scale,
  }
}

function after(move: Move, { x, y, scale }: Move): Move {
  return { x: move.x * scale + x, y: move.y * scale + y, scale: move.scale * scale }
}
