import { describe, expect, it } from 'vitest'
import { outcomesByRecord } from '#domain/outcome.ts'
import { stepFaults } from '#domain/stepFaults.ts'
import { checkWords, heldTies } from '#domain/wordsCheck.ts'
import { BRIEFING_SOURCES } from '#tests/support/briefingSources.ts'
import { published } from '#tests/support/published.ts'

const TABLE = 'frontex-detections:detections'
const YEAR = { cells: `${TABLE}:2025-01..2025-12`, against: `${TABLE}:2024-01..2024-12` }
const AFRICAN = ':route:western-african'
const BALKANS = ':route:western-balkans'
const VIEW = '#/explore?v=3'
const BOTH = [`cells:${YEAR.cells}`, `cells:${YEAR.against}`]
const LAW = 'record:germany-smuggling-law-2025'
const SEIZED = 'record:channel-boats-13-arrests-2024'

type Part = Partial<Parameters<typeof checkWords>[0]>

/** The check of one line. */
function check(text: string, part: Part = {}, language: 'en' | 'fr' | 'nl' = 'en') {
  const step = {
    view: VIEW,
    title: 'Title',
    text: [text],
    number: YEAR,
    chart: null,
    evidence: BOTH,
    ...part,
  }
  const [, line] = checkWords(step, language, BRIEFING_SOURCES)
  if (!line) throw new Error('the step has a line')
  return line
}
/** The numbers of a step that no evidence holds. */
function numbersApart(part: Part & { notes: string }) {
  const step = { view: VIEW, title: 'Title', text: [], number: YEAR, chart: null, evidence: BOTH, ...part }
  return stepFaults(step, 'en', BRIEFING_SOURCES).flatMap((fault) =>
    fault.code === 'unbacked' ? [fault.text] : [],
  )
}
const tiedTo = (...evidence: readonly string[]): Part => ({
  evidence: [...BOTH, ...evidence],
  ties: [{ line: 1, evidence: [...evidence] }],
})

describe('words without a statement', () => {
  it('are the author’s', () => {
    expect(check('A detection is not a person.')).toMatchObject({ state: 'yours', isMarked: false })
  })

  it('are tied where the author says so, and where lines pair with records', () => {
    expect(check('A detection is not a person.', tiedTo(LAW))).toMatchObject({
      state: 'tied',
      evidence: [LAW],
    })
    const paired = checkWords(
      {
        view: VIEW,
        title: 'T',
        text: ['A law.', 'Arrests.'],
        number: null,
        chart: null,
        evidence: [LAW, SEIZED],
      },
      'en',
      BRIEFING_SOURCES,
    )
    expect(paired.map(({ evidence }) => evidence)).toEqual([[], [LAW], [SEIZED]])
  })

  it('are never checked once marked as the author’s', () => {
    const marked = check('By our count 99,999 detections in 2025.', { ties: [{ line: 1, evidence: [] }] })
    expect(marked).toMatchObject({ state: 'yours', isMarked: true, against: null })
  })
})

describe('a number', () => {
  it.each([
    ['179,921 detections in 2025.', [BOTH[0]]],
    ['Almost 180,000 detections in 2025.', [BOTH[0]]],
    ['A fall of 25% on 2024.', [BOTH[1], BOTH[0]]],
  ])('that evidence holds can be tied: %s', (text, evidence) => {
    expect(check(text)).toMatchObject({ state: 'tieable', evidence, against: null })
  })

  it('in words agrees with the cells and stays the author’s', () => {
    const { state, agreeing } = check('Detections fell by a quarter.')
    expect(state).toBe('yours')
    expect(agreeing[0]).toMatchObject({ text: 'a quarter', held: { form: 'change' } })
    expect(agreeing[0]?.held?.value).toBeCloseTo(-25.06, 1)
  })

  it.each([
    ['179,912 detections in 2025.', 'en', '179,912', 179_921],
    ['179 912 détections en 2025.', 'fr', '179 912', 179_921],
    ['179.912 detecties in 2025.', 'nl', '179.912', 179_921],
    ['240,101 detections in 2025.', 'en', '240,101', 179_921],
    ['381,257 detections in 2024.', 'en', '381,257', 240_101],
  ] as const)(
    'that the cells of the same contradict is named with theirs: %s',
    (text, language, written, value) => {
      const { state, against } = check(text, {}, language)
      expect(state).toBe('contradicted')
      expect(against).toMatchObject({ text: written, held: { form: 'count', value } })
    },
  )

  it('of a change is compared with that of what the step shows', () => {
    expect(check('Detections fell by 30%.').against).toMatchObject({
      text: '30%',
      held: { form: 'change' },
    })
    expect(check('Detections fell by 25.1%.').against).toBeNull()
  })

  it.each(['99 boats in 2025.', '5,000 detections in Greece in 2025.', '60,180 fewer detections in 2025.'])(
    'of something else contradicts nothing: %s',
    (text) => {
      expect(check(text).against).toBeNull()
    },
  )

  it('that the evidence of its line does not hold is named, though other evidence of the step does', () => {
    expect(check('13 arrests, 179,921.', tiedTo(SEIZED)).against).toMatchObject({
      text: '179,921',
      held: null,
    })
  })
})

