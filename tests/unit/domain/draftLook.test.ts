import { describe, expect, test } from 'vitest'
import { layoutOfStep } from '#domain/briefing.ts'
import { proposedLayout, storedLayout, withSpot } from '#domain/draftBriefing.ts'

const STEP = {
  id: 'one',
  view: '#/explore?v=2',
  title: 'One',
  text: ['A line'],
  notes: '',
  number: null,
  chart: null,
  evidence: ['record:a', 'record:b'],
  dwell: 20,
}
const CELLS = { cells: 'frontex-detections:detections:2025-01..2025-12', against: null }

describe('the proposed layout', () => {
  test.each([
    ['compare', { view: '#/compare?compare=2024,2025&v=2' }],
    ['ranked', { chart: { kind: 'routes' as const, ...CELLS } }],
    ['number', { chart: { kind: 'months' as const, ...CELLS } }],
    ['number', { number: CELLS }],
    ['table', { view: '#/table?v=2' }],
    ['quote', { evidence: ['some-document:10-40'] }],
    ['map', { text: [] }],
    ['map-text', {}],
  ] as const)('is %s for %o', (layout, part) => {
    expect(
      proposedLayout({
        ...STEP,
        ...part,
        text: [...((part as typeof STEP).text ?? STEP.text)],
      } as typeof STEP),
    ).toBe(layout)
  })

  test('is stored only where the step does not have it by itself', () => {
    expect(storedLayout(STEP, 'map-text')).toBeUndefined()
    expect(storedLayout(STEP, 'quote')).toBe('quote')
    const chosen = { ...STEP, look: { layout: 'quote' as const, hasBuild: true } }
    expect(layoutOfStep(chosen)).toBe('quote')
    expect(storedLayout(chosen, 'map-text')).toBeUndefined()
  })
})

test('a moved label has one place, and none once it is put back', () => {
  const once = withSpot({}, 'route:channel', [1.2345, 50.006])
  expect(once).toEqual({ spots: [{ at: 'route:channel', lon: 1.23, lat: 50.01 }] })
  const twice = withSpot(once, 'route:channel', [2, 51])
  expect(twice).toEqual({ spots: [{ at: 'route:channel', lon: 2, lat: 51 }] })
  expect(withSpot(twice, 'route:channel', null)).toEqual({ spots: undefined })
})
