import type { StepFrame } from '#domain/briefing.ts'

/** The part of the map that was seen last; null before the first map. */
let last: StepFrame | null = null

/** Notes the part of the map that the reader sees. */
export function noteMapBox(box: StepFrame): void {
  last = box
}

export function lastMapBox(): StepFrame | null {
  return last
}
