import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ComparedState,
  compareEditions,
  type EditionChanges,
  isUnchanged,
  neededCells,
} from '#domain/editions/compareEditions.ts'
import { type EditionItem, type EditionTable, ITEM_KINDS } from '#domain/editions/edition.ts'

const NOTHING = { tables: {}, records: {}, claims: {}, outcomes: {}, legs: {}, texts: {} }

/** A table of months and routes with one count. */
function tableOf(rows: Readonly<Record<string, number | null>>): EditionTable {
  const cells = Object.keys(rows).map((key) => key.split(' '))
  const dimension = (name: string, at: number) => {
    const keys = [...new Set(cells.map((cell) => cell[at] ?? ''))]
    return { name, keys, codes: cells.map((cell) => keys.indexOf(cell[at] ?? '')) }
  }
  return {
    dimensions: [dimension('month', 0), dimension('route', 1)],
    counts: [{ name: 'detections', values: Object.values(rows) }],
  }
}

/** A state with one table, whose hash is its content. */
function stateOf(
  part: Partial<ComparedState>,
  rows?: Readonly<Record<string, number | null>>,
): ComparedState {
  const cells = new Map<string, EditionTable>()
  if (!rows) return { ...NOTHING, cells, ...part }
  const hash = JSON.stringify(rows)
  cells.set(hash, tableOf(rows))
  const tables = { series: { hash, rows: Object.keys(rows).length } }
  return { ...NOTHING, tables, cells, ...part }
}

const item = (facts: EditionItem['facts'], title = 'A record'): EditionItem => ({
  title: { en: title },
  facts,
})

describe('titles of two states', () => {
  const fieldsOf = (before: EditionItem['title'], after: EditionItem['title']) => {
    const state = (title: EditionItem['title']) => stateOf({ records: { one: { title, facts: {} } } })
    return compareEditions(state(before), state(after)).records?.changed.flatMap(({ fields }) => fields)
  }

  it('are the same where only the kind of a space differs', () => {
    expect(fieldsOf({ en: 'Plan of 12 steps' }, { en: 'Plan of 12\u00a0steps' })).toEqual([])
    expect(fieldsOf({ en: 'Plan', fr: 'Plan : un' }, { en: 'Plan', fr: 'Plan\u202f: un' })).toEqual([])
  })

  it('are told in the language in which they differ', () => {
    expect(fieldsOf({ en: 'Plan', fr: 'Un', nl: 'Een' }, { en: 'Plan', fr: 'Deux', nl: 'Een' })).toEqual([
      { name: 'title', before: 'Un', after: 'Deux' },
    ])
    expect(fieldsOf({ en: 'Plan' }, { en: 'Plan', nl: 'Een' })).toEqual([
      { name: 'title', before: null, after: 'Een' },
    ])
    expect(fieldsOf(null, { given: 'Plan', language: 'en' })).toEqual([
      { name: 'title', before: null, after: 'Plan' },
    ])
  })
})

describe('figures of two states', () => {
  it('are revised where the cell has another value, and added or gone as rows', () => {
    const before = stateOf({}, { '2025-04 eastern': 2955, '2025-03 eastern': 10, '2025-01 eastern': 5 })
    const after = stateOf({}, { '2025-05 eastern': 7, '2025-04 eastern': 567, '2025-03 eastern': 10 })
    const cell = (month: string) => ({ month, route: 'eastern' })
    expect(compareEditions(before, after)).toMatchObject({
      revised: [
        {
          table: 'series',
          column: 'detections',
          cell: cell('2025-04'),
          before: 2955,
          after: 567,
          reason: null,
        },
      ],
      rowsAdded: [{ table: 'series', cell: cell('2025-05'), values: { detections: 7 } }],
      rowsGone: [{ table: 'series', cell: cell('2025-01'), values: { detections: 5 } }],
    })
  })

  it('are revised from and to what is not stated, which is no nought', () => {
    const changes = compareEditions(stateOf({}, { '2025-04 a': null }), stateOf({}, { '2025-04 a': 0 }))
    expect(changes.revised).toMatchObject([{ before: null, after: 0 }])
  })

  it('need the cells of the tables that differ, and no others', () => {
    const [one, other] = [stateOf({}, { '2025-04 a': 1 }), stateOf({}, { '2025-04 a': 2 })]
    expect(neededCells(one, one)).toEqual([])
    expect(neededCells(one, other)).toEqual([one.tables.series?.hash, other.tables.series?.hash])
    expect(() => compareEditions({ ...one, cells: new Map() }, other)).toThrow('series')
  })

  it('of a table that only one state has are counted by its rows', () => {
    const changes = compareEditions(stateOf({}), stateOf({}, { '2025-04 a': 1, '2025-05 a': 2 }))
    expect(changes.tablesAdded).toEqual([{ table: 'series', rows: 2 }])
    expect(changes.rowsAdded).toEqual([])
  })

  it('have the reason that a person gave for the table', () => {
    const reason = { en: 'Frontex revised the year.' }
    const changes = compareEditions(stateOf({}, { '2025-04 a': 1 }), stateOf({}, { '2025-04 a': 2 }), {
      'tables/series': reason,
    })
    expect(changes.revised[0]?.reason).toEqual(reason)
  })
})

