import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GroupTotal } from '#content/groupTotals.ts'
import { nationalityGroups } from '#content/nationalities.ts'
import { isCountryCode } from '#domain/vocabulary.ts'

const CODES = ['AF', 'BD', 'DZ', 'EG', 'IQ', 'LY', 'MA', 'ML', 'PK', 'SN', 'SY', 'TN', 'TR', 'UA']
const total = (key: string, value: number, notStated = 0): GroupTotal => ({ keys: [key], value, notStated })

/** The given number of countries in descending order of their counts. */
const countries = (count: number) => CODES.slice(0, count).map((code, index) => total(code, 1000 - index))

describe('nationality groups', () => {
  test('never put a code without a country among the first, however large', () => {
    const { first, unknown } = nationalityGroups([total('OOO', 90_000), total('SY', 5), total('OOS', 3)])
    expect(first).toEqual([total('SY', 5)])
    expect(unknown).toEqual({ keys: ['OOO', 'OOS'], value: 90_003, notStated: 0 })
  })

  test('keep the ten largest countries and merge the others', () => {
    const groups = nationalityGroups([total('STL', 4000), ...countries(13)])
    expect(groups.first.map(({ keys }) => keys.join())).toEqual(CODES.slice(0, 10))
    expect(groups.rest).toEqual({ keys: CODES.slice(10, 13), value: 990 + 989 + 988, notStated: 0 })
  })

  test('have no rest for ten countries, and no unknown for countries only', () => {
    expect(nationalityGroups(countries(10))).toMatchObject({ rest: null, unknown: null })
    expect(nationalityGroups(countries(11)).rest?.keys).toEqual(CODES.slice(10, 11))
  })

  test('keep the values not stated in the rest', () => {
    const { rest } = nationalityGroups([...countries(10), total('SY', 3, 2), total('TN', 1, 1)])
    expect(rest).toMatchObject({ value: 4, notStated: 3 })
  })

  test('add up to the whole, with each code in one group', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...CODES, 'OOO', 'OOS', 'STL'), { minLength: 0 }),
        fc.infiniteStream(fc.nat(5000)),
        (codes, numbers) => {
          const totals = codes.map((code) => total(code, numbers.next().value ?? 0))
          const { first, rest, unknown } = nationalityGroups(totals)
          const parts = [...first, ...(rest ? [rest] : []), ...(unknown ? [unknown] : [])]
          expect(parts.flatMap(({ keys }) => keys).toSorted()).toEqual(codes.toSorted())
          const sum = (of: readonly GroupTotal[]) => of.reduce((all, { value }) => all + value, 0)
          expect(sum(parts)).toBe(sum(totals))
          expect(first.flatMap(({ keys }) => keys).every(isCountryCode)).toBe(true)
        },
      ),
    )
  })
})
