import { describe, expect, test } from 'vitest'
import { CHANNEL, loadFigures } from '#content/loadedFigures.ts'
import { cellsOfKey, comparisonYear, monthlySeries } from '#content/monthlySeries.ts'
import { rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import { countOf } from '#domain/figureTable.ts'
import { yearSpan } from '#domain/period.ts'
import { smallFigures, yearOfMonths } from '#tests/support/smallFigures.ts'

const figures = loadFigures(
  smallFigures({
    detections: {
      'western-balkans': { ...yearOfMonths(2024, 10), ...yearOfMonths(2025, 20, 6) },
      'black-sea': { '2024-03': 7 },
    },
    arrivals: { ...yearOfMonths(2024, 100), ...yearOfMonths(2025, 100, 8) },
    about: { 'uk-small-boats-monthly': { partialMonths: ['2025-08'] } },
  }),
)

describe('a monthly series', () => {
  test('has a value for every covered month, none after its end, and zero where nothing was counted', () => {
    const { values, unit } = monthlySeries(figures, 'western-balkans', yearSpan(2025))
    expect(unit).toBe('detections')
    expect(values.map(({ value }) => value)).toEqual([
      20,
      40,
      60,
      80,
      100,
      120,
      null,
      null,
      null,
      null,
      null,
      null,
    ])
    expect(values[5]?.state).toBe('whole')
    expect(values[6]?.state).toBe('uncovered')
    expect(monthlySeries(figures, 'black-sea', yearSpan(2024)).values[0]).toEqual({
      key: '2024-01',
      month: '2024-01',
      value: 0,
      state: 'whole',
    })
  })

  test('marks incomplete months; the Channel counts arrivals', () => {
    const { values, unit, table } = monthlySeries(figures, CHANNEL, yearSpan(2025))
    expect({ unit, table }).toEqual({ unit: 'arrivals', table: 'uk-small-boats-monthly' })
    expect(values.flatMap(({ month, state }) => (state === 'partial' ? [month] : []))).toEqual(['2025-08'])
  })

  test('equals the sum of the cells it opens, and all places equal the total', () => {
    for (const place of ['total', 'western-balkans', 'black-sea', CHANNEL]) {
      const series = monthlySeries(figures, place, yearSpan(2024))
      const table = figures.tables.get(series.table)
      if (!table) throw new Error('no table')
      for (const { month, value } of series.values) {
        const column = countOf(table, series.count, series.unit)
        const rows = rowsOfQuery(table, cellsOfKey(series, month))
        expect(sumOfRows(column, rows).value ?? 0).toBe(value)
      }
    }
    const march = (place: string) => monthlySeries(figures, place, yearSpan(2024)).values[2]?.value ?? 0
    expect(march('total')).toBe(march('western-balkans') + march('black-sea'))
  })

  test('compares the last year of the period, or by default the last whole year, with the year before', () => {
    const { coverage } = monthlySeries(figures, 'total', yearSpan(2024))
    expect(comparisonYear({ coverage }, [])).toBe(2024)
    expect(comparisonYear({ coverage }, [{ from: '2023-05', to: '2025-02' }])).toBe(2025)
  })
})
