import { describe, expect, it } from 'vitest'
import { type Kind, mutationCases } from '#bench/mutationCases.ts'

/** The kinds that take milliseconds; `npm run mutate` tries all. */
const FAST: readonly Kind[] = [
  'document',
  'folder',
  'deceit',
  'meta',
  'records',
  'outcomes',
  'review',
  'briefing',
  'import',
  'given',
]

const run = mutationCases('.')

it('a text that deceives is refused, or its numbers are not taken', async () => {
  const results = await Promise.all(Array.from({ length: 30 }, (_, index) => run(3, index, ['deceit'])))
  expect(results.filter(({ outcome }) => outcome !== 'fault' && outcome !== 'none')).toEqual([])
  expect(new Set(results.map(({ what }) => what)).size).toBe(5)
})

describe('forty mutations of the inputs', () => {
  it('give clear faults or changes that are told, and the same ones for the same seed', async () => {
    const results = await Promise.all(Array.from({ length: 40 }, (_, index) => run(7, index, FAST)))
    expect(results.filter(({ outcome }) => !['fault', 'told', 'none'].includes(outcome))).toEqual([])
    expect(results.filter(({ outcome }) => outcome === 'fault').length).toBeGreaterThan(20)
    expect(await run(7, 3, FAST)).toEqual(results[3])
  })
})