describe('a direction', () => {
  const routes = [AFRICAN, BALKANS].flatMap((route) => [
    `cells:${YEAR.cells}${route}`,
    `cells:${YEAR.against}${route}`,
  ])

  it.each([
    ['Detections rose.', 'en', 'rose'],
    ['Les détections augmentent.', 'fr', 'augmentent'],
    ['Detecties stegen.', 'nl', 'stegen'],
  ] as const)('against the cells is contradicted: %s', (text, language, written) => {
    expect(check(text, {}, language).against).toMatchObject({ text: written, held: { form: 'change' } })
  })

  it('with the cells agrees', () => {
    expect(check('Detections fell.')).toMatchObject({ state: 'yours', agreeing: [{ text: 'fell' }] })
  })

  it('is that of the route that the words name', () => {
    const part = { evidence: [...BOTH, ...routes] }
    expect(check('Western Balkans: a rise.', part).against?.evidence).toEqual([routes[3], routes[2]])
    expect(check('Western Balkans: a fall.', part).agreeing[0]?.evidence).toEqual([routes[3], routes[2]])
  })

  it.each(['Fell on six routes and rose on two.', 'Fewer in all; more on four of seven routes.'])(
    'is open where words name both: %s',
    (text) => {
      expect(check(text)).toMatchObject({ agreeing: [], against: null })
    },
  )

  it('is open for a year that the cells do not compare', () => {
    expect(check('Detections rose in 2023.')).toMatchObject({ agreeing: [], against: null })
  })
})

describe('a day', () => {
  const part = { evidence: [...BOTH, SEIZED] }

  it('that a record holds can be tied', () => {
    expect(check('Seized on 4 December 2024.', part)).toMatchObject({ state: 'tieable', evidence: [SEIZED] })
  })

  it('is compared with that of the record to which its line is tied', () => {
    expect(check('4 December. 13 arrests.', tiedTo(SEIZED)).state).toBe('tied')
    expect(check('5 December. 13 arrests.', tiedTo(SEIZED)).against).toMatchObject({
      text: '5 December',
      held: { form: 'day', value: '2024-12-04' },
    })
    expect(check('4 décembre 2023. 13 arrestations.', tiedTo(SEIZED), 'fr').against).not.toBeNull()
  })
})

describe('the name of a route', () => {
  it('is compared with the route whose cells its line is tied to', () => {
    const cells = `cells:${YEAR.cells}${AFRICAN}`
    expect(check('Western African route.', tiedTo(cells)).state).toBe('tied')
    expect(check('Western Balkans.', tiedTo(cells)).against).toMatchObject({
      held: { form: 'route', value: 'western-african' },
    })
  })
})

it('loses its tie on paper where it contradicts what it is tied to', () => {
  const step = {
    view: VIEW,
    title: 'Title',
    text: ['5 December. Arrests.', 'A law.'],
    number: null,
    chart: null,
    evidence: [SEIZED, LAW],
    ties: [{ line: 2, evidence: [LAW] }],
  }
  const checks = checkWords(step, 'en', BRIEFING_SOURCES)
  expect(heldTies(step, checks)).toEqual([
    { line: 2, evidence: [LAW] },
    { line: 1, evidence: [] },
  ])
})

it('names the numbers that no evidence holds', () => {
  expect(check('Some 99 boats.')).toMatchObject({ state: 'yours', unheld: ['99'] })
})

