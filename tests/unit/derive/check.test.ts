import { describe, expect, it } from 'vitest'
import { check } from '#derive/check.ts'
import type { Datasets } from '#derive/datasets.ts'
import { describeFault } from '#derive/fault.ts'
import type { Claim } from '#domain/claim.ts'
import { claimOn, documentOf, recordOf } from '#tests/support/builders.ts'
import { IDS, sampleDatasets } from '#tests/support/deriveSamples.ts'

const FIRST = 'Controls at the borders are to grow.'
const SECOND = 'Ministers met in London.'
const document = documentOf(`${FIRST} ${SECOND}\nRead on: Controls of a lift…`, ['text', 'dropped'])
const claim = claimOn(document, FIRST)
const event = claimOn(document, SECOND, { kind: 'event', category: 'meeting' })
const sound = sampleDatasets([document], [claim, event], [recordOf()])

const faultsOf = (datasets: Datasets) => check(datasets, IDS).map(describeFault).join('\n')
const withClaim = (changes: Partial<Claim>) =>
  faultsOf(sampleDatasets([document], [{ ...claim, ...changes }], []))

describe('check', () => {
  it('finds no fault in valid datasets', () => {
    expect(faultsOf(sound)).toBe('')
  })

  it('rejects a quote that differs from the text at its span, naming file, quote and remedy', () => {
    const edited = { ...document, text: document.text.replace('borders', 'boarders') }
    const faults = faultsOf({ ...sound, documents: [edited] })
    expect(faults).toContain('documents/text.txt · claim ')
    expect(faults).toContain('expected "Controls at the borders are to grow."')
    expect(faults).toContain('derive again from the stored text')
  })

  it('gives one fault for equal quotes, and their number', () => {
    const repeated = documentOf(`${FIRST} `.repeat(9).trim())
    const claims = Array.from({ length: 9 }, (_, index) => {
      const start = index * (FIRST.length + 1)
      const { citation, ...rest } = claimOn(repeated, FIRST)
      const at = { ...citation, start, end: start + FIRST.length, prefix: '', suffix: '' }
      return { ...rest, id: `claim-${index}`, citation: at }
    })
    const faults = check(sampleDatasets([repeated], claims, []), IDS).filter(({ problem }) =>
      problem.includes('prefix and suffix'),
    )
    expect(faults.map(({ problem }) => problem)).toEqual([
      expect.stringMatching(/fits 9 places, not only 0 \(9 quotes like it\)$/),
    ])
  })

  it('rejects a quote whose prefix and suffix match two places', () => {
    const doubled = documentOf(`${FIRST} ${FIRST} ${FIRST} ${FIRST}`)
    const start = FIRST.length + 1
    const inner = claimOn(doubled, FIRST)
    const citation = { ...inner.citation, start, end: start + FIRST.length, prefix: ' ', suffix: ' ' }
    const faults = faultsOf(sampleDatasets([doubled], [{ ...inner, citation }], []))
    expect(faults).toContain('fits 2 places')
    expect(faults).toContain('correct prefix and suffix')
  })

  it('rejects a quote whose prefix matches nowhere', () => {
    expect(withClaim({ citation: { ...claim.citation, prefix: 'Elsewhere: ' } })).toContain('fits no place')
  })

  it('rejects a claim on a dropped line, with the rule that dropped it', () => {
    const teaser = claimOn(document, 'Controls of a lift')
    const faults = faultsOf(sampleDatasets([document], [teaser], []))
    expect(faults).toContain('dropped (teaser)')
    expect(faults).toContain('lexicon/boilerplate.json')
  })

  it('rejects a claim on a heading', () => {
    const heading = documentOf('Controls:\nText.', ['heading'])
    const claim = claimOn(heading, 'Controls:')
    expect(faultsOf(sampleDatasets([heading], [claim], []))).toContain('a heading')
    // A reader may see one there.
    const added = { ...claim, review: { ...claim.review, state: 'added' as const } }
    expect(faultsOf(sampleDatasets([heading], [added], []))).not.toContain('a heading')
  })

  it('rejects a cue that differs from the text at its span', () => {
    const cue = { rule: 'measures/border-control', pattern: 'control*', start: 1, end: 9, exact: 'Controls' }
    expect(withClaim({ cues: [cue] })).toContain('the cue "Controls" of measures/border-control')
  })

  it.each<[string, Partial<Claim>, string]>([
    ['a category', { category: 'border-contrl' }, 'lexicon/measures.json'],
    ['a facet', { facet: 'balloons' }, 'lexicon/measures.json'],
    ['an actor', { actors: ['frontx'] }, 'lexicon/actors.json'],
    ['a route', { routes: ['chanel'] }, 'lexicon/routes.json'],
    ['a region', { regions: ['atlantis'] }, 'lexicon/regions.json'],
    ['a country by its name', { countries: ['France'] }, 'lexicon/actors.json, "countries"'],
    ['a driver', { kind: 'driver', status: null, category: 'luck' }, 'lexicon/drivers.json'],
    ['an event category', { kind: 'event', status: null, category: 'party' }, 'lexicon/events.json'],
    ['a figure category', { kind: 'figure', status: null, category: 'luck' }, 'lexicon/figures.json'],
    ['a route category', { kind: 'route', status: null, category: 'chanel' }, 'lexicon/routes.json'],
  ])('rejects %s that the lexicon lacks', (_, changes, home) => {
    const faults = withClaim(changes)
    expect(faults).toContain('the lexicon has no')
    expect(faults).toContain(home)
  })

  it('accepts a region as the category of a route claim', () => {
    expect(withClaim({ kind: 'route', status: null, category: 'north-africa', basis: 'named' })).toBe('')
  })

  it('rejects ids that the lexicon lacks in records, and a record that contradicts itself', () => {
    const record = recordOf({ form: 'decree', routes: [], scope: 'placed' })
    const faults = faultsOf(sampleDatasets([], [], [record]))
    expect(faults).toContain('record a-record: form: the lexicon has no decree')
    expect(faults).toContain('placed, but no route, region or country is named')
  })

  it('rejects a measure without evidence', () => {
    const [measure, ...rest] = sound.measures
    if (!measure) throw new Error('the sample has no measure')
    const bare = { ...measure, evidence: [] as unknown as typeof measure.evidence }
    const faults = faultsOf({ ...sound, measures: [bare, ...rest] })
    expect(faults).toContain(`measures.json · measure ${measure.id}: it has no evidence`)
    expect(faults).toContain('name a sentence, record or page as evidence')
  })

  it('rejects evidence whose claim or record does not exist', () => {
    expect(faultsOf({ ...sound, claims: [event] })).toContain(`its claim ${claim.id} does not exist`)
    expect(faultsOf({ ...sound, records: [] })).toContain('its record a-record does not exist')
  })

  it('rejects a mark whose citation differs from its claim', () => {
    const other = { ...claim, citation: event.citation }
    expect(faultsOf({ ...sound, claims: [other, event] })).toContain('it cites other words than its claim')
  })

  it('rejects a document that does not exist', () => {
    expect(faultsOf({ ...sound, documents: [] })).toContain('cites the document text, which does not exist')
  })

  it.each<[string, (datasets: Datasets) => Datasets]>([
    ['claim', (all) => ({ ...all, claims: [...all.claims, claim] })],
    ['record', (all) => ({ ...all, records: [...all.records, recordOf()] })],
    ['measure', (all) => ({ ...all, measures: [...all.measures, ...all.measures.slice(0, 1)] })],
    ['event', (all) => ({ ...all, events: [...all.events, ...all.events.slice(0, 1)] })],
  ])('rejects a %s with a duplicate id', (kind, double) => {
    const faults = faultsOf(double(sound))
    expect(faults).toContain('the id is used twice')
    expect(faults).toContain(` · ${kind} `)
  })

  it('rejects fields that do not fit the kind of the claim', () => {
    expect(withClaim({ status: null })).toContain('a measure without a status')
    expect(withClaim({ kind: 'driver', category: 'poverty' })).toContain('a driver has no status')
    expect(withClaim({ basis: 'named' })).toContain('a measure has no basis')
    expect(withClaim({ years: [2025] })).toContain('years without a basis')
    expect(withClaim({ yearBasis: 'sentence' })).toContain('a basis of years without a year')
  })

  it('returns all faults of a run', () => {
    const faults = check(
      sampleDatasets([document], [{ ...claim, category: 'x', actors: ['y'], routes: ['z'] }], []),
      IDS,
    )
    expect(faults.length).toBeGreaterThanOrEqual(3)
  })
})
