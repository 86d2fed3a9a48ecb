import { describe, expect, it } from 'vitest'
import type { TableSettings } from '#domain/own/table.ts'
import { readOwnTable } from '#tests/support/readOwnTable.ts'

const row = (line: string) => line.split('|')
const rows = (...lines: string[]) => lines.map(row)
const HEAD = 'month|route|detections|publisher|note'
const one = (line: string, given: Partial<TableSettings> = {}) => readOwnTable(rows(HEAD, line), given)

describe('the columns of a table', () => {
  it.each<[string, string[], string[]]>([
    [
      'English',
      ['month|route|detections|source', '2024-01|Western Balkans|12|Frontex'],
      ['date', 'route', 'value', 'publisher'],
    ],
    [
      'French',
      ['mois|itinéraire|nombre|éditeur', 'janvier 2024|Balkans occidentaux|12|Frontex'],
      ['date', 'route', 'value', 'publisher'],
    ],
    [
      'Dutch',
      ['maand|route|aantal|bron', 'januari 2024|Westelijke Balkan|12|Frontex'],
      ['date', 'route', 'value', 'publisher'],
    ],
    [
      'German',
      ['Monat|Route|Anzahl|Quelle', 'Januar 2024|Westbalkan|12|Frontex'],
      ['date', 'route', 'value', 'publisher'],
    ],
    [
      'spans',
      ['id|from|to|nationality|arrivals|page_url', 'a|2024-01|2024-03|SYR|5|https://example.org/'],
      ['ignored', 'from', 'to', 'nationality', 'value', 'address'],
    ],
    ['no names', ['2024-01|Western Balkans|12', '2024-02|Western Balkans|13'], ['date', 'route', 'value']],
  ])('are guessed: %s', (_, lines, meanings) => {
    const { settings } = readOwnTable(rows(...lines))
    expect(settings.meanings).toEqual(meanings)
    expect(settings.headerRow).toBe(lines[0]?.startsWith('2024') ? 0 : 1)
  })

  it('are looked for under the lines of a title, and give the unit by their name', () => {
    const { settings } = readOwnTable(
      rows('Invented table||', '', 'month|route|Small boat arrivals', '2024-01|Channel|12'),
    )
    expect(settings).toMatchObject({ headerRow: 3, unit: 'arrivals', term: null })
  })

  it('that count what no series does keep their own words', () => {
    const { settings, issues } = readOwnTable(
      rows('month|route|asylum applications|publisher', '2024-01|Western Balkans|12|An office'),
    )
    expect(settings).toMatchObject({ unit: null, term: 'asylum applications' })
    expect(issues).toEqual(['unit:western-balkans:asylum applications 2'])
  })
})

