import { describe, expect, it } from 'vitest'
import { nearestTowards } from '#map/MapKeys.tsx'

describe('an arrow key of the map', () => {
  const from = [100, 100] as const

  it('goes to the nearest name in its direction', () => {
    const points = [
      [300, 100],
      [180, 110],
      [20, 100],
      [100, 40],
    ] as const
    expect(nearestTowards(from, points, [1, 0])).toBe(1)
    expect(nearestTowards(from, points, [-1, 0])).toBe(2)
    expect(nearestTowards(from, points, [0, -1])).toBe(3)
    expect(nearestTowards(from, points, [0, 1])).toBe(1)
  })

  it('prefers a far name ahead to a near one aside, and stays where there is none on that side', () => {
    const points = [
      [110, 160],
      [400, 120],
    ] as const
    expect(nearestTowards(from, points, [1, 0])).toBe(1)
    expect(nearestTowards(from, points, [-1, 0])).toBeNull()
  })
})