describe('things of two states', () => {
  const before = stateOf({ records: { kept: item({ status: 'planned' }), old: item({ status: 'done' }) } })
  const after = stateOf({ records: { kept: item({ status: 'done' }), new: item({ status: 'planned' }) } })

  it('are added, changed and gone, each with its title and reason', () => {
    const reason = { en: 'The page says that it was signed.' }
    expect(compareEditions(before, after, { 'records/kept': reason }).records).toEqual({
      added: [{ id: 'new', ...item({ status: 'planned' }), reason: null }],
      changed: [
        {
          id: 'kept',
          title: { en: 'A record' },
          fields: [{ name: 'status', before: 'planned', after: 'done' }],
          reason,
        },
      ],
      gone: [{ id: 'old', ...item({ status: 'done' }), reason: null }],
    })
  })

  it('change by a fingerprint without words, and not by a fact that only one form of the data has', () => {
    const one = stateOf({ claims: { a: item({ text: '#aa', status: 'done' }) } })
    const other = stateOf({ claims: { a: item({ text: '#bb', status: 'done', form: 'policy' }) } })
    expect(compareEditions(one, other).claims?.changed).toMatchObject([
      { id: 'a', fields: [{ name: 'text', before: null, after: null }] },
    ])
  })

  it('change by their title', () => {
    const one = stateOf({ texts: { a: item({}, 'Before') } })
    const other = stateOf({ texts: { a: item({}, 'After') } })
    expect(compareEditions(one, other).texts?.changed[0]?.fields).toEqual([
      { name: 'title', before: 'Before', after: 'After' },
    ])
  })

  it('are unknown where one state does not know them', () => {
    expect(compareEditions({ ...before, records: null }, after).records).toBeNull()
  })
})

const ITEMS = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  fc
    .record({ status: fc.constantFrom('done', 'planned'), text: fc.constantFrom('#1', '#2') })
    .map((facts) => item(facts)),
  { noNullPrototype: true },
)
const STATE = fc
  .tuple(
    fc.option(
      fc.dictionary(
        fc.constantFrom('2025-01 a', '2025-02 a', '2025-01 b'),
        fc.option(fc.nat(3), { nil: null }),
        { noNullPrototype: true, minKeys: 1 },
      ),
      { nil: undefined },
    ),
    ITEMS,
    ITEMS,
  )
  .map(([rows, records, legs]) => stateOf({ records, legs }, rows))

/** The same changes the other way round. */
function turned(changes: EditionChanges): EditionChanges {
  const items = ITEM_KINDS.map((kind) => {
    const list = changes[kind]
    const turnedFields = list?.changed.map((one) => ({
      ...one,
      fields: one.fields.map(({ name, before, after }) => ({ name, before: after, after: before })),
    }))
    return [kind, list && { added: list.gone, changed: turnedFields, gone: list.added }]
  })
  return {
    ...changes,
    ...Object.fromEntries(items),
    revised: changes.revised.map((one) => ({ ...one, before: one.after, after: one.before })),
    rowsAdded: changes.rowsGone,
    rowsGone: changes.rowsAdded,
    tablesAdded: changes.tablesGone,
    tablesGone: changes.tablesAdded,
  }
}

/** Lists without their order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => JSON.stringify(sorted(one))).sort()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}

describe('any two states', () => {
  it('are unchanged if they are one', () => {
    fc.assert(fc.property(STATE, (state) => isUnchanged(compareEditions(state, state))))
  })

  it('differ the other way round by the same changes turned', () => {
    fc.assert(
      fc.property(STATE, STATE, (one, other) => {
        expect(sorted(compareEditions(other, one))).toEqual(sorted(turned(compareEditions(one, other))))
      }),
    )
  })
})
