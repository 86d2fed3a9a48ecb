import { describe, expect, test } from 'vitest'
import { layoutOfStep } from '#domain/briefing.ts'
import { proposedLayout, storedLayout, withSpot } from '#domain/draftBriefing.ts'
import { LAYOUTS, type StepLayout, type StepSubject } from '#domain/stepLayouts.ts'
import { keysOf } from '#lib/recordOf.ts'

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

/** One layout a subject: of two the second would never be proposed. */
const PROPOSED: Readonly<Record<StepSubject, StepLayout>> = {
  place: 'map',
  words: 'map-text',
  number: 'number',
  quotation: 'quote',
  comparison: 'compare',
  ranking: 'ranked',
  measures: 'table',
  plans: 'plans',
}

describe('the proposed layout', () => {
  test('is that of one row for each subject', () => {
    const rows = keysOf(LAYOUTS).map((layout) => [LAYOUTS[layout].proposedFor, layout] as const)
    expect(rows.filter(([subject]) => subject !== null)).toEqual(Object.entries(PROPOSED))
  })

  test.each([
    ['compare', { view: '#/compare?compare=2024,2025&v=2' }],
    ['plans', { view: '#/plans?v=2' }],
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
