import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparedMonths, inTimeOrder } from '#domain/comparedMonths.ts'
import { monthAt, monthCount, monthIndex } from '#domain/months.ts'

const WHOLE = { from: '2009-01', to: '2026-06' }
const year = (of: number) => ({ from: `${of}-01`, to: `${of}-12` })

describe('the compared months of two periods', () => {
  test('are whole years when both are covered', () => {
    expect(comparedMonths({ first: year(2024), second: year(2025) }, WHOLE)).toEqual({
      first: year(2024),
      second: year(2025),
      isSameMonths: true,
      isCut: false,
      isBack: false,
    })
  })

  test('of an incomplete year are the same months of both, and are flagged', () => {
    expect(comparedMonths({ first: year(2025), second: year(2026) }, WHOLE)).toEqual({
      first: { from: '2025-01', to: '2025-06' },
      second: { from: '2026-01', to: '2026-06' },
      isSameMonths: true,
      isCut: true,
      isBack: false,
    })
  })

  test('begin where both are covered', () => {
    const channel = { from: '2018-04', to: '2026-07' }
    expect(comparedMonths({ first: year(2018), second: year(2024) }, channel)).toMatchObject({
      first: { from: '2018-04', to: '2018-12' },
      second: { from: '2024-04', to: '2024-12' },
      isCut: true,
    })
  })

  test('differ when different months are requested, and are flagged', () => {
    const asked = { first: { from: '2024-01', to: '2024-06' }, second: { from: '2024-07', to: '2024-12' } }
    expect(comparedMonths(asked, WHOLE)).toMatchObject({ ...asked, isSameMonths: false, isCut: false })
  })

  test('are null when one side is not covered', () => {
    expect(comparedMonths({ first: year(2008), second: year(2024) }, WHOLE)).toBeNull()
    expect(comparedMonths({ first: year(2024), second: year(2027) }, WHOLE)).toBeNull()
  })

  test('are equally many on both sides, within the request and the coverage, for any request', () => {
    const span = fc
      .tuple(fc.integer({ min: 2005 * 12, max: 2029 * 12 }), fc.integer({ min: 0, max: 40 }))
      .map(([from, more]) => ({ from: monthAt(from), to: monthAt(from + more) }))
    fc.assert(
      fc.property(span, span, (one, other) => {
        const months = comparedMonths({ first: one, second: other }, WHOLE)
        const { first, second } = inTimeOrder({ first: one, second: other })
        expect(first.from <= second.from).toBe(true)
        if (!months) return
        expect(monthCount(months.first)).toBe(monthCount(months.second))
        for (const [cut, asked] of [
          [months.first, first],
          [months.second, second],
        ] as const) {
          expect(cut.from >= asked.from && cut.to <= asked.to).toBe(true)
          expect(cut.from >= WHOLE.from && cut.to <= WHOLE.to).toBe(true)
        }
        // Both lose the same months.
        expect(monthIndex(months.first.from) - monthIndex(first.from)).toBe(
          monthIndex(months.second.from) - monthIndex(second.from),
        )
      }),
    )
  })
})
