import { describe, expect, it } from 'vitest'
import { outcomeFaults, withOutcomes } from '#derive/marks.ts'
import type { Outcome, OutcomeFile } from '#domain/outcome.ts'
import { periodOfDate } from '#domain/period.ts'
import { measureOf, recordOf } from '#tests/support/builders.ts'

const words = (text: string) => ({ en: text, fr: text, nl: text })
const PAGE = {
  title: 'Page',
  publisher: 'Ministry',
  publisherKind: 'official',
  url: 'https://example.org/page',
} as const
const found = (part: Partial<Outcome> = {}): Outcome => ({
  state: 'partly',
  since: periodOfDate('2025-06-01'),
  tie: 'page-says',
  what: words('Half of it was done.'),
  evidence: [PAGE],
  searches: [],
  lookedOn: '2026-11-29',
  reviews: [],
  ...part,
})
const plan = measureOf({ id: 'plan', status: 'planned', statedOn: periodOfDate('2024-12-10') })
const law = measureOf({ id: 'law', status: 'done' })
const records = [recordOf({ id: 'plan' }), recordOf({ id: 'law' })]
const faultsOf = (part: Partial<OutcomeFile>) =>
  outcomeFaults(
    'outcomes.json',
    { reach: '2026-07', acts: [], plans: {}, ...part },
    [plan, law],
    records,
  ).map(({ place, problem }) => `${place}: ${problem}`)

describe('outcomes of plans', () => {
  it('have no fault where each state has what it rests on', () => {
    const nothing = found({
      state: 'nothing-found',
      tie: 'none',
      since: null,
      evidence: [],
      searches: ['words'],
    })
    expect(faultsOf({ plans: { plan: [found()] } })).toEqual([])
    expect(faultsOf({ plans: { plan: [nothing] } })).toEqual([])
  })

  it.each([
    ['evidence: partly without a page', found({ evidence: [] })],
    ['tie: partly is tied to the plan by nothing', found({ tie: 'none' })],
    [
      'searches: nothing found without a search',
      found({ state: 'nothing-found', tie: 'none', evidence: [] }),
    ],
    [
      'tie: nothing was found, but the tie is same-act',
      found({ state: 'nothing-found', tie: 'same-act', searches: ['words'] }),
    ],
    [
      'since: 2024-01-01 is before the plan was stated, 2024-12-10',
      found({ since: periodOfDate('2024-01-01') }),
    ],
    ['lookedOn: 2024-12-09 is before the plan was stated, 2024-12-10', found({ lookedOn: '2024-12-09' })],
    ['evidence: no record has the id nowhere', found({ evidence: [{ ...PAGE, recordId: 'nowhere' }] })],
    [
      'evidence: law does not cite https://example.org/other',
      found({ evidence: [{ ...PAGE, url: 'https://example.org/other', recordId: 'law' }] }),
    ],
  ])('are refused with: %s', (fault, outcome) => {
    expect(faultsOf({ plans: { plan: [outcome] } })).toContain(`plans.plan.0.${fault}`)
  })

  it('are refused for what is no plan', () => {
    expect(faultsOf({ plans: { law: [found()] } })).toEqual([
      'plans.law: its status is done, so it is no plan',
    ])
    expect(faultsOf({ plans: { other: [found()] } })).toEqual(['plans.other: no measure has this id'])
  })

  it('are refused out of order, so that what was known earlier can be told', () => {
    const later = found({ since: periodOfDate('2026-01-01') })
    expect(faultsOf({ plans: { plan: [found(), later] } })).toEqual([])
    expect(faultsOf({ plans: { plan: [later, found()] } })).toEqual([
      'plans.plan.1.since: it is older than the outcome before it',
    ])
  })

  it('refuse acts with unknown steps, or with a step of another act', () => {
    const act = (id: string, steps: string[]) => ({ id, title: words(id), steps })
    expect(faultsOf({ acts: [act('a', ['plan', 'law'])] })).toEqual([])
    expect(faultsOf({ acts: [act('a', ['plan', 'gone'])] })).toEqual([
      'acts.a, steps: no record has the id gone',
    ])
    expect(faultsOf({ acts: [act('a', ['plan', 'law']), act('b', ['law', 'plan'])] })).toEqual([
      'acts.b, steps: law is a step of a already',
      'acts.b, steps: plan is a step of a already',
    ])
  })

  it('give each measure its newest outcome and its act', () => {
    const newest = found({ state: 'carried-out', since: null })
    const acts = [{ id: 'a', title: words('A'), steps: ['plan', 'law'] }]
    const measures = withOutcomes([plan, law], { acts, plans: { plan: [found(), newest] } })
    expect(measures.map(({ outcome, act }) => [outcome, act])).toEqual([
      [{ state: 'carried-out', since: null, tie: 'page-says' }, 'a'],
      [null, 'a'],
    ])
  })
})
