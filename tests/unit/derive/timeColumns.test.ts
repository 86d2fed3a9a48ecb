import { describe, expect, it } from 'vitest'
import type { TableSettings } from '#domain/own/table.ts'
import { readOwnTable } from '#tests/support/readOwnTable.ts'

const rows = (...lines: string[]) => lines.map((line) => line.split('|'))
const SETTLED: Partial<TableSettings> = { unit: 'detections', publisher: 'A' }
const read = (lines: readonly string[], given: Partial<TableSettings> = {}) =>
  readOwnTable(rows(...lines), { ...SETTLED, ...given })
/** Each figure as "row:column from/to place value". */
const said = ({ figures }: ReturnType<typeof read>) =>
  figures.map(({ row, column, span: { from, to }, place, value }) =>
    [`${row}:${column}`, from === to ? from : `${from}/${to}`, place, value].join(' '),
  )

describe('times as columns', () => {
  it.each<[string, string[]]>([
    ['English', ['Route|Jan 2024|Feb 2024|March 2024', 'Channel|1|2|3']],
    ['ISO months', ['Route|2024-01|2024-02|2024-03', 'Channel|1|2|3']],
    ['Eurostat’s months', ['Route|2024M01|2024M02|2024M03', 'Channel|1|2|3']],
    ['numbers of months', ['Route|01/2024|02/2024|03/2024', 'Channel|1|2|3']],
    ['years in two digits', ['Route|Jan-24|Feb-24|Mar-24', 'Channel|1|2|3']],
    ['short months of Eurostat', ['Route|2024-M1|2024-M2|2024-M3', 'Channel|1|2|3']],
    ['French', ['Route|janv. 2024|févr. 2024|mars 2024', 'Manche|1|2|3']],
    ['Dutch', ['Route|jan 2024|februari 2024|mrt 2024', 'Kanaal|1|2|3']],
    ['German', ['Route|Jänner 2024|Februar 2024|März 2024', 'Ärmelkanal|1|2|3']],
    ['a year over its months', ['|2024||', 'Route|Jan|Feb|Mrz', 'Channel|1|2|3']],
    ['a year over each month', ['Route|2024|2024|2024', '|janvier|février|mars', 'Channel|1|2|3']],
    ['a year under each month', ['|Jan|Feb|Mar', 'Route|2024|2024|2024', 'Channel|1|2|3']],
    ['a title above', ['Invented detections|||', '', 'Route|Jan 2024|Feb 2024|Mar 2024', 'Channel|1|2|3']],
  ])('are read as they are: %s', (_, lines) => {
    const table = read(lines, { answers: { 'unit:channel:detections': 'use' } })
    const at = lines.length
    expect(table.settings.meanings).toEqual(['route', 'time-values', 'time-values', 'time-values'])
    expect(said(table)).toEqual([
      `${at}:2 2024-01 channel 1`,
      `${at}:3 2024-02 channel 2`,
      `${at}:4 2024-03 channel 3`,
    ])
    expect(table.reading).toMatchObject({ rows: 1, counts: { good: 3 } })
    expect(table.figures[0]).toMatchObject({
      id: `own-t-000000000000:${at}:2`,
      cells: lines.at(-1)?.split('|'),
    })
  })

  it('may be years, quarters, half-years, weeks or days', () => {
    const spans = (heading: string, given: Partial<TableSettings> = {}) =>
      read([heading, 'Western Balkans|1|2'], given).figures.map(({ span: { from, to } }) => `${from}/${to}`)
    expect(spans('Route|2023|2024')).toEqual(['2023-01/2023-12', '2024-01/2024-12'])
    expect(spans('Route|Q1 2024|2e trimestre 2024')).toEqual(['2024-01/2024-03', '2024-04/2024-06'])
    expect(spans('Route|2024-S1|2024-S2')).toEqual(['2024-01/2024-06', '2024-07/2024-12'])
    expect(spans('Route|2024-W01|2024-W02')).toEqual(['2024-01-01/2024-01-07', '2024-01-08/2024-01-14'])
    expect(spans('Route|13/01/2024|14/01/2024')).toEqual(['2024-01-13/2024-01-13', '2024-01-14/2024-01-14'])
    expect(spans('Route|24Q1|24Q2')).toEqual(['2024-01/2024-03', '2024-04/2024-06'])
    expect(spans('Route|T1|T2', { columnYear: '2024' })).toEqual(['2024-01/2024-03', '2024-04/2024-06'])
  })

  it('run over several years under a heading of two rows', () => {
    const table = read(['|2023||2024|', 'Route|Nov|Dec|Jan|Feb', 'Western Balkans|1|2|3|4'])
    expect(table.figures.map(({ span }) => span.from)).toEqual(['2023-11', '2023-12', '2024-01', '2024-02'])
    expect(table.reading.header).toEqual(['Route', '2023 Nov', '2023 Dec', '2024 Jan', '2024 Feb'])
  })

  it('have the year of each row where a column gives it', () => {
    const table = read([
      'Year|Route|Jan|Feb',
      '2023|Western Balkans|1|2',
      '2024|Western Balkans|3|4',
      'soon|Channel|5|6',
    ])
    expect(table.settings.meanings).toEqual(['date', 'route', 'time-values', 'time-values'])
    expect(table.figures.map(({ span, value }) => [span.from, value])).toEqual([
      ['2023-01', 1],
      ['2023-02', 2],
      ['2024-01', 3],
      ['2024-02', 4],
    ])
    expect(table.reading.issues[0]).toMatchObject({ kind: 'date', column: 0, rows: [4], count: 1 })
  })

  it('leave sums beside them alone', () => {
    const table = read(['Route|Jan 2024|Feb 2024|2024|Total', 'Western Balkans|1|2|3|3', 'total|4|5|9|9'])
    expect(table.settings.meanings).toEqual(['route', 'time-values', 'time-values', 'ignored', 'ignored'])
    expect(table.figures.map(({ value }) => value)).toEqual([1, 2, 4, 5])
    expect(table.reading.guards).toEqual([{ kind: 'total', count: 1 }])
  })

  it('without a year are asked for it, once', () => {
    const lines = ['Route|Jan|Feb', 'Western Balkans|1|2', 'Eastern land border|3|4']
    expect(read(lines).issues).toEqual(['column-year 2,3'])
    expect(said(read(lines, { columnYear: '2022' }))).toEqual([
      '2:2 2022-01 western-balkans 1',
      '2:3 2022-02 western-balkans 2',
      '3:2 2022-01 eastern-land-border 3',
      '3:3 2022-02 eastern-land-border 4',
    ])
  })

  it('with two digits are asked what these are, once, unless they show it', () => {
    const lines = ['Route|Jan-25|Feb-25', 'Western Balkans|1|2', 'Eastern land border|3|4']
    const { reading, issues } = read(lines)
    expect(issues).toEqual(['short-year 2,3'])
    expect(reading.issues[0]).toMatchObject({ column: 1, cell: 'Jan-25', nearest: '2025-01' })
    expect(said(read(lines, { answers: { 'short-year': 'use' } }))).toEqual([
      '2:2 2025-01 western-balkans 1',
      '2:3 2025-02 western-balkans 2',
      '3:2 2025-01 eastern-land-border 3',
      '3:3 2025-02 eastern-land-border 4',
    ])
    expect(read(lines, { answers: { 'short-year': 'leave-out' } }).reading.counts).toMatchObject({
      'left-out': 4,
    })
  })

  it('that are first days of months are asked for what they mean', () => {
    const lines = ['Route|2024-01-01|2024-02-01', 'Western Balkans|1|2']
    expect(read(lines).issues).toEqual(['month-starts 2'])
    expect(read(lines, { monthStarts: 'months' }).figures.map(({ span }) => span.from)).toEqual([
      '2024-01',
      '2024-02',
    ])
  })

  it('name each fault by its row and column in the file', () => {
    const table = read([
      'Route|Jan 2024|Feb 2024|Mar 2024',
      'Western Balkans|1|many|3',
      'Nowhere|4|5|6',
      'Eastern land border|7|n/a|-8',
      'Eastern land border|9|10|11|12',
    ])
    expect(
      table.reading.issues.map(({ key, column, cell, rows: at, count }) => [key, column, cell, at, count]),
    ).toEqual([
      ['value:column 3', 2, 'many', [2], 1],
      ['place:nowhere', 0, 'Nowhere', [3], 1],
      ['negative:column 4', 3, '-8', [4], 1],
      ['ragged', 4, '12', [5], 1],
    ])
    expect(table.shown.rows.map(({ row, faults, state }) => [row, faults, state])).toEqual([
      [2, [2], 'waiting'],
      [3, [0], 'waiting'],
      [4, [3], 'waiting'],
      [5, [4], 'waiting'],
    ])
    expect(said(table)).toEqual([
      '2:2 2024-01 western-balkans 1',
      '2:4 2024-03 western-balkans 3',
      '4:2 2024-01 eastern-land-border 7',
      '4:3 2024-02 eastern-land-border ',
    ])
  })

  it('that state no time wait, by their column', () => {
    const table = read(['Route|Jan 2024|Feb 2024|Later', 'Western Balkans|1|2|3'], {
      meanings: ['route', 'time-values', 'time-values', 'time-values'],
    })
    expect(table.issues).toEqual(['column-time:column 4 2'])
    expect(table.figures).toHaveLength(2)
  })

  it.each([
    ['rows of spans', ['2023|2024|Western Balkans|12', '2024|2025|Western Balkans|13']],
    [
      'years among values',
      ['Route|Year|Detections', 'Western Balkans|2024|2025', 'Western Balkans|2025|2026'],
    ],
    ['two dates', ['from|to|route|detections', '2024-01|2024-02|Western Balkans|3']],
  ])('are not seen in %s', (_, lines) => {
    expect(read(lines).settings.meanings).not.toContain('time-values')
  })
})

