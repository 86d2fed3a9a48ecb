import { expect, it } from 'vitest'
import { loadFigures } from '#content/loadedFigures.ts'
import { mapContent, NO_MEASURES } from '#content/mapContent.ts'
import { parseView } from '#domain/viewCodec.ts'
import type { PictureShape } from '#lib/picture.ts'
import { routeLooks, strokesOf } from '#picture/lines.ts'
import { toDrawing } from '#picture/mercator.ts'
import { MAP_COLOURS, ROUTE_COLOURS } from '#picture/palette.ts'
import { startPicture } from '#picture/startPicture.ts'
import { published } from '#tests/support/published.ts'
import { stepPictures } from '#tests/support/stepMaps.ts'
import { publishedStill } from '#tests/support/stills.ts'

/** Every route that counts arrivals is drawn hollow, and no other: by its unit alone. */
const { land } = MAP_COLOURS.light
const colours = ROUTE_COLOURS.light
const { routes } = published('routes')
const figures = loadFigures(published('figures'))
const content = mapContent(
  { ...NO_MEASURES, basemap: published('basemap'), routes, figures },
  parseView('#/explore').view,
)
const hollow = routes
  .filter(({ id, legs }) => legs.length > 0 && content.figures?.get(id)?.total.unit === 'arrivals')
  .map(({ id }) => id)
const filled = routes
  .filter(({ id, legs }) => legs.length > 0 && content.figures?.get(id)?.total.unit === 'detections')
  .map(({ id }) => id)

/** An outline in the colour of the route, and the same in the colour of land over it. */
function hasHollow(shapes: readonly PictureShape[], route: string): boolean {
  return shapes.some(({ d, fill }, index) => {
    const above = shapes[index + 1]
    return fill === colours[route] && above?.d === d && above.fill === land
  })
}

it('the published data count one route by arrivals', () => {
  expect(hollow).toEqual(['channel'])
  expect(filled.length).toBeGreaterThan(5)
})

it('the lines of the live map, its SVG twin and print are hollow', () => {
  const { strokes } = strokesOf({
    routes,
    looks: routeLooks({ ...content, isSmall: false }),
    hovered: new Set(),
    theme: 'light',
    zoom: 3,
    project: (position) => toDrawing(position, 3),
  })
  const isHollow = (id: string) =>
    strokes.some(({ route, isMain, fill, edge }) => {
      return route === id && isMain && fill === land && edge === colours[id]
    })
  expect([...hollow, ...filled].filter(isHollow)).toEqual(hollow)
})

it('the lines of a still are hollow', async () => {
  const { picture } = await publishedStill('#/explore')
  const shapes = picture.panels.flatMap((panel) => panel.shapes)
  expect([...hollow, ...filled].filter((id) => hasHollow(shapes, id))).toEqual(hollow)
})

it('the lines of steps, on stage, slide, paper and thumbnail, are hollow', async () => {
  const draw = await stepPictures('en')
  const { briefings } = published('briefings')
  const steps = briefings
    .flatMap((briefing) => briefing.steps)
    .filter((step) => step.view.includes('channel'))
  const lines = steps.flatMap((step) => draw(step as Parameters<typeof draw>[0], { width: 1280 }).lines)
  const lit = lines.filter(({ route, isLit }) => hollow.includes(route) && isLit)
  expect(lit.length).toBeGreaterThan(0)
  for (const { shapes, route } of lit) expect(hasHollow(shapes, route)).toBe(true)
  const others = lines.filter(({ route }) => filled.includes(route))
  expect(others.filter(({ shapes, route }) => hasHollow(shapes, route))).toEqual([])
})

it('the picture in the page before any code has hollow lines', () => {
  const found = [...startPicture(content).matchAll(/data-route="([^"]+)"[^>]*class="([^"]+)"/g)]
  const marked = found.filter(([, , look]) => look?.includes('start-hollow')).map(([, id]) => id)
  expect(marked).toEqual(hollow)
})
