import { describe, expect, test } from 'vitest'
import type { PlotSeries } from '#charts/plot.ts'
import { hexColour, movedPath } from '#charts/readDrawing.ts'
import { uncoveredRuns } from '#charts/Uncovered.tsx'
import { cutToWidth, textWidth } from '#lib/textWidth.ts'

describe('readDrawing', () => {
  const place = { x: (value: number) => value * 2 + 10, y: (value: number) => value + 100 }

  test('converts lines, bars with relative sides, and curves', () => {
    expect(movedPath('M0,0L5,6', place)).toBe('M10,100L20,106')
    expect(movedPath('M1,2 h 3 v 4 h -3 Z', place)).toBe('M12,102L18,102L18,106L12,106Z')
    expect(movedPath('M0 0C1,1,2,2,3,3Z', place)).toBe('M10,100C12,101 14,102 16,103Z')
  })

  test('has colours as six digits, and null for transparent', () => {
    expect(hexColour('rgb(1, 20, 255)')).toBe('#0114ff')
    expect(hexColour('rgba(0, 0, 0, 0)')).toBeNull()
    expect(hexColour('none')).toBeNull()
  })
})

test('groups adjacent columns without data into runs', () => {
  const states: PlotSeries['states'] = ['uncovered', 'uncovered', 'whole', 'partial', 'uncovered']
  const series: PlotSeries = {
    id: 'a',
    name: 'a',
    colour: 'red',
    look: 'solid',
    values: [],
    states,
    months: [],
  }
  expect(uncoveredRuns([series])).toEqual([
    { from: 0, to: 1 },
    { from: 4, to: 4 },
  ])
  expect(uncoveredRuns([])).toEqual([])
})

test('a text is truncated only without room, and then fits', () => {
  expect(cutToWidth('Short', 100, 11)).toBe('Short')
  const cut = cutToWidth('A name that is far too long', 60, 11)
  expect(cut).toMatch(/^A name.*…$/)
  expect(textWidth(cut, 11)).toBeLessThanOrEqual(60)
})
