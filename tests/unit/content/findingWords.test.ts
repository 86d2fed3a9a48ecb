import { describe, expect, test } from 'vitest'
import { compareModel } from '#content/compareModel.ts'
import { figureModel } from '#content/figureModel.ts'
import type { FigureRow } from '#content/figureSheet.ts'
import { compareFinding, largestOf, mapFinding, numberFinding, peakOf } from '#content/findingWords.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import { yearSpan } from '#domain/period.ts'

import { englishI18n } from '#tests/support/english.ts'
import { exportWords } from '#tests/support/exportWords.ts'
import { published } from '#tests/support/published.ts'

const { words } = exportWords()
const texts = { words, t: englishI18n().getFixedT('en', 'exportView') as never }
const figures = loadFigures(published('figures'))
const ids = published('routes').routes.map(({ id }) => id)

describe('the finding of a picture', () => {
  const [now, before] = [yearSpan(2025), yearSpan(2024)]
  const of = (value: number | null, earlier: number | null) =>
    numberFinding(
      'A route',
      { unit: 'detections', value, isPartial: false },
      [now],
      { before: earlier, months: before },
      texts,
    )

  test('says number, unit, time and the change, which under two per cent is none', () => {
    expect(of(1200, 1000)).toBe('A route, 2025: 1,200 detections, 20% more than in 2024')
    expect(of(750, 1000)).toBe('A route, 2025: 750 detections, 25% fewer than in 2024')
    expect(of(1010, 1000)).toBe('A route, 2025: 1,010 detections, about as many as in 2024')
  })

  test('says no change from nothing or from what is not stated, and nothing of an unknown number', () => {
    expect(of(5, 0)).toBe('A route, 2025: 5 detections')
    expect(of(5, null)).toBe('A route, 2025: 5 detections')
    expect(of(null, 5)).toBeNull()
  })

  test('of a map is its one route, else all', () => {
    const model = figureModel(figures, [now], new Set(ids))
    expect(mapFinding(model, ['channel'], texts)).toBe(
      'English Channel, 2025: 41,472 people who arrived, 13% more than in 2024',
    )
    expect(mapFinding(model, [], texts)).toMatch(
      /^All Frontex routes, 2025: [\d,]+ detections, 25% fewer than in 2024$/,
    )
    expect(mapFinding(model, ['nowhere'], texts)).toBeNull()
  })

  test('of Compare is the total', () => {
    const model = compareModel(figures, { first: before, second: now }, ids)
    expect(model && compareFinding(model, texts)).toMatch(/^All Frontex routes, 2025: .* fewer than in 2024$/)
  })
})

describe('what stands out in a chart', () => {
  const row = (series: string, value: number | null, keys: readonly string[] = ['SY']): FigureRow => ({
    period: '2025',
    series,
    value,
    state: 'whole',
    cells: { table: 'a', count: 'b', spans: [], where: { nationality: [...keys] } },
  })

  test('is the series with the most, over all its months', () => {
    expect(largestOf([row('A', 3), row('B', 2), row('B', 2)])).toEqual({ series: 'B', value: 4 })
  })

  test('is no remainder, no tie and nothing of a single series', () => {
    expect(largestOf([row('12 others', 9, ['A', 'B']), row('A', 3), row('B', 2)])?.series).toBe('A')
    expect(largestOf([row('A', 3), row('B', 3)])).toBeNull()
    expect(largestOf([row('A', 3), row('A', 3)])).toBeNull()
    expect(largestOf([row('A', null), row('B', 3)])).toBeNull()
  })
})

test('the peak of one series is a whole month or week above all others', () => {
  const at = (month: number, value: number | null, state: 'whole' | 'partial' = 'whole') => {
    const key = `2025-0${month}` as const
    return { key, month: key, value, state }
  }
  expect(peakOf([at(1, 3), at(2, 5), at(3, null)])).toMatchObject({ key: '2025-02', value: 5 })
  expect(peakOf([at(1, 5), at(2, 5)])).toBeNull()
  expect(peakOf([at(1, 3), at(2, 5, 'partial')])).toBeNull()
  expect(peakOf([at(1, 3)])).toBeNull()
})
