import type { Focus } from '#domain/focus.ts'
import type { Lens } from '#domain/lens.ts'

/** What the layers are told of a route under a lens, as state of each of its pieces. */
export interface RouteLensState {
  readonly isLit: boolean
  readonly isDashed: boolean
  readonly isSelected: boolean
}

/** How a route is drawn for what is looked at and chosen. */
export function routeLensState(id: string, isLit: boolean, lens: Lens | null, focus: Focus): RouteLensState {
  return {
    isLit,
    isDashed: lens?.routes.get(id)?.tie === 'classification',
    // The routes of a chosen region are in sight; none of them is the chosen thing.
    isSelected: focus.routes.includes(id) && lens?.subject.kind !== 'region',
  }
}

/** How a region is drawn for what is looked at and chosen. */
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
