import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countMonths, figurePeriod, lastWholeYear, yearBefore } from '#domain/figurePeriod.ts'
import { monthAt, monthCount, monthIndex } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'

const COVERAGE = { from: '2009-01', to: '2026-06' }
const span = (from: string, to: string): MonthSpan => ({ from, to })

describe('the period of the figures', () => {
  it('defaults to the last whole year', () => {
    expect(figurePeriod([], COVERAGE)).toEqual({
      spans: [span('2025-01', '2025-12')],
      isDefault: true,
      isCut: false,
      compared: { before: span('2024-01', '2024-12'), after: span('2025-01', '2025-12') },
    })
    expect(lastWholeYear(span('2009-01', '2025-12'))).toEqual(span('2025-01', '2025-12'))
    expect(lastWholeYear(span('2026-02', '2026-06'))).toEqual(span('2026-02', '2026-06'))
  })

  it('is cut to the coverage, and flagged', () => {
    expect(figurePeriod([span('2026-01', '2026-12')], COVERAGE)).toMatchObject({
      spans: [span('2026-01', '2026-06')],
      isCut: true,
      compared: { before: span('2025-01', '2025-06'), after: span('2026-01', '2026-06') },
    })
    expect(figurePeriod([span('1999-01', '1999-12')], COVERAGE)).toMatchObject({
      spans: [],
      isCut: true,
      compared: null,
    })
  })

  it('is compared, within its last calendar year, with the same months of the year before', () => {
    expect(figurePeriod([span('2023-05', '2025-03')], COVERAGE).compared).toEqual({
      before: span('2024-01', '2024-03'),
      after: span('2025-01', '2025-03'),
    })
    expect(figurePeriod([span('2009-01', '2009-12')], COVERAGE).compared).toBeNull()
  })

  it('is never compared over an incomplete month', () => {
    const { compared } = figurePeriod([span('2026-01', '2026-06')], COVERAGE, ['2026-06'])
    expect(compared?.after).toEqual(span('2026-01', '2026-05'))
    expect(figurePeriod([span('2026-06', '2026-06')], COVERAGE, ['2026-06']).compared).toBeNull()
  })

  const month = fc.integer({ min: monthIndex('2005-01'), max: monthIndex('2030-12') })
  const requested = fc
    .tuple(month, month)
    .map(([a, b]) => span(monthAt(Math.min(a, b)), monthAt(Math.max(a, b))))

  it('is compared with equally many covered months of the year before', () => {
    fc.assert(
      fc.property(requested, (period) => {
        const { compared, spans, isCut } = figurePeriod([period], COVERAGE)
        expect(isCut).toBe(countMonths(spans) < monthCount(period))
        if (!compared) return
        expect(compared.before).toEqual(yearBefore(compared.after))
        expect(monthCount(compared.after)).toBeLessThanOrEqual(12)
        expect(compared.before.from >= COVERAGE.from && compared.after.to <= COVERAGE.to).toBe(true)
        expect(compared.after.from >= period.from && compared.after.to <= period.to).toBe(true)
      }),
    )
  })
})
