import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countMonths, figurePeriod, lastWholeYear, yearBefore } from '#domain/figurePeriod.ts'
import { type MonthSpan, monthAt, monthCount, monthIndex } from '#domain/period.ts'

const COVERAGE = { from: '2009-01', to: '2026-06' }
const span = (from: string, to: string): MonthSpan => ({ from, to })

describe('the period of the figures', () => {
  it('begins with the newest whole months, compared with those of the year before', () => {
    expect(figurePeriod([], COVERAGE)).toEqual({
      spans: [span('2026-01', '2026-06')],
      isCut: false,
      compared: { before: span('2025-01', '2025-06'), after: span('2026-01', '2026-06') },
    })
  })

  it('has a last whole year', () => {
    expect(lastWholeYear(COVERAGE)).toEqual(span('2025-01', '2025-12'))
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

  it('is compared as a whole or not at all', () => {
    expect(figurePeriod([span('2025-05', '2026-04')], COVERAGE).compared).toEqual({
      before: span('2024-05', '2025-04'),
      after: span('2025-05', '2026-04'),
    })
    expect(figurePeriod([span('2025-05', '2026-06')], COVERAGE).compared).toBeNull()
    expect(
      figurePeriod([span('2023-01', '2023-12'), span('2025-01', '2025-12')], COVERAGE).compared,
    ).toBeNull()
    expect(figurePeriod([span('2009-01', '2009-12')], COVERAGE).compared).toBeNull()
  })

  it('has an incomplete month only where it has no other', () => {
    const { compared, spans, isCut } = figurePeriod([span('2026-01', '2026-06')], COVERAGE, ['2026-06'])
    expect(spans).toEqual([span('2026-01', '2026-05')])
    expect([compared?.after, isCut]).toEqual([span('2026-01', '2026-05'), true])
    expect(figurePeriod([span('2026-06', '2026-06')], COVERAGE, ['2026-06'])).toMatchObject({
      spans: [span('2026-06', '2026-06')],
      compared: null,
    })
  })

  const month = fc.integer({ min: monthIndex('2005-01'), max: monthIndex('2030-12') })
  const requested = fc
    .tuple(month, month)
    .map(([a, b]) => span(monthAt(Math.min(a, b)), monthAt(Math.max(a, b))))

  it('shows and compares the same covered months, whatever was requested', () => {
    const partial = fc.constantFrom<string[]>([], ['2026-06'], ['2026-05', '2026-06'])
    fc.assert(
      fc.property(fc.array(requested, { maxLength: 3 }), partial, (asked, incomplete) => {
        const { compared, spans, isCut } = figurePeriod(asked, COVERAGE, incomplete)
        if (asked.length > 0) {
          expect(isCut).toBe(countMonths(spans) < asked.reduce((sum, one) => sum + monthCount(one), 0))
        }
        if (!compared) return
        expect(spans).toEqual([compared.after])
        expect(compared.before).toEqual(yearBefore(compared.after))
        expect(monthCount(compared.after)).toBeLessThanOrEqual(12)
        expect(compared.before.from >= COVERAGE.from && compared.after.to <= COVERAGE.to).toBe(true)
        expect(incomplete.some((month) => month <= compared.after.to)).toBe(false)
      }),
    )
  })
})
