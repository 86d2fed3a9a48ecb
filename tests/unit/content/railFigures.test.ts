import { expect, test } from 'vitest'
import { figureModel } from '#content/figureModel.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import { yearSpan } from '#content/monthlySeries.ts'
import { railFigures } from '#content/railFigures.ts'
import { figureRank, statedFor } from '#content/routeFigureNotes.ts'
import { published } from '#tests/support/published.ts'

const figures = loadFigures(published('figures'))
const routeIds = new Set(published('routes').routes.map(({ id }) => id))
const model = (years: readonly number[] = [2025]) => figureModel(figures, years.map(yearSpan), routeIds)

test('every route has its figure, and a sparkline of the 24 months up to the end of the period', () => {
  const rail = railFigures(figures, model())
  expect(new Set(rail.keys())).toEqual(routeIds)
  for (const { figure, spark } of rail.values()) {
    expect(spark).toHaveLength(24)
    // The period is the second half of the sparkline.
    expect(spark.slice(12).reduce((sum, value) => sum + value, 0)).toBe(figure.total.value)
  }
})

test('a sparkline is shorter where its series begins later, and empty outside the coverage', () => {
  const early = railFigures(figures, model([2018]))
  expect(early.get('channel')?.spark).toHaveLength(12)
  expect(railFigures(figures, model([2012])).get('channel')?.spark).toEqual([])
})

test('routes are ranked within one unit, and the Channel has no rank', () => {
  expect(figureRank(model(), 'central-mediterranean')).toEqual({ place: 1, of: 7 })
  expect(figureRank(model(), 'circular-albania-greece')).toEqual({ place: 7, of: 7 })
  expect(figureRank(model(), 'channel')).toBeNull()
  expect(figureRank(model(), 'nowhere')).toBeNull()
})

test('a stated number matches the exact place and months, precise before rounded', () => {
  const of = (years: readonly number[], place: string) => {
    const figure = model(years).routes.get(place)
    return figure && statedFor(figures, figure)?.value
  }
  expect(of([2025], 'central-mediterranean')).toBe(66_328)
  expect(of([2024], 'central-mediterranean')).toBe(67_000)
  expect(of([2024, 2025], 'central-mediterranean')).toBeUndefined()
  expect(of([2025], 'western-african')).toBeUndefined()
})