describe('a bound in words', () => {
  // Detections fell by 25.06% in 2025; those on the Western Balkans by 42%.
  it.each([
    ['Detections fell by more than a quarter.', 'en', 'a quarter'],
    ['Detected crossings are down by over a quarter.', 'en', 'a quarter'],
    ['Detections fell by less than a third.', 'en', 'a third'],
    ['Detections fell by nearly a third.', 'en', 'a third'],
    ['Les détections ont baissé de plus d’un quart.', 'fr', 'd’un quart'],
    ['Les détections ont baissé de près d’un tiers.', 'fr', 'd’un tiers'],
    ['Detecties daalden met ruim een kwart: het aantal detecties daalde.', 'nl', 'een kwart'],
  ] as const)('is borne out on its side: %s', (text, language, written) => {
    const { agreeing, against } = check(text, {}, language)
    expect(against).toBeNull()
    const said = agreeing.find((each) => each.text === written)
    expect(said?.held).toMatchObject({ form: 'change' })
    expect(said?.held?.value).toBeCloseTo(-25.06, 1)
  })

  it.each([
    ['Detections fell by more than a third.', 'a third'],
    ['Detections fell by nearly half.', 'half'],
    ['Detections fell by less than a quarter.', 'a quarter'],
  ])('is contradicted on the other: %s', (text, written) => {
    expect(check(text).against).toMatchObject({ text: written, held: { form: 'change' } })
  })

  it('is never held against another place', () => {
    const others = [`cells:${YEAR.cells}${BALKANS}`, `cells:${YEAR.against}${BALKANS}`]
    const { agreeing, against } = check('Detections are down by more than a quarter.', {
      evidence: [...others, ...BOTH],
    })
    expect(against).toBeNull()
    expect(agreeing.find(({ text }) => text === 'a quarter')?.evidence).toEqual([BOTH[1], BOTH[0]])
    // Without the change of the whole it is open.
    const open = check('Detections are down by more than a third.', {
      evidence: [...others, ...BOTH.slice(0, 1)],
    })
    expect(open).toMatchObject({ against: null, unheld: ['a third'] })
  })
})

describe('a line tied to a number', () => {
  const tied = (...evidence: readonly (string | undefined)[]): Part => ({
    ties: [{ line: 1, evidence: evidence.flatMap((link) => link ?? []) }],
  })

  it('may state its change, and not what it was before', () => {
    expect(check('179,921 detections, 25% fewer.', tied(BOTH[0])).state).toBe('tied')
    expect(check('179,921 detections, 26% fewer.', tied(BOTH[0])).against?.text).toBe('26%')
    expect(check('179,921 detections, 240,101 before.', tied(BOTH[0])).against?.text).toBe('240,101')
  })

  it('may be tied to several', () => {
    const part = { ...tied(BOTH[0], SEIZED), evidence: [...BOTH, SEIZED] }
    expect(check('179,921 detections, 13 arrests.', part)).toMatchObject({
      state: 'tied',
      evidence: [BOTH[0], SEIZED],
    })
  })
})

describe('words on something that no table counts', () => {
  const cells: Part = { ties: [{ line: 1, evidence: BOTH }] }

  it.each([
    ['Detections fell by 25% and no plan is fully carried out', 'en', 'no plan is fully carried out'],
    ['Detections fell by 25%, despite new laws', 'en', 'despite new laws'],
    ['25% more arrests', 'en', '25% more arrests'],
    ['Les détections ont baissé de 25 % et aucun plan n’a abouti', 'fr', 'aucun plan n’a abouti'],
    ['25% minder detecties, maar geen plan is uitgevoerd', 'nl', 'geen plan is uitgevoerd'],
  ] as const)('are not backed by cells alone: %s', (text, language, part) => {
    expect(check(text, cells, language)).toMatchObject({
      state: 'contradicted',
      against: { text: part, held: null },
    })
    // Nothing is offered that would put a source's letter behind them.
    expect(check(text, {}, language)).toMatchObject({ state: 'yours', evidence: [] })
  })

  it.each<[text: string, part: Part]>([
    [
      'Detections fell by 25% and no plan is carried out',
      { evidence: [...BOTH, LAW], ties: [{ line: 1, evidence: [...BOTH, LAW] }] },
    ],
    ['179,921 people in small boats and on foot', cells],
  ])('are backed by a record, and what is counted is none of them: %s', (text, part) => {
    expect(check(text, part)).toMatchObject({ against: null })
  })
})

it('finds what came of a plan in the record that states it', () => {
  const plan = 'record:uk-france-summit-2023'
  const outcomes = outcomesByRecord(published('measures').measures, published('outcomes'))
  const step = {
    view: VIEW,
    title: 'Paid: £476 million.',
    text: [],
    number: null,
    chart: null,
    evidence: [plan],
  }
  const [title] = checkWords(step, 'en', { ...BRIEFING_SOURCES, outcomes })
  expect(title).toMatchObject({ state: 'tieable', evidence: [plan] })
  expect(checkWords(step, 'en', BRIEFING_SOURCES)[0]).toMatchObject({ unheld: ['476 million'] })
})

