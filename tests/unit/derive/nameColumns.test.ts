import { describe, expect, it } from 'vitest'
import type { TableSettings } from '#domain/own/table.ts'
import { readOwnTable } from '#tests/support/readOwnTable.ts'

const rows = (...lines: string[]) => lines.map((line) => line.split('|'))
const SETTLED: Partial<TableSettings> = { unit: 'detections', publisher: 'A' }
const read = (lines: readonly string[], given: Partial<TableSettings> = {}) =>
  readOwnTable(rows(...lines), { ...SETTLED, ...given })
/** Each figure as "row:column month place nationality value". */
const said = ({ figures }: ReturnType<typeof read>) =>
  figures.map(({ row, column, span, place, nationality, value }) =>
    [`${row}:${column}`, span.from, place, nationality, value].join(' '),
  )

describe('a second dimension as columns', () => {
  it.each([
    ['names', 'month|route|Syria|Afghanistan|Total'],
    ['codes', 'month|route|SYR|AFG|Total'],
    ['French', 'mois|route|Syrie|Afghanistan|Ensemble'],
    ['Dutch', 'maand|route|Syrië|Afghanistan|Totaal'],
  ])('may be nationalities: %s', (_, names) => {
    const table = read([names, '2025-01|Western Balkans|1|2|3', '2025-02|Western Balkans|4||9'])
    expect(table.settings.meanings).toEqual([
      'date',
      'route',
      'nationality-values',
      'nationality-values',
      'nationality-values',
    ])
    expect(table.issues).toEqual([])
    expect(said(table)).toEqual([
      '2:3 2025-01 western-balkans SY 1',
      '2:4 2025-01 western-balkans AF 2',
      '2:5 2025-01 western-balkans  3',
      '3:3 2025-02 western-balkans SY 4',
      '3:4 2025-02 western-balkans AF ',
      '3:5 2025-02 western-balkans  9',
    ])
    expect(table.reading).toMatchObject({ rows: 2 })
  })

  it('may be routes, under a title, with a name that is nearly one', () => {
    const lines = [
      'Invented table|||',
      'Month|Western Balkans|Eastern Lnd border|Central Mediterranean|total',
      'Jan 2025|1|2|3|6',
    ]
    const table = read(lines)
    expect(table.settings).toMatchObject({ headerRow: 2, route: null })
    expect(table.settings.meanings).toEqual(['date', ...Array(4).fill('route-values')])
    expect(table.reading.issues).toMatchObject([
      {
        key: 'place:eastern lnd border',
        column: 2,
        cell: 'Eastern Lnd border',
        nearest: 'eastern-land-border',
        count: 1,
      },
    ])
    expect(said(table)).toEqual([
      '3:2 2025-01 western-balkans  1',
      '3:4 2025-01 central-mediterranean  3',
      '3:5 2025-01 total  6',
    ])
    expect(said(read(lines, { names: { 'eastern lnd border': 'eastern-land-border' } }))).toContain(
      '3:3 2025-01 eastern-land-border  2',
    )
  })

  it('may be what is counted', () => {
    const { settings, figures, issues } = readOwnTable(
      rows('month|route|boats|arrivals', '2025-01|Channel|2|90'),
      { publisher: 'A' },
    )
    expect(settings.meanings).toEqual(['date', 'route', 'unit-values', 'unit-values'])
    expect(figures.map(({ unit, value }) => [unit, value])).toEqual([
      ['boats', 2],
      ['arrivals', 90],
    ])
    expect(issues).toEqual([])
  })

  it('may be publishers, when the reader says so', () => {
    const { figures, issues } = read(['month|route|An office|A ministry', '2025-01|Western Balkans|1|2'], {
      meanings: ['date', 'route', 'publisher-values', 'publisher-values'],
    })
    expect(issues).toEqual([])
    expect(figures.map(({ publisher, value }) => [publisher, value])).toEqual([
      ['An office', 1],
      ['A ministry', 2],
    ])
  })

  it('asks of names beside known ones that no country has, once each, and drops none', () => {
    const table = read(
      ['month|Syria|Afghanistan|Statless|Iraqq|note', '2025-01|1|2|3|4|a', '2025-02|1|2|3|4|b'],
      {
        route: 'western-balkans',
      },
    )
    expect(table.settings.meanings.slice(1)).toEqual([...Array(4).fill('nationality-values'), 'note'])
    expect(table.reading.issues.map(({ key, rows: at, nearest }) => [key, at, nearest])).toEqual([
      ['nationality:statless', [2, 3], 'STL'],
      ['nationality:iraqq', [2, 3], 'IQ'],
    ])
    expect(table.reading.counts).toMatchObject({ good: 4, waiting: 4 })
  })

  it.each([
    ['English', 'Unknown nationality|Syria|Afghanistan|Other|Stateless'],
    ['French', 'Nationalité inconnue|Syrie|Afghanistan|Autres nationalités|Apatrides'],
    ['Dutch', 'Onbekend|Syrië|Afghanistan|Overige|Staatlozen'],
    ['German', 'Unbekannt|Syrien|Afghanistan|Sonstige|Staatenlos'],
    ['codes', 'OOO|SYR|AFG|OTH|STL'],
  ])(
    'keeps what is of no one country, wherever it stands, and no empty cell of it is nought: %s',
    (_, names) => {
      const table = read([`month|${names}`, '2025-01|5|1|2|3|4', '2025-02||1|2|0|'], {
        route: 'western-balkans',
      })
      expect(table.issues).toEqual([])
      expect(table.figures.map(({ nationality, value }) => `${nationality} ${value}`)).toEqual([
        'OOO 5',
        'SY 1',
        'AF 2',
        'OTH 3',
        'STL 4',
        'OOO null',
        'SY 1',
        'AF 2',
        'OTH 0',
        'STL null',
      ])
    },
  )

  it('reads an unknown nationality in a row, and no table of nationalities where only such names stand', () => {
    const table = read(['month|route|nationality|value', '2025-01|Western Balkans|unknown|7'])
    expect(said(table)).toEqual(['2:undefined 2025-01 western-balkans OOO 7'])
    expect(read(['month|Unknown|Other', '2025-01|1|2']).settings.meanings).not.toContain('nationality-values')
  })

  it.each([
    ['short words', 'id|no|route|month|detections', '1|2|Western Balkans|2025-01|3'],
    ['years', 'route|2023|2024', 'Western Balkans|1|2'],
    ['one country', 'month|route|Syria|detections', '2025-01|Western Balkans|1|2'],
  ])('is not seen in %s', (_, ...lines) => {
    const { meanings } = read(lines).settings
    expect(meanings.filter((meaning) => /^(?:nationality|route|unit)-values$/.test(meaning))).toEqual([])
  })
})

