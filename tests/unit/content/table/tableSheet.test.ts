import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type TableRow, tableSheet } from '#content/table/tableModel.ts'
import type { Origin } from '#domain/own/rules.ts'
import { dataCsv } from '#papers/dataFile.ts'
import { on } from '#tests/support/builders.ts'
import { formulasIn, HOSTILE, openDirections, withoutGuards } from '#tests/support/hostileText.ts'
import { parseCsv } from '#tests/support/parseCsv.ts'

const VIEW = 'https://example.org/#/table?years=2025&v=2'

function rowOf(id: string, title: string, layer: Origin = 'published'): TableRow {
  return {
    id,
    title,
    selection: null,
    cells: {
      title: { type: 'title', text: title, sort: title },
      status: { type: 'status', text: 'not stated', sort: null, status: null },
      actors: { type: 'text', text: 'Belgium and Namibia', sort: '', codes: ['BE', 'NA', 'frontex'] },
      when: { type: 'date', text: 'March 2025', sort: '', period: null, status: null },
      statedOn: { type: 'date', text: '10 December 2024', sort: '', period: null, status: null },
      evidence: { type: 'evidence', text: '2 items', sort: 2, target: null },
    },
    source: {
      id,
      layer,
      period: on('2025-03'),
      statedOn: on('2024-12-10'),
      evidence: ['text:0-164'],
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

function saved(rows: readonly TableRow[], words: { citations?: readonly string[] } = {}) {
  return parseCsv(written(rows, words))
}

function written(
  rows: readonly TableRow[],
  { citations = ['Note, p. 4 · from a user’s own document'] }: Parameters<typeof saved>[1] = {},
): string {
  const sheet = tableSheet({
    columns: ['title', 'status', 'when', 'statedOn', 'actors', 'evidence'],
    rows,
    citationsOf: ({ layer }) => (layer === 'yours' ? citations : ['Law']),
    licenceOf: ({ layer }) => (layer === 'yours' ? null : 'Terms of facts'),
    linkOf: ({ selected }) => `https://example.org/#/explore?selected=${selected?.kind}:${selected?.id}`,
    viewLink: VIEW,
    version: 'abc123',
  })
  return dataCsv(sheet)
}

describe('the CSV file of a table', () => {
  test('has ids beside names, ISO dates beside written ones, evidence, quotes, pages, links and data version', () => {
    const [header = [], row = []] = saved([rowOf('m1', 'Title')])
    expect(Object.fromEntries(header.map((name, index) => [name, row[index]]))).toEqual({
      id: 'm1',
      title: 'Title',
      status: '',
      status_name: '',
      from: '2025-03-01',
      to: '2025-03-31',
      precision: 'month',
      period_name: 'March 2025',
      stated_on: '2024-12-10',
      stated_on_name: '10 December 2024',
      actors: 'BEL;NAM;frontex',
      actors_name: 'Belgium and Namibia',
      evidence_count: '2',
      evidence_ids: 'claim-1;record-2',
      quotes: 'text:0-164',
      quote_texts: 'The quoted words.',
      publishers: 'A ministry;A newspaper',
      pages: 'https://example.org/a;https://example.org/b',
      licence: 'Terms of facts',
      credit: 'Throughline;A ministry;A newspaper',
      link: 'https://example.org/#/explore?selected=measure:m1',
      view: VIEW,
      data_version: 'abc123',
    })
  })

  test('has its header without rows', () => {
    expect(saved([])[0]?.slice(0, 3)).toEqual(['id', 'title', 'status'])
  })

  test('names layer and citations of each row only where some are from the reader’s own documents', () => {
    const [header = [], ...rows] = saved([rowOf('m1', 'Title'), rowOf('m2', 'Own', 'yours')])
    const cellsOf = (column: string) => rows.map((row) => row[header.indexOf(column)])
    expect(cellsOf('layer')).toEqual(['published', 'yours'])
    expect(cellsOf('citations')).toEqual(['Law', 'Note, p. 4 · from a user’s own document'])
    expect(cellsOf('licence')).toEqual(['Terms of facts', ''])
    expect(cellsOf('credit')).toEqual(['Throughline;A ministry;A newspaper', 'A ministry;A newspaper'])
    const published = saved([rowOf('m1', 'Title')])[0]
    expect(published).not.toContain('layer')
    expect(published).not.toContain('citations')
  })

  test('marks a published plan whose outcome is from the reader’s own documents', () => {
    const rows = [rowOf('m2', 'Title'), rowOf('m1', 'Plan', 'own-outcome')]
    const [header = [], ...cells] = saved(rows)
    expect(cells.map((row) => row[header.indexOf('layer')])).toEqual(['published', 'own-outcome'])
  })

  test('keeps order and text of any rows', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (titles) => {
        const rows = saved(titles.map((title, index) => rowOf(String(index), title))).slice(1)
        expect(rows.map(([id]) => id)).toEqual(titles.map((_, index) => String(index)))
        expect(rows.map(([, title = '']) => withoutGuards(title))).toEqual(titles.map(withoutGuards))
      }),
    )
  })

  test('keeps hostile citations readable, in their columns, and runs none of them', () => {
    for (const text of HOSTILE) {
      const own = [rowOf('m1', 'Title'), rowOf('m2', 'Own', 'yours')]
      const words = { citations: ['Law', text, text] }
      expect(formulasIn(written(own, words)), text).toEqual([])
      const [header = [], published = [], row = []] = saved(own, words)
      const cell = (column: string) => row[header.indexOf(column)] ?? ''
      expect(withoutGuards(cell('citations')), text).toBe(withoutGuards(['Law', text, text].join(';')))
      expect(openDirections(cell('citations')), text).toBe(0)
      expect([published.length, row.length, cell('data_version')]).toEqual([
        header.length,
        header.length,
        'abc123',
      ])
    }
  })
})
