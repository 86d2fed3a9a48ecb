import { expect, test } from 'vitest'
import { lexicon } from '#tests/support/lexicon.ts'
import { published } from '#tests/support/published.ts'

const { rules } = published('rulebook')
const vocabulary = published('vocabulary')
const { routes, regions } = published('routes')
const idsOf = (kind: string) => rules.filter((rule) => rule.kind === kind).map(({ id }) => id)
const ids = (terms: readonly { id: string }[]) => terms.map(({ id }) => id)

test('every term of a claim has a rule, and no rule has an unknown term', () => {
  expect(idsOf('measure')).toEqual(ids(vocabulary.categories))
  expect(idsOf('driver')).toEqual(ids(vocabulary.drivers))
  expect(idsOf('event')).toEqual(ids(vocabulary.eventCategories))
  expect(idsOf('figure')).toEqual(ids(vocabulary.figureCategories))
  expect(idsOf('status').sort()).toEqual(['done', 'gap', 'planned'])
  expect(idsOf('route')).toEqual(ids(routes))
  expect(idsOf('region').sort()).toEqual(ids(regions).sort())
})

test('the patterns behind published claims are in the published rules', () => {
  const all = new Set(rules.flatMap(({ lists }) => lists.flatMap(({ en, fr, nl }) => [...en, ...fr, ...nl])))
  const { claims } = published('claims')
  const fired = claims
    .filter(({ kind }) => kind === 'measure' || kind === 'driver')
    .flatMap(({ cues }) => cues)
    .filter(({ rule }) => /^(measures|drivers|status)/.test(rule) && !rule.includes('facets'))
  expect(fired.length).toBeGreaterThan(20)
  for (const { pattern, rule } of fired) expect(all.has(pattern), `${rule}: ${pattern}`).toBe(true)
})

test('the words that block a rule are published with it', () => {
  const withNot = lexicon.measures.categories.filter(({ not }) => not && not.en.length > 0)
  expect(withNot.length).toBeGreaterThan(0)
  for (const { id, not } of withNot) {
    const rule = rules.find((candidate) => candidate.kind === 'measure' && candidate.id === id)
    expect(rule?.lists.find(({ role }) => role === 'not')?.en).toEqual(not?.en)
  }
})
