import { describe, expect, it } from 'vitest'
import { buildEvents, buildMeasures } from '#derive/marks.ts'
import { measureYears } from '#domain/measure.ts'
import { claimOn, documentOf, on, recordOf } from '#tests/support/builders.ts'
import { RULES, sampleDatasets } from '#tests/support/deriveSamples.ts'

const A = 'Borders are to be strengthened in 2025.'
const B = 'Controls will grow from Libya on.'
const C = 'Patrols will cover all routes.'
const D = 'Leaders met.'
const document = documentOf([A, B, C, D].join(' '))
const in2025 = { years: [2025], yearBasis: 'sentence' as const }
const measuresOf = (...claims: Parameters<typeof buildMeasures>[1]) =>
  buildMeasures([document], claims, [], RULES)

describe('measures of a document', () => {
  it('are merged by category, status and period, with all sentences as evidence', () => {
    const claims = [claimOn(document, A, in2025), claimOn(document, B, in2025)]
    const measures = measuresOf(...claims)
    expect(measures).toHaveLength(1)
    expect(measures[0]?.evidence.map((item) => item.type === 'citation' && item.claimId)).toEqual(
      claims.map((claim) => claim.id),
    )
    expect(measures[0]).toMatchObject({
      title: null,
      period: on('2025'),
      statedOn: on('2024-12-10'),
      status: 'planned',
    })
  })

  it('are separate for another status, category or period', () => {
    const measures = measuresOf(
      claimOn(document, A, in2025),
      claimOn(document, B, { ...in2025, status: 'done' }),
      claimOn(document, B, { ...in2025, category: 'coordination' }),
      claimOn(document, C),
    )
    expect(measures).toHaveLength(4)
    expect(new Set(measures.map(({ id }) => id)).size).toBe(4)
  })

  it('join consecutive years in one period and keep others separate', () => {
    const years = [2021, 2022, 2025]
    const measures = measuresOf(claimOn(document, A, { years, yearBasis: 'sentence' }))
    expect(measures.map(measureYears)).toEqual([[2021, 2022], [2025]])
    expect(measures.map(({ evidence }) => evidence.length)).toEqual([1, 1])
  })

  it('prefer a date in the text to its year, with its precision', () => {
    expect(measuresOf(claimOn(document, A, { ...in2025, date: on('2024-12-10') }))[0]?.period).toEqual(
      on('2024-12-10'),
    )
  })

  it('have no period if no sentence states one, whatever the document’s date', () => {
    expect(measuresOf(claimOn(document, A))[0]).toMatchObject({ period: null, statedOn: on('2024-12-10') })
  })

  it('are placed by named routes, regions and countries, not by destinations', () => {
    const scopes = [
      { routes: ['channel'] },
      { regions: ['north-africa'] },
      { countries: ['LY'] },
      { regions: ['europe'] },
      { actors: ['FR'] },
    ].map((changes) => measuresOf(claimOn(document, A, changes))[0]?.scope)
    expect(scopes).toEqual(['placed', 'placed', 'placed', 'unplaced', 'unplaced'])
    expect(measuresOf(claimOn(document, A, { regions: ['europe'] }))[0]?.regions).toEqual([])
  })

  it('cover all routes only if a sentence does', () => {
    expect(measuresOf(claimOn(document, C))[0]?.scope).toBe('all-routes')
    expect(measuresOf(claimOn(document, A))[0]?.scope).toBe('unplaced')
  })

  it('keep their id when other claims are added or removed', () => {
    const alone = measuresOf(claimOn(document, A, in2025))[0]?.id
    const among = measuresOf(claimOn(document, C), claimOn(document, A, in2025)).map(({ id }) => id)
    expect(among).toContain(alone)
  })
})

describe('measures and events of records', () => {
  it('depend on the kind: a measure, an event, or both', () => {
    const records = [
      recordOf({ id: 'm' }),
      recordOf({ id: 'e', kind: 'event', status: null }),
      recordOf({ id: 'b', kind: 'both' }),
    ]
    expect(buildMeasures([], [], records, RULES).map(({ id }) => id)).toEqual(['m', 'b'])
    expect(buildEvents([], [], records, RULES).map(({ id }) => id)).toEqual(['e', 'b'])
  })

  it('date a meeting by its statement, even if its plan is for the next year', () => {
    const both = recordOf({ kind: 'both', form: 'summit', statedOn: on('2024-12-10'), period: on('2025') })
    expect(buildMeasures([], [], [both], RULES)[0]?.period).toEqual(on('2025'))
    expect(buildEvents([], [], [both], RULES)[0]).toMatchObject({
      date: on('2024-12-10'),
      category: 'summit',
    })
  })
})

describe('events of a document', () => {
  it('are merged by category and date', () => {
    const event = { kind: 'event' as const, category: 'meeting' }
    const events = buildEvents(
      [document],
      [claimOn(document, D, { ...event, date: on('2024-12-10') }), claimOn(document, A, event)],
      [],
      RULES,
    )
    expect(events.map(({ date }) => date)).toEqual([on('2024-12-10'), null])
  })
})

describe('routes and regions', () => {
  const claims = [
    claimOn(document, A, { kind: 'route', status: null, category: 'north-africa', regions: ['europe'] }),
    claimOn(document, B, {
      kind: 'figure',
      status: null,
      category: 'detections',
      regions: ['north-africa'],
    }),
    claimOn(document, C, { routes: ['channel'] }),
  ]
  const { routes, regions } = sampleDatasets([document], claims, [recordOf()])

  it('have the sentences and records that name them as evidence', () => {
    expect(routes[0]?.evidence.map(({ type }) => type)).toEqual(['reference', 'citation', 'record'])
    expect(regions[0]?.evidence).toHaveLength(1)
    expect(regions[1]?.evidence).toHaveLength(0)
    expect(regions[0]?.evidence[0]).toMatchObject({ type: 'citation', claimId: claims[0]?.id })
  })
})
