import { describe, expect, it } from 'vitest'
import { buildBriefings } from '#derive/briefings.ts'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { BRIEFING_SOURCES } from '#tests/support/briefingSources.ts'

const FOLDER = 'data/sources/briefings'
const CHANNEL = (year: number) => `uk-small-boats-monthly:arrivals:${year}-01..${year}-12`
const BOATS = `cells:${CHANNEL(2025)}`

const STEP: BriefingStep = {
  id: 'one',
  view: '#/explore?years=2025&selected=route:channel&v=2',
  title: 'Arrivals',
  text: ['41,472 people arrived, after 36,816 in 2024: 13% more, or 4,656.'],
  notes: '',
  number: { cells: CHANNEL(2025), against: CHANNEL(2024) },
  chart: null,
  evidence: [BOATS, `cells:${CHANNEL(2024)}`],
  dwell: 20,
}

const BRIEFING: Briefing = {
  id: 'talk-en',
  language: 'en',
  translates: null,
  title: 'A talk',
  author: 'A briefer',
  date: '2026-11-25',
  steps: [STEP],
}

const build = (...briefings: readonly object[]) =>
  buildBriefings(
    briefings.map((briefing) => ({
      path: `${FOLDER}/${'id' in briefing ? String(briefing.id) : ''}.json`,
      text: JSON.stringify(briefing),
    })),
    BRIEFING_SOURCES,
  )
const withStep = (part: Partial<BriefingStep>) => build({ ...BRIEFING, steps: [{ ...STEP, ...part }] })
const problems = ({ faults }: ReturnType<typeof build>) =>
  faults.map(({ place, problem }) => `${place}: ${problem}`)

describe('a briefing', () => {
  it('is valid if each number is a sum of its cells, their difference or their change', () => {
    const { briefings, faults } = build(BRIEFING)
    expect(faults).toEqual([])
    expect(briefings).toEqual([BRIEFING])
  })

  it.each([
    ['41,473 people arrived.', '41,473'],
    ['14% more.', '14%'],
    ['4,657 more.', '4,657'],
    ['A quarter more.', 'A quarter'],
    ['Twice as many.', 'Twice as'],
  ])('is rejected for the text %s', (line, number) => {
    expect(problems(withStep({ text: [line] }))).toEqual([
      `step one, words: no evidence of the step gives ${number}`,
    ])
  })

  it('is rejected for a number in its notes or title', () => {
    expect(problems(withStep({ text: [], title: '7 boats' }))).toHaveLength(1)
    expect(problems(withStep({ text: [], notes: 'Some 7 boats.' }))).toHaveLength(1)
  })

  it('takes a number from the words of a record or a sentence, and asks for no proof of a date', () => {
    const record = 'record:channel-boats-13-arrests-2024'
    expect(
      problems(
        withStep({ number: null, evidence: [record], text: ['On 4 December: 13 arrests, 21 boats.'] }),
      ),
    ).toEqual([])
    expect(problems(withStep({ number: null, evidence: [record], text: ['5 arrests.'] }))).toHaveLength(1)
  })

  it.each([
    ['#/explore?years=2025&colour=red&v=2', 'colour: "red"'],
    ['#/explore?routes=chanel&v=2', 'routes: "chanel"'],
    ['#/somewhere', 'page: "somewhere"'],
  ])('is rejected for the view %s, which is only partly valid', (view, part) => {
    expect(problems(withStep({ view }))).toEqual([
      `step one, view: ${part} is not understood or does not exist`,
    ])
  })

  it('is rejected for a view with a language', () => {
    expect(problems(withStep({ view: '#/explore?lang=fr&v=2' }))).toEqual([
      'step one, view: it names a language',
    ])
  })

  it.each([
    'record:nothing',
    'belgium-calais-group-2024:1-9',
    'belgium-calais-group-2024',
    'cells:uk-small-boats-monthly:people:all',
    'cells:uk-small-boats-monthly:arrivals:1999-01..1999-12',
    'incident:1',
  ])('is rejected for the missing evidence %s', (evidence) => {
    expect(problems(withStep({ text: [], evidence: [...STEP.evidence, evidence] }))).toEqual([
      `step one, evidence: ${evidence} names nothing that is there`,
    ])
  })

  it('is rejected for a number outside its evidence', () => {
    expect(problems(withStep({ text: [], evidence: [BOATS] }))).toEqual([
      `step one, number: ${CHANNEL(2024)} is not among the evidence`,
    ])
  })

  it('is rejected without evidence, with a fourth line or in a malformed file, each with its place', () => {
    expect(problems(withStep({ evidence: [] }))[0]).toContain('steps')
    expect(problems(withStep({ text: ['a', 'b', 'c', 'd'] }))[0]).toContain('text')
    const torn = buildBriefings(
      [{ path: `${FOLDER}/talk-en.json`, text: '{"id": "talk-en",' }],
      BRIEFING_SOURCES,
    )
    expect(problems(torn)[0]).toContain('torn JSON')
  })

  it('is rejected for a wrong file name or a duplicate step id', () => {
    const misnamed = buildBriefings(
      [{ path: `${FOLDER}/other.json`, text: JSON.stringify(BRIEFING) }],
      BRIEFING_SOURCES,
    )
    expect(problems(misnamed)).toEqual(['id: the briefing is called talk-en'])
    expect(problems(build({ ...BRIEFING, steps: [STEP, STEP] }))).toEqual(['step one: the id is used twice'])
  })
})

