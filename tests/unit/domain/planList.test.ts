import { describe, expect, test } from 'vitest'
import type { Measure } from '#domain/measure.ts'
import {
  actorOfHalf,
  countsByState,
  passesOutcome,
  planHeadline,
  planSums,
  planUnits,
  unitsByYear,
} from '#domain/planList.ts'
import type { OutcomeState } from '#domain/planState.ts'
import { type Filters, NO_FILTERS } from '#domain/view.ts'
import { measureOf, on } from '#tests/support/builders.ts'

const NO_REGIONS = new Map<string, string | null>()

/** A plan with this outcome; null: nobody has looked. */
function planOf(id: string, state: OutcomeState | null, part: Partial<Measure> = {}): Measure {
  const tie = state === 'nothing-found' ? 'none' : 'page-says'
  return measureOf({ id, status: 'planned', outcome: state && { state, since: null, tie }, ...part })
}

const unitsOf = (measures: readonly Measure[], filters: Partial<Filters> = {}) =>
  planUnits(measures, { ...NO_FILTERS, ...filters }, NO_REGIONS)
const idsOf = (measures: readonly Measure[], filters: Partial<Filters> = {}) =>
  unitsOf(measures, filters).map(({ plan }) => plan.id)

describe('units', () => {
  test('are the plans, whatever the filter by status', () => {
    const measures = [
      planOf('plan', 'partly'),
      measureOf({ id: 'done' }),
      measureOf({ id: 'gap', status: 'gap' }),
    ]
    expect(idsOf(measures)).toEqual(['plan'])
    expect(idsOf(measures, { status: ['done'] })).toEqual(['plan'])
  })

  test('stand in order of statement, undated ones last', () => {
    const measures = [
      planOf('undated', 'partly'),
      planOf('late', 'partly', { statedOn: on('2025-03-04') }),
      planOf('early', 'partly', { statedOn: on('2024') }),
    ]
    expect(idsOf(measures)).toEqual(['early', 'late', 'undated'])
  })

  test('count the steps of one law once, in the state of the earliest', () => {
    const measures = [
      planOf('vote', 'nothing-found', { act: 'law', statedOn: on('2025-11-25') }),
      planOf('deal', 'carried-out', { act: 'law', statedOn: on('2025-09-25') }),
      planOf('other', 'partly', { act: 'other law', statedOn: on('2026') }),
    ]
    const [law, other] = unitsOf(measures)
    expect(law).toMatchObject({ plan: { id: 'deal' }, state: 'carried-out' })
    expect(law?.plans.map(({ id }) => id)).toEqual(['deal', 'vote'])
    expect(other?.plans).toHaveLength(1)
    expect(countsByState(unitsOf(measures))).toMatchObject({
      'carried-out': 1,
      partly: 1,
      'nothing-found': 0,
    })
  })

  test('a law has the state of the earliest step that passes', () => {
    const measures = [
      planOf('deal', 'carried-out', { act: 'law', statedOn: on('2025-09-25'), actors: ['council-eu'] }),
      planOf('vote', 'nothing-found', {
        act: 'law',
        statedOn: on('2025-11-25'),
        actors: ['european-parliament'],
      }),
    ]
    expect(unitsOf(measures, { actors: ['european-parliament'] })).toMatchObject([
      { plan: { id: 'vote' }, state: 'nothing-found' },
    ])
  })

  test('pass a year by their own period only, and name none without one', () => {
    const measures = [
      planOf('for 2025', 'partly', { period: on('2025'), statedOn: on('2024-12-10') }),
      planOf('over years', 'partly', {
        period: { start: '2024-05-02', end: '2027-12-31', precision: 'day' },
      }),
      planOf('from then on', 'partly', { period: { start: '2025-10-20', end: null, precision: 'day' } }),
      planOf('stated in 2025', 'partly', { statedOn: on('2025-03-04') }),
    ]
    expect(idsOf(measures, { years: [2025] }).sort()).toEqual(['for 2025', 'from then on', 'over years'])
    expect(idsOf(measures, { years: ['not-stated'] })).toEqual(['stated in 2025'])
    expect(idsOf(measures, { months: { from: '2025-10', to: '2025-11' } }).sort()).toEqual([
      'for 2025',
      'from then on',
      'over years',
    ])
  })

  test('an outcome picks among them and "open" is every state without an end', () => {
    const units = unitsOf([planOf('a', 'partly'), planOf('b', 'dropped'), planOf('c', null)])
    const passing = (outcome: Filters['outcome']) =>
      units
        .filter((unit) => passesOutcome(unit, { ...NO_FILTERS, outcome }, NO_REGIONS))
        .map(({ plan }) => plan.id)
    expect(passing([])).toEqual(['a', 'b', 'c'])
    expect(passing(['dropped'])).toEqual(['b'])
    expect(passing(['open'])).toEqual(['a', 'c'])
  })
})

