import { describe, expect, it } from 'vitest'
import type { OwnData } from '#domain/own/data.ts'
import type { WhoseShown } from '#domain/own/whose.ts'
import { layerOwnData } from '#state/desk/showOwn.ts'
import { claimOf, eventOf, measureOf, on, routeOf } from '#tests/support/builders.ts'
import { ownOutcomeOf } from '#tests/support/ownOutcomes.ts'
import { OWN_DOCUMENT, OWN_SAMPLE } from '#tests/support/ownSample.ts'

const PUBLISHED = {
  measures: [measureOf({ id: 'published' })],
  events: [eventOf({ id: 'published' })],
  claims: [claimOf({ id: 'published' })],
  routes: [routeOf({ id: 'channel' }), routeOf({ id: 'other' })],
}

const citationOf = (documentId: string) => ({
  type: 'citation' as const,
  claimId: 'read',
  citation: { ...claimOf({ id: 'read' }).citation, documentId },
})

function joined(layer: WhoseShown, own: OwnData = OWN_SAMPLE, published: typeof PUBLISHED = PUBLISHED) {
  const layered = layerOwnData(own, layer)
  const { measures, events, claims, routes } = published
  const files = {
    measures: layered.measures?.({ measures }).measures ?? measures,
    events: layered.timeline?.({ events }).events ?? events,
    claims: layered.claims?.({ claims }).claims ?? claims,
  }
  const named = layered.routes?.({ routes, regions: [] }).routes ?? routes
  return {
    ...Object.fromEntries(Object.entries(files).map(([name, items]) => [name, items.map(({ id }) => id)])),
    named: named.map(({ evidence }) =>
      evidence.flatMap((item) => (item.type === 'citation' ? [item.citation.documentId] : [])),
    ),
  }
}

const OWN_CLAIMS = OWN_SAMPLE.claims.map(({ id }) => id)

describe('the layer of own marks', () => {
  it('joins own marks and the sentences that name a route with the published ones', () => {
    expect(joined('both')).toEqual({
      measures: ['published', 'own-patrol', 'own-unplaced'],
      events: ['published', 'own-meeting'],
      claims: ['published', ...OWN_CLAIMS],
      named: [[OWN_DOCUMENT.id], []],
    })
  })

  it('hides the published marks and claims while only the reader’s own show', () => {
    expect(joined('yours')).toEqual({
      measures: ['own-patrol', 'own-unplaced'],
      events: ['own-meeting'],
      claims: OWN_CLAIMS,
      named: [[OWN_DOCUMENT.id], []],
    })
  })

  it('changes nothing while only the published marks show', () => {
    expect(joined('published')).toEqual({
      measures: ['published'],
      events: ['published'],
      claims: ['published'],
      named: [[], []],
    })
  })

  it('counts a text that is published as well once: by its published reading, or by the reader’s own', () => {
    const twin = { ...OWN_SAMPLE, twins: { [OWN_DOCUMENT.id]: 'published-text' } }
    expect(joined('both', twin)).toEqual(joined('published'))
    expect(joined('yours', twin)).toEqual(joined('yours'))
    const read = citationOf('published-text')
    const record = { type: 'record', recordId: 'of-a-record' } as const
    const published = {
      measures: [
        measureOf({ id: 'read', evidence: [read] }),
        measureOf({ id: 'of-a-record', evidence: [record] }),
      ],
      events: [eventOf({ id: 'read', evidence: [read] }), eventOf({ id: 'of-a-record', evidence: [record] })],
      claims: [claimOf({ id: 'read', citation: read.citation }), claimOf({ id: 'of-another' })],
      routes: [routeOf({ id: 'channel', evidence: [read, record] })],
    }
    expect(joined('own-reading', twin, published)).toEqual({
      measures: ['of-a-record', 'own-patrol', 'own-unplaced'],
      events: ['of-a-record', 'own-meeting'],
      claims: ['of-another', ...OWN_CLAIMS],
      named: [[OWN_DOCUMENT.id]],
    })
    // Nothing of it is accepted yet.
    const unread = { ...twin, documents: [], claims: [], measures: [], events: [], routes: [] }
    expect(joined('own-reading', unread, published)).toEqual(joined('published', unread, published))
  })

  it('puts the reader’s outcome in place of the published one, marked as own, on plans alone', () => {
    const published = { state: 'nothing-found', since: null, tie: 'none' } as const
    const plan = measureOf({ id: 'plan', status: 'planned', outcome: published })
    const outcomeFor = (measureId: string): OwnData['outcomes'][number] => ({
      planId: measureId,
      measureId,
      since: on('2025-06'),
      outcome: ownOutcomeOf({ state: 'partly' }),
      readers: ['Ann'],
    })
    const own = { ...OWN_SAMPLE, outcomes: ['plan', 'own-patrol', 'published'].map(outcomeFor) }
    const outcomesIn = (layer: WhoseShown) => {
      const file = { measures: [...PUBLISHED.measures, plan] }
      const { measures } = layerOwnData(own, layer).measures?.(file) ?? file
      return Object.fromEntries(measures.map(({ id, outcome }) => [id, outcome]))
    }
    const set = { state: 'partly', since: on('2025-06'), tie: 'our-reading', own: true }
    expect(outcomesIn('both')).toEqual({
      published: null,
      plan: set,
      'own-patrol': set,
      'own-unplaced': null,
    })
    expect(outcomesIn('yours')).toEqual({ 'own-patrol': set, 'own-unplaced': null })
    expect(outcomesIn('published')).toEqual({ published: null, plan: published })
  })

  it('gives the same file for the same published file', () => {
    const { measures } = layerOwnData(OWN_SAMPLE, 'both')
    const file = { measures: PUBLISHED.measures }
    expect(measures?.(file)).toBe(measures?.(file))
  })
})
