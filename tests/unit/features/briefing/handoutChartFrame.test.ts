import { expect, it } from 'vitest'
import { largestOf, namedPlaces, statedRuns, ticksOf } from '#features/briefing/handoutChartFrame.ts'

it('has round values behind a chart, and never more than five', () => {
  expect(ticksOf(66_551)).toEqual([0, 25_000, 50_000])
  expect(ticksOf(8_212)).toEqual([0, 5_000])
  expect(ticksOf(2)).toEqual([0, 1, 2])
  for (let largest = 1; largest < 200_000; largest = Math.ceil(largest * 1.7)) {
    expect(ticksOf(largest).length).toBeGreaterThan(1)
    expect(ticksOf(largest).length).toBeLessThan(6)
  }
})

it('breaks a line where nothing is stated, and where 0 is stated it does not', () => {
  expect(statedRuns([1, 0, null, 3, null, null, 4, 5])).toEqual([[0, 1], [3], [6, 7]])
})

it('names so many places as there is room for', () => {
  expect(namedPlaces(10, 9)).toEqual([0, 2, 4, 6, 8])
  expect(namedPlaces(3, 9)).toEqual([0, 1, 2])
})

it('has a largest value even where nothing is stated', () => {
  expect(
    largestOf({ series: [{ name: 'a', colour: '#000000', route: null, values: [null], cells: [] }] }),
  ).toBe(1)
})
