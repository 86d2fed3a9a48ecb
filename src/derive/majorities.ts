import { valueAt } from '#domain/cellQuery.ts'
import type { Figures } from '#domain/figures.ts'
import { type CodedTable, dimensionOf, loadTable, timeOf } from '#domain/figureTable.ts'
import { moreThanHalf } from '#domain/majorityNationality.ts'

/**
 * The years in which one nationality has more than half of a route's count, by route, so that the first load can name it
 * without the table of nationalities. A year counts the months that the table has.
 */
export function majoritiesByYear(coded: CodedTable, routes: readonly string[]): Figures['majorities'] {
  const table = loadTable(coded)
  const [column] = table.counts
  const route = dimensionOf(table, 'route')
  const nationality = dimensionOf(table, 'nationality')
  const time = timeOf(table)
  const counts = new Map<string, Map<number, Map<string, number>>>()
  for (let row = 0; column && row < table.rows; row += 1) {
    const [place, person, month] = [route, nationality, time].map(
      ({ keys, codes }) => keys[codes[row] ?? 0] ?? '',
    )
    if (place === undefined || person === undefined || month === undefined || !routes.includes(place))
      continue
    const years = counts.get(place) ?? new Map<number, Map<string, number>>()
    const year = Number(month.slice(0, 4))
    const sums = years.get(year) ?? new Map<string, number>()
    counts.set(
      place,
      years.set(year, sums.set(person, (sums.get(person) ?? 0) + (valueAt(column, row) ?? 0))),
    )
  }
  return [...counts].flatMap(([place, byYear]) =>
    [...byYear]
      .sort(([a], [b]) => a - b)
      .flatMap(([year, sums]) => {
        const found = moreThanHalf(sums)
        return found ? [{ route: place, year, ...found }] : []
      }),
  )
}
