import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvFileName, SOURCE_COLUMNS, tableCsv } from '#content/table/tableCsv.ts'
import type { TableRow } from '#content/table/tableModel.ts'
import { on } from '#tests/support/builders.ts'
import { formulasIn, HOSTILE, openDirections, withoutGuards } from '#tests/support/hostileText.ts'
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

function saved(rows: readonly TableRow[], words: { layer?: string; citations?: readonly string[] } = {}) {
  return parseCsv(written(rows, words))
}

function written(
  rows: readonly TableRow[],
  {
    layer = 'yours',
    citations = ['Note, p. 4 · from a user’s own document'],
  }: Parameters<typeof saved>[1] = {},
): string {
  return tableCsv({
    columns: ['title', 'status'],
    rows,
    columnName: (column) => `name of ${column}`,
    citationsOf: ({ isOwn }) => (isOwn ? citations : ['Law']),
    layerName: (name) => (name === 'yours' ? layer : name),
    linkOf: ({ selected }) => `https://example.org/#/explore?selected=${selected?.kind}:${selected?.id}`,
    viewLink: VIEW,
    version: 'abc123',
  })
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
    expect(cellsOf('citations')).toEqual(['Law', 'Note, p. 4 · from a user’s own document'])
    const published = saved([rowOf('m1', 'Title')])[0]
    expect(published).not.toContain('name of layer')
    expect(published).not.toContain('name of citations')
  })

  test('marks a published plan whose outcome is from the reader’s own documents', () => {
    const plan = rowOf('m1', 'Plan')
    const rows = [rowOf('m2', 'Title'), { ...plan, source: { ...plan.source, isOutcomeOwn: true } }]
    const [header = [], ...cells] = saved(rows)
    expect(cells.map((row) => row[header.indexOf('name of layer')])).toEqual(['published', 'ownOutcome'])
  })

  test('keeps order and text of any rows', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (titles) => {
        const rows = saved(titles.map((title, index) => rowOf(String(index), title))).slice(1)
        expect(rows.map((row) => row[2])).toEqual(titles.map((_, index) => String(index)))
        expect(rows.map(([title = '']) => withoutGuards(title))).toEqual(titles.map(withoutGuards))
      }),
    )
  })

  test('keeps hostile layers and citations readable, in their columns, and runs none of them', () => {
    for (const text of HOSTILE) {
      const own = [rowOf('m1', 'Title'), rowOf('m2', 'Own', true)]
      const words = { layer: text, citations: ['Law', text, text] }
      expect(formulasIn(written(own, words)), text).toEqual([])
      const [header = [], published = [], row = []] = saved(own, words)
      const cell = (column: string) => row[header.indexOf(`name of ${column}`)] ?? ''
      expect(withoutGuards(cell('layer')), text).toBe(withoutGuards(text))
      expect(withoutGuards(cell('citations')), text).toBe(withoutGuards(['Law', text, text].join('; ')))
      expect([openDirections(cell('layer')), openDirections(cell('citations'))], text).toEqual([0, 0])
      expect([published.length, row.length, cell('dataVersion')]).toEqual([
        header.length,
        header.length,
        'abc123',
      ])
    }
  })

  test('is named after kind and data version', () => {
    expect(csvFileName('measures', 'abc123')).toBe('throughline-measures-abc123.csv')
  })
})
