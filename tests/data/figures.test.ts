import { describe, expect, it } from 'vitest'
import { numberIn, textIn } from '#derive/tidyTable.ts'
import { cubeSum, cubeTotals } from '#domain/figureCube.ts'
import type { FigureTableId } from '#domain/figureTable.ts'
import { countOf, dimensionOf } from '#domain/figureTable.ts'
import type { MonthSpan } from '#domain/period.ts'
import { countryCodes } from '#scripts/countryCodes.ts'
import { crosswalkFile, placeOfName, routeIds, tidyTable } from '#tests/support/figureSources.ts'
import { published } from '#tests/support/published.ts'
import { cubeOf, figures, sourceOf, sumOf, tableOf, tables } from '#tests/support/publishedFigures.ts'
import { TOTALS } from '#tests/support/publishedTotals.ts'

const incidents = published('incidents')
const routes = routeIds()
const others = figures.otherPlaces.map(({ id }) => id)
const places = [...routes, ...others]
const detections = cubeOf('frontex-detections', 'detections', 'detections')
const arrivals = cubeOf('uk-small-boats-monthly', 'arrivals', 'arrivals')
const year = (value: number): readonly MonthSpan[] => [{ from: `${value}-01`, to: `${value}-12` }]
const on = (route: string) => ({ route: [route] })

/** The sum of a column of the tidy file, read only with the derivation's table reader. */
function sumInFile(id: FigureTableId, column: string): number {
  return tidyTable(id).rows.reduce((sum, row) => sum + (numberIn(row, column) ?? 0), 0)
}

describe('totals checked against the publishers’ statements', () => {
  const checked = Object.entries(TOTALS).flatMap(([place, years]) =>
    Object.entries(years).map(([value, total]) => [Number(value), place, total] as const),
  )

  it.each(checked)('%i, %s: %i', (value, place, total) => {
    if (place === 'channel') expect(cubeSum(arrivals, year(value))).toBe(total)
    else if (place === 'all') expect(cubeSum(detections, year(value))).toBe(total)
    else expect(cubeSum(detections, year(value), on(place))).toBe(total)
  })

  it('January 2026 in the Central Mediterranean, by the later series', () => {
    expect(cubeSum(detections, [{ from: '2026-01', to: '2026-01' }], on('central-mediterranean'))).toBe(1458)
  })
})