/** Pseudo-random numbers below a limit, the same in every run. */
function randomOf(seed: number) {
  let state = seed * 2_654_435_761
  return (limit: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0
    return state % limit
  }
}

const MONTHS = [
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'],
  ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin'],
  ['januari', 'februari', 'maart', 'april', 'mei', 'juni'],
  ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni'],
]
const PLACES = ['Western Balkans', 'Eastern land border', 'Central Mediterranean', 'Western African route']
const PLANTED = [
  '',
  'n/a',
  'many',
  '-3',
  '1.5',
  '12 345',
  '1,2,3',
  '<5',
  '2024',
  'Jan 2024',
  'total',
  '０',
  '#REF!',
  '3 (e)',
]

/** A table of six months in one of four languages, with one to three cells changed, rows or columns moved, taken out or doubled. */
function mutated(seed: number): readonly string[][] {
  const random = randomOf(seed)
  const names = MONTHS[random(MONTHS.length)] ?? []
  const isTwoRows = random(2) === 0
  const head = isTwoRows
    ? [
        ['', '2024', '', '', '', '', ''],
        ['Route', ...names],
      ]
    : [['Route', ...names.map((name) => `${name} 2024`)]]
  const table = [
    ...head,
    ...PLACES.map((place, row) => [place, ...names.map((_, month) => String(100 * row + month))]),
  ]
  for (let change = random(3); change >= 0; change -= 1) {
    const row = table[random(table.length)] ?? []
    const at = random(row.length || 1)
    const moved = random(6)
    if (moved === 0) table.splice(random(table.length), 1)
    else if (moved === 1) table.splice(random(table.length), 0, [...row])
    else if (moved === 2) for (const cells of table) cells.splice(at, 1)
    else if (moved === 3) row.splice(at, 0, PLANTED[random(PLANTED.length)] ?? '')
    else row[at] = PLANTED[random(PLANTED.length)] ?? ''
  }
  return table
}

