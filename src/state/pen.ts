import { create } from 'zustand'
import { changeTalk, useTalkStore } from './talkStore.ts'

/** A tool of the stage that follows the pointer of the speaker. */
export type PenTool = 'pointer' | 'pen'

/** The tool in hand; null: none. */
export const usePenStore = create<{ tool: PenTool | null }>()(() => ({ tool: null }))

/** Takes a tool in hand, or puts it away. */
export function toggleTool(tool: PenTool): void {
  usePenStore.setState((state) => ({ tool: state.tool === tool ? null : tool }))
}

export function putToolAway(): void {
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
export function addStroke(points: readonly (readonly [x: number, y: number])[]): void {
  const stroke = points.map(([x, y]) => `${Math.round(x)},${Math.round(y)}`).join(' ')
  const ink = useTalkStore.getState().talk?.ink ?? []
  changeTalk({ ink: [...ink, stroke].slice(-MAX_STROKES) })
}

export function clearInk(): void {
  changeTalk({ ink: [] })
}
