import { useMemo } from 'react'
import { create } from 'zustand'
import type { StepFrame } from '#domain/briefing.ts'
import { type Camera, roundCamera } from '#domain/view.ts'
import { useViewStore } from './viewStore.ts'

interface SeenBoxes {
  /** The part of the map that was seen last, and its camera; null before the first map. */
  last: { box: StepFrame; camera: Camera } | null
  /** The part that Explore begins with. */
  start: StepFrame | null
  /** The hubs that the map named last, by id. */
  towns: readonly string[]
}

const useSeenBoxes = create<SeenBoxes>()(() => ({ last: null, start: null, towns: [] }))

/** Notes the hubs that the map names. */
export function noteTowns(towns: readonly string[]): void {
  // Labels are placed anew in each step of a drag.
  if (towns.join() !== useSeenBoxes.getState().towns.join()) useSeenBoxes.setState({ towns })
}

/** The hubs that the map named last, by id, and the part of it that was seen. */
export function useTowns(): { towns: readonly string[]; seen: StepFrame | null } {
  const towns = useSeenBoxes((state) => state.towns)
  const seen = useSeenBoxes(({ last }) => last?.box ?? null)
  return useMemo(() => ({ towns, seen }), [towns, seen])
}

/** Notes the part of the map that the reader sees. */
export function noteMapBox(box: StepFrame, camera: Camera): void {
  const { view } = useViewStore.getState()
  const isStart = view.camera === null && view.selected === null
  useSeenBoxes.setState({ last: { box, camera: roundCamera(camera) }, ...(isStart && { start: box }) })
}

/** What the reader saw with this camera of a view, of null what Explore begins with; null where that is not known any more. */
export function useMapBox(camera: Camera | null): StepFrame | null {
  return useSeenBoxes(({ last, start }) => {
    if (camera === null) return start
    return last && JSON.stringify(last.camera) === JSON.stringify(roundCamera(camera)) ? last.box : null
  })
}
