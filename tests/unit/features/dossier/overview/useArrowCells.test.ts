import { describe, expect, test } from 'vitest'
import { nextCell } from '#features/dossier/overview/useArrowCells.ts'

/** Row 0: columns 0, 1 and 3; row 1 has none; row 2: column 2; row 3: columns 0 and 3. */
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

describe('arrows in a table of which some cells can be pressed', () => {
  test('left and right leave out what cannot be pressed, and stop at the ends of the row', () => {
    expect(go('ArrowRight', 0, 1)).toEqual([0, 3])
    expect(go('ArrowLeft', 0, 3)).toEqual([0, 1])
    expect(go('ArrowRight', 0, 3)).toEqual([0, 3])
    expect(go('ArrowLeft', 2, 2)).toEqual([2, 2])
  })

  test('up and down go to the next row that has a cell, there to the nearest column', () => {
    expect(go('ArrowDown', 0, 0)).toEqual([2, 2])
    expect(go('ArrowDown', 2, 2)).toEqual([3, 3])
    expect(go('ArrowUp', 3, 0)).toEqual([2, 2])
    expect(go('ArrowUp', 0, 1)).toEqual([0, 1])
    expect(go('ArrowDown', 3, 0)).toEqual([3, 0])
  })

  test('Home and End lead to the first and the last, and other keys nowhere', () => {
    expect(go('End', 0, 0)).toEqual([3, 3])
    expect(go('Home', 3, 3)).toEqual([0, 0])
    expect(go('Enter', 0, 0)).toBeNull()
    expect(go('Tab', 0, 0)).toBeNull()
  })
})
