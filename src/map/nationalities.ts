import type { CellQuery } from '#domain/cellQuery.ts'
import type { MonthSpan } from '#domain/period.ts'

/** One nationality of a route, or several put together; `share` of all detections, 0 to 1. */
export interface NationalityShare {
  readonly codes: readonly string[]
  readonly share: number
  readonly cells: CellQuery
}

/** The nationalities of the chosen route in its period, as far as the series goes. */
export interface Nationalities {
  readonly route: string
  readonly spans: readonly MonthSpan[]
  /** The period has months that the series does not cover: nothing is drawn for these. */
  readonly isCut: boolean
  readonly coveredTo: string
  /** The largest first; each is a thin line, the first next to the route's. */
  readonly top: readonly NationalityShare[]
  readonly rest: NationalityShare | null
  readonly unknown: NationalityShare | null
}

/** How a thin line lies beside its route: px at the scale of 10 px for 6,000 a month. */
export interface Lane {
  width: number
  /** From the edge of the route's line to the middle of this one. */
  aside: number
}

/** The least px of a lane, so that the smallest of ten is seen, and the space between two. */
const LEAST = 0.9
const GAP = 1.1

/**
 * The lanes of the shares (0 to 1) of a line of so many px, the first next to it: each is as wide as its share of the
 * line, so that all of them together say no more than the line does.
 */
export function lanesOf(shares: readonly number[], line: number): readonly Lane[] {
  let edge = 2 * GAP
  return shares.map((share) => {
    const width = Math.max(LEAST, line * share)
    const aside = edge + width / 2
    edge += width + GAP
    return { width, aside }
  })
}
