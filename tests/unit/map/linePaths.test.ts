import { describe, expect, it } from 'vitest'
import { alongLine, movedAside, polyline, simplifiedPath, toDrawing } from '#map/svg/linePaths.ts'

describe('movedAside', () => {
  it('offsets to the right of the direction, at the given distance', () => {
    expect(
      movedAside(
        [
          [0, 0],
          [10, 0],
          [20, 0],
        ],
        4,
      ),
    ).toEqual([
      [0, 4],
      [10, 4],
      [20, 4],
    ])
    expect(
      movedAside(
        [
          [0, 0],
          [0, 10],
        ],
        4,
      ),
    ).toEqual([
      [-4, 0],
      [-4, 10],
    ])
    expect(
      movedAside(
        [
          [10, 0],
          [0, 0],
        ],
        4,
      ).map(([, y]) => y),
    ).toEqual([-4, -4])
  })

  it('keeps its distance on both sides of a bend', () => {
    const [, corner] = movedAside(
      [
        [0, 0],
        [10, 0],
        [10, 10],
      ],
      2,
    )
    expect(corner?.[0]).toBeCloseTo(8)
    expect(corner?.[1]).toBeCloseTo(2)
  })

  it('returns the line itself without an offset', () => {
    const line = [
      [0, 0],
      [1, 2],
    ] as const
    expect(movedAside(line, 0)).toBe(line)
  })
})

describe('alongLine', () => {
  it('spaces points evenly around bends, with the direction', () => {
    const points = alongLine(
      [
        [0, 0],
        [10, 0],
        [10, 10],
      ],
      9,
    )
    expect(points.map(({ x, y }) => [x, y])).toEqual([
      [4.5, 0],
      [10, 3.5],
    ])
    expect(points[0]?.angle).toBe(0)
    expect(points[1]?.angle).toBeCloseTo(Math.PI / 2)
  })

  it('is empty for a line shorter than half a step', () => {
    expect(
      alongLine(
        [
          [0, 0],
          [3, 0],
        ],
        8,
      ),
    ).toEqual([])
  })
})

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