const HALF = { cells: `${TABLE}:2026-01..2026-06`, against: `${TABLE}:2025-01..2025-06` }
const HALVES = [`cells:${HALF.cells}`, `cells:${HALF.against}`]

describe('a number that the step draws', () => {
  const eastern = ':route:eastern-mediterranean'
  const number = { cells: `${HALF.cells}${eastern}`, against: `${HALF.against}${eastern}` }
  const evidence = [`cells:${number.cells}`, `cells:${number.against}`]
  const inMonths = { number, evidence, look: { layout: 'number' as const } }
  const compared = { number: null, evidence: HALVES, view: '#/compare?v=3' }

  it.each([
    ['of a month of its chart', 'Most in June: 4,935.', inMonths, [evidence[0]]],
    [
      'of a month of the chart of its own',
      'Most in June: 4,935.',
      { chart: { kind: 'months' as const, ...number }, number: null, evidence },
      [evidence[0]],
    ],
    ['of a route in its comparison', 'Western Mediterranean: 24% up.', compared, [HALVES[1], HALVES[0]]],
    [
      'of a route on its map',
      'Western Mediterranean: 24% up.',
      { number: HALF, evidence: HALVES },
      [HALVES[1], HALVES[0]],
    ],
    [
      'of one of two months that it cites',
      '4,935 in June.',
      { number: HALF, evidence: [...HALVES, `cells:${TABLE}:2025-06..2025-06,2026-06..2026-06${eastern}`] },
      null,
    ],
  ])('is held: %s', (_, text, part, links) => {
    const { state, unheld, against, evidence: found } = check(text, part)
    expect({ unheld, against }).toEqual({ unheld: [], against: null })
    expect(state).toBe('tieable')
    if (links) expect(found).toEqual(links)
    expect(numbersApart({ ...part, notes: text })).toEqual([])
  })

  it('is named where it is another', () => {
    expect(check('Most in June: 4,335.', inMonths).unheld).toEqual(['4,335'])
    expect(numbersApart({ ...inMonths, notes: 'June: 4,335.' })).toEqual(['4,335'])
    expect(check('Western Mediterranean: up by 42%.', compared).against).toMatchObject({ text: '42%' })
  })

  it('is not held where it is not drawn', () => {
    expect(numbersApart({ number: HALF, evidence: HALVES, notes: 'June: 4,935.' })).toEqual(['4,935'])
  })

  it.each([
    ['Fewer detections every month than a year before.', 'en', 'Fewer'],
    ['Moins de détections chaque mois.', 'fr', 'Moins'],
    ['Minder detecties, elke maand.', 'nl', 'Minder'],
  ] as const)('is asked of every month: %s', (text, language, written) => {
    // May rose.
    const { against } = check(text, inMonths, language)
    expect(against).toMatchObject({ text: written, held: { form: 'change', month: '2026-05' } })
    expect(
      check(text.replace(/ every month| chaque mois|, elke maand/, ''), inMonths, language).against,
    ).toBeNull()
  })
})

describe('a part of what the step shows', () => {
  const CENTRAL = ':route:central-mediterranean'
  const part = { number: HALF, evidence: [...HALVES, `cells:${HALF.cells}${CENTRAL}`] }

  it('is checked against the number shown, not against a share of it', () => {
    const { against } = check('Detections fell by a third, but rose on two routes', part)
    expect(against?.text).toBe('a third')
    expect(against?.held?.value).toBeCloseTo(-35.6, 0)
    expect(check('Detections fell by more than a third, but rose on two routes', part).against).toBeNull()
  })
})

