import { expect, test } from 'vitest'
import type { StillCallout, StillMap } from '#domain/stillMap.ts'
import { widthAt, widthShare } from '#map/flowWidth.ts'
import { ROUTE_COLOURS } from '#map/palette.ts'
import { stillFrame } from '#map/still/stillFrame.ts'
import { slideLabelSize } from '#state/selectors/slides/mapItems.ts'
import { ownTemplate } from '#state/selectors/slides/ownLayouts.ts'
import { stillSize } from '#state/selectors/slides/slideLayout.ts'
import { published } from '#tests/support/published.ts'
import { outlinePoints, publishedStill } from '#tests/support/stills.ts'

/** Points about 2 px apart along the outlines of the routes in colour, px of the picture. */
function linePoints({ picture }: StillMap): readonly (readonly [x: number, y: number])[] {
  const colours = new Set(Object.values(ROUTE_COLOURS.light))
  return picture.panels.flatMap((panel) =>
    panel.shapes.flatMap(({ d, fill }) => {
      if (fill === null || !colours.has(fill)) return []
      return d.split('z').flatMap((outline) => {
        const corners = outlinePoints(outline)
        return corners.flatMap(({ x, y }, index) => {
          const from = corners.at(index - 1) ?? { x, y }
          const steps = Math.max(1, Math.ceil(Math.hypot(x - from.x, y - from.y) / 2))
          return Array.from({ length: steps }, (_, step): [number, number] => [
            panel.x + from.x + ((x - from.x) * step) / steps,
            panel.y + from.y + ((y - from.y) * step) / steps,
          ])
        })
      })
    }),
  )
}

const covers = ({ x, y, width, height }: StillCallout, [atX, atY]: readonly [number, number]) =>
  atX > x && atX < x + width && atY > y && atY < y + height

const { map } = ownTemplate('light').frames['text-map'].slots
if (!map) throw new Error('the layout has no map')
const size = stillSize(map)

/** A step's map as slides draw it: without names, which are placed in the slides' letters. */
async function slideMap(view: string) {
  const labelSize = slideLabelSize('all')
  const still = await publishedStill(view, { ...size, hasNames: false, labelSize })
  return { ...still, labelSize }
}

const views = new Set(
  published('briefings')
    .briefings.filter(({ language }) => language === 'en')
    .flatMap(({ steps }) => steps.map(({ view }) => view)),
)

test('labels of the published steps have the size of their slide’s letters, and none covers another', async () => {
  for (const view of views) {
    const { callouts, labelSize } = await slideMap(view)
    for (const [index, a] of callouts.entries()) {
      expect({ width: a.width, height: a.height }, `${view}: ${a.name}`).toEqual(labelSize(a))
      for (const b of callouts.slice(index + 1)) {
        const isApart =
          a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height
        expect(isApart, `${view}: ${a.name} over ${b.name}`).toBe(true)
      }
    }
  }
})

test('no label of a map of all routes lies on a line', async () => {
  const maps = [...views].filter(
    (view) => view.startsWith('#/compare') || (view.includes('layers=routes&') && !view.includes('=route:')),
  )
  expect(maps.length).toBeGreaterThanOrEqual(3)
  for (const view of maps) {
    const still = await slideMap(view)
    const points = linePoints(still)
    expect(points.length).toBeGreaterThan(500)
    const covering = still.callouts.filter((callout) => points.some((point) => covers(callout, point)))
    expect(
      covering.map(({ name }) => name),
      view,
    ).toEqual([])
  }
})

test('the scale of widths has samples as wide as the map draws them', async () => {
  const { legend } = await slideMap('#/explore?years=2025&layers=routes&v=2')
  const samples = legend.filter(({ width }) => width !== null)
  expect(samples.map(({ label, line }) => `${label} ${line}`)).toEqual([
    '1,000 solid',
    '3,000 solid',
    '6,000 solid',
    '3,000 hollow',
  ])
  const { zoom } = stillFrame(size, null, null)
  expect(samples.map((sample) => sample.width)).toEqual(
    [1000, 3000, 6000, 3000].map((mean) => Math.round(widthAt(widthShare(mean), zoom) * 10) / 10),
  )
})
