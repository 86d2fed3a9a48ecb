import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ColumnId,
  dateKey,
  findRows,
  type SortKey,
  sortRows,
  type TableCell,
  type TableRow,
} from '#content/table/tableModel.ts'
import { on } from '#tests/support/builders.ts'

const ENGLISH = new Intl.Collator('en', { numeric: true })

const text = (words: string | null): TableCell => ({
  type: 'text',
  text: words ?? 'not stated',
  sort: words,
})
const number = (value: number): TableCell => ({
  type: 'evidence',
  text: `${value} items`,
  sort: value,
  target: null,
})
const date = (iso: string | null): TableCell => {
  const period = iso === null ? null : on(iso)
  return { type: 'date', text: iso ?? 'not stated', sort: dateKey(period), period, status: null }
}

function rowOf(id: string, cells: Partial<Record<ColumnId, TableCell>>): TableRow {
  const source = {
    id,
    period: null,
    layer: 'published' as const,
    evidenceIds: [],
    evidence: [],
    quotes: [],
    quoteTexts: [],
    publishers: [],
    pages: [],
    selected: null,
    reader: null,
  }
  return { id, title: id, selection: null, cells, source }
}
const ids = (rows: readonly TableRow[]) => rows.map(({ id }) => id).join(' ')

describe('sorting', () => {
  test('collates text by language, with capitals and accents beside their letters', () => {
    const rows = ['Zagreb', 'été', 'Etat', 'zone'].map((words) => rowOf(words, { title: text(words) }))
    expect(ids(sortRows(rows, { column: 'title', isDown: false }, ENGLISH))).toBe('Etat été Zagreb zone')
  })

  test('orders dates by start, finer precision first', () => {
    const rows = ['2025', '2025-01', '2025-01-01', '2024-12-31'].map((iso) => rowOf(iso, { when: date(iso) }))
    expect(ids(sortRows(rows, { column: 'when', isDown: false }, ENGLISH))).toBe(
      '2024-12-31 2025-01-01 2025-01 2025',
    )
  })

  test('orders numbers by value', () => {
    const rows = [10, 9, 100].map((value) => rowOf(String(value), { evidence: number(value) }))
    expect(ids(sortRows(rows, { column: 'evidence', isDown: true }, ENGLISH))).toBe('100 10 9')
  })

  test.each([false, true])('puts "not stated" last (down: %s)', (isDown) => {
    const rows = [
      rowOf('none', { when: date(null) }),
      rowOf('some', { when: date('2025') }),
      rowOf('absent', {}),
    ]
    expect(ids(sortRows(rows, { column: 'when', isDown }, ENGLISH))).toBe('some none absent')
  })

  test('keeps all rows and is stable in both directions', () => {
    const keys = fc.array(fc.option(fc.constantFrom('a', 'b', 'ç'), { nil: null }))
    fc.assert(
      fc.property(keys, fc.boolean(), (values, isDown) => {
        const rows = values.map((value, index) => rowOf(String(index), { title: text(value) }))
        const sorted = sortRows(rows, { column: 'title', isDown }, ENGLISH)
        expect([...sorted].sort((a, b) => Number(a.id) - Number(b.id))).toEqual(rows)
        const sameKeys = (key: SortKey) =>
          sorted.filter((row) => row.cells.title?.sort === key).map(({ id }) => Number(id))
        for (const key of ['a', 'b', 'ç', null]) {
          expect(sameKeys(key)).toEqual(sameKeys(key).toSorted((a, b) => a - b))
        }
      }),
    )
  })

  test('keeps the order of the rows without a sort', () => {
    const rows = [rowOf('b', {}), rowOf('a', {})]
    expect(sortRows(rows, null, ENGLISH)).toBe(rows)
  })
})

describe('finding', () => {
  const rows = [
    rowOf('bihac', { title: text('Raid in Bihać'), actors: text('Europol') }),
    rowOf('calais', { title: text('Calais Group'), actors: text('Bélgica') }),
  ]

  test.each([
    ['bihac', 'bihac'],
    ['BIHAĆ', 'bihac'],
    ['belgica', 'calais'],
    ['raid europol', 'bihac'],
    ['europol  raid ', 'bihac'],
    ['raid calais', ''],
    ['', 'bihac calais'],
    ['   ', 'bihac calais'],
  ])('%j leaves "%s"', (question, expected) => {
    expect(ids(findRows(rows, question))).toBe(expected)
  })
})