describe('a row', () => {
  it('that is clear is a figure', () => {
    const { figures, reading } = one('2024-01|Western Balkan Route|1 234|Frontex|A note')
    expect(reading.issues).toEqual([])
    expect(figures).toEqual([
      {
        id: 'own-t-000000000000:2',
        tableId: 'own-t-000000000000',
        row: 2,
        span: { from: '2024-01', to: '2024-01' },
        place: 'western-balkans',
        nationality: null,
        value: 1234,
        unit: 'detections',
        term: null,
        publisher: 'Frontex',
        isRounded: false,
        isPreliminary: false,
        note: 'A note',
        isApart: false,
        address: null,
        cells: ['2024-01', 'Western Balkan Route', '1 234', 'Frontex', 'A note'],
      },
    ])
  })

  it('without a value is not stated, never 0', () => {
    const { figures, reading } = one('2024-01|Western Balkans|n/a|Frontex|')
    expect(figures[0]?.value).toBeNull()
    expect(reading.guards).toContainEqual({ kind: 'not-stated', count: 1 })
  })

  it.each([
    ['an unknown route', '2024-01|Eastern Lnd|12|Frontex|', 'place:eastern lnd 2'],
    ['no route', '2024-01||12|Frontex|', 'empty-place 2'],
    ['no date', 'soon|Western Balkans|12|Frontex|', 'date 2'],
    ['a number that is none', '2024-01|Western Balkans|<5|Frontex|', 'value 2'],
    ['fewer than none', '2024-01|Western Balkans|-5|Frontex|', 'negative 2'],
    ['a fraction of a detection', '2024-01|Western Balkans|1.5|Frontex|', 'fraction 2'],
    ['an end before its beginning', '2024-03 to 2024-01|Western Balkans|12|Frontex|', 'inverted 2'],
    ['more cells than names', '2024-01|Western Balkans|12|Frontex||7', 'ragged 2'],
    ['an open order of day and month', '01/02/2024|Western Balkans|12|Frontex|', 'date-order 2'],
    ['another unit than its series', '2024-01|Channel|12|Frontex|', 'unit:channel:detections 2'],
    [
      'a note that counts something else',
      '2024-01|Western Balkans|12|Frontex|Tentatives de départ',
      'note:western-balkans:tentatives de depart 2',
    ],
  ])('waits with %s', (_, line, issue) => {
    const fine = '2024-05-03|Western Balkans|7|Frontex|'
    const { issues, reading, figures } = readOwnTable(rows(HEAD, line, fine), {
      meanings: MEANINGS,
      unit: 'detections',
    })
    expect(issues).toEqual([issue])
    expect(reading.counts).toMatchObject({ waiting: 1, good: 1 })
    expect(figures).toHaveLength(1)
  })

  it('takes the nearest name, another, or no counterpart, when the reader says so', () => {
    const line = '2024-01|Eastern Lnd|12|Frontex|'
    expect(one(line).reading.issues[0]?.nearest).toBe('eastern-land-border')
    expect(one(line, { names: { 'eastern lnd': 'eastern-land-border' } }).figures[0]?.place).toBe(
      'eastern-land-border',
    )
    const none = one(line, { names: { 'eastern lnd': null } })
    expect(none.figures).toEqual([])
    expect(none.reading.counts['left-out']).toBe(1)
  })

  it('of another unit is kept apart with its term, or left out, when the reader says so', () => {
    const line = '2024-01|Channel|12|Frontex|'
    const [figure] = one(line, { answers: { 'unit:channel:detections': 'apart' } }).figures
    expect(figure).toMatchObject({ isApart: true, term: 'detections', unit: 'detections' })
    expect(one(line, { answers: { 'unit:channel:detections': 'leave-out' } }).figures).toEqual([])
  })

  it('of a nationality has its code, by name in four languages and by code', () => {
    const read = (name: string) =>
      readOwnTable(
        rows('month|route|nationality|detections|publisher', `2024-01|Western Balkans|${name}|3|Frontex`),
      )
    for (const name of ['Syria', 'Syrie', 'Syrië', 'Syrien', 'SY', 'SYR', 'syr']) {
      expect(read(name).figures[0]?.nationality, name).toBe('SY')
    }
    expect(read('Syrian').reading.issues[0]).toMatchObject({ kind: 'nationality', nearest: 'SY' })
    expect(read('Total').figures[0]?.nationality).toBeNull()
  })

  it('after the end of coverage waits', () => {
    const { issues } = one('2024-06|Western Balkans|12|Frontex|', { coverageTo: '2024-05' })
    expect(issues).toEqual(['after-coverage 2'])
    expect(one('2024-05-31|Western Balkans|12|Frontex|', { coverageTo: '2024-05' }).issues).toEqual([])
  })
})

const MEANINGS: TableSettings['meanings'] = ['date', 'route', 'value', 'publisher', 'note']

