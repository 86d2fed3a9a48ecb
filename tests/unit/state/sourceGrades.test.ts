import { describe, expect, test } from 'vitest'
import { sourceGrades } from '#state/selectors/sourceGrades.ts'
import { incidentColumnsOf } from '#tests/support/incidentColumns.ts'

const columns = incidentColumnsOf([
  { date: '2024-01-01', quality: 4, persons: 10 },
  { date: '2024-01-02', quality: 5, persons: 2 },
  { date: '2024-01-03', quality: null, persons: 7 },
  { date: '2024-01-04', quality: 4, persons: null },
  { date: '2024-01-05', quality: 1, persons: null },
])

describe('how well incidents are sourced', () => {
  test('the best grade comes first and what is not graded last; no incident is dropped', () => {
    const grades = sourceGrades(columns, [0, 1, 2, 3, 4])
    expect(grades.map(({ grade, incidents }) => [grade, incidents])).toEqual([
      [5, 1],
      [4, 2],
      [1, 1],
      [null, 1],
    ])
  })

  test('persons are added where a number is stated, and are not stated where none is', () => {
    const grades = sourceGrades(columns, [0, 1, 2, 3, 4])
    expect(grades.map(({ persons }) => persons)).toEqual([2, 10, null, 7])
  })

  test('only the rows that are asked for count', () => {
    expect(sourceGrades(columns, [2])).toEqual([{ grade: null, incidents: 1, persons: 7 }])
    expect(sourceGrades(columns, [])).toEqual([])
  })
})
