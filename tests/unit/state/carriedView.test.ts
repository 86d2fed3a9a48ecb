import { describe, expect, test } from 'vitest'
import type { Evidence } from '#domain/evidence.ts'
import { carriedByClaims, carriedByRecord } from '#state/selectors/carriedView.ts'
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

describe('what a sentence shows on the map', () => {
  test('its measures: the first chosen, the filters leading to all of them and asking nothing else', () => {
    const claims = [claimOf({ id: 'a', routes: ['channel'] }), claimOf({ id: 'b' })]
    expect(carriedByClaims(claims, published)).toEqual({
      selected: { kind: 'measure', id: 'planned' },
      filters: {
        years: [2025, 'not-stated'],
        status: ['planned', 'done'],
        measures: ['joint-operations', 'border-control'],
      },
    })
  })

  test('else the routes and regions that it names, one choice of place', () => {
    const claims = [claimOf({ id: 'c', routes: ['channel'], regions: ['middle-east'] })]
    expect(carriedByClaims(claims, published)).toEqual({
      selected: { kind: 'route', id: 'channel' },
      filters: { routes: ['channel'], regions: ['middle-east'] },
    })
  })

  test('else its region, its event or its driver', () => {
    const selected = (claim: ReturnType<typeof claimOf>) => carriedByClaims([claim], published)?.selected
    expect(selected(claimOf({ id: 'c', regions: ['middle-east'] }))).toEqual({
      kind: 'region',
      id: 'middle-east',
    })
    expect(selected(claimOf({ id: 'd', kind: 'event' }))).toEqual({ kind: 'event', id: 'meeting' })
    expect(selected(claimOf({ id: 'e', category: 'climate' }))).toEqual({ kind: 'driver', id: 'climate' })
  })

  test('nothing, where a figure names no place', () => {
    expect(carriedByClaims([claimOf({ id: 'f', kind: 'figure' })], published)).toBeNull()
    expect(carriedByClaims([], published)).toBeNull()
  })
})

describe('what a record shows on the map', () => {
  const record = recordOf({ id: 'pact' })
  const evidence: [Evidence] = [{ type: 'record', recordId: 'pact' }]
  const measure = measureOf({ id: 'm', period: on('2024'), evidence })
  const event = eventOf({ id: 'e', evidence })

  test('its measure before its event, found by the record and not by the id', () => {
    const shown = carriedByRecord(record, { measures: [other, measure], events: [event] })
    expect(shown?.selected).toEqual({ kind: 'measure', id: 'm' })
    expect(shown?.filters.years).toEqual([2024])
  })

  test('its event where it is no measure, and nothing where it is neither', () => {
    expect(carriedByRecord(record, { measures: [other], events: [meeting, event] })).toEqual({
      selected: { kind: 'event', id: 'e' },
      filters: {},
    })
    expect(carriedByRecord(record, published)).toBeNull()
  })
})
