import { describe, expect, it } from 'vitest'
import { type PairSide, proposePairs, sideOfClaim, sideOfPlan } from '#domain/outcomePairs.ts'
import { claimOf, measureOf, on } from '#tests/support/builders.ts'

const sideOf = (id: string, part: Partial<PairSide> = {}): PairSide => ({
  id,
  actors: [],
  routes: [],
  regions: [],
  countries: [],
  categories: [],
  when: null,
  text: '',
  ...part,
})

const PLAN = sideOf('plan', {
  actors: ['europol', 'frontex'],
  routes: ['channel'],
  countries: ['FR'],
  categories: ['border-control'],
  when: on('2024-12-10'),
})
const plansFor = (outcome: PairSide, plans = [PLAN]) => proposePairs([outcome], plans)

describe('pairs of plans and what may have come of them', () => {
  it('name what the two share, and how much later the outcome is', () => {
    const outcome = sideOf('claim', {
      actors: ['europol'],
      routes: ['channel'],
      categories: ['border-control'],
      when: on('2025-08'),
    })
    expect(plansFor(outcome)).toEqual([
      {
        outcomeId: 'claim',
        planId: 'plan',
        reasons: [
          { kind: 'actor', shared: ['europol'] },
          { kind: 'place', routes: ['channel'], regions: [], countries: [] },
          { kind: 'category', shared: ['border-control'] },
          { kind: 'time', months: 8 },
        ],
      },
    ])
  })

  it('are no pairs where only one thing is shared: most plans name the same actors', () => {
    expect(plansFor(sideOf('claim', { actors: ['europol', 'frontex'] }))).toEqual([])
    expect(plansFor(sideOf('claim', { categories: ['border-control'] }))).toEqual([])
  })

  it('leave out what ended before the plan was stated, and keep what may fall after it or has no day', () => {
    const shared = { actors: ['europol'], categories: ['border-control'] }
    const monthsOf = (when: PairSide['when']) =>
      plansFor(sideOf('claim', { ...shared, when })).map(
        ({ reasons }) => reasons.find((reason) => reason.kind === 'time')?.months ?? null,
      )
    expect(monthsOf(on('2024-12-09'))).toEqual([])
    expect(monthsOf(on('2024-12-10'))).toEqual([0])
    expect(monthsOf(on('2024'))).toEqual([0])
    expect(monthsOf(null)).toEqual([null])
  })

  it('put the likeliest first, then the nearest in time, and no more than asked for', () => {
    const plans = [
      sideOf('country', { actors: ['europol'], countries: ['FR'], when: on('2024-01') }),
      sideOf('later', { actors: ['europol'], routes: ['channel'], when: on('2024-11') }),
      sideOf('earlier', { actors: ['europol'], routes: ['channel'], when: on('2023-11') }),
      sideOf('kind', { actors: ['europol'], routes: ['channel'], categories: ['border-control'] }),
    ]
    const outcome = { ...PLAN, id: 'claim', when: on('2025-06') }
    const order = (most?: number) => proposePairs([outcome], plans, most).map(({ planId }) => planId)
    expect(order()).toEqual(['kind', 'later', 'earlier', 'country'])
    expect(order(2)).toEqual(['kind', 'later'])
  })

  it('find an act by an acronym or number that few texts have, not by words or years', () => {
    const plans = ['On EMPACT in 2025', 'Regulation 2024/1351', 'On coast guards in 2025', 'In 1351'].map(
      (text) => sideOf(text, { countries: ['FR'], text }),
    )
    const outcome = sideOf('claim', {
      countries: ['FR'],
      text: 'EMPACT and Regulation (EU) 2024/1351 apply to coast guards since 2025.',
    })
    const pairs = plansFor(outcome, plans)
    expect(pairs.map(({ planId, reasons }) => [planId, reasons[0]])).toEqual([
      ['On EMPACT in 2025', { kind: 'name', shared: ['EMPACT'] }],
      ['Regulation 2024/1351', { kind: 'name', shared: ['1351'] }],
      ['In 1351', { kind: 'name', shared: ['1351'] }],
    ])
    const many = Array.from({ length: 3 }, (_, index) =>
      sideOf(`${index}`, { countries: ['FR'], text: 'EMPACT' }),
    )
    expect(plansFor(outcome, many)).toEqual([])
  })

  it('date a sentence by its own day, else by its years, else by its document', () => {
    const whenOf = (part: Parameters<typeof claimOf>[0]) => sideOfClaim(claimOf(part), on('2026-02')).when
    expect(whenOf({ id: 'c', date: on('2025-03-04'), years: [2024] })).toEqual(on('2025-03-04'))
    expect(whenOf({ id: 'c', years: [2025, 2024] })).toEqual({
      start: '2024-01-01',
      end: '2025-12-31',
      precision: 'year',
    })
    expect(whenOf({ id: 'c' })).toEqual(on('2026-02'))
  })

  it('date a plan by when it was stated, and take no kind from a sentence that is no measure', () => {
    const plan = measureOf({ id: 'p', status: 'planned', statedOn: on('2024-05'), period: on('2027') })
    expect(sideOfPlan(plan, 'Title').when).toEqual(on('2024-05'))
    const meeting = claimOf({ id: 'c', kind: 'event', category: 'meeting' })
    expect(sideOfClaim(meeting, null).categories).toEqual([])
  })
})
