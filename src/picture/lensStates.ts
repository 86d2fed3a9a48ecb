import type { Focus } from '#domain/focus.ts'
import type { Lens } from '#domain/lens.ts'

/** The state of a region under a lens and a selection. */
export function regionLensState(id: string, lens: Lens | null, focus: Focus) {
  const tie = lens?.regions.get(id)?.tie
  const isLit = tie !== undefined
  return {
    isSelected: focus.regions.includes(id),
    isLit,
    isDimmed: lens !== null && !isLit,
    isRinged: isLit && tie !== 'classification',
  }
}
