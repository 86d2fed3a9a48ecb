import type { TimelineLane } from '#state/selectors/timelineModel.ts'
import { type LaneInput, layoutLane } from './layoutLane.ts'
import type { Density, LaneLayout } from './timelineGeometry.ts'

/** Minimum number of visible lanes for roomier rows. */
const MIN_LANES = 3

interface BasesInput extends Omit<LaneInput, 'marks' | 'density'> {
  lanes: readonly TimelineLane[]
  /** From roomy to tight. */
  densities: readonly [Density, ...Density[]]
  /** Visible height of the lanes, px; null where the page grows with them. */
  room: number | null
}

/** The layout of everything published, per lane key, and the gap between lanes in px. */
export interface Bases {
  bases: ReadonlyMap<string, LaneLayout>
  gap: number
}

/**
 * Lays out everything published, at the roomiest density that keeps the first lanes in sight. Independent of the
 * choice, so that nothing jumps while a period moves. Pure.
 */
export function layoutBases({ lanes, densities, room, frame, groupOf, shortOf }: BasesInput): Bases {
  const [roomiest, ...tighter] = densities
  const basesOf = (density: Density): Bases => ({
    bases: new Map(
      lanes.map(({ key, kind, marks }) => [
        key,
        // The short wording omits the status, which only lanes by status have in their name.
        layoutLane({ marks, frame, density, groupOf, shortOf: kind === 'status' ? shortOf : undefined }),
      ]),
    ),
    gap: density.gap,
  })
  const fits = ({ bases, gap }: Bases) => {
    const first = [...bases.values()].slice(0, MIN_LANES)
    return room === null || first.reduce((sum, { height }) => sum + height + gap, 0) <= room
  }
  let made = basesOf(roomiest)
  for (const density of tighter) {
    if (fits(made)) break
    made = basesOf(density)
  }
  return made
}
