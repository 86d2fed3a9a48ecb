import { expect, test } from 'vitest'
import { figure } from '#scripts/figure.ts'

test('a figure is the median and the outermost of its runs, whatever their order', () => {
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

test('nothing measured is a fault, not a zero', () => {
  expect(() => figure('map ready', 'ms', [])).toThrow(/map ready: nothing was measured/)
})