describe('a chart of a step', () => {
  const ROUTES = (year: number, routes = 'western-african,western-balkans') =>
    `frontex-detections:detections:${year}-01..${year}-12:route:${routes}`
  const withChart = (kind: 'months' | 'routes', cells: string, against: string | null = null) =>
    problems(
      withStep({
        number: null,
        chart: { kind, cells, against },
        text: [],
        evidence: [cells, against ?? []].flat().map((text) => `cells:${text}`),
      }),
    )

  it('is valid if its cells exist, have one unit and are among the evidence', () => {
    expect(withChart('months', CHANNEL(2025), CHANNEL(2024))).toEqual([])
    expect(withChart('routes', ROUTES(2025), ROUTES(2024))).toEqual([])
  })

  it('is rejected beside a number', () => {
    const both = withStep({ chart: { kind: 'months', cells: CHANNEL(2025), against: null } })
    expect(problems(both)).toEqual([expect.stringContaining('a number or a chart, not both')])
  })

  it('is rejected outside the evidence', () => {
    const chart = { kind: 'months', cells: CHANNEL(2025), against: CHANNEL(2024) } as const
    expect(problems(withStep({ number: null, chart, text: [], evidence: [BOATS] }))).toEqual([
      `step one, chart: ${CHANNEL(2024)} is not among the evidence`,
    ])
  })

  it.each([
    ['months', 'uk-small-boats-monthly:people:2025-01..2025-12', null, 'names no cells that are there'],
    ['months', CHANNEL(1999), null, 'names no cells that are there'],
    ['months', 'missing-migrants-annual:world:2024-01..2024-12', null, 'is of no table by month'],
    ['months', 'uk-small-boats-monthly:arrivals:all', null, 'names no months'],
    ['routes', CHANNEL(2025), null, 'is not counted by route'],
    ['routes', ROUTES(2025, 'western-african,channel'), null, 'names no cells that are there'],
    ['months', CHANNEL(2025), ROUTES(2024), 'counts in another unit'],
    ['months', CHANNEL(2025), 'uk-small-boats-monthly:arrivals:2024-01..2024-06', 'another number of months'],
    ['routes', ROUTES(2025), ROUTES(2024, 'western-african'), 'names other routes'],
  ] as const)('is rejected as %s of %s beside %s', (kind, cells, against, problem) => {
    const found = withChart(kind, cells, against).filter((text) => text.startsWith('step one, chart'))
    expect(found).toEqual([expect.stringContaining(problem)])
  })
})

describe('a translation', () => {
  const french = {
    ...BRIEFING,
    id: 'talk-fr',
    language: 'fr',
    translates: 'talk-en',
    steps: [{ ...STEP, text: ['41\u202f472 personnes, après 36\u202f816 en 2024 : 13\u202f% de plus.'] }],
  }

  it('differs only in words', () => {
    expect(problems(build(BRIEFING, french))).toEqual([])
  })

  it.each([
    ['another view', { view: '#/explore' }],
    ['other evidence', { evidence: [...STEP.evidence, 'record:calais-group-london-2024'] }],
    ['another dwell', { dwell: 21 }],
    ['a chart instead of a number', { number: null, chart: { kind: 'months', ...STEP.number } }],
  ])('is rejected with %s', (_, part) => {
    const other = { ...french, steps: [{ ...french.steps[0], ...part }] }
    expect(problems(build(BRIEFING, other))).toEqual([
      'step one: it shows or cites something else than the same step of talk-en',
    ])
  })

  it('is rejected with a step missing or without its original', () => {
    const longer = { ...BRIEFING, steps: [STEP, { ...STEP, id: 'two' }] }
    expect(problems(build(longer, french))).toEqual([
      'step two: it shows or cites something else than the same step of talk-en',
    ])
    expect(problems(build(french))).toEqual([
      'translates: talk-en is no briefing in another language that stands alone',
    ])
  })
})
