import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { create } from 'zustand'
import { changeTalk, useTalkStore } from '#state/talkStore.ts'
import { useShortcut } from '#state/useShortcut.ts'
import { useWindowEvent } from '#ui/useOpenCard.ts'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import styles from './Stage.module.css'
import { useStageKeys } from './useStageKeys.ts'

type Point = readonly [x: number, y: number]

/** The canvas of the stage, on which strokes are drawn. */
const WIDTH = 1280
const HEIGHT = 720

/** Points nearer than this to the last one are left out, px of the canvas. */
const MIN_DISTANCE = 3
/** Maximum number of points of a stroke. */
const MAX_POINTS = 600

/** How far a key moves the pointer, px of the canvas. */
const KEY_STEP = 24
const KEY_MOVES: Readonly<Record<string, Point>> = {
  ArrowLeft: [-KEY_STEP, 0],
  ArrowRight: [KEY_STEP, 0],
  ArrowUp: [0, -KEY_STEP],
  ArrowDown: [0, KEY_STEP],
}

/** A pointer and a pen over the stage, by L, D and C or from the bar; their keys rest under the overview. Strokes go with the step. */
export function StagePen({ isCovered }: { isCovered: boolean }) {
  const { t } = useInterfaceTranslation('presenter')
  const tool = usePenStore((state) => state.tool)
  const strokes = useInk()
  useStageKeys(
    { pointer: () => toggleTool('pointer'), draw: () => toggleTool('pen'), clear: clearInk },
    { areButtonsFree: true, isOverviewOpen: isCovered },
  )
  useEffect(() => putToolAway, [])
  return (
    <>
      {(tool || strokes.length > 0) && <Layer key={tool} tool={tool} strokes={strokes} />}
      <p className="visually-hidden" role="status">
        {tool && t(`pen.${tool}`)}
      </p>
    </>
  )
}

function Layer({ tool, strokes }: { tool: PenTool | null; strokes: readonly string[] }) {
  const step = useTalkStore(({ talk }) => talk?.step)
  const [stroke, setStroke] = useState<readonly Point[]>([])
  const [at, setAt] = useState<Point>([WIDTH / 2, HEIGHT / 2])
  const layer = useRef<SVGSVGElement>(null)
  useEscapeAndKeys(tool, setAt)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a stroke under way ends with its step.
  useEffect(() => setStroke([]), [step])

  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const matrix = layer.current?.getScreenCTM()?.inverse()
    if (!matrix) return [0, 0]
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix)
    return [x, y]
  }
  const draw = (event: PointerEvent) => {
    const point = pointOf(event)
    setAt(point)
    const last = stroke.at(-1)
    if (!last || stroke.length >= MAX_POINTS) return
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) >= MIN_DISTANCE) setStroke([...stroke, point])
  }
  const finish = () => {
    const [first] = stroke
    // A press without a movement is a dot.
    if (first) addStroke(stroke.length > 1 ? stroke : [first, [first[0] + 1, first[1]]])
    setStroke([])
  }
  return (
    <svg
      ref={layer}
      className={`${styles.layer} no-pointer tall wide cover`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      data-tool={tool}
      aria-hidden="true"
      onPointerDown={(event) => {
        if (tool !== 'pen' || event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setStroke([pointOf(event)])
      }}
      onPointerMove={draw}
      onPointerUp={finish}
      onPointerCancel={finish}
    >
      <Ink strokes={strokes} />
      {stroke.length > 0 && <Ink strokes={[stroke.map(([x, y]) => `${x},${y}`).join(' ')]} />}
      {tool === 'pointer' && <circle className={styles.pointer} cx={at[0]} cy={at[1]} r={16} />}
    </svg>
  )
}

/** Escape puts the tool away; Shift and an arrow key move the pointer without a mouse. */
function useEscapeAndKeys(tool: PenTool | null, setAt: (move: (at: Point) => Point) => void): void {
  const move = (event: KeyboardEvent) => {
    const by = event.shiftKey ? KEY_MOVES[event.key] : undefined
    if (!by) return
    event.preventDefault()
    setAt(([x, y]) => [Math.min(WIDTH, Math.max(0, x + by[0])), Math.min(HEIGHT, Math.max(0, y + by[1]))])
  }
  // Before the keys of the stage, which turn the step.
  useWindowEvent('keydown', move, { isOn: tool === 'pointer', capture: true })
  useShortcut('back', putToolAway, tool !== null)
}

/** Strokes on a drawing of 1280 by 720, each on a casing of the ground. */
export function Ink({ strokes }: { strokes: readonly string[] }) {
  return strokes.map((points, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only added at the end, or all removed.
    <g key={index}>
      <polyline className={styles.casing} points={points} />
      <polyline className={styles.stroke} points={points} />
    </g>
  ))
}

/** A tool of the stage that follows the pointer of the speaker. */
type PenTool = 'pointer' | 'pen'

/** The tool in hand; null: none. */
export const usePenStore = create<{ tool: PenTool | null }>()(() => ({ tool: null }))

/** Takes a tool in hand, or puts it away. */
export function toggleTool(tool: PenTool): void {
  usePenStore.setState((state) => ({ tool: state.tool === tool ? null : tool }))
}

function putToolAway(): void {
  usePenStore.setState({ tool: null })
}

/** Maximum number of strokes on a step; the oldest go first. */
const MAX_STROKES = 60

const NONE: readonly string[] = []

/** What is drawn on the step, each stroke as "x,y x,y" on 1280 by 720. */
export function useInk(): readonly string[] {
  return useTalkStore(({ talk }) => talk?.ink ?? NONE)
}

/** Adds a stroke, seen in every window of the talk. */
function addStroke(points: readonly (readonly [x: number, y: number])[]): void {
  const stroke = points.map(([x, y]) => `${Math.round(x)},${Math.round(y)}`).join(' ')
  const ink = useTalkStore.getState().talk?.ink ?? []
  changeTalk({ ink: [...ink, stroke].slice(-MAX_STROKES) })
}

export function clearInk(): void {
  changeTalk({ ink: [] })
}
