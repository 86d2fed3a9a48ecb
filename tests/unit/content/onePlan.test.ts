import { describe, expect, it } from 'vitest'
import { stepContent } from '#content/stepContent.ts'
import type { BriefingStep } from '#domain/briefing.ts'
import { contentInput } from '#tests/support/contentInput.ts'

const PLAN: BriefingStep = {
  id: 'plan',
  view: '#/explore?selected=measure:uk-france-summit-2023&routes=channel&v=3',
  title: 'A plan',
  text: [],
  evidence: ['record:uk-france-summit-2023'],
  number: null,
  chart: null,
  notes: '',
  dwell: 3,
  look: { layout: 'plans' },
}

describe('a step of one plan', () => {
  it('has what was planned and what came of it, whatever else its view filters', () => {
    const { rows, publications, sourceLine, outcomePages } = stepContent(PLAN, { steps: [] }, contentInput())
    expect(rows?.plans?.details).toHaveLength(1)
    expect(rows?.plans?.details[0]).toMatchObject({
      evidence: 'record:uk-france-summit-2023',
      outcome: 'In part',
      since: 'since May 2026',
      page: { publisher: 'The UK Pulse' },
    })
    expect(rows?.plans?.details[0]?.what).toMatch(/476 million is reported as paid/)
    expect(rows?.rows[0]?.cells.join(' ')).toMatch(/476 million/)
    expect(publications).toContain('The UK Pulse')
    expect(sourceLine).toMatch(/; The UK Pulse\.$/)
    expect(outcomePages).toEqual([
      expect.objectContaining({
        publisher: expect.stringMatching(/^The UK Pulse/),
        page: expect.stringContaining('https://'),
      }),
    ])
  })
})
