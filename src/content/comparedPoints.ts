import { compareText } from '#domain/compareText.ts'
import type { HostedEditions } from '#domain/editions/edition.ts'
import type { IsoDate } from '#domain/period.ts'
import type { DatedState } from './whatChanged.ts'

/** What one can compare from or to; `edition` null: a publisher's state. `key`: its day, or the edition. */
export interface ComparedPoint {
  key: string
  day: IsoDate
  edition: string | null
}

/** The publishers' states and the editions, the oldest first, and today's version as the last. */
export function comparedPoints(
  states: readonly DatedState[],
  hosted: HostedEditions | null | undefined,
  readTo: IsoDate,
): { points: readonly ComparedPoint[]; today: ComparedPoint } {
  const { editions = [], now = null } = hosted ?? {}
  const points = [
    ...[...new Set(states.map(({ knownOn }) => knownOn))].map((day) => ({ key: day, day, edition: null })),
    ...editions.flatMap(({ id, day }) => (id === now ? [] : [{ key: id, day, edition: id }])).reverse(),
  ].sort((one, other) => compareText(one.day, other.day))
  const last = points.at(-1)?.day ?? readTo
  const today = { key: now ?? 'now', day: last > readTo ? last : readTo, edition: now }
  return { points: [...points, today], today }
}

/** The day from which changes are listed where the view names none: the last dated state before today's. */
export function firstDay(states: readonly DatedState[], main: string, known: IsoDate | null): IsoDate {
  const earlier = states.filter(({ table }) => table === main)
  const last = earlier.findLast(({ vintage }) => vintage?.dated?.length === 10)?.knownOn ?? ''
  return states.findLast(({ knownOn }) => knownOn <= (known ?? last))?.knownOn ?? last
}
