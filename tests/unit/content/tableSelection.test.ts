import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filterableClaim, filterableRecord } from '#content/tableSelection.ts'
import type { Evidence } from '#domain/evidence.ts'
import { passes, passesEvent, passesMeasure } from '#domain/filters.ts'
import { PLAN_STATES, TIES } from '#domain/planState.ts'
import { PUBLISHER_CHOICES, REVIEW_CHOICES } from '#domain/publisher.ts'
import { routeRegionsOf } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { claimOf, documentOf, on, recordOf } from '#tests/support/builders.ts'
import { published } from '#tests/support/published.ts'

const DOCUMENT = documentOf('abc')
const REGIONS = new Map([['central', 'north-africa']])

function isShown(part: Partial<Parameters<typeof claimOf>[0]>, asked: Partial<Filters>, document = DOCUMENT) {
  return passes(
    filterableClaim(claimOf({ id: 'x', ...part }), document),
    { ...NO_FILTERS, ...asked },
    REGIONS,
  )
}

describe('a claim', () => {
  test('counts in its own years, not its document’s', () => {
    expect(isShown({ years: [2025] }, { years: [2025] })).toBe(true)
    expect(isShown({ years: [2025] }, { years: [2024] })).toBe(false)
  })

  test('counts in each of its years and in none between them', () => {
    const [first, between, last] = [2021, 2023, 2025].map((year) =>
      isShown({ years: [2021, 2025] }, { years: [year] }),
    )
    expect([first, between, last]).toEqual([true, false, true])
  })

  test('counts by its date rather than its years, also for a period of months', () => {
    const dated = { years: [2025], date: on('2025-03') }
    expect(isShown(dated, { months: { from: '2025-03', to: '2025-04' } })).toBe(true)
    expect(isShown(dated, { months: { from: '2025-05', to: '2025-06' } })).toBe(false)
  })

  test('without a year counts by the date of its document, else as not stated', () => {
    expect(isShown({}, { years: [2024] })).toBe(true)
    expect(isShown({}, { years: ['not-stated'] })).toBe(false)
    const undated = documentOf('abc', [], { date: null })
    expect(isShown({}, { years: ['not-stated'] }, undated)).toBe(true)
    expect(isShown({}, { years: [2024] }, undated)).toBe(false)
  })

  test('without a status ignores the status filter, and with one must match it', () => {
    expect(isShown({ kind: 'driver' }, { status: ['gap'] })).toBe(true)
    const done = { kind: 'measure', category: 'border-control', status: 'done' } as const
    expect(isShown(done, { status: ['gap'] })).toBe(false)
    expect(isShown(done, { status: ['gap', 'done'] })).toBe(true)
  })

  test('matches a category filter only as a measure of that category', () => {
    expect(isShown({ kind: 'measure', category: 'prevention' }, { measures: ['prevention'] })).toBe(true)
    expect(isShown({ kind: 'measure', category: 'prevention' }, { measures: ['returns'] })).toBe(false)
    expect(isShown({ kind: 'driver', category: 'prevention' }, { measures: ['prevention'] })).toBe(false)
  })

  test('matches the places in its sentence, and for a route claim also its category', () => {
    expect(isShown({ routes: ['central'] }, { regions: ['north-africa'] })).toBe(true)
    expect(isShown({ routes: ['central'] }, { routes: ['eastern'] })).toBe(false)
    expect(isShown({ kind: 'route', category: 'central' }, { routes: ['central'] })).toBe(true)
    expect(isShown({ kind: 'route', category: 'middle-east' }, { regions: ['middle-east'] })).toBe(true)
    expect(isShown({ kind: 'driver', category: 'middle-east' }, { regions: ['middle-east'] })).toBe(false)
  })

  test('matches by its actors, its own review and the publisher of its document', () => {
    expect(isShown({ actors: ['frontex'] }, { actors: ['frontex'] })).toBe(true)
    expect(isShown({ actors: ['frontex'] }, { actors: ['europol'] })).toBe(false)
    expect(isShown({}, { review: ['accepted'] })).toBe(true)
    expect(isShown({}, { review: ['edited'] })).toBe(false)
    expect(isShown({}, { publishers: ['official'] })).toBe(true)
    expect(isShown({}, { publishers: ['press'] })).toBe(false)
    const unnamed = documentOf('abc', [], { publisherKind: null })
    expect(isShown({}, { publishers: ['not-stated'] }, unnamed)).toBe(true)
  })
})

/** Items by the record that they cite. */
function byRecord<T extends { evidence: readonly Evidence[] }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(
    things.flatMap((thing) =>
      thing.evidence.flatMap((item) => (item.type === 'record' ? [[item.recordId, thing] as const] : [])),
    ),
  )
}

describe('a record', () => {
  test('without a status ignores the status filter', () => {
    const asked = { ...NO_FILTERS, status: ['gap' as const] }
    expect(passes(filterableRecord(recordOf({ kind: 'event', status: null })), asked, REGIONS)).toBe(true)
    expect(passes(filterableRecord(recordOf({ status: 'done' })), asked, REGIONS)).toBe(false)
  })

  test('is shown exactly when its measure, or else its event, is, for any filters', () => {
    const { measures } = published('measures')
    const { events } = published('timeline')
    const { records } = published('records')
    const { routes } = published('routes')
    const regions = routeRegionsOf(routes)
    const measureOfRecord = byRecord(measures)
    const eventOfRecord = byRecord(events)
    const some = <T>(items: readonly T[]) => fc.subarray([...new Set(items)], { maxLength: 2 })
    const filters = fc.record({
      years: some([2023, 2024, 2025, 2026, 'not-stated' as const]),
      months: fc.constantFrom(null, null, { from: '2024-11', to: '2025-02' }),
      status: some(['done', 'planned', 'gap'] as const),
      outcome: some(['open', ...PLAN_STATES] as const),
      tie: some(TIES),
      measures: some(measures.flatMap(({ categories }) => categories)),
      routes: some(routes.map(({ id }) => id)),
      regions: some(['north-africa', 'middle-east']),
      countries: some(measures.flatMap(({ countries }) => countries)),
      actors: some(measures.flatMap(({ actors }) => actors)),
      publishers: some(PUBLISHER_CHOICES),
      review: some(REVIEW_CHOICES),
    })
    fc.assert(
      fc.property(filters, (asked) => {
        for (const record of records) {
          const measure = measureOfRecord.get(record.id)
          const event = eventOfRecord.get(record.id)
          const expected = measure
            ? passesMeasure(measure, asked, regions)
            : event !== undefined && passesEvent(event, asked, regions)
          expect([record.id, passes(filterableRecord(record, measure), asked, regions)]).toEqual([
            record.id,
            expected,
          ])
        }
      }),
      { numRuns: 60 },
    )
  })
})
