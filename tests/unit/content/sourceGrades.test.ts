import { describe, expect, test } from 'vitest'
import { sourceGrades } from '#content/cellsModel.ts'
import { incidentColumnsOf } from '#tests/support/incidentColumns.ts'

const columns = incidentColumnsOf([
  { date: '2024-01-01', quality: 4, persons: 10 },
  { date: '2024-01-02', quality: 5, persons: 2 },
  { date: '2024-01-03', quality: null, persons: 7 },
  { date: '2024-01-04', quality: 4, persons: null },
  { date: '2024-01-05', quality: 1, persons: null },
])

const cells = columns.deadAndMissing.map((value, row) => ({ row, value }))

describe('incidents by source quality', () => {
  test('are sorted from the best grade to not graded, and all are counted', () => {
    const grades = sourceGrades(columns, cells)
    expect(grades.map(({ grade, incidents }) => [grade, incidents])).toEqual([
      [5, 1],
      [4, 2],
      [1, 1],
      [null, 1],
    ])
  })

  test('sum persons where stated, and are not stated where none is', () => {
    const grades = sourceGrades(columns, cells)
    expect(grades.map(({ persons }) => persons)).toEqual([2, 10, null, 7])
  })

  test('are counted for the given cells only', () => {
    expect(sourceGrades(columns, cells.slice(2, 3))).toEqual([{ grade: null, incidents: 1, persons: 7 }])
    expect(sourceGrades(columns, [])).toEqual([])
  })
})