test('years are in order, the plans that name none last, and a law counts once in a year', () => {
  const measures = [
    planOf('none', 'partly'),
    planOf('late', 'partly', { period: on('2026') }),
    planOf('over years', 'partly', { period: { start: '2025-01-01', end: '2026-12-31', precision: 'year' } }),
    planOf('step 1', 'partly', { act: 'law', period: on('2025') }),
    planOf('step 2', 'partly', { act: 'law', period: on('2025-06') }),
  ]
  expect([...unitsByYear(unitsOf(measures))]).toEqual([
    [2025, 2],
    [2026, 2],
    ['not-stated', 1],
  ])
})

describe('headline', () => {
  const headline = (...states: (OutcomeState | null)[]) =>
    planHeadline(unitsOf(states.map((state, at) => planOf(String(at), state))), NO_FILTERS)
  const ALL_TIME = { years: [], months: null }

  test('counts what was carried out, in part, not found and not looked for', () => {
    expect(headline('carried-out', 'partly', 'partly', 'nothing-found', 'delayed', null)).toEqual({
      ...ALL_TIME,
      kind: 'some',
      plans: 6,
      carriedOut: 1,
      partly: 2,
      nothingFound: 1,
      notLooked: 1,
    })
  })

  test('says that none was carried out in full', () => {
    expect(headline('partly', 'nothing-found', null)).toEqual({
      ...ALL_TIME,
      kind: 'none-in-full',
      plans: 3,
      nothingFound: 1,
      notLooked: 1,
    })
  })

  test('gives the outcome of a single plan', () => {
    expect(headline('delayed')).toEqual({ ...ALL_TIME, kind: 'one', state: 'delayed' })
  })

  test('knows plans that nobody looked for, and no plan', () => {
    expect(headline(null, null)).toEqual({ ...ALL_TIME, kind: 'not-looked-for', plans: 2 })
    expect(headline()).toEqual({ ...ALL_TIME, kind: 'empty' })
  })

  test('keeps the time that was chosen', () => {
    const units = unitsOf([planOf('a', 'partly'), planOf('b', 'partly')])
    expect(planHeadline(units, { years: [2025], months: null })).toMatchObject({ years: [2025] })
  })
})

describe('the sums behind a headline', () => {
  const sums = (...plans: Measure[]) => {
    const units = unitsOf(plans)
    return planSums(units, planHeadline(units, NO_FILTERS))
  }

  test('name the plans that it leaves out, and the measures that they are', () => {
    const [first, second] = ['2025-01-01', '2025-02-01'].map(on)
    expect(
      sums(
        planOf('deal', 'carried-out', { act: 'law', statedOn: first ?? null }),
        planOf('vote', 'dropped', { act: 'law', statedOn: second ?? null }),
        planOf('a', 'partly'),
        planOf('b', 'under-way'),
        planOf('c', 'dropped'),
        planOf('d', 'nothing-found'),
        planOf('nobody looked', null),
      ),
    ).toEqual({ rest: 2, measures: 7, open: 4 })
    expect(sums(planOf('a', 'partly'), planOf('b', 'nothing-found'))).toEqual({
      rest: 1,
      measures: 2,
      open: 2,
    })
    expect(sums(planOf('a', 'partly'))).toEqual({ rest: 0, measures: 1, open: 1 })
    expect(sums(planOf('nobody looked', null))).toEqual({ rest: 0, measures: 1, open: 1 })
  })
})

describe('who has half of the plans', () => {
  const of = (...actors: string[][]) =>
    actorOfHalf(unitsOf(actors.map((own, at) => planOf(String(at), 'partly', { actors: own }))))

  test('is the actor that most of them name', () => {
    expect(of(['a'], ['a', 'b'], ['c'], ['d'])).toEqual({ actor: 'a', plans: 2, of: 4 })
  })

  test('is nobody below half, if all name the actor, or with few plans', () => {
    expect(of(['a'], ['a'], ['b'], ['c'], ['d'])).toBeNull()
    expect(of(['a'], ['a'], ['a'], ['a'])).toBeNull()
    expect(of(['a'], ['a'], ['b'])).toBeNull()
  })

  test('counts plans that nobody looked for', () => {
    const plans = ['a', 'a', 'b', 'a'].map((actor, at) => planOf(String(at), null, { actors: [actor] }))
    expect(actorOfHalf(unitsOf(plans))).toEqual({ actor: 'a', plans: 3, of: 4 })
  })
})
