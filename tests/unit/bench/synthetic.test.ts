import { describe, expect, it } from 'vitest'
import { measureCube } from '#bench/measureCube.ts'
import { mulberry32 } from '#bench/mutate.ts'
import { SYNTHETIC_MONTHS, syntheticIncidents, syntheticTable } from '#bench/synthetic.ts'
import { buildCube, cubeSum } from '#domain/figureCube.ts'

describe('synthetic data', () => {
  it('is the same in every run', () => {
    const [one, other] = [mulberry32(7), mulberry32(7)]
    const numbers = Array.from({ length: 50 }, one)
    expect(Array.from({ length: 50 }, other)).toEqual(numbers)
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true)
    expect(new Set(numbers).size).toBe(50)
    expect(syntheticIncidents(40)).toEqual(syntheticIncidents(40))
  })

  it('has the requested rows in the format of the published files', () => {
    const table = syntheticTable(500)
    expect(table.rows).toBe(500)
    expect(table.dimensions.map(({ name }) => name)).toEqual(['route', 'border', 'nationality', 'month'])
    const incidents = syntheticIncidents(300)
    expect(incidents.id).toHaveLength(300)
    expect(incidents.day).toEqual([...incidents.day].sort((a, b) => a - b))
  })

  it('adds up to all of its rows in the cube', () => {
    const table = syntheticTable(2000)
    const months = table.dimensions[3]?.keys ?? []
    const span = { from: months[0] ?? '', to: months[SYNTHETIC_MONTHS - 1] ?? '' }
    const all = table.counts[0]?.values.reduce((sum, value) => sum + value, 0)
    expect(cubeSum(buildCube(table, 'detections', 'detections', span), [span])).toBe(all)
  })

  it('has the same sums in the cube and in crossfilter2 after every change', () => {
    const { changes } = measureCube(3000, 1)
    expect([...changes.keys()]).toEqual(['another year', 'brush by a month', 'another route', 'all years'])
    for (const { cube, crossfilter } of changes.values()) expect(cube).toHaveLength(crossfilter.length)
  })
})
