import { describe, expect, test } from 'vitest'
import { hasPlanTimePassed } from '#domain/measure.ts'
import { measureOf, on } from '#tests/support/builders.ts'

const plan = (period: ReturnType<typeof on> | null) => measureOf({ id: 'a', status: 'planned', period })
const openFrom = (text: string) => plan({ ...on(text), end: null })

describe('the time of a plan has passed', () => {
  test('on the day after its last day, not on that day', () => {
    expect(hasPlanTimePassed(plan(on('2025')), '2025-12-31')).toBe(false)
    expect(hasPlanTimePassed(plan(on('2025')), '2026-01-01')).toBe(true)
    expect(hasPlanTimePassed(plan(on('2025-03')), '2025-03-31')).toBe(false)
    expect(hasPlanTimePassed(plan(on('2025-03')), '2025-04-01')).toBe(true)
  })

  test('without an end, once its start has passed, at the precision of the start', () => {
    expect(hasPlanTimePassed(openFrom('2026-06-12'), '2026-06-12')).toBe(false)
    expect(hasPlanTimePassed(openFrom('2026-06-12'), '2026-06-13')).toBe(true)
    expect(hasPlanTimePassed(openFrom('2024-02'), '2024-02-29')).toBe(false)
    expect(hasPlanTimePassed(openFrom('2024-02'), '2024-03-01')).toBe(true)
    expect(hasPlanTimePassed(openFrom('2025'), '2025-12-31')).toBe(false)
    expect(hasPlanTimePassed(openFrom('2025'), '2026-01-01')).toBe(true)
  })

  test('only for plans that name a time', () => {
    expect(hasPlanTimePassed(measureOf({ id: 'done', period: on('2023') }), '2030-01-01')).toBe(false)
    expect(hasPlanTimePassed(measureOf({ id: 'gap', status: 'gap', period: on('2023') }), '2030-01-01')).toBe(
      false,
    )
    expect(hasPlanTimePassed(plan(null), '2030-01-01')).toBe(false)
  })
})
