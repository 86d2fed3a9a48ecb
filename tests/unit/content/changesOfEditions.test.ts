import { describe, expect, it } from 'vitest'
import { changesOfEditions, editionSheet, recordsChanged } from '#content/changesOfEditions.ts'
import type { EditionChanges } from '#domain/editions/compareEditions.ts'
import { textIn } from '#domain/language.ts'
import { published } from '#tests/support/published.ts'

const today = {
  vintages: published('vintages'),
  sources: published('figures').sources,
  records: published('records').records,
  measures: published('measures').measures,
  outcomes: published('outcomes'),
}
const NOTHING = { added: [], changed: [], gone: [] }
const [newest] = today.records
const plans = Object.entries(today.outcomes.plans)
const [planId = '', [outcome] = []] = plans.find(([, [first]]) => first?.state === 'partly') ?? []
const [missedId = ''] = plans.find(([, [first]]) => first?.state === 'nothing-found') ?? []

const item = (id: string, facts: Record<string, string>) => ({ id, title: { en: id }, facts, reason: null })
const field = (name: string, before: string | null, after: string | null) => ({ name, before, after })
const found: EditionChanges = {
  revised: [
    {
      table: 'frontex-detections',
      cell: { month: '2025-04', route: 'eastern-land-border' },
      ...{ column: 'detections', before: null, after: 567, reason: null },
    },
    { table: 'stated', cell: { id: 'a' }, column: 'value', before: 1, after: 2, reason: { en: 'A slip.' } },
  ],
  rowsAdded: [{ table: 'stated', cell: { id: 'b' }, values: { value: 3 } }],
  rowsGone: [],
  tablesAdded: [],
  tablesGone: [{ table: 'old', rows: 4 }],
  records: {
    added: [item('dropped-since', { status: '' }), item(newest?.id ?? '', { status: 'planned' })],
    changed: [
      { id: 'a', title: null, fields: [field('note', null, null)], reason: null },
      { id: 'b', title: null, fields: [field('countries', 'ES', 'ES;DZ')], reason: null },
      { id: 'c', title: null, fields: [field('status', 'done', 'planned')], reason: { en: 'A meeting.' } },
    ],
    gone: [],
  },
  outcomes: {
    ...NOTHING,
    added: [item(planId, { state: 'partly' }), item(missedId, { state: 'nothing-found' })],
  },
  ...{ claims: NOTHING, legs: null, texts: NOTHING },
}

describe('what changed between two editions', () => {
  const changes = changesOfEditions(found, today)

  it('is each revised figure, the largest first, opened where today has its table, and unknown where not stated', () => {
    const [first, second] = changes.revisions
    expect(first).toMatchObject({ before: null, after: 567, cells: { table: 'frontex-detections' } })
    expect(first?.cells?.spans).toEqual([{ from: '2025-04', to: '2025-04' }])
    expect(first?.ladder).toHaveLength(7)
    expect(second).toMatchObject({ before: 1, after: 2, cells: null, ladder: [] })
  })

  it('is the records added with the status that they had then', () => {
    expect(changes.recordsAdded.map(({ id, status }) => [id, status])).toEqual([
      [newest?.id, 'planned'],
      ['dropped-since', null],
    ])
  })

  it('is the plans with another outcome, of which "nothing found" is none', () => {
    expect(changes.outcomes).toMatchObject([{ plan: { id: planId }, before: 'none', after: outcome }])
  })

  it('lists the records changed, those with another status first', () => {
    expect(recordsChanged(found).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  })

  it('is a table with a row for each value and field, old and new', () => {
    const { rows } = editionSheet(found, { from: 'x', to: 'y' }, (text) => textIn(text, 'en').text)
    expect(rows).toHaveLength(2 + 2 + 5 + 2)
    expect(rows).toContainEqual({
      ...{ kind: 'records', change: 'changed', id: 'c', title: null, field: 'status' },
      ...{ before: 'done', after: 'planned', reason: 'A meeting.', from: 'x', to: 'y' },
    })
    expect(rows).toContainEqual({
      ...{ kind: 'tables', change: 'gone', id: 'old', field: 'rows', before: 4, from: 'x', to: 'y' },
    })
  })
})
