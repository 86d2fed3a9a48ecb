import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsOfSpans } from '#domain/incident.ts'
import { sumsOf } from '#domain/incidentTotals.ts'
import {
  CELL,
  circleRadius,
  circleScale,
  incidentCircles,
  levelOf,
  levelThatParts,
} from '#picture/incidentCircles.ts'
import { toIncidentFeatures } from '#picture/layers.ts'
import { toPlane, worldSize } from '#picture/mercator.ts'
import { incidentColumnsOf } from '#tests/support/incidentColumns.ts'

const ALL = [{ from: '2014-01', to: '2025-12' }]
const position = fc.tuple(
  fc.double({ min: -30, max: 60, noNaN: true }),
  fc.double({ min: -5, max: 65, noNaN: true }),
)
const rows = fc.array(
  fc.record({
    date: fc.constantFrom('2023-01-31', '2023-02-01', '2023-02-28', '2023-03-01', '2024-05-05'),
    persons: fc.option(fc.nat(300), { nil: null }),
    place: fc.constantFrom('channel', 'sahara'),
    at: position,
  }),
  { maxLength: 80 },
)
const levels = fc.double({ min: 1, max: 9, noNaN: true }).map(levelOf)

describe('incidentCircles', () => {
  it('keeps every incident and every person, at every level and for every period', () => {
    fc.assert(
      fc.property(rows, levels, fc.boolean(), (list, level, isFebruary) => {
        const columns = incidentColumnsOf(list)
        const spans = isFebruary ? [{ from: '2023-02', to: '2023-02' }] : ALL
        const runs = rowsOfSpans(columns, spans)
        const circles = incidentCircles(columns, runs, level)
        const total = sumsOf(columns, runs)
        const members = circles.flatMap((circle) => circle.rows)
        expect(new Set(members).size).toBe(members.length)
        expect(members.length).toBe(total.incidents)
        expect(circles.reduce((sum, circle) => sum + (circle.sum ?? 0), 0)).toBe(total.sum ?? 0)
        expect(circles.reduce((sum, circle) => sum + circle.notStated, 0)).toBe(total.notStated)
      }),
    )
  })

  it('never mixes places or cells', () => {
    fc.assert(
      fc.property(rows, levels, (list, level) => {
        const columns = incidentColumnsOf(list)
        const across = worldSize(level) / CELL
        for (const circle of incidentCircles(columns, rowsOfSpans(columns, ALL), level)) {
          const places = circle.rows.map((row) => columns.places[columns.place[row] ?? 0])
          expect(new Set([...places, circle.place]).size).toBe(1)
          const cells = circle.rows.map((row) => {
            const at = [(columns.longitude[row] ?? 0) / 1e4, (columns.latitude[row] ?? 0) / 1e4]
            return toPlane(at)
              .map((share) => Math.floor(share * across))
              .join(' ')
          })
          expect(new Set(cells).size).toBe(1)
        }
      }),
    )
  })

  it('depends on the level only, and keeps keys stable while the period is brushed', () => {
    fc.assert(
      fc.property(rows, levels, (list, level) => {
        const columns = incidentColumnsOf(list)
        const all = incidentCircles(columns, rowsOfSpans(columns, ALL), level)
        const part = incidentCircles(
          columns,
          rowsOfSpans(columns, [{ from: '2023-02', to: '2023-03' }]),
          level,
        )
        const keyOfRow = new Map(all.flatMap(({ key, rows: members }) => members.map((row) => [row, key])))
        for (const { key, rows: members } of part) {
          for (const row of members) expect(keyOfRow.get(row)).toBe(key)
        }
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
      }),
    )
  })

  it('places single incidents exactly, groups at their centre weighted by persons', () => {
    const columns = incidentColumnsOf([
      { date: '2024-01-01', persons: 30, at: [12, 34] },
      { date: '2024-01-02', persons: 10, at: [12.02, 34] },
      { date: '2024-01-02', persons: null, at: [40, 20] },
    ])
    const runs = rowsOfSpans(columns, ALL)
    const [both, alone] = incidentCircles(columns, runs, 4)
    expect(both?.rows).toEqual([0, 1])
    expect(both?.longitude).toBeCloseTo(12.005, 4)
    expect([alone?.longitude, alone?.latitude].map((degrees) => degrees?.toFixed(4))).toEqual([
      '40.0000',
      '20.0000',
    ])
    expect([alone?.sum, alone?.notStated]).toEqual([null, 1])
    expect(both?.sum).toBe(40)
  })

  it('sorts by size, largest first, so that small ones are on top', () => {
    const columns = incidentColumnsOf([
      { date: '2024-01-01', persons: 3, at: [0, 0] },
      { date: '2024-01-01', persons: 90, at: [20, 20] },
      { date: '2024-01-01', persons: 12, at: [40, 40] },
    ])
    const sums = incidentCircles(columns, rowsOfSpans(columns, ALL), 5).map(({ sum }) => sum)
    expect(sums).toEqual([90, 12, 3])
  })
})

