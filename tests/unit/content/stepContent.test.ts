import { describe, expect, it } from 'vitest'
import { stepContent } from '#content/stepContent.ts'
import type { BriefingStep } from '#domain/briefing.ts'
import { contentInput } from '#tests/support/contentInput.ts'

const COMPARE = '#/compare?v=1'
const FRONTEX = [
  'cells:frontex-detections:detections:2025-01..2025-06',
  'cells:frontex-detections:detections:2026-01..2026-06',
]
const step = (own: Partial<BriefingStep>): BriefingStep => ({
  id: 'a',
  view: COMPARE,
  title: 'A title',
  text: [],
  evidence: FRONTEX,
  number: null,
  chart: null,
  notes: '',
  dwell: 3,
  ...own,
})
const input = contentInput()
const publicationsOf = (own: Partial<BriefingStep>) =>
  stepContent(step(own), { steps: [] }, input).publications.map((name) => name.split(',')[0])

describe('the sources of a step', () => {
  it('have every publisher whose change is ranked', () => {
    expect(publicationsOf({})).toEqual(['Frontex', 'UK Home Office'])
    expect(publicationsOf({ evidence: ['cells:uk-small-boats-monthly:arrivals:2026-01..2026-06'] })).toEqual([
      'UK Home Office',
      'Frontex',
    ])
  })

  it('have the publisher of a number on the map, and no other', () => {
    const look = { layout: 'map' } as const
    const view = '#/explore?routes=channel&v=1'
    expect(publicationsOf({ view, look, evidence: [] })).toEqual(['UK Home Office'])
    expect(
      publicationsOf({ view: '#/explore?routes=western-mediterranean&v=1', look, evidence: [] }),
    ).toEqual(['Frontex'])
    expect(publicationsOf({ view, evidence: [], look: { layout: 'title' } })).toEqual([])
  })
})
