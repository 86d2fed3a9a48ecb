import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparedMonths, inTimeOrder, withChosen } from '#domain/comparedMonths.ts'
import { monthAt, monthCount, monthIndex } from '#domain/period.ts'

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

describe('choosing one side', () => {
  const half = (of: number, from: '01' | '07' = '01') => ({
    from: `${of}-${from}`,
    to: `${of}-${from === '01' ? '06' : '12'}`,
  })
  const years = { first: year(2024), second: year(2025) }

  test('leaves the other its year', () => {
    expect(withChosen(years, 'first', half(2022), WHOLE)).toEqual({
      periods: { first: half(2022), second: half(2025) },
      moved: 'none',
      other: half(2025),
    })
  })

  test('keeps what was chosen where the other side has the same, which moves on a year', () => {
    expect(withChosen(years, 'first', year(2025), WHOLE)).toMatchObject({
      periods: { first: year(2025), second: year(2026) },
      moved: 'same',
    })
    expect(withChosen(years, 'second', year(2024), WHOLE)).toMatchObject({
      periods: { first: year(2023), second: year(2024) },
      moved: 'same',
    })
  })

  test('gives way the other way where the series ends', () => {
    const halves = { first: half(2025), second: half(2026) }
    expect(withChosen(halves, 'first', half(2026), WHOLE)).toMatchObject({
      periods: halves,
      moved: 'same',
    })
    const oldest = { first: year(2009), second: year(2010) }
    expect(withChosen(oldest, 'second', year(2009), WHOLE)).toMatchObject({ periods: oldest, moved: 'same' })
  })

  test('puts a later one for the earlier side in its place', () => {
    expect(withChosen({ first: year(2022), second: year(2024) }, 'first', year(2025), WHOLE)).toMatchObject({
      periods: { first: year(2024), second: year(2025) },
      moved: 'order',
    })
  })

  test('never leaves the other side without figures', () => {
    const asked = { first: half(2024), second: half(2026) }
    expect(withChosen(asked, 'first', half(2024, '07'), WHOLE)).toEqual({
      periods: { first: half(2024, '07'), second: half(2025, '07') },
      moved: 'missing',
      other: half(2025, '07'),
    })
  })

  test('keeps the way back', () => {
    const back = { first: year(2025), second: year(2024), isBack: true as const }
    expect(withChosen(back, 'first', year(2024), WHOLE)).toMatchObject({
      periods: { first: year(2024), second: year(2023), isBack: true },
      moved: 'same',
    })
  })
})