describe('a change in words', () => {
  const CENTRAL = ':route:central-mediterranean'
  const of = (now: string, before: string) => {
    const number = { cells: `${TABLE}:${now}${CENTRAL}`, against: `${TABLE}:${before}${CENTRAL}` }
    return { number, evidence: [`cells:${number.against}`, `cells:${number.cells}`] }
  }
  /** 14,444 after 30,168: -52.1%; backwards +109%. */
  const fallen = of('2026-01..2026-06', '2025-01..2025-06')
  /** 66,855 after 158,026: -57.7%. */
  const fallenFurther = of('2024-01..2024-12', '2023-01..2023-12')
  /** 105,561 after 35,673: +196%. */
  const risen = of('2022-01..2022-12', '2020-01..2020-12')
  /** 158,026 after 105,561: +49.7%. */
  const risenByHalf = of('2023-01..2023-12', '2022-01..2022-12')

  it.each([
    ['Crossings doubled', 'en', 'doubled'],
    ['Les franchissements ont doublé', 'fr', 'doublé'],
    ['Les franchissements doublent', 'fr', 'doublent'],
    ['Grensoverschrijdingen verdubbeld', 'nl', 'verdubbeld'],
    ['Grensoverschrijdingen verdubbelden', 'nl', 'verdubbelden'],
  ] as const)('is contradicted by one the other way: %s', (text, language, written) => {
    const { agreeing, against } = check(text, fallen, language)
    expect(agreeing).toEqual([])
    expect(against?.text).toBe(written)
    expect(against?.held?.value).toBeCloseTo(-52.1, 1)
  })

  it.each([
    ['Crossings halved', 'en'],
    ['Les franchissements ont triplé', 'fr'],
    ['Grensoverschrijdingen gehalveerd', 'nl'],
  ] as const)('is contradicted the other way round too: %s', (text, language) => {
    const { state, agreeing, against } = check(text, text.includes('triplé') ? fallen : risen, language)
    expect({ state, agreeing, instead: against?.instead }).toEqual({
      state: 'contradicted',
      agreeing: [],
      instead: undefined,
    })
  })

  it('is not borne out by its size alone', () => {
    expect(check('Crossings halved', risenByHalf)).toMatchObject({
      agreeing: [],
      against: { text: 'halved' },
    })
    expect(check('Crossings fell by half', risenByHalf).against?.text).toBe('fell')
  })

  it.each([
    ['Twice as many crossings', 'en'],
    ['Crossings: 109%', 'en'],
    ['Deux fois plus de franchissements', 'fr'],
    ['Twee keer zo veel grensoverschrijdingen', 'nl'],
  ] as const)('is not read backwards without a verb: %s', (text, language) => {
    const { agreeing, unheld, against } = check(text, fallen, language)
    expect({ agreeing, named: unheld.length + (against ? 1 : 0) }).toEqual({ agreeing: [], named: 1 })
  })

  it.each([
    ['Crossings halved in a year', 'en'],
    ['Crossings fell by half', 'en'],
    ['Les franchissements ont baissé de moitié', 'fr'],
    ['Deux fois moins de franchissements', 'fr'],
    ['Grensoverschrijdingen gehalveerd', 'nl'],
  ] as const)('holds within three points of a half: %s', (text, language) => {
    const { against, unheld, agreeing } = check(text, fallen, language)
    expect({ against, unheld }).toEqual({ against: null, unheld: [] })
    expect(agreeing[0]?.held?.value).toBeCloseTo(-52.1, 1)
  })

  it.each([
    ['Crossings halved', 'en', fallenFurther, 'more than halved'],
    ['Crossings fell by half', 'en', fallenFurther, 'by more than half'],
    ['Les franchissements ont baissé de moitié', 'fr', fallenFurther, 'de plus de la moitié'],
    ['Grensoverschrijdingen gehalveerd', 'nl', fallenFurther, 'meer dan gehalveerd'],
    ['Crossings doubled', 'en', risen, 'more than doubled'],
    ['Les franchissements ont doublé', 'fr', risen, 'plus que doublé'],
    ['Crossings tripled', 'en', risen, null],
  ] as const)('further off has a bound that would hold: %s', (text, language, part, instead) => {
    expect(check(text, part, language).against?.instead ?? null).toBe(instead)
  })
})

describe('a multiple', () => {
  const before = `cells:${TABLE}:2021-01..2021-12`
  const pair = {
    number: null,
    evidence: [`cells:${TABLE}:2023-01..2023-12`, `cells:${TABLE}:2020-01..2020-12`],
  }

  it('may be a bound', () => {
    // 381,257 in 2023 after 126,000 in 2020: three times.
    expect(check('More than doubled.', pair).unheld).toEqual([])
    expect(check('More than tripled.', { ...pair, evidence: [...BOTH, before] }).unheld).toEqual(['tripled'])
  })
})

it('holds no share by a day or a count', () => {
  expect(
    check('A share of 13%.', { evidence: [...BOTH, SEIZED], look: { layout: 'number' } }).unheld,
  ).toEqual(['13%'])
})