describe('a table', () => {
  it('asks what its columns cannot decide, once for all rows', () => {
    const lines = [HEAD, '01/02/2024|Channel|1.234|A|', '03/04/2024|Channel|2.345|A|']
    const given: Partial<TableSettings> = { meanings: MEANINGS, unit: 'arrivals' }
    expect(readOwnTable(rows(...lines), given).issues).toEqual(['date-order 2,3', 'decimal 2,3'])
    const { figures } = readOwnTable(rows(...lines), { ...given, dateOrder: 'day-first', decimal: 'comma' })
    expect(figures.map(({ span, value }) => [span.from, value])).toEqual([
      ['2024-02-01', 1234],
      ['2024-04-03', 2345],
    ])
  })

  it('asks whether first days of months stand for months', () => {
    const lines = [HEAD, '2024-01-01|Western Balkans|1|A|', '2024-02-01|Western Balkans|2|A|']
    expect(readOwnTable(rows(...lines)).issues).toEqual(['month-starts 2,3'])
    const spans = (monthStarts: 'months' | 'days') =>
      readOwnTable(rows(...lines), { monthStarts }).figures.map(({ span }) => span.from)
    expect(spans('months')).toEqual(['2024-01', '2024-02'])
    expect(spans('days')).toEqual(['2024-01-01', '2024-02-01'])
  })

  it('uses a figure once, keeps another value of the same beside it, and never adds overlapping spans', () => {
    const { reading, figures } = readOwnTable(
      rows(
        HEAD,
        '2024-01 to 2024-08|Western Balkans|80|A|',
        '2024-01 to 2024-08|Western Balkans|80|A|',
        '2024-01 to 2024-08|Western Balkans|81|A|',
        '2024-01 to 2024-12|Western Balkans|100|A|',
        HEAD,
        '2024|total|300|A|',
      ),
    )
    expect(figures.map(({ row: at }) => at)).toEqual([2, 4, 5, 7])
    expect(reading.guards).toEqual([
      { kind: 'total', count: 1 },
      expect.objectContaining({ kind: 'overlap', place: 'western-balkans', year: '2024', count: 1 }),
      { kind: 'repeated', rows: [3], count: 1 },
      { kind: 'differs', rows: [4], count: 1 },
      { kind: 'headers', rows: [6], count: 1 },
    ])
  })

  it('names spans that overlap, not those of one length by several publishers', () => {
    const overlaps = (...lines: string[]) =>
      readOwnTable(rows(HEAD, ...lines)).reading.guards.filter(({ kind }) => kind === 'overlap')
    const months = [
      '2024-01|Western Balkans|1|A|',
      '2024-02|Western Balkans|2|A|',
      '2024-02|Western Balkans|3|B|',
    ]
    expect(overlaps(...months, '2024-01|Western Balkans|1|B|')).toEqual([])
    const year = { from: '2024-01', to: '2024-12' }
    expect(overlaps(...months, '2024|Western Balkans|9|B|')).toMatchObject([
      { spans: [{ from: '2024-01', to: '2024-01' }, year, { from: '2024-02', to: '2024-02' }] },
    ])
  })

  it('needs its five meanings, each from a column or said for all rows', () => {
    const lines = ['month|detections', '2024-01|12', '2024-02|13']
    const open = readOwnTable(rows(...lines), { unit: null })
    expect(open.reading.issues.map(({ kind }) => kind)).toEqual([
      'no-place-column',
      'no-unit',
      'no-publisher',
    ])
    const settled = readOwnTable(rows(...lines), { route: 'western-balkans', publisher: '' })
    expect(settled.figures).toMatchObject([
      { place: 'western-balkans', publisher: null, unit: 'detections' },
      { place: 'western-balkans', publisher: null, unit: 'detections' },
    ])
  })

  it('shows the rows in doubt with their neighbours, at least twenty rows, with the cells in doubt', () => {
    const fine = (month: string) => `2024-${month}|Western Balkans|12|A|`
    const wrong = 'soon|Western Balkans|12|A|'
    const years = Array.from({ length: 60 }, (_, index) => `${1950 + index}|Western Balkans|12|A|`)
    const shownOf = (...lines: string[]) =>
      readOwnTable(rows(HEAD, ...lines)).shown.rows.map(({ row: at, faults, state }) => [at, faults, state])
    // With few in doubt the first rows too, so that the columns can be judged.
    expect(shownOf(fine('01'), fine('02'), wrong, fine('03'), fine('04'))).toEqual([
      [2, [], 'good'],
      [3, [], 'good'],
      [4, [0], 'waiting'],
      [5, [], 'good'],
      [6, [], 'good'],
    ])
    const far = shownOf(...years.with(50, wrong))
    expect(far.map(([at]) => at)).toEqual([
      ...Array.from({ length: 17 }, (_, index) => index + 2),
      51,
      52,
      53,
    ])
    expect(far.at(-2)).toEqual([52, [0], 'waiting'])
    const many = years.map((line, index) => (index % 4 === 1 ? wrong : line))
    expect(shownOf(...many)).toHaveLength(45)
  })
})
