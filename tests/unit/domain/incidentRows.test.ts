import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOfDay, rowsOfSpans } from '#domain/incident.ts'
import { sumsByPlace, sumsOf } from '#domain/incidentTotals.ts'
import { incidentColumnsOf } from '#tests/support/incidentColumns.ts'

const dates = fc.integer({ min: 0, max: 4000 }).map((day) => dateOfDay('2014-01-01', day))
const persons = fc.option(fc.nat(40), { nil: null })
const rows = fc.array(
  fc.record({ date: dates, persons, place: fc.constantFrom('channel', 'sahara', 'western-african') }),
  { maxLength: 60 },
)

describe('the incidents of a period', () => {
  it('are exactly those of its months', () => {
    fc.assert(
      fc.property(rows, fc.nat(140), fc.nat(20), (list, start, length) => {
        const month = (index: number) =>
          `${2014 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
        const span = { from: month(start), to: month(start + length) }
        const columns = incidentColumnsOf(list)
        const found = rowsOfSpans(columns, [span]).reduce((sum, [from, to]) => sum + to - from, 0)
        const expected = list.filter(
          ({ date }) => date.slice(0, 7) >= span.from && date.slice(0, 7) <= span.to,
        )
        expect(found).toBe(expected.length)
      }),
    )
  })

  it('add up by place to their total, and those without a number are counted separately', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const columns = incidentColumnsOf(list)
        const runs = rowsOfSpans(columns, [{ from: '2014-01', to: '2024-12' }])
        const all = sumsOf(columns, runs)
        const places = sumsByPlace(columns, runs)
        const sum = (of: (total: (typeof places)[number]) => number) => places.reduce((s, p) => s + of(p), 0)
        expect(sum(({ incidents }) => incidents)).toBe(all.incidents)
        expect(sum(({ notStated }) => notStated)).toBe(all.notStated)
        expect(sum((place) => place.sum ?? 0)).toBe(all.sum ?? 0)
        for (const { place, ...total } of places)
          expect(sumsOf(columns, runs, new Set([place]))).toEqual(total)
      }),
    )
  })

  it('have a null sum, not zero, when none states a number', () => {
    const columns = incidentColumnsOf([
      { date: '2024-03-01' },
      { date: '2024-03-02', place: 'channel', persons: 0 },
    ])
    const runs = rowsOfSpans(columns, [{ from: '2024-03', to: '2024-03' }])
    expect(sumsByPlace(columns, runs)).toEqual([
      { place: 'channel', incidents: 1, sum: 0, notStated: 0 },
      { place: 'central-mediterranean', incidents: 1, sum: null, notStated: 1 },
    ])
  })
})
