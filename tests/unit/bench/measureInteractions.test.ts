import { expect, it } from 'vitest'
import { slowest } from '#bench/measureInteractions.ts'

it('an interaction waits as long as its slowest event since then; none is faster than what is reported', () => {
  const events = [
    { start: 90, duration: 400, interaction: 7 },
    { start: 100, duration: 64, interaction: 8 },
    { start: 110, duration: 120, interaction: 8 },
    { start: 120, duration: 900, interaction: 0 },
  ]
  expect(slowest(events, 100)).toBe(120)
  expect(slowest(events, 120)).toBe(16)
  expect(slowest([], 0)).toBe(16)
})