describe('the derived figures equal the publishers’ rows', () => {
  it('in the sum of routes and other places', () => {
    const byPlace = cubeTotals(detections, 'route', [sourceOf('frontex-detections').coverage])
    expect(sumOf(byPlace)).toBe(sumInFile('frontex-detections', 'detections'))
    expect(tableOf('frontex-detections').rows).toBe(9 * 210)
  })

  it('in the sum of every count column of every table', () => {
    const counted = [...tables.values()].flatMap((table) =>
      table.counts.map(({ name, values }) => [
        `${table.id} ${name}`,
        sumOf(values),
        sumInFile(table.id, name),
      ]),
    )
    expect(counted.length).toBeGreaterThan(30)
    for (const [name, ours, theirs] of counted) expect([name, ours]).toEqual([name, theirs])
  })

  it('in every cell, by place, border, country and month', () => {
    const table = tableOf('frontex-nationalities')
    const { values } = countOf(table, 'detections', 'detections')
    const ours = new Map(
      [...values].map((value, row) => [
        table.dimensions.map(({ keys, codes }) => keys[codes[row] ?? 0]).join(' '),
        value,
      ]),
    )
    const placeOf = placeOfName()
    const { alpha2Of } = countryCodes()
    const differing = tidyTable('frontex-nationalities').rows.filter((row) => {
      const code = textIn(row, 'nationality')
      const key = [
        placeOf('frontex', textIn(row, 'route')),
        textIn(row, 'border_type').toLowerCase(),
        code === 'XKX' ? 'XK' : (alpha2Of(code) ?? code),
        textIn(row, 'month'),
      ].join(' ')
      return ours.get(key) !== numberIn(row, 'detections')
    })
    expect(differing).toEqual([])
    expect(ours.size).toBe(table.rows)
  })

  it('in the incidents: rows, dead, missing, both together, survivors', () => {
    const { rows } = tidyTable('missing-migrants-incidents')
    expect(incidents.id).toHaveLength(rows.length)
    const sum = (column: string) => sumInFile('missing-migrants-incidents', column)
    expect(sumOf(incidents.dead)).toBe(sum('dead'))
    expect(sumOf(incidents.missing)).toBe(sum('missing'))
    expect(sumOf(incidents.deadAndMissing)).toBe(sum('dead_and_missing'))
    expect(sumOf(incidents.survivors)).toBe(sum('survivors'))
  })

  it('in missing values, which stay null and never become zero', () => {
    const empty = (id: FigureTableId, column: string) =>
      tidyTable(id).rows.filter((row) => numberIn(row, column) === null).length
    const landings = countOf(tableOf('uk-small-boats-daily'), 'uncontrolled_landings', 'boats').values
    expect([...landings].filter((value) => value < 0)).toHaveLength(
      empty('uk-small-boats-daily', 'uncontrolled_landings'),
    )
    const prevented = countOf(tableOf('uk-small-boats-weekly'), 'prevented', 'persons').values
    expect([...prevented].filter((value) => value < 0)).toHaveLength(
      empty('uk-small-boats-weekly', 'prevented'),
    )
    expect(incidents.survivors.filter((value) => value === null)).toHaveLength(
      empty('missing-migrants-incidents', 'survivors'),
    )
  })
})

describe('the crosswalk', () => {
  it('maps every published place to a route, or to another place with names and a reason', () => {
    for (const id of ['frontex-detections', 'frontex-nationalities'] as const) {
      expect(dimensionOf(tableOf(id), 'route').keys.filter((key) => !places.includes(key))).toEqual([])
    }
    expect(incidents.places.filter((place) => !places.includes(place))).toEqual([])
    const stated = figures.stated.flatMap(({ place }) => place ?? [])
    expect(stated.filter((place) => place !== 'total' && !routes.includes(place))).toEqual([])
  })

  it('has exactly the names of the tables', () => {
    const used = new Set(
      (
        [
          'frontex-detections',
          'frontex-nationalities',
          'frontex-stated',
          'missing-migrants-incidents',
        ] as const
      ).flatMap((id) => tidyTable(id).rows.map((row) => textIn(row, 'route'))),
    )
    const names = new Set(figures.crosswalk.map(({ name }) => name))
    expect([...used].filter((name) => name !== '' && !names.has(name))).toEqual([])
    expect([...names].filter((name) => !used.has(name))).toEqual([])
  })

  it('keeps other places separate from routes and uses each of them', () => {
    expect(others.filter((id) => routes.includes(id))).toEqual([])
    const named = new Set(figures.crosswalk.map(({ place }) => place))
    // The place of incidents without a name of a route.
    expect(others.filter((id) => !named.has(id))).toEqual(['not-stated'])
  })

  it('maps Frontex’s nine routes one to one', () => {
    const entries = figures.crosswalk.filter(({ publisher }) => publisher === 'frontex')
    expect(new Set(entries.map(({ place }) => place)).size).toBe(9)
    expect(entries.find(({ name }) => name === 'Eastern Borders Route')?.place).toBe('eastern-land-border')
  })

  it('is the committed file', () => {
    const file = JSON.parse(crosswalkFile().text) as { otherPlaces: unknown; crosswalk: unknown }
    expect({ otherPlaces: figures.otherPlaces, crosswalk: figures.crosswalk }).toEqual({
      otherPlaces: file.otherPlaces,
      crosswalk: file.crosswalk,
    })
  })
})
