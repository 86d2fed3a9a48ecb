import { describe, expect, test } from 'vitest'
import { nextCell } from '#ui/useArrowCells.ts'

/** Cells with buttons; row 1 has none. */
const CELLS = [
  { row: 0, column: 0 },
  { row: 0, column: 1 },
  { row: 0, column: 3 },
  { row: 2, column: 2 },
  { row: 3, column: 0 },
  { row: 3, column: 3 },
]
const go = (key: string, row: number, column: number) => {
  const next = nextCell(key, { row, column }, CELLS)
  return next && [next.row, next.column]
}

describe('arrow keys in a table where some cells have buttons', () => {
  test('left and right skip cells without buttons and stop at the ends of the row', () => {
    expect(go('ArrowRight', 0, 1)).toEqual([0, 3])
    expect(go('ArrowLeft', 0, 3)).toEqual([0, 1])
    expect(go('ArrowRight', 0, 3)).toEqual([0, 3])
    expect(go('ArrowLeft', 2, 2)).toEqual([2, 2])
  })

  test('up and down go to the nearest column of the next row with buttons', () => {
    expect(go('ArrowDown', 0, 0)).toEqual([2, 2])
    expect(go('ArrowDown', 2, 2)).toEqual([3, 3])
    expect(go('ArrowUp', 3, 0)).toEqual([2, 2])
    expect(go('ArrowUp', 0, 1)).toEqual([0, 1])
    expect(go('ArrowDown', 3, 0)).toEqual([3, 0])
  })

  test('Home and End go to the first and last cell; other keys return null', () => {
    expect(go('End', 0, 0)).toEqual([3, 3])
    expect(go('Home', 3, 3)).toEqual([0, 0])
    expect(go('Enter', 0, 0)).toBeNull()
    expect(go('Tab', 0, 0)).toBeNull()
  })
})
