import { describe, expect, it } from 'vitest'
import { overdueRecords } from '#domain/findSentence.ts'
import { periodOfDate } from '#domain/period.ts'
import { recordOf } from '#tests/support/builders.ts'

const [source] = recordOf().sources
const day = (text: string) => periodOfDate(text)
const readOn = (on: string) => [
  {
    ...(source as NonNullable<typeof source>),
    locator: { first: 'The two', last: 'in May.', sha256: '0'.repeat(64), lang: 'en', readOn: on },
  },
]
/** A measure announced on 1 March 2026 that starts on 1 May. */
const coming = (part: Parameters<typeof recordOf>[0] = {}) =>
  recordOf({
    id: 'coming',
    statedOn: day('2026-03-01'),
    period: { start: '2026-05-01', end: null, precision: 'day' },
    sources: readOn('2026-03-02'),
    ...part,
  })
const overdue = (records: readonly ReturnType<typeof recordOf>[], today: string, plans = {}) =>
  overdueRecords(records, plans, today).map((found) => `${found.record.id} ${found.day}`)

describe('a record is overdue', () => {
  it('once a day that it named as coming has passed unseen', () => {
    expect(overdue([coming()], '2026-05-01')).toEqual([])
    expect(overdue([coming()], '2026-05-02')).toEqual(['coming 2026-05-01'])
  })

  it('only after the whole month or year, where no day is named', () => {
    const period = { start: '2026-05-01', end: null, precision: 'month' } as const
    expect(overdue([coming({ period })], '2026-05-31')).toEqual([])
    expect(overdue([coming({ period })], '2026-06-01')).toEqual(['coming 2026-05-31'])
  })

  it('at its end too, though its start was looked up', () => {
    const period = { start: '2026-05-01', end: '2026-08-31', precision: 'day' } as const
    const record = coming({ period, sources: readOn('2026-05-03') })
    expect(overdue([record], '2026-08-01')).toEqual([])
    expect(overdue([record], '2026-09-01')).toEqual(['coming 2026-08-31'])
  })

  it('not when its page, its outcome or a record that follows was looked up after the day', () => {
    expect(overdue([coming({ sources: readOn('2026-06-01') })], '2026-07-01')).toEqual([])
    const outcome = { lookedOn: '2026-06-01' }
    expect(overdue([coming()], '2026-07-01', { coming: [outcome] })).toEqual([])
    const later = recordOf({ id: 'later', statedOn: day('2026-05-02'), period: null })
    expect(overdue([coming({ followedBy: ['later'] }), later], '2026-07-01')).toEqual([])
  })

  it('not when the day was past already as it was stated, or none was named', () => {
    expect(overdue([coming({ statedOn: day('2026-05-01') })], '2026-07-01')).toEqual([])
    expect(overdue([coming({ period: null })], '2026-07-01')).toEqual([])
    expect(overdue([coming({ statedOn: null })], '2026-07-01')).toEqual([])
  })

  it('the longest first', () => {
    const second = coming({ id: 'second', period: { start: '2026-04-01', end: null, precision: 'day' } })
    expect(overdue([coming(), second], '2026-07-01')).toEqual(['second 2026-04-01', 'coming 2026-05-01'])
  })
})
