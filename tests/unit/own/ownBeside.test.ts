import { describe, expect, test } from 'vitest'
import { loadFigures } from '#content/loadedFigures.ts'
import { publishedBeside } from '#own/ownBeside.ts'
import { ownFigureOf } from '#tests/support/ownFigureOf.ts'
import { published } from '#tests/support/published.ts'

const figures = loadFigures(published('figures'))
const valueBeside = (...figure: Parameters<typeof ownFigureOf>) =>
  publishedBeside(figures, ownFigureOf(...figure))?.count.value ?? null

describe('the published number beside an own figure', () => {
  test('is of the same place, months and unit', () => {
    expect(publishedBeside(figures, ownFigureOf(2, '2024-01', '2024-12'))).toMatchObject({
      count: { value: 66855, unit: 'detections' },
      publisher: 'Frontex',
      cells: {
        spans: [{ from: '2024-01', to: '2024-12' }],
        where: { route: ['central-mediterranean'] },
      },
    })
    expect(valueBeside(2, '2024-01-01', '2024-12-31')).toBe(66855)
    expect(valueBeside(2, '2024-01', '2024-12', { place: 'total' })).toBe(240101)
    expect(valueBeside(2, '2024-01', '2024-12', { place: 'channel', unit: 'arrivals' })).toBe(36816)
  })

  test('there is none for another unit, months outside the coverage, parts of months, or what stands apart', () => {
    expect(valueBeside(2, '2024-01', '2024-12', { unit: 'persons' })).toBeNull()
    expect(valueBeside(2, '2024-01', '2024-12', { unit: null, term: 'detections' })).toBeNull()
    expect(valueBeside(2, '2024-01', '2024-12', { place: 'channel' })).toBeNull()
    expect(valueBeside(2, '1999-01', '1999-12')).toBeNull()
    expect(valueBeside(2, '2026-01', '2027-12')).toBeNull()
    expect(valueBeside(2, '2024-01-01', '2024-12-30')).toBeNull()
    expect(valueBeside(2, '2024-01', '2024-12', { isApart: true })).toBeNull()
    expect(valueBeside(2, '2024-01', '2024-12', { nationality: 'SY' })).toBeNull()
  })
})
