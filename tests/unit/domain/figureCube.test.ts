import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCube, cubeSeries, cubeSpan, cubeSum, cubeTotals } from '#domain/figureCube.ts'
import {
  figureTable,
  filter,
  isAsked,
  MONTHS,
  type PlainRow,
  plainRows,
  spans,
  sumOf,
  WHOLE,
} from '#tests/support/generatedTable.ts'

const cubeOf = (rows: readonly PlainRow[]) => buildCube(figureTable(rows), 'detections', 'detections', WHOLE)
const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0)

describe('a cube', () => {
  it('equals the sum of the rows, for any months and filter', () => {
    fc.assert(
      fc.property(plainRows, spans, filter, (rows, requested, where) => {
        const expected = sumOf(rows.filter((row) => isAsked(row, where, requested)))
        expect(cubeSum(cubeOf(rows), requested, where)).toBe(expected)
      }),
    )
  })

  it('gives each key the sum of its own rows', () => {
    fc.assert(
      fc.property(
        plainRows,
        spans,
        filter,
        fc.constantFrom('route', 'border'),
        (rows, requested, where, name) => {
          const cube = cubeOf(rows)
          const keys = cube.dimensions.find((dimension) => dimension.name === name)?.keys ?? []
          const own = where[name as 'route' | 'border'] ?? keys
          const expected = keys.map((key) =>
            own.includes(key) ? cubeSum(cube, requested, { ...where, [name]: [key] }) : 0,
          )
          expect([...cubeTotals(cube, name, requested, where)]).toEqual(expected)
        },
      ),
    )
  })

  it('has parts that add up to the whole: keys, months and split periods', () => {
    fc.assert(
      fc.property(plainRows, filter, fc.integer({ min: 1, max: MONTHS.length - 1 }), (rows, where, cut) => {
        const cube = cubeOf(rows)
        const whole = cubeSum(cube, [WHOLE], where)
        expect(total(cubeTotals(cube, 'route', [WHOLE], where))).toBe(whole)
        expect(total(cubeTotals(cube, 'border', [WHOLE], where))).toBe(whole)
        expect(total(cubeSeries(cube, where) ?? new Float64Array())).toBe(whole)
        const before = cubeSum(cube, [{ from: WHOLE.from, to: MONTHS[cut - 1] ?? '' }], where)
        const after = cubeSum(cube, [{ from: MONTHS[cut] ?? '', to: WHOLE.to }], where)
        expect((before ?? 0) + (after ?? 0)).toBe(whole)
      }),
    )
  })

  it('gives the same result whether rows or cube are filtered first', () => {
    fc.assert(
      fc.property(plainRows, filter, filter, (rows, one, other) => {
        const pass = (where: typeof one) => rows.filter((row) => isAsked(row, where, [WHOLE]))
        const first = cubeSum(cubeOf(pass(one)), [WHOLE], other)
        const second = cubeSum(cubeOf(pass(other)), [WHOLE], one)
        expect(first).toBe(second)
      }),
    )
  })

  it('ignores months outside its coverage', () => {
    const cube = cubeOf([{ route: 'a', border: 'sea', month: '2023-01', detections: 4 }])
    expect(cubeSpan(cube)).toEqual(WHOLE)
    expect(cubeSum(cube, [{ from: '2000-01', to: '2022-12' }])).toBe(0)
    expect(cubeSum(cube, [{ from: '2000-01', to: '2023-01' }])).toBe(4)
    expect(cubeSum(cube, [{ from: '2025-07', to: '2040-12' }])).toBe(0)
    expect(cubeSum(cube, [])).toBe(0)
  })

  it('covers only the months it is built for', () => {
    const rows = MONTHS.map((month) => ({ route: 'a', border: 'sea', month, detections: 1 }))
    const cube = buildCube(figureTable(rows), 'detections', 'detections', { from: '2023-03', to: '2023-05' })
    expect(cubeSum(cube, [WHOLE])).toBe(3)
    expect(cubeSeries(cube)).toEqual(Float64Array.of(1, 1, 1))
  })

  it('rejects a column of another unit', () => {
    expect(() => buildCube(figureTable([]), 'detections', 'arrivals', WHOLE)).toThrow(
      'counts detections, not arrivals',
    )
  })
})
