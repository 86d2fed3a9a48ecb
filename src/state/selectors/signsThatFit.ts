import { countByStatus, type Status } from '#domain/claim.ts'

/**
 * At most `places` signs of a longer row, in the order of the statuses: each status that occurs keeps at least one,
 * and the rest of the places are shared out in proportion (largest remainder), so that a cut row still looks like
 * the whole. `places` must be at least the number of statuses.
 */
export function signsThatFit(statuses: readonly Status[], places: number): readonly Status[] {
  if (statuses.length <= places) return statuses
  const counted = countByStatus(statuses)
  const free = places - counted.length
  const shares = counted.map(({ status, count }) => {
    const exact = (count / statuses.length) * free
    return { status, whole: 1 + Math.floor(exact), rest: exact - Math.floor(exact) }
  })
  const left = places - shares.reduce((sum, { whole }) => sum + whole, 0)
  const lucky = new Set(
    [...shares]
      .sort((a, b) => b.rest - a.rest)
      .slice(0, left)
      .map(({ status }) => status),
  )
  return shares.flatMap(({ status, whole }) =>
    Array.from({ length: whole + (lucky.has(status) ? 1 : 0) }, () => status),
  )
}
