import type { TimelineLane } from '#state/selectors/timelineLanes.ts'
import { type LaneInput, layoutLane } from './layoutLane.ts'
import type { Density, LaneLayout } from './timelineGeometry.ts'

/** So many lanes have to be in sight before things may stand further apart. */
const LEAST_LANES = 3

interface BasesInput extends Omit<LaneInput, 'marks' | 'density'> {
  lanes: readonly TimelineLane[]
  /** From roomy to tight. */
  densities: readonly [Density, ...Density[]]
  /** The height in which lanes are seen, px; null where the page grows with them. */
  room: number | null
}

/** All that is published in its lanes, each by its key, and the free space between them in px. */
export interface Bases {
  bases: ReadonlyMap<string, LaneLayout>
  gap: number
}

/**
 * The lanes with all that is published, as roomy as lets the first of them be in sight at once. It does not change with
 * the choice of marks, so that nothing jumps while a period moves. Pure.
 */
export function layoutBases({ lanes, densities, room, frame, groupOf, shortOf }: BasesInput): Bases {
  const [roomiest, ...tighter] = densities
  const basesOf = (density: Density): Bases => ({
    bases: new Map(
      lanes.map(({ key, kind, marks }) => [
        key,
        // Only the name of a lane by status says what the fewer words leave out.
        layoutLane({ marks, frame, density, groupOf, shortOf: kind === 'status' ? shortOf : undefined }),
      ]),
    ),
    gap: density.gap,
  })
  const fits = ({ bases, gap }: Bases) => {
    const first = [...bases.values()].slice(0, LEAST_LANES)
    return room === null || first.reduce((sum, { height }) => sum + height + gap, 0) <= room
  }
  let made = basesOf(roomiest)
  for (const density of tighter) {
    if (fits(made)) break
    made = basesOf(density)
  }
  return made
}
