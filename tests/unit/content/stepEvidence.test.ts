import { describe, expect, it } from 'vitest'
import { loadFigures } from '#content/loadedFigures.ts'
import { evidenceOfView } from '#content/stepEvidence.ts'
import { hasEvidence } from '#domain/stepBacking.ts'
import { stepFaults } from '#domain/stepFaults.ts'
import { parseView } from '#domain/viewCodec.ts'
import { faultsOfDraft } from '#state/useBriefings.ts'
import { BRIEFING_SOURCES } from '#tests/support/briefingSources.ts'
import { published } from '#tests/support/published.ts'

const measures = published('measures').measures
const shown = {
  measures,
  events: published('timeline').events,
  routes: published('routes').routes,
  figures: loadFigures(published('figures')),
  own: null,
}
const of = (link: string) => evidenceOfView(parseView(link).view, shown)

describe('the evidence of a view', () => {
  it('with a selected route has its figures in the period and in the year before', () => {
    expect(of('#/explore?years=2025&selected=route:western-balkans&v=2').proposed).toEqual([
      'cells:frontex-detections:detections:2025-01..2025-12:route:western-balkans',
      'cells:frontex-detections:detections:2024-01..2024-12:route:western-balkans',
    ])
    expect(of('#/explore?years=2025&selected=route:channel&v=2').proposed).toEqual([
      'cells:uk-small-boats-monthly:arrivals:2025-01..2025-12',
      'cells:uk-small-boats-monthly:arrivals:2024-01..2024-12',
    ])
  })

  it('with a number of the view in the Reader has the number that it is compared with', () => {
    const sum = 'cells:frontex-detections:detections:2025-01..2025-06'
    const before = 'cells:frontex-detections:detections:2024-01..2024-06'
    expect(of(`#/explore?period=2025-01..2025-06&reader=${sum}&v=3`).proposed).toEqual([sum, before])
    // The number of before is compared with none.
    expect(of(`#/explore?period=2025-01..2025-06&reader=${before}&v=3`).proposed).toEqual([before])
  })

  it('with a selected measure has the evidence in the Reader, then that of the measure', () => {
    const measure = measures.find(({ evidence: [first] }) => first.type === 'record')
    const [first] = measure?.evidence ?? []
    if (first?.type !== 'record') throw new Error('no measure cites a record')
    const link = `#/explore?selected=measure:${measure?.id}&reader=record:calais-group-london-2024&v=2`
    const { proposed } = of(link)
    expect(proposed[0]).toBe('record:calais-group-london-2024')
    expect(proposed).toContain(`record:${first.recordId}`)
    expect(proposed.some((text) => text.startsWith('cells:'))).toBe(false)
  })

  it('of two compared periods has the cells of both, for the filtered routes', () => {
    expect(of('#/compare?compare=2024,2025&v=2').proposed).toEqual([
      'cells:frontex-detections:detections:2024-01..2024-12',
      'cells:frontex-detections:detections:2025-01..2025-12',
    ])
    expect(of('#/compare?compare=2024,2025&routes=western-african&v=2').proposed[0]).toMatch(
      /2024-12:route:western-african$/,
    )
    const read = of('#/compare?compare=2024,2025&reader=record:calais-group-london-2024&v=2').proposed
    expect(read).toHaveLength(3)
  })

  it('that lists few measures is theirs, without a series that it does not mention', () => {
    for (const link of [
      '#/explore?routes=channel&years=2025&v=2',
      '#/explore?status=planned&routes=central-mediterranean&v=2',
      '#/explore?selected=country:GB&v=2',
    ]) {
      const { proposed } = of(link)
      expect(proposed.length, link).toBeGreaterThan(0)
      expect(
        proposed.filter((text) => text.startsWith('cells:')),
        link,
      ).toEqual([])
    }
  })

  it('that lists too many has the figures of its lines in the time asked for, and no year before', () => {
    expect(of('#/explore?routes=channel,western-african&v=2').proposed).toEqual([
      'cells:uk-small-boats-monthly:arrivals:2025-01..2025-12',
      'cells:frontex-detections:detections:2025-01..2025-12:route:western-african',
    ])
  })

  it('without a choice is the sum, that of the year before, and each line', () => {
    const { proposed } = of('#/explore?period=2025&v=3')
    const sum = 'cells:frontex-detections:detections:'
    expect(proposed.slice(0, 2)).toEqual([`${sum}2025-01..2025-12`, `${sum}2024-01..2024-12`])
    expect(proposed).toContain(`${sum}2025-01..2025-12:route:central-mediterranean`)
    expect(proposed).toContain('cells:uk-small-boats-monthly:arrivals:2025-01..2025-12')
  })

  it('of all plans is that of each, so that no outcome is counted short', () => {
    const { proposed } = of('#/plans?v=3')
    for (const { status, evidence } of measures) {
      const [first] = evidence
      if (status === 'planned' && first.type === 'record')
        expect(proposed).toContain(`record:${first.recordId}`)
    }
  })

  it('of plans is that of the plans, and no figure', () => {
    const { proposed } = of('#/plans?routes=channel&selected=route:channel&v=3')
    expect(proposed.length).toBeGreaterThan(0)
    expect(proposed.filter((link) => link.startsWith('cells:'))).toEqual([])
  })

  it.each([
    '#/explore',
    '#/explore?measures=border-control&v=2',
    '#/explore?years=2025&selected=region:north-africa&v=2',
    '#/table?status=planned&v=2',
    '#/compare?compare=2024,2025&v=2',
  ])('of %s is all published and without duplicates', (link) => {
    const { proposed, others } = of(link)
    expect(proposed.length).toBeGreaterThan(0)
    expect(proposed.filter((text) => !hasEvidence(text, BRIEFING_SOURCES))).toEqual([])
    expect(new Set([...proposed, ...others]).size).toBe(proposed.length + others.length)
  })
})

describe('the steps of a draft', () => {
  const step = {
    id: 'step-1',
    view: '#/explore',
    title: 'A title',
    text: [],
    notes: '',
    number: null,
    chart: null,
    evidence: ['record:calais-group-london-2024'],
    dwell: 20,
  }
  const draft = {
    translates: null,
    id: 'own-a',
    title: '',
    author: '',
    language: 'en',
    date: '2026-11-25',
  } as const

  it('report what each lacks', () => {
    const steps = [step, { ...step, id: 'step-2', title: ' ' }, { ...step, id: 'step-3', evidence: [] }]
    expect([...faultsOfDraft({ ...draft, steps }, BRIEFING_SOURCES)]).toEqual([
      ['step-2', [{ code: 'no-title' }]],
      ['step-3', [{ code: 'no-evidence' }]],
    ])
  })

  it('need no evidence where they only lead through the talk', () => {
    const steps = (['title', 'agenda', 'section'] as const).map((layout) => ({
      ...step,
      id: layout,
      evidence: [],
      look: { layout },
    }))
    expect([...faultsOfDraft({ ...draft, steps }, BRIEFING_SOURCES)]).toEqual([])
  })

  it('have no faults when copied from published briefings', () => {
    const steps = published('briefings').briefings.flatMap(({ language, steps: all }) =>
      all.map((each) => [each, language] as const),
    )
    expect(steps.flatMap(([each, language]) => stepFaults(each, language, BRIEFING_SOURCES))).toEqual([])
  })
})
