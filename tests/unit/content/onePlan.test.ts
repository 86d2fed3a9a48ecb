import { describe, expect, it } from 'vitest'
import { provenanceOf } from '#content/provenance.ts'
import { stepContent } from '#content/stepContent.ts'
import type { BriefingStep } from '#domain/briefing.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { contentInput } from '#tests/support/contentInput.ts'
import { exportWords } from '#tests/support/exportWords.ts'
import { published } from '#tests/support/published.ts'

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
      dated: 'Partly carried out since May 2026',
      page: { publisher: 'The UK Pulse' },
    })
    expect(rows?.plans?.details[0]?.what).toMatch(/476 million is reported as paid/)
    expect(rows?.rows[0]?.cells.join(' ')).toMatch(/476 million/)
    expect(rows?.plans).toMatchObject({ headline: '', lead: '' })
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

it('shows of the plans under its filters those that its evidence states', () => {
  const view = '#/explore?years=2025&status=planned&v=1'
  const evidence = ['record:uk-france-summit-2023', 'record:calais-2025-supply-chain']
  const two = stepContent({ ...PLAN, view, evidence }, { steps: [] }, contentInput())
  expect(two.rows?.plans?.details.map((plan) => plan.evidence).toSorted()).toEqual(evidence.toSorted())
  const one = stepContent({ ...PLAN, view, evidence: evidence.slice(0, 1) }, { steps: [] }, contentInput())
  expect(one.rows?.plans?.details).toHaveLength(1)
  // Each outcome brings its source, however many plans there are.
  const pageOf = ({ page }: { page: { url: string } | null }) => page?.url ?? []
  const pages = two.rows?.plans?.details.flatMap(pageOf)
  expect(pages?.length).toBeGreaterThan(0)
  expect(two.outcomePages.map(({ page }) => page)).toEqual(pages)
  expect(two.publications).toContain('The UK Pulse')
  expect(two.sourceLine).toMatch(/The UK Pulse/)
  const all = stepContent({ ...PLAN, view, evidence: [] }, { steps: [] }, contentInput())
  expect(all.rows?.plans?.details.length).toBeGreaterThan(2)
})

it('is cited by a closing with the page that shows what came of it', () => {
  const evidence = ['record:calais-2025-supply-chain']
  const look = { layout: 'closing' as const }
  const pages = stepContent({ ...PLAN, evidence, look }, { steps: [] }, contentInput()).outcomePages
  const plan = stepContent({ ...PLAN, evidence }, { steps: [] }, contentInput()).outcomePages
  expect(plan.length).toBeGreaterThan(0)
  expect(pages).toEqual(plan)
})

it('has its sources at the end of the talk, as its slides do', () => {
  const input = contentInput()
  const map: BriefingStep = {
    ...PLAN,
    id: 'map',
    view: '#/explore?routes=channel&v=1',
    evidence: ['cells:frontex-detections:detections:2026-01..2026-06'],
    look: { layout: 'map' },
  }
  const end: BriefingStep = { ...PLAN, id: 'end', evidence: [], look: { layout: 'closing' } }
  const steps = [PLAN, map, end]
  const content = (step: BriefingStep) => stepContent(step, { steps }, input)
  const cited = steps.flatMap((step) => {
    const { shown, outcomePages } = content(step)
    return provenanceOf({
      ...exportWords(),
      view: viewOfStep(step),
      evidence: shown,
      pages: outcomePages,
      isWhole: true,
      link: '',
      version: '0123456789ab',
      date: '2026-11-30',
      documents: published('documents').documents,
      records: published('records').records,
      figures: published('figures').sources,
      own: null,
      nationalities: null,
      linkOf: () => '',
    }).citations
  })
  const publishers = (names: readonly string[]) => new Set(names.map((name) => name.split(/,| \(/)[0]))
  expect(publishers(content(end).publications)).toEqual(publishers(cited))
  expect([...publishers(cited)]).toEqual(
    expect.arrayContaining(['The UK Pulse', 'Frontex', 'UK Home Office']),
  )
})
