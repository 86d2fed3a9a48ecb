import { describe, expect, it } from 'vitest'
import { describeFault } from '#derive/fault.ts'
import { importRecords, type RecordCorrections } from '#derive/importRecords.ts'
import { recordFaults } from '#derive/recordFile.ts'
import type { DatedRecord, FlowStatement } from '#domain/datedRecord.ts'
import { on, recordOf } from '#tests/support/builders.ts'

const faultsOf = (changes: Partial<DatedRecord>) =>
  recordFaults('records.json', recordOf(changes)).map(describeFault).join('\n')

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
    ['it has no end', { statedOn: { ...on('2024-12-10'), end: null } }],
  ])('is rejected: %s', (problem, changes) => expect(faultsOf(changes)).toContain(problem))

  it('may span several years with the precision of a year', () => {
    expect(faultsOf({ period: { start: '2025-01-01', end: '2027-12-31', precision: 'year' } })).toBe('')
  })
})

describe('importing records', () => {
  const { sources, note: _, ...rest } = recordOf({ title: { en: 'Boats on the Channel', fr: 'x', nl: 'x' } })
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
      { records: 'list.json', corrections: 'corrections.json', previous: 'records.json' },
    )

  it('copies facts, the first page first', () => {
    const { file, faults } = run(collected)
    expect(faults).toEqual([])
    expect(file.records[0]).toEqual({ ...rest, sources: [...sources, ...sources], note: null })
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
    const { file, faults } = run(collected, { corrections })
    expect(file.records[0]).toMatchObject({ routes: [], scope: 'unplaced' })
    expect(faults.map((fault) => fault.problem).sort()).toEqual([
      'channel is no link of this record',
      'no record has this id',
    ])
  })

  it('rejects a mistyped list, with its place', () => {
    const { faults } = run({ ...collected, statedOn: '2024' })
    expect(faults[0]).toMatchObject({ file: 'list.json', place: '0.statedOn' })
  })

  describe('a second time, after manual additions', () => {
    const flow: FlowStatement = {
      place: 'channel',
      isPart: false,
      counts: 'persons',
      states: 'count',
      months: { from: '2024-01', to: '2024-12' },
      areWhole: true,
    }
    const number = { value: 12, unit: 'persons', what: 'crossing' }
    const list = { ...collected, note: 'From the page.', values: [number, number] }
    const first = run(list).file.records
    const crossing = { en: 'persons who crossed', fr: 'personnes', nl: 'personen' }
    const worked = first.map((record) => ({
      ...record,
      title: { ...record.title, fr: 'Des bateaux sur la Manche' },
      note: { en: 'From the page.', fr: 'De la page.', nl: 'Van de pagina.' },
      values: record.values.map((value, index) => (index === 1 ? { ...value, what: crossing, flow } : value)),
    }))

    it('keeps translations, and words and flows of numbers', () => {
      const { file, faults } = run(list, {}, worked)
      expect(faults).toEqual([])
      expect(file.records).toEqual(worked)
    })

    it('drops translations of a changed text', () => {
      const title = { en: 'More boats on the Channel', fr: 'x', nl: 'x' }
      expect(run({ ...list, title }, {}, worked).file.records[0]?.title).toEqual(title)
    })

    it('prefers the flow of the list', () => {
      const own = { ...number, flow: { ...flow, isPart: true } }
      const { file } = run({ ...list, values: [number, own] }, {}, worked)
      expect(file.records[0]?.values[1]?.flow?.isPart).toBe(true)
    })

    it('reports every lost flow and record', () => {
      const problems = (record: unknown) => run(record, {}, worked).faults.map((fault) => fault.problem)
      expect(problems({ ...list, values: [number] })).toEqual([
        'the list no longer has 12 persons, no. 2 (persons who crossed), which has a flow',
      ])
      expect(problems({ ...list, id: 'another-record' })).toContain('the list has no such record')
    })
  })
})
