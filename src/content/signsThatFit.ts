import { countByStatus, type Status } from '#domain/claim.ts'

/** Cuts a row to `places` signs, in status order: each status keeps at least one, the rest in proportion (largest remainder). */
export function signsThatFit(statuses: readonly Status[], places: number): readonly Status[] {
  if (statuses.length <= places) return statuses
  const counted = countByStatus(statuses)
  const free = places - counted.length
  const shares = counted.map(({ status, count }) => {
    const exact = (count / statuses.length) * free
    return { status, whole: 1 + Math.floor(exact), rest: exact - Math.floor(exact) }
  })
  const left = places - shares.reduce((sum, { whole }) => sum + whole, 0)
  const roundedUp = new Set(
    [...shares]
      .sort((a, b) => b.rest - a.rest)
      .slice(0, left)
      .map(({ status }) => status),
  )
  return shares.flatMap(({ status, whole }) =>
    Array.from({ length: whole + (roundedUp.has(status) ? 1 : 0) }, () => status),
  )
}
