import { describe, expect, it } from 'vitest'
import { polyline, simplifiedPath } from '#picture/linePaths.ts'
import { toDrawing } from '#picture/mercator.ts'

describe('a path', () => {
  it('is straight on the Mercator plane, not a great circle', () => {
    const d = simplifiedPath(
      {
        type: 'LineString',
        coordinates: [
          [-10, 60],
          [40, 60],
        ],
      },
      3,
    )
    // A great circle would bend north and need intermediate points.
    expect(d.match(/L/g)).toHaveLength(1)
    const [x, y] = toDrawing([-10, 60], 3)
    expect(d.startsWith(`M${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`)).toBe(true)
  })

  it('is simplified for its zoom', () => {
    const coordinates = Array.from({ length: 50 }, (_, index) => [index * 0.001, 45 + (index % 2) * 0.001])
    expect(simplifiedPath({ type: 'LineString', coordinates }, 3).match(/L/g)).toHaveLength(1)
    const island = [
      [0, 45],
      [0.001, 45],
      [0.001, 45.001],
      [0, 45],
    ]
    expect(simplifiedPath({ type: 'Polygon', coordinates: [island] }, 3)).toBe('')
    const sandbank = [
      [0, 0],
      [10, 0],
      [10, 0.0001],
      [0, 0],
    ]
    expect(simplifiedPath({ type: 'Polygon', coordinates: [sandbank] }, 3)).toBe('')
    expect(simplifiedPath({ type: 'Polygon', coordinates: [island] }, 16)).toMatch(/^M.*Z$/)
  })

  it('is rounded to tenths of a px', () => {
    expect(
      polyline([
        [0.04, 1.26],
        [2, 3],
      ]),
    ).toBe('M0,1.3L2,3')
    expect(toDrawing([14, 37], 5).map(Math.abs)).toEqual([0, 0])
  })
})
