import { describe, expect, test } from 'vitest'
import { buildOf } from '#domain/stepMap.ts'

const STEP = {
  view: '#/explore?v=1',
  number: null,
  chart: null,
  text: ['One.', 'Two.'],
  look: { hasBuild: true },
}
const CALLOUTS = [
  { at: 'route:channel', line: null },
  { at: 'country:NL', line: 2 },
  { at: 'hub:tripoli', line: null },
]

describe('a build-up', () => {
  test('shows each line with its callouts, then the other callouts one by one', () => {
    expect(buildOf(STEP, CALLOUTS)).toEqual([
      { lines: 0, callouts: [] },
      { lines: 1, callouts: [] },
      { lines: 2, callouts: ['country:NL'] },
      { lines: 2, callouts: ['country:NL', 'route:channel'] },
      { lines: Number.POSITIVE_INFINITY, callouts: null },
    ])
  })

  test('waits for no callout where the layout has no map', () => {
    const states = buildOf({ ...STEP, look: { hasBuild: true, layout: 'table' } }, CALLOUTS)
    expect(states.map(({ lines }) => lines)).toEqual([0, 1, Number.POSITIVE_INFINITY])
  })

  test('is over at once without lines and callouts, and where none is wanted', () => {
    const all = [{ lines: Number.POSITIVE_INFINITY, callouts: null }]
    expect(buildOf({ ...STEP, text: [] }, [])).toEqual(all)
    expect(buildOf({ ...STEP, look: {} }, CALLOUTS)).toEqual(all)
  })
})