describe('months in cells', () => {
  it.each([
    ['Jan-25', 'Feb-25'],
    ['janv. 25', 'févr. 25'],
    ['jan-25', 'mrt-25'],
  ])('such as %s are asked, once for the column', (first, second) => {
    const lines = ['month|route|detections', `${first}|Western Balkans|1`, `${second}|Western Balkans|2`]
    const { reading, figures } = read(lines)
    expect(figures).toEqual([])
    expect(reading.issues).toMatchObject([{ key: 'short-year', column: 0, count: 2, nearest: '2025-01' }])
    expect(read(lines, { answers: { 'short-year': 'use' } }).figures).toHaveLength(2)
  })

  it('are understood where three of them show that the digits are a year, and quarters are no months', () => {
    const spans = (...cells: string[]) =>
      read(['period|route|detections', ...cells.map((cell) => `${cell}|Western Balkans|1`)]).figures.map(
        ({ span: { from, to } }) => `${from}/${to}`,
      )
    expect(spans('Jan-25', 'Feb-25', 'Mar-25')).toEqual([
      '2025-01/2025-01',
      '2025-02/2025-02',
      '2025-03/2025-03',
    ])
    expect(spans('25Q1', 'Q2 2025', 'T3 2025')).toEqual([
      '2025-01/2025-03',
      '2025-04/2025-06',
      '2025-07/2025-09',
    ])
    expect(spans('2025M01', '2025-M2')).toEqual(['2025-01/2025-01', '2025-02/2025-02'])
  })
})
