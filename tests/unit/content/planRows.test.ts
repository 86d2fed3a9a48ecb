import { describe, expect, test } from 'vitest'
import { boardYearOf, planBoard } from '#content/measureTables.ts'
import { pageOfSentence, planRows, rowsByState, rowsInOrder } from '#content/planWords.ts'
import type { Measure } from '#domain/measure.ts'
import { planUnits } from '#domain/planList.ts'
import type { OutcomeState } from '#domain/planState.ts'
import { type Filters, NO_FILTERS } from '#domain/view.ts'
import { measureOf, on, recordOf } from '#tests/support/builders.ts'

const NO_REGIONS = new Map<string, string | null>()

function planOf(id: string, state: OutcomeState, since: string | null, part: Partial<Measure> = {}): Measure {
  const outcome = { state, since: since === null ? null : on(since), tie: 'page-says' } as const
  return measureOf({ id, status: 'planned', outcome, ...part })
}

const unitsOf = (measures: readonly Measure[]) => planUnits(measures, NO_FILTERS, NO_REGIONS)
const ids = (rows: readonly { plan: Measure }[]) => rows.map(({ plan }) => plan.id)

describe('the rows', () => {
  const plans = [
    planOf('older', 'partly', '2025-03', { statedOn: on('2024-02'), period: on('2026') }),
    planOf('newer', 'partly', '2026-05-15', { statedOn: on('2024-03') }),
    planOf('no day', 'partly', null, { statedOn: on('2024-04'), period: on('2025') }),
    planOf('done', 'carried-out', '2024', { statedOn: on('2023') }),
  ]
  const rows = planRows(unitsOf(plans), {})

  test('stand by state, the latest outcome first and those without a day last', () => {
    expect(rowsByState(rows).map(({ state, rows: own }) => [state, ids(own)])).toEqual([
      ['carried-out', ['done']],
      ['partly', ['newer', 'older', 'no day']],
    ])
  })

  test('stand by the day stated, the latest first, or by the year named', () => {
    expect(ids(rowsInOrder(rows, 'stated'))).toEqual(['no day', 'newer', 'older', 'done'])
    expect(ids(rowsInOrder(rows, 'year'))).toEqual(['no day', 'older', 'newer', 'done'])
  })

  test('have the newest outcome with its first page', () => {
    const [source] = recordOf().sources
    const found = (what: string, urls: readonly string[]) => ({
      state: 'partly' as const,
      since: null,
      tie: 'page-says' as const,
      what: { en: what, fr: what, nl: what },
      evidence: urls.map((url) => ({
        title: '',
        publisher: '',
        publisherKind: 'press' as const,
        ...source,
        url,
      })),
      searches: [],
      lookedOn: '2026-11-29',
      reviews: [],
    })
    const outcomes = {
      older: [
        found('first', ['https://example.org/1']),
        found('second', ['https://example.org/2', 'https://example.org/3']),
      ],
    }
    const row = planRows(unitsOf(plans), outcomes).find(({ plan }) => plan.id === 'older')
    expect(row?.outcome?.what.en).toBe('second')
    expect(row?.page?.url).toBe('https://example.org/2')
    // The reader's own outcome stands in its place, and no page shows that one.
    const own = { state: 'dropped', since: null, tie: 'our-reading', own: true } as const
    const [mine] = planRows(unitsOf([planOf('older', 'partly', null, { outcome: own })]), outcomes)
    expect([mine?.state, mine?.outcome, mine?.page]).toEqual(['dropped', null, null])
  })
})

test('the page of a record’s sentence is the one that holds it, else the main one', () => {
  const [main] = recordOf().sources
  if (!main) throw new Error('the record has no source')
  const locator = { first: 'a', last: 'b', sha256: '0'.repeat(64), lang: 'en', readOn: '2026-11-29' }
  const second = { ...main, url: 'https://example.org/second', locator }
  expect(pageOfSentence([main, second])).toBe(second)
  expect(pageOfSentence([main])).toBe(main)
  expect(pageOfSentence([])).toBeNull()
})

describe('the board', () => {
  const measures = [
    planOf('plan', 'partly', null, { period: on('2025'), categories: ['prevention', 'coordination'] }),
    measureOf({ id: 'before', period: on('2024'), categories: ['prevention'] }),
    measureOf({ id: 'after', period: on('2025'), categories: ['prevention'] }),
    measureOf({ id: 'gap', status: 'gap', period: on('2021'), categories: ['coordination'] }),
  ]
  const boardOf = (year: number | null, filters: Partial<Filters> = {}) =>
    planBoard(measures, unitsOf(measures), {
      categories: ['prevention', 'coordination'],
      year,
      filters: { ...NO_FILTERS, ...filters },
      routeRegions: NO_REGIONS,
    }).map(({ category, done, gaps, plans }) => [
      category,
      done.map(({ id }) => id),
      gaps.map(({ id }) => id),
      ids(plans),
    ])

  test('has what was done in the year before, gaps of any year, and a plan in each of its kinds', () => {
    expect(boardOf(2025)).toEqual([
      ['prevention', ['before'], [], ['plan']],
      ['coordination', [], ['gap'], ['plan']],
    ])
  })

  test('has everything done without a year, whatever the filters by year and outcome', () => {
    expect(boardOf(null, { years: ['not-stated'], outcome: ['partly'] })[0]).toEqual([
      'prevention',
      ['before', 'after'],
      [],
      ['plan'],
    ])
  })

  test('is of a year if that alone is chosen', () => {
    expect(boardYearOf({ years: [2025] })).toBe(2025)
    expect(boardYearOf({ years: [2024, 2025] })).toBeNull()
    expect(boardYearOf({ years: ['not-stated'] })).toBeNull()
  })
})
