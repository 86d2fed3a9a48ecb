import type { Focus } from '#domain/focus.ts'
import type { Lens } from '#domain/lens.ts'

/** Feature-state that a lens sets on each piece of a route. */
export interface RouteLensState {
  readonly isLit: boolean
  readonly isDashed: boolean
  readonly isSelected: boolean
}

/** The state of a route under a lens and a selection. */
export function routeLensState(id: string, isLit: boolean, lens: Lens | null, focus: Focus): RouteLensState {
  return {
    isLit,
    isDashed: lens?.routes.get(id)?.tie === 'classification',
    // The routes of a chosen region are in focus but not selected themselves.
    isSelected: focus.routes.includes(id) && lens?.subject.kind !== 'region',
  }
}

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
