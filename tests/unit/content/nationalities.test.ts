import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  beforeOf,
  countriesNamed,
  type GroupTotal,
  nationalityFinding,
  nationalityGroups,
  type RouteNationalities,
  routeNationalities,
  statedValue,
} from '#content/nationalities.ts'
import { loadTable } from '#domain/figureTable.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { codedTable } from '#tests/support/smallFigures.ts'

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

  test('have the countries that are named, whatever their number', () => {
    const { first, rest } = nationalityGroups(countries(13), 3, ['TR'])
    expect(first.map(({ keys }) => keys.join())).toEqual(['AF', 'BD', 'TR'])
    expect(rest?.keys).toEqual(CODES.slice(2, 12))
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

describe('what stands out among nationalities', () => {
  const found = (now: Record<string, number>, before: Record<string, number> | null): RouteNationalities => ({
    period: { spans: [], isCut: false, compared: null },
    total: Object.values(now).reduce((sum, value) => sum + value, 0),
    totals: Object.entries(now).map(([key, value]) => total(key, value)),
    cells: { table: 'frontex-nationalities', count: 'detections', spans: [], where: {} },
    before: before && new Map(Object.entries(before)),
  })

  test('is the country that fell most and the one that rose most, by number', () => {
    expect(
      nationalityFinding(
        found({ SY: 600, SD: 900, BD: 580, EG: 2195 }, { SY: 6000, SD: 260, BD: 176, EG: 1560 }),
      ),
    ).toEqual({
      fell: { nationality: 'SY', isFar: true },
      rose: { nationality: 'SD', by: { kind: 'multiple', times: 3, isMore: true } },
    })
    expect(nationalityFinding(found({ SY: 700, TN: 1300 }, { SY: 1000, TN: 1000 }))).toEqual({
      fell: { nationality: 'SY', isFar: false },
      rose: { nationality: 'TN', by: { kind: 'percent', direction: 'rose', percent: 30 } },
    })
  })

  test('names countries for the rows, also one that fell to few', () => {
    const tunisia = found({ BD: 5860, ER: 1748, TN: 300 }, { BD: 3440, ER: 360, TN: 2900 })
    expect(countriesNamed(tunisia)).toEqual(['TN', 'BD'])
    expect(countriesNamed(found({ AF: 1000 }, null))).toEqual([])
  })

  test('is neither a small part of the whole, nor a small change, nor from fewer than 20', () => {
    expect(nationalityFinding(found({ AF: 9000, SY: 10 }, { AF: 9000, SY: 100 }))).toBeNull()
    expect(nationalityFinding(found({ AF: 8500 }, { AF: 9000 }))).toBeNull()
    expect(nationalityFinding(found({ AF: 900, SY: 700 }, { AF: 900, SY: 19 }))).toBeNull()
  })

  test('is no unknown nationality, and nothing without a comparison', () => {
    expect(nationalityFinding(found({ OOO: 10, AF: 1000 }, { OOO: 900, AF: 1000 }))).toBeNull()
    expect(nationalityFinding(found({ AF: 1000 }, null))).toBeNull()
  })
})

test('an unknown nationality that is not listed is not stated; a country that is not listed has none', () => {
  const cells = [
    ['SY', '2023-01', 8],
    ['OOO', '2023-01', 90],
    ['UA', '2024-01', 5],
    ['STL', '2024-01', 4],
  ] as const
  const coded = codedTable(
    'frontex-nationalities',
    ['route', 'nationality', 'month'],
    'detections',
    cells.map(([nationality, month, value]) => ({ keys: ['channel', nationality, month], value })),
  )
  const found = routeNationalities({
    table: loadTable(coded),
    coverage: { from: '2023-01', to: '2024-12' },
    partialMonths: [],
    requested: [{ from: '2024-01', to: '2024-01' }],
    routeId: 'channel',
  })
  if (!found) throw new Error('no nationalities')
  const rows = found.totals.map((group) => [group.keys.join(), beforeOf(found, group), statedValue(group)])
  expect(rows).toEqual([
    ['UA', 0, 5],
    ['STL', null, 4],
    ['OOO', 90, null],
    ['SY', 8, 0],
  ])
})
