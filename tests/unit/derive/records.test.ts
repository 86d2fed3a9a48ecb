import { describe, expect, it } from 'vitest'
import { describeFault } from '#derive/fault.ts'
import {
  importRecords,
  type RecordCorrections,
  recordFaults,
  recordLinkFaults,
} from '#derive/importRecords.ts'
import type { DatedRecord, RecordSource } from '#domain/datedRecord.ts'
import { on, recordOf, words } from '#tests/support/builders.ts'

const faultsOf = (changes: Partial<DatedRecord>) =>
  recordFaults('records.json', recordOf(changes)).map(describeFault).join('\n')

const weakPage = { ...recordOf().sources[0], publisherKind: 'other' } as RecordSource

describe('a record', () => {
  it('can be valid', () => expect(faultsOf({})).toBe(''))

  it.each<[string, Partial<DatedRecord>]>([
    ['an event has no status', { kind: 'event' }],
    ['needs a status', { status: null }],
    ['without a category', { categories: [] }],
    ['placed, but no route', { routes: [] }],
    ['all-routes, but a route', { scope: 'all-routes' }],
    ['unplaced, but a route', { scope: 'unplaced' }],
    ['occurs twice', { routes: ['channel', 'channel'] }],
    ['before it starts', { period: { start: '2025-02-02', end: '2025-02-01', precision: 'day' } }],
    ['no day of the calendar', { period: { start: '2025-02-30', end: null, precision: 'day' } }],
    ['no first day of a month', { period: { start: '2025-02-02', end: null, precision: 'month' } }],
    ['no last day of a year', { period: { start: '2025-01-01', end: '2025-06-30', precision: 'year' } }],
    ['what it plans is planned', { kind: 'both', status: 'done' }],
    ['an event plans nothing', { kind: 'event', status: null, followedBy: ['another'] }],
    ['all its pages are of other publishers', { sources: [weakPage, weakPage] }],
    ['another occurs twice', { followedBy: ['another', 'another'] }],
    ['it has no end', { statedOn: { ...on('2024-12-10'), end: null } }],
  ])('is rejected: %s', (problem, changes) => expect(faultsOf(changes)).toContain(problem))

  it('may span several years with the precision of a year', () => {
    expect(faultsOf({ period: { start: '2025-01-01', end: '2027-12-31', precision: 'year' } })).toBe('')
  })
})

describe('importing records', () => {
  const {
    sources,
    note: _,
    hasWeakSources: _weak,
    followedBy: _links,
    ...rest
  } = recordOf({ title: { en: 'Boats on the Channel', fr: 'x', nl: 'x' } })
  const collected = { ...rest, source: sources[0], moreSources: sources, basis: 'read' }
  const stated = [{ id: 'a-record', field: 'routes' as const, value: 'channel', words: 'on the Channel' }]
  const run = (
    record: unknown,
    changes: Partial<RecordCorrections> = {},
    previous: readonly DatedRecord[] = [],
  ) =>
    importRecords(
      [record],
      { note: '', corrections: [], stated, ...changes },
      (code) => (code === 'LY' ? ['Libya'] : []),
      previous,
      { records: 'list.json', corrections: 'corrections.json' },
    )

  it('copies facts, the first page first', () => {
    const { records, faults } = run(collected)
    expect(faults).toEqual([])
    expect(records[0]).toEqual({
      ...rest,
      sources: [...sources, ...sources],
      note: null,
      hasWeakSources: false,
      followedBy: [],
    })
  })

  it('rejects a link without stated words', () => {
    const { faults } = run(collected, { stated: [] })
    expect(faults.map((fault) => fault.problem)).toEqual(['no words of the record state channel'])
  })

  it('rejects words that the record lacks, also parts of a word', () => {
    const words = stated.map((entry) => ({ ...entry, words: 'Chan' }))
    expect(run(collected, { stated: words }).faults).toHaveLength(1)
  })

  it('accepts a country named explicitly, not a similar word', () => {
    const libya = { ...collected, countries: ['LY'] }
    expect(run({ ...libya, title: { en: 'Libya, on the Channel', fr: 'x', nl: 'x' } }).faults).toEqual([])
    expect(run({ ...libya, title: { en: 'Libyans on the Channel', fr: 'x', nl: 'x' } }).faults).toHaveLength(
      1,
    )
  })

  it('applies corrections, and rejects those without a record and words without a link', () => {
    const corrections: RecordCorrections['corrections'] = [
      { id: 'a-record', field: 'routes', value: [], reason: 'guessed' },
      { id: 'a-record', field: 'scope', value: 'unplaced', reason: 'nothing left' },
      { id: 'nobody', field: 'note', value: '', reason: '' },
    ]
    const { records, faults } = run(collected, { corrections })
    expect(records[0]).toMatchObject({ routes: [], scope: 'unplaced' })
    expect(faults.map((fault) => fault.problem).sort()).toEqual([
      'channel is no link of this record',
      'no record has this id',
    ])
  })

  it('rejects a mistyped list, with its place', () => {
    const { faults } = run({ ...collected, statedOn: '2024' })
    expect(faults[0]).toMatchObject({ file: 'list.json', place: '0.statedOn' })
  })

  it('leaves alone a record that is there, whatever the list says', () => {
    const corrected = recordOf({ title: words('Corrected by hand') })
    expect(run(collected, {}, [corrected])).toEqual({ records: [], faults: [] })
    const another = { ...collected, id: 'another-record' }
    const forAnother = stated.map((entry) => ({ ...entry, id: 'another-record' }))
    const { records } = run(another, { stated: forAnother }, [corrected])
    expect(records.map(({ id }) => id)).toEqual(['another-record'])
  })
})

describe('links between records', () => {
  const plan = recordOf({ id: 'plan', statedOn: on('2024-03-01'), followedBy: ['law'] })
  const law = recordOf({ id: 'law', statedOn: on('2025-03-01') })
  const faults = (...records: DatedRecord[]) =>
    recordLinkFaults('records.json', { readTo: '2026-11-27', records }).map(describeFault).join('\n')

  it('may lead from a plan to what came of it', () => expect(faults(plan, law)).toBe(''))

  it.each<[string, DatedRecord[]]>([
    ['no record has the id law', [plan]],
    ['lead back to it', [recordOf({ id: 'plan', followedBy: ['plan'] })]],
    ['lead back to it', [recordOf({ id: 'a', followedBy: ['b'] }), recordOf({ id: 'b', followedBy: ['a'] })]],
    ['law is of 2024-02-29, before 2024-03-01', [plan, recordOf({ id: 'law', statedOn: on('2024-02') })]],
    ['after 2026-11-27', [recordOf({ id: 'late', statedOn: on('2026-11-28') })]],
  ])('are refused: %s', (problem, records) => expect(faults(...records)).toContain(problem))

  it('may lead to a record of the same month, whose day is not known', () => {
    expect(faults(plan, recordOf({ id: 'law', statedOn: on('2024-03') }))).toBe('')
  })
})
