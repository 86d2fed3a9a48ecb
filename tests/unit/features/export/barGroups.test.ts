import { expect, test } from 'vitest'
import { compareModel } from '#content/compareModel.ts'
import { figureModel } from '#content/figureModel.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import { comparedContent, exploredContent } from '#content/viewContent.ts'
import { yearSpan } from '#domain/period.ts'
import { barGroups } from '#features/export/viewFiles.ts'
import { exportWords } from '#tests/support/exportWords.ts'
import { published } from '#tests/support/published.ts'

const { t, words } = exportWords()
const { routes } = published('routes')
const figures = loadFigures(published('figures'))
const ids = routes.map(({ id }) => id)

test('each unit is a group of its own, largest first; another unit names its own scale', () => {
  const model = figureModel(figures, [yearSpan(2025)], new Set(ids))
  const content = exploredContent({
    routes,
    lit: null,
    figures: model.routes,
    sources: figures.sources,
    measures: [],
  })
  const [detections, arrivals, ...more] = barGroups(content, words, t as never)
  expect(more).toEqual([])
  expect(detections?.heading).toBe('Detections, 2025')
  const counts = detections?.bars.map(({ count }) => count ?? -1) ?? []
  expect(counts.length).toBeGreaterThan(5)
  expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  expect(arrivals?.heading).toBe('People who arrived, 2025: another unit, on its own scale')
  expect(arrivals?.bars.map(({ label }) => label)).toEqual(['English Channel'])
})

test('the periods of a place stay together, sorted by the last', () => {
  const model = compareModel(figures, null, ids)
  if (!model) throw new Error('nothing to compare')
  const bars = barGroups(comparedContent(model, routes), words, t as never)[0]?.bars ?? []
  const last = bars.filter((_, index) => index % 2 === 1)
  expect(last.every(({ label, isHollow }) => label === '' && !isHollow)).toBe(true)
  const counts = last.map(({ count }) => count ?? -1)
  expect(counts).toEqual(counts.toSorted((a, b) => b - a))
})
