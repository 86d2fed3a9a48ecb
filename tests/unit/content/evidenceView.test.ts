import { describe, expect, test } from 'vitest'
import { viewOfClaims, viewOfRecord } from '#content/evidenceView.ts'
import type { Evidence } from '#domain/evidence.ts'
import { claimOf, eventOf, measureOf, on, recordOf } from '#tests/support/builders.ts'

const citing = (claimId: string): [Evidence] => [
  { type: 'citation', claimId, citation: claimOf({ id: claimId }).citation },
]

const planned = measureOf({
  id: 'planned',
  status: 'planned',
  period: on('2025'),
  categories: ['joint-operations'],
  evidence: citing('a'),
})
const undated = measureOf({ id: 'undated', categories: ['border-control'], evidence: citing('b') })
const other = measureOf({ id: 'other', period: on('2024'), evidence: citing('z') })
const meeting = eventOf({ id: 'meeting', evidence: citing('d') })
const published = { measures: [other, planned, undated], events: [meeting] }

describe('showing a sentence on the map', () => {
  test('selects its first measure and filters to all its measures', () => {
    const claims = [claimOf({ id: 'a', routes: ['channel'] }), claimOf({ id: 'b' })]
    expect(viewOfClaims(claims, published)).toEqual({
      selected: { kind: 'measure', id: 'planned' },
      filters: {
        years: [2025, 'not-stated'],
        status: ['planned', 'done'],
        measures: ['joint-operations', 'border-control'],
      },
    })
  })

  test('else selects its route and filters to the routes and regions that it names', () => {
    const claims = [claimOf({ id: 'c', routes: ['channel'], regions: ['middle-east'] })]
    expect(viewOfClaims(claims, published)).toEqual({
      selected: { kind: 'route', id: 'channel' },
      filters: { routes: ['channel'], regions: ['middle-east'], any: 'places' },
    })
  })

  test('else selects its region, event or driver', () => {
    const selected = (claim: ReturnType<typeof claimOf>) => viewOfClaims([claim], published)?.selected
    expect(selected(claimOf({ id: 'c', regions: ['middle-east'] }))).toEqual({
      kind: 'region',
      id: 'middle-east',
    })
    expect(selected(claimOf({ id: 'd', kind: 'event' }))).toEqual({ kind: 'event', id: 'meeting' })
    expect(selected(claimOf({ id: 'e', category: 'climate' }))).toEqual({ kind: 'driver', id: 'climate' })
  })

  test('is not possible for a figure without a place', () => {
    expect(viewOfClaims([claimOf({ id: 'f', kind: 'figure' })], published)).toBeNull()
    expect(viewOfClaims([], published)).toBeNull()
  })
})

describe('showing a record on the map', () => {
  const record = recordOf({ id: 'pact' })
  const evidence: [Evidence] = [{ type: 'record', recordId: 'pact' }]
  const measure = measureOf({ id: 'm', period: on('2024'), evidence })
  const event = eventOf({ id: 'e', evidence })

  test('selects its measure rather than its event, matched by record id', () => {
    const shown = viewOfRecord(record, { measures: [other, measure], events: [event] })
    expect(shown?.selected).toEqual({ kind: 'measure', id: 'm' })
    expect(shown?.filters.years).toEqual([2024])
  })

  test('else selects its event, and is not possible without either', () => {
    expect(viewOfRecord(record, { measures: [other], events: [meeting, event] })).toEqual({
      selected: { kind: 'event', id: 'e' },
      filters: {},
    })
    expect(viewOfRecord(record, published)).toBeNull()
  })
})
