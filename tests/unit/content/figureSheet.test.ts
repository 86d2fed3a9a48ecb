import { expect, test } from 'vitest'
import { compareModel } from '#content/compareModel.ts'
import { figureModel } from '#content/figureModel.ts'
import { type FigureRow, figureSheet } from '#content/figureSheet.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import { exploredContent } from '#content/viewContent.ts'
import { yearSpan } from '#domain/period.ts'
import { numberRows } from '#features/export/viewFiles.ts'
import { exportWords } from '#tests/support/exportWords.ts'
import { published } from '#tests/support/published.ts'
import { savedRows } from '#tests/support/sheets.ts'

const { words } = exportWords()
const { routes } = published('routes')
const { sources } = published('figures')
const figures = loadFigures(published('figures'))
const ids = new Set(routes.map(({ id }) => id))

function sheetOf(rows: readonly FigureRow[], part: Partial<Parameters<typeof figureSheet>[0]> = {}) {
  return figureSheet({
    rows,
    sources: new Map(sources.map((source) => [source.id, source])),
    words: { ...words, column: (name) => `column ${name}`, key: (_, key) => `name of ${key}` },
    majorityOf: () => null,
    linkOf: ({ table }) => `https://example.org/#${table}`,
    version: 'v1',
    ...part,
  })
}

const january: FigureRow = {
  period: '2025-01',
  series: 'Eastern Mediterranean',
  value: 3,
  state: 'whole',
  cells: {
    table: 'frontex-detections',
    count: 'detections',
    spans: [{ from: '2025-01', to: '2025-01' }],
    where: { route: ['eastern-mediterranean', 'black-sea'] },
  },
}

test('a number has codes beside names, ISO dates beside written ones, its source with licence, and its cells', () => {
  const [row] = savedRows(sheetOf([january]))
  expect(row).toEqual({
    id: 'frontex-detections:detections:2025-01..2025-01:route:eastern-mediterranean,black-sea',
    series: 'Eastern Mediterranean',
    route: 'eastern-mediterranean;black-sea',
    route_name: 'name of eastern-mediterranean;name of black-sea',
    period: '2025-01',
    period_name: 'January 2025',
    from: '2025-01-01',
    to: '2025-01-31',
    column: 'detections',
    column_name: 'column detections',
    unit: 'detections',
    unit_name: 'detections',
    value: '3',
    coverage: 'whole',
    table: 'frontex-detections',
    title: expect.any(String),
    publisher: 'Frontex',
    publisher_name: 'Frontex',
    data_as_of: '2026-08-04',
    licence: 'No open licence stated; reuse with credit',
    credit: 'Frontex (FRAN data)',
    page: expect.stringMatching(/^https:/),
    link: 'https://example.org/#frontex-detections',
    data_version: 'v1',
  })
})

test('the Channel has one unit in every file', () => {
  const model = figureModel(figures, [yearSpan(2025)], ids)
  const content = exploredContent({
    routes,
    lit: null,
    figures: model.routes,
    sources: figures.sources,
    measures: [],
  })
  const compared = compareModel(figures, null, [...ids])
  const channel = compared?.channel
  if (!channel) throw new Error('the Channel is not compared')
  const rows = savedRows(
    sheetOf([
      ...numberRows(content, words).filter(({ series }) => series === words.figurePlace('channel')),
      { period: '2025', series: '', value: 1, state: 'whole', cells: channel.cells.after },
    ]),
  )
  expect(rows).toHaveLength(2)
  expect(new Set(rows.map(({ route, route_name }) => `${route}: ${route_name}`))).toEqual(
    new Set(['channel: name of channel']),
  )
  expect(new Set(rows.map(({ unit, unit_name }) => `${unit}: ${unit_name}`))).toEqual(
    new Set(['arrivals: people who arrived']),
  )
})

test('what is not stated is empty, and a month without data has no link', () => {
  const [row] = savedRows(sheetOf([{ ...january, value: null, state: 'uncovered' }]))
  expect([row?.value, row?.link, row?.coverage, row?.publisher]).toEqual(['', '', 'uncovered', 'Frontex'])
})

test('a fall is a plain negative number, with its per cent unless too few were before', () => {
  const rows = savedRows(
    sheetOf([
      { ...january, before: 24 },
      { ...january, before: 0 },
    ]),
  )
  expect(
    rows.map(({ value_before, change, change_percent }) => [value_before, change, change_percent]),
  ).toEqual([
    ['24', '-21', '-87.5'],
    ['0', '3', ''],
  ])
})

test('a week runs to the day that names it', () => {
  const cells = {
    table: 'uk-small-boats-weekly',
    count: 'arrivals',
    spans: [],
    where: { week_ending: ['2024-03-03'] },
  }
  const [row] = savedRows(sheetOf([{ ...january, period: '2024-03-03', cells }]))
  expect([row?.from, row?.to, row?.period_name]).toEqual(['2024-02-26', '2024-03-03', 'name of 2024-03-03'])
})

test('a majority is named with its code, share and cells', () => {
  const majorityOf = () => ({
    text: '84% Namibia',
    found: {
      nationality: 'NA',
      share: 0.84123456,
      spans: [],
      total: 100,
      isCut: false,
      cells: {
        table: 'frontex-nationalities',
        count: 'detections',
        spans: [],
        where: { nationality: ['NA'] },
      },
    },
  })
  const [row] = savedRows(sheetOf([january], { majorityOf }))
  expect([row?.majority, row?.majority_nationality, row?.majority_share, row?.majority_id]).toEqual([
    '84% Namibia',
    'NAM',
    '0.8412',
    'frontex-nationalities:detections:all:nationality:NA',
  ])
})

test('the row of an own number is named in a column that other files lack', () => {
  const own: FigureRow = {
    period: '2024',
    series: 'Yours',
    value: 5,
    state: 'whole',
    cells: null,
    own: 'your table, row 9',
    unit: 'boats seen',
    publisher: 'A',
  }
  const [mine, theirs] = savedRows(sheetOf([own, january]))
  expect([mine?.own, mine?.unit, mine?.unit_name, mine?.publisher_name]).toEqual([
    'your table, row 9',
    '',
    'boats seen',
    'A',
  ])
  expect(theirs?.own).toBe('')
  expect(sheetOf([january]).columns).not.toContain('own')
})
