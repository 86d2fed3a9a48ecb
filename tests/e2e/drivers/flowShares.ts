import { dimensionOf, loadTable } from '#domain/figureTable.ts'
import { published } from '#tests/support/published.ts'

/** The routes with a series of detections. */
export const COUNTED_ROUTES = [
  'central-mediterranean',
  'eastern-mediterranean',
  'western-african',
  'western-balkans',
  'western-mediterranean',
] as const

const tables = published('figures').tables

/** The sum of a year in the published file: detections on a route, or all who arrived over the Channel. */
export function sumOf(year: number, route: string): number {
  const isChannel = route === 'channel'
  const coded = tables.find(({ id }) => id === (isChannel ? 'uk-small-boats-monthly' : 'frontex-detections'))
  if (!coded) throw new Error('figures.json lacks a table')
  const table = loadTable(coded)
  const months = dimensionOf(table, 'month')
  const places = isChannel ? null : dimensionOf(table, 'route')
  const values = table.counts.find(({ name }) => name === (isChannel ? 'arrivals' : 'detections'))?.values
  let sum = 0
  for (let row = 0; row < table.rows; row += 1) {
    const isInYear = months.keys[months.codes[row] ?? 0]?.startsWith(String(year))
    const isHere = places === null || places.keys[places.codes[row] ?? 0] === route
    if (isInYear && isHere) sum += values?.[row] ?? 0
  }
  return sum
}

/** A year's share of the width scale on a route, by the documented rule. */
export const shareOf = (year: number, route: string) => Math.sqrt(sumOf(year, route) / 12 / 6000)

export const linkOf = (year: number) => `#/explore?years=${year}&v=2`