describe('levelThatParts', () => {
  it('is the first level that splits the incidents', () => {
    const columns = incidentColumnsOf([
      { date: '2024-01-01', at: [12, 34] },
      { date: '2024-01-01', at: [12.4, 34] },
    ])
    const level = levelThatParts(columns, [0, 1], 3)
    expect(level).not.toBeNull()
    const runs = rowsOfSpans(columns, ALL)
    expect(incidentCircles(columns, runs, level ?? 0)).toHaveLength(2)
    expect(incidentCircles(columns, runs, (level ?? 0) - 0.5)).toHaveLength(1)
  })

  it('is null for incidents at the same position', () => {
    const columns = incidentColumnsOf([
      { date: '2024-01-01', at: [12, 34] },
      { date: '2024-05-01', at: [12, 34] },
    ])
    expect(levelThatParts(columns, [0, 1], 3)).toBeNull()
  })

  it('has half levels up to the maximum', () => {
    expect([3, 3.49, 3.5, 9, 11].map(levelOf)).toEqual([3, 3, 3.5, 9, 9])
  })
})

describe('circle size', () => {
  it('has an area in proportion to persons, and a minimum radius', () => {
    const scale = circleScale(12)
    expect(circleRadius(100, scale)).toBe(15)
    expect(circleRadius(25, scale) ** 2 * 4).toBeCloseTo(circleRadius(100, scale) ** 2)
    expect([1, 0, null].map((persons) => circleRadius(persons, scale))).toEqual([1.8, 1.8, 1.8])
  })

  it('shows the yearly mean for longer periods, the total for up to a year', () => {
    expect(circleScale(4)).toBe(circleScale(12))
    expect(circleRadius(200, circleScale(24))).toBeCloseTo(circleRadius(100, circleScale(12)))
  })
})

describe('toIncidentFeatures', () => {
  const columns = incidentColumnsOf([
    { date: '2024-01-01', persons: 16, place: 'channel', at: [1, 51] },
    { date: '2024-01-01', place: 'sahara', at: [10, 20] },
  ])
  const circles = incidentCircles(columns, rowsOfSpans(columns, ALL), 4)

  it('has radius, counts, and whether a number is not stated', () => {
    const points = toIncidentFeatures(circles, 1.5, null).features.map(({ properties }) => properties)
    expect(points).toMatchObject([
      { radius: 6, isLit: true, incidents: 1, persons: 16, notStated: 0 },
      { radius: 1.8, isLit: true, incidents: 1, persons: null, notStated: 1 },
    ])
  })

  it('lights the circles of lit places, or all without a choice', () => {
    const lit = toIncidentFeatures(circles, 1.5, new Set(['channel'])).features
    expect(lit.map(({ properties }) => properties.isLit)).toEqual([true, false])
  })
})
