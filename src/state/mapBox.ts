import type { StepFrame } from '#domain/briefing.ts'
import { type Camera, roundCamera } from '#domain/view.ts'

/** The part of the map that was seen last, and the camera that showed it; null before the first map. */
let last: { box: StepFrame; camera: Camera } | null = null

/** Notes the part of the map that the reader sees. */
export function noteMapBox(box: StepFrame, camera: Camera): void {
  last = { box, camera: roundCamera(camera) }
}

/** What the reader saw with this camera of a view; null where another was seen since. */
export function mapBoxOf(camera: Camera): StepFrame | null {
  return last && JSON.stringify(last.camera) === JSON.stringify(roundCamera(camera)) ? last.box : null
}
