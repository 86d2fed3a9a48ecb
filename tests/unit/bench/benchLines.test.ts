import { expect, it } from 'vitest'
import { pageLines } from '#bench/benchLines.ts'
import type { PageFigures } from '#bench/measurePage.ts'

const run = (paint: number, panels: number | null, cpu: number | null): PageFigures => ({
  'first paint': [paint, 'ms'],
  'panels there': [panels, 'ms'],
  'page thread': [cpu, 'cpu ms'],
})

const OWN = { name: 'own', found: [run(200, 400, null), run(300, 900, null), run(100, 500, null)] }

it('a page alone has medians of what was measured', () => {
  expect(pageLines([OWN], 'cpu x4')).toEqual([
    { figure: 'first paint, cpu x4', unit: 'ms', median: 200, min: 100, max: 300, runs: 3 },
    { figure: 'panels there, cpu x4', unit: 'ms', median: 500, min: 400, max: 900, runs: 3 },
  ])
})

it('beside another page come its medians, and the ratios of the same rounds', () => {
  const other = { name: 'other', found: [run(100, null, 1), run(100, null, 1), run(200, null, 1)] }
  const lines = pageLines([OWN, other], 'cpu x1')
  expect(lines.map((line) => line.figure)).toEqual([
    'first paint, cpu x1',
    'first paint, cpu x1, other',
    'first paint, cpu x1, own / other',
    'panels there, cpu x1',
  ])
  // 200 / 100, 300 / 100 and 100 / 200, not the ratio of the medians of all.
  expect(lines[2]).toMatchObject({ unit: 'ratio', median: 2, min: 0.5, max: 3, runs: 3 })
})