describe('a hundred tables with months as columns that were changed', () => {
  it('give what their cells say, or a fault that names row and column', () => {
    let used = 0
    let named = 0
    for (let seed = 1; seed <= 100; seed += 1) {
      const table = mutated(seed)
      const { figures, reading, shown } = readOwnTable(table, SETTLED)
      for (const { row, column = 0, value, cells, span } of figures) {
        const cell = table[row - 1]?.[column - 1] ?? ''
        expect(cells[column - 1] ?? '', `seed ${seed}`).toBe(cell)
        expect(value, `seed ${seed}, row ${row}, column ${column}: ${cell}`).toBe(
          /\d/.test(cell) ? Number(cell.replaceAll(' ', '')) : null,
        )
        expect(span.from, `seed ${seed}`).toMatch(/^2024-0[1-6]$/)
      }
      // What is not a figure is named: by a fault, with rows and column, or as a repetition.
      const { good, apart, waiting } = reading.counts
      expect(figures.length, `seed ${seed}`).toBe(good + apart)
      for (const { kind, rows: at, column } of reading.issues) {
        if (kind.startsWith('no-')) continue
        expect(at.length, `seed ${seed}`).toBeGreaterThan(0)
        if (kind !== 'column-year') expect(column, `seed ${seed}: ${kind}`).not.toBeNull()
      }
      expect(waiting > 0, `seed ${seed}`).toBe(reading.issues.length > 0)
      expect(shown.rows.length, `seed ${seed}`).toBeGreaterThan(0)
      if (figures.length > 0) used += 1
      if (reading.issues.length > 0) named += 1
    }
    expect(used).toBeGreaterThan(60)
    expect(named).toBeGreaterThan(40)
  })
})
