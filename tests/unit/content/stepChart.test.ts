import { describe, expect, it } from 'vitest'
import { loadFigures } from '#content/loadedFigures.ts'
import { stepChart } from '#content/stepChart.ts'
import type { StepChartCells } from '#domain/briefing.ts'
import type { OwnData } from '#domain/own/data.ts'
import { ownFigureTables } from '#domain/own/figureTable.ts'
import { countedBy } from '#domain/own/whose.ts'
import { OWN_TABLE, ownFigureOf, ownFiguresAlone } from '#tests/support/ownFigureOf.ts'
import { smallFigures } from '#tests/support/smallFigures.ts'

const figures = loadFigures(
  smallFigures({
    detections: {
      'western-african': { '2024-01': 9, '2024-02': 8, '2025-01': 1, '2025-02': 2 },
      'western-balkans': { '2024-01': 3, '2024-02': null, '2025-01': 4, '2025-02': 5 },
    },
    arrivals: { '2024-01': 7, '2024-02': 6, '2025-01': 8 },
    about: {
      'frontex-detections': { coverage: { from: '2024-01', to: '2025-03' }, partialMonths: ['2025-02'] },
      'uk-small-boats-monthly': { coverage: { from: '2024-01', to: '2025-01' } },
    },
  }),
)

const words = {
  figurePlace: (id: string) => `place ${id}`,
  monthName: (month: string) => `month ${month.slice(5)}`,
  shortMonths: ({ from }: { from: string }) => from,
  spans: (spans: readonly { from: string; to: string }[]) =>
    spans.map(({ from, to }) => `${from}–${to}`).join(','),
}
const chartOf = (chart: StepChartCells, own: Pick<OwnData, 'figures'> | null = null) =>
  stepChart({
    chart,
    figures,
    tableOf: (id) => (own && ownFigureTables(own.figures).get(id)) ?? figures.tables.get(id) ?? null,
    noteOf: (query) => (countedBy(query) === 'published' ? '' : 'yours'),
    words,
  })

const DETECTIONS = 'frontex-detections:detections'
const BOTH = 'route:western-african,western-balkans'

describe('the chart of a step', () => {
  it('compares the months of one route with those of a year before, each value with its cells', () => {
    const chart = chartOf({
      kind: 'months',
      cells: `${DETECTIONS}:2025-01..2025-03:route:western-african`,
      against: `${DETECTIONS}:2024-01..2024-03:route:western-african`,
    })
    expect(chart).toMatchObject({
      kind: 'bars',
      over: 'months',
      unit: 'detections',
      categories: ['month 01', 'month 02', 'month 03'],
      isPartial: [false, true, false],
      series: [
        { name: '2025-01–2025-03', route: 'western-african', values: [1, 2, 0] },
        { name: '2024-01–2024-03', route: null, values: [9, 8, 0] },
      ],
    })
    expect(chart?.series[1]?.cells[1]).toEqual({
      table: 'frontex-detections',
      count: 'detections',
      spans: [{ from: '2024-02', to: '2024-02' }],
      where: { route: ['western-african'] },
    })
  })

  it('has null for months outside the coverage and for values not stated', () => {
    const arrivals = chartOf({
      kind: 'months',
      cells: 'uk-small-boats-monthly:arrivals:2025-01..2025-02',
      against: null,
    })
    expect(arrivals?.series[0]).toMatchObject({ values: [8, null], route: 'channel' })
    const balkans = chartOf({
      kind: 'months',
      cells: `${DETECTIONS}:2024-01..2024-02:route:western-balkans`,
      against: null,
    })
    expect(balkans?.series[0]?.values).toEqual([3, null])
  })

  it('sorts routes by their values in the main period', () => {
    const chart = chartOf({
      kind: 'routes',
      cells: `${DETECTIONS}:2025-01..2025-02:${BOTH}`,
      against: `${DETECTIONS}:2024-01..2024-01:${BOTH}`,
    })
    expect(chart?.categories).toEqual(['place western-balkans', 'place western-african'])
    expect(chart?.series.map(({ values }) => values)).toEqual([
      [9, 3],
      [3, 9],
    ])
    expect(chart?.isPartial).toEqual([true, true])
  })

  it('is a line chart with years in its labels when there are too many months for bars', () => {
    const chart = chartOf({ kind: 'months', cells: `${DETECTIONS}:2024-01..2025-03:${BOTH}`, against: null })
    expect(chart?.kind).toBe('lines')
    expect(chart?.categories.slice(11, 13)).toEqual(['2024-12', '2025-01'])
  })

  it.each([
    [`${DETECTIONS}:2025-01..2025-02`, 'uk-small-boats-monthly:arrivals:2025-01..2025-02'],
    [`${DETECTIONS}:2025-01..2025-02`, `${DETECTIONS}:2024-01..2024-01`],
    ['frontex-detections:persons:2025-01..2025-02', null],
    ['frontex-stated:detections:2025-01..2025-02', null],
  ])('is null for %s beside %s', (cells, against) => {
    expect(chartOf({ kind: 'months', cells, against })).toBeNull()
  })

  it('sets months of the reader’s own beside published ones, named as theirs, and never fills in a month', () => {
    const own = ownFiguresAlone([
      ownFigureOf(2, '2025-01', '2025-01', { place: 'western-african', value: 11 }),
      ownFigureOf(3, '2025-02', '2025-02', { place: 'western-african', value: 12 }),
      ownFigureOf(4, '2025-05', '2025-05', { place: 'western-african', value: 15 }),
    ])
    const chart = chartOf(
      {
        kind: 'months',
        cells: `${DETECTIONS}:2025-01..2025-02:route:western-african`,
        against: `${OWN_TABLE.id}:detections:2025-01..2025-02:route:western-african`,
      },
      own,
    )
    expect(chart?.series.map(({ name, values }) => [name, values])).toEqual([
      ['2025-01–2025-02', expect.any(Array)],
      ['2025-01–2025-02 · yours', [11, 12]],
    ])
    expect(chart?.own).toBe('yours')
    const alone = chartOf(
      {
        kind: 'months',
        cells: `${OWN_TABLE.id}:detections:2025-01..2025-05:route:western-african`,
        against: null,
      },
      own,
    )
    expect(alone?.series[0]?.values).toEqual([11, 12, null, null, 15])
  })
})
