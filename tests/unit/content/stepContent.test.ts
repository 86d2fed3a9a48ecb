import { describe, expect, it } from 'vitest'
import { stepContent } from '#content/stepContent.ts'
import { sourceWords } from '#content/stepSources.ts'
import type { BriefingStep } from '#domain/briefing.ts'
import { writeReader } from '#domain/readerLink.ts'
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

describe('the rows of a step', () => {
  const content = (layout: 'timeline' | 'plans', view: string) =>
    stepContent(step({ view, look: { layout }, evidence: FRONTEX }), { steps: [] }, input)

  it.each([
    ['timeline', '#/explore?routes=channel&years=2024,2025&v=1'],
    ['plans', '#/plans?routes=channel&v=1'],
  ] as const)('bring what they rest on where only the view lists them: %s', (layout, view) => {
    const { rows, shown, sources } = content(layout, view)
    const links = rows?.rows.flatMap(({ target }) => (target ? [writeReader(target)] : [])) ?? []
    expect(links.length).toBeGreaterThan(5)
    expect(shown).toEqual([...new Set([...FRONTEX, ...links])])
    expect(sources.map(({ target }) => writeReader(target))).toEqual(shown)
  })
})

describe('a step of months', () => {
  const cells = 'uk-small-boats-monthly:arrivals:2024-01..2026-06'
  const content = (layout: 'number' | 'lines', title: string) =>
    stepContent(step({ title, number: { cells, against: null }, look: { layout } }), { steps: [] }, input)

  it('has bars or lines as its layout says, however many months there are', () => {
    expect(content('number', 'A title').chart).toMatchObject({ over: 'months', kind: 'bars' })
    expect(content('lines', 'A title').chart?.kind).toBe('lines')
  })

  it('says where its number is of, unless its title does', () => {
    expect(content('number', 'Fewer people').number?.now.what).toMatch(/arrived in .*2026, English Channel/)
    expect(content('number', 'The English Channel in 2026').number?.now.what).not.toMatch(/Channel/)
  })
})

describe('a number that leaves its step', () => {
  const DEAD = 'missing-migrants-incidents:dead_and_missing'
  const months = ['2026-01..2026-04', '2025-01..2025-04'] as const
  const numbered = (id: string, cells: string, against: string | null = null): BriefingStep =>
    step({ id, view: '#/explore?v=1', evidence: [`cells:${cells}`], number: { cells, against } })
  const keyNumbersOf = (...steps: readonly BriefingStep[]) =>
    stepContent(step({ id: 'end', look: { layout: 'closing' } }), { steps: [...steps] }, input).keyNumbers

  it('names the place that its step named, once', () => {
    const [now, before] = months.map((span) => `${DEAD}:${span}:route:central-mediterranean`)
    const [number] = keyNumbersOf(numbered('a', now ?? '', before))
    expect(number?.now.text).toMatch(/dead or missing in .*2026, Central Mediterranean/)
    expect(number?.now.what).toMatch(/, Central Mediterranean/)
    expect(number?.sentence.match(/Central Mediterranean/g)).toHaveLength(1)
  })

  it('names the area of a whole table', () => {
    const [dead, all] = keyNumbersOf(
      numbered('a', `${DEAD}:${months[0]}`),
      numbered('b', 'frontex-detections:detections:2026-01..2026-06'),
    )
    expect(dead?.now.text).toMatch(/Europe, the Mediterranean, Northern Africa and routes to Europe$/)
    expect(all?.now.text).toMatch(/, all routes$/)
  })

  it('does so among the sources of the step', () => {
    const said = sourceWords(input, input.texts.t)
    const evidence = [`cells:${DEAD}:${months[0]}:route:central-mediterranean`]
    const [source] = stepContent(step({ evidence, look: { layout: 'lines' } }), { steps: [] }, input).sources
    expect(source && said.nameOf(source)).toMatch(/Central Mediterranean/)
  })
})
