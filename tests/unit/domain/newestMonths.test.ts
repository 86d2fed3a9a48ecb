import { expect, test } from 'vitest'
import { coveredPeriod, figurePeriod, newestMonths } from '#domain/figurePeriod.ts'

test.each([
  ['within a year', { from: '2009-01', to: '2026-06' }, [], { from: '2026-01', to: '2026-06' }],
  ['a whole year', { from: '2009-01', to: '2025-12' }, [], { from: '2025-01', to: '2025-12' }],
  ['a January', { from: '2009-01', to: '2026-01' }, [], { from: '2026-01', to: '2026-01' }],
  [
    'without an incomplete month',
    { from: '2009-01', to: '2026-07' },
    ['2026-07'],
    { from: '2026-01', to: '2026-06' },
  ],
  [
    'of the year before an incomplete January',
    { from: '2009-01', to: '2026-01' },
    ['2026-01'],
    { from: '2025-01', to: '2025-12' },
  ],
  [
    'from the start of the series',
    { from: '2026-03', to: '2026-06' },
    [],
    { from: '2026-03', to: '2026-06' },
  ],
])('the newest whole months: %s', (_, coverage, partial, expected) => {
  expect(newestMonths(coverage, partial)).toEqual(expected)
  expect(figurePeriod([], coverage, partial).spans).toEqual([expected])
})

test('months asked for are cut to the coverage, and none are left where it does not reach', () => {
  const coverage = { from: '2014-01', to: '2025-04' }
  const asked = [
    { from: '2013-06', to: '2014-02' },
    { from: '2026-01', to: '2026-12' },
  ]
  const { spans, isCut } = figurePeriod(asked, coverage)
  expect([spans, isCut]).toEqual([[{ from: '2014-01', to: '2014-02' }], true])
  expect(figurePeriod(asked.slice(1), coverage).spans).toEqual([])
  expect(coveredPeriod(asked, coverage)).toMatchObject({ spans, isOlder: false })
  expect(coveredPeriod(asked.slice(1), coverage)).toMatchObject({
    spans: [{ from: '2025-01', to: '2025-04' }],
    isCut: true,
    isOlder: true,
  })
})
