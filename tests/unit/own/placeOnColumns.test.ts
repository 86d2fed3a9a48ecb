import { describe, expect, test } from 'vitest'
import { ownSeriesOf } from '#domain/own/series.ts'
import { placeOnColumns } from '#own/OwnCharts.tsx'
import { ownFigureOf } from '#tests/support/ownFigureOf.ts'

describe('own figures on the columns of a plot', () => {
  const placed = (...figures: Parameters<typeof ownSeriesOf>[0]) =>
    placeOnColumns({
      series: ownSeriesOf(figures),
      columns: ['2024-01', '2024-02'],
      columnOf: ({ from, to }) => (from === to ? to : null),
    }).map(({ marks }) =>
      [...marks].map(
        ([
          key,
          {
            figures: [{ row }],
          },
        ]) => `${key} ${row}`,
      ),
    )

  test('leave out what has no column, and never put two into one', () => {
    expect(
      placed(
        ownFigureOf(2, '2024-01', '2024-01'),
        ownFigureOf(3, '2024-01', '2024-02'),
        ownFigureOf(4, '2024-01', '2024-01'),
        ownFigureOf(5, '2024-02', '2024-02'),
        ownFigureOf(6, '2024-03', '2024-03'),
      ),
    ).toEqual([['2024-01 2', '2024-02 5'], ['2024-01 4']])
  })

  test('of two series are two, whatever their months', () => {
    expect(
      placed(
        ownFigureOf(2, '2024-01', '2024-01'),
        ownFigureOf(3, '2024-02', '2024-02', { publisher: 'Another' }),
      ),
    ).toEqual([['2024-01 2'], ['2024-02 3']])
  })
})
