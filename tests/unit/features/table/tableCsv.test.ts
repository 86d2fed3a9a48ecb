import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvFileName, SOURCE_COLUMNS, tableCsv } from '#state/selectors/table/tableCsv.ts'
import type { TableRow } from '#state/selectors/table/tableModel.ts'
import { on } from '#tests/support/builders.ts'
import { parseCsv } from '#tests/support/parseCsv.ts'

const VIEW = 'https://example.org/#/table?years=2025&v=2'

function rowOf(id: string, title: string, isOwn = false): TableRow {
  return {
    id,
    title,
    selection: null,
    cells: { title: { type: 'title', text: title, sort: title } },
    source: {
      id,
      isOwn,
      period: on('2025-03'),
      evidenceIds: ['claim-1', 'record-2'],
      quotes: ['text:0-164'],
      quoteTexts: ['The quoted words.'],
      publishers: ['A ministry', 'A newspaper'],
      pages: ['https://example.org/a', 'https://example.org/b'],
      selected: { kind: 'measure', id },
      reader: null,
    },
  }
}

function saved(rows: readonly TableRow[]): string[][] {
  return parseCsv(
    tableCsv({
      columns: ['title', 'status'],
      rows,
      columnName: (column) => `name of ${column}`,
      citationsOf: ({ isOwn }) => (isOwn ? ['Note, p. 4 · from a document of one’s own'] : ['Law']),
      layerName: (isOwn) => (isOwn ? 'yours' : 'published'),
      linkOf: ({ selected }) => `https://example.org/#/explore?selected=${selected?.kind}:${selected?.id}`,
      viewLink: VIEW,
      version: 'abc123',
    }),
  )
}

describe('the CSV file of a table', () => {
  test('has a header row, shown columns first', () => {
    expect(saved([])).toEqual([['title', 'status', ...SOURCE_COLUMNS].map((column) => `name of ${column}`)])
  })

  test('has dates, evidence, quotes, pages, links and data version per row', () => {
    const [header = [], row = []] = saved([rowOf('m1', 'Title')])
    expect(
      Object.fromEntries(header.map((name, index) => [name.replace('name of ', ''), row[index]])),
    ).toEqual({
      title: 'Title',
      status: '',
      id: 'm1',
      from: '2025-03-01',
      to: '2025-03-31',
      precision: 'month',
      evidenceIds: 'claim-1; record-2',
      quotes: 'text:0-164',
      quoteTexts: 'The quoted words.',
      publishers: 'A ministry; A newspaper',
      pages: 'https://example.org/a; https://example.org/b',
      link: 'https://example.org/#/explore?selected=measure:m1',
      view: VIEW,
      dataVersion: 'abc123',
    })
  })

  test('names layer and citations of each row only where some are from the reader’s own documents', () => {
    const [header = [], ...rows] = saved([rowOf('m1', 'Title'), rowOf('m2', 'Own', true)])
    const cellsOf = (column: string) => rows.map((row) => row[header.indexOf(`name of ${column}`)])
    expect(cellsOf('layer')).toEqual(['published', 'yours'])
    expect(cellsOf('citations')).toEqual(['Law', 'Note, p. 4 · from a document of one’s own'])
    const published = saved([rowOf('m1', 'Title')])[0]
    expect(published).not.toContain('name of layer')
    expect(published).not.toContain('name of citations')
  })

  test('keeps order and text of any rows', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (titles) => {
        const rows = saved(titles.map((title, index) => rowOf(String(index), title))).slice(1)
        expect(rows.map((row) => row[2])).toEqual(titles.map((_, index) => String(index)))
        const unguarded = rows.map((row, index) =>
          /^[=+\-@\t\r]/.test(titles[index] ?? '') ? row[0]?.slice(1) : row[0],
        )
        expect(unguarded).toEqual(titles)
      }),
    )
  })

  test('is named after kind and data version', () => {
    expect(csvFileName('measures', 'abc123')).toBe('throughline-measures-abc123.csv')
  })
})
