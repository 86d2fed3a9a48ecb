import { expect, test } from 'vitest'
import { excessOf, figure, ratio, spread } from '#bench/figure.ts'

test('a figure has the median, minimum and maximum of runs in any order', () => {
  expect(figure('map ready', 'ms', [900.4, 700.2, 1100.6])).toEqual({
    figure: 'map ready',
    unit: 'ms',
    median: 900,
    min: 700,
    max: 1101,
    runs: 3,
  })
  expect(figure('ratio', 'ratio', [10, 2, 1.2345, 3]).median).toBe(2.5)
  expect(figure('ratio', 'ratio', [1.2345]).median).toBe(1.23)
})

test('no runs are an error, not zero', () => {
  expect(() => figure('map ready', 'ms', [])).toThrow(/map ready: nothing was measured/)
})

test('a count above its limit is an excess; one at it, and a figure without a limit, are none', () => {
  const listeners = figure('listeners each', 'listeners', [0.5])
  expect(excessOf({ ...listeners, most: 0.1 })).toBe(
    'listeners each: 0.5 listeners, at most 0.1 are expected',
  )
  expect([excessOf({ ...listeners, most: 0.5 }), excessOf(listeners)]).toEqual([null, null])
})

test('p95 is the nearest rank', () => {
  const values = Array.from({ length: 20 }, (_, index) => index + 1)
  expect(spread('click', 'ms', values.reverse())).toEqual({
    figure: 'click',
    unit: 'ms',
    p50: 10.5,
    p95: 19,
    min: 1,
    max: 20,
    values: 20,
  })
  expect(spread('click', 'ms', [7]).p95).toBe(7)
})

test('a ratio pairs the runs of a round, and leaves out those that cannot be divided', () => {
  expect(ratio('map', [10, 20, null, 8], [5, 40, 2, 0])).toEqual({
    figure: 'map',
    unit: 'ratio',
    median: 1.25,
    min: 0.5,
    max: 2,
    runs: 2,
  })
  expect(ratio('map', [null, 3], [1, 0])).toBeNull()
})
