import { describe, expect, test } from 'vitest'
import { periodOfDate, reducedDate, yearRuns, yearsCounted } from '#domain/period.ts'
import { on } from '#tests/support/builders.ts'

describe('a date of reduced precision', () => {
  test.each([
    ['2025', '2025-01-01', '2025-12-31', 'year'],
    ['2024-02', '2024-02-01', '2024-02-29', 'month'],
    ['2023-02', '2023-02-01', '2023-02-28', 'month'],
    ['2025-03-11', '2025-03-11', '2025-03-11', 'day'],
  ])('%s covers every day it may mean', (text, start, end, precision) => {
    expect(periodOfDate(text)).toEqual({ start, end, precision })
  })

  test.each(['2025-02-29', '2025-04-31', '2025-13', '2025-00', '25', 'soon', '2025-3-1', ' 2025'])(
    '%j is not a date',
    (text) => {
      expect(periodOfDate(text)).toBeNull()
    },
  )
})

describe('a dated item counts', () => {
  test('in every year that its closed period touches', () => {
    const period = { start: '2023-11-05', end: '2025-01-01', precision: 'day' as const }
    expect(yearsCounted(period, null)).toEqual([2023, 2024, 2025])
  })

  test('in its first year only when open', () => {
    expect(yearsCounted({ ...on('2024-03'), end: null }, on('2026'))).toEqual([2024])
  })

  test('in the year it was stated only without a period', () => {
    expect(yearsCounted(null, on('2024-12-10'))).toEqual([2024])
    expect(yearsCounted(on('2025'), on('2024-12-10'))).toEqual([2025])
  })

  test('in no year when undated', () => {
    expect(yearsCounted(null, null)).toEqual([])
  })
})

test('consecutive years form one run, in any order and with duplicates', () => {
  expect(yearRuns([2026, 2024, 2023, 2024])).toEqual([
    { first: 2023, last: 2024 },
    { first: 2026, last: 2026 },
  ])
  expect(yearRuns([])).toEqual([])
})

test('a date is written as exactly as it is stated', () => {
  expect([on('2024'), on('2024-12'), on('2024-12-10'), null].map(reducedDate)).toEqual([
    '2024',
    '2024-12',
    '2024-12-10',
    null,
  ])
  expect(reducedDate({ start: '2024-01-01', end: '2026-12-31', precision: 'year' })).toBe('2024/2026')
})
