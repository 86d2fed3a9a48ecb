// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest'
import type { StillMap } from '#domain/stepMap.ts'
import { widthAt, widthShare } from '#picture/flowWidth.ts'
import { stillFrame } from '#picture/frame.ts'
import { START_BOUNDS } from '#picture/mercator.ts'
import { MAP_COLOURS, ROUTE_COLOURS } from '#picture/palette.ts'
import { published } from '#tests/support/published.ts'
import { outlinePoints, publishedStill } from '#tests/support/stills.ts'

function parsed(svg: string): Document {
  return new DOMParser().parseFromString(svg, 'image/svg+xml')
}

/** Number of shapes filled with one colour. */
function filledWith(svg: string, colour: string): number {
  return parsed(svg).querySelectorAll(`g[fill="${colour}"] > path`).length
}

const routes = published('routes').routes.filter(({ legs }) => legs.length > 0)
const steps = published('briefings').briefings.flatMap(({ steps: all }) => all.map(({ view }) => view))
// A slow test each: maps with and without a lens, zoomed in and out, single and compared.
const views = [...new Set(['', ...steps])].filter((_, index) => index % 3 === 0)

let start: StillMap
beforeAll(async () => {
  start = await publishedStill('')
})

describe('a still map', () => {
  it('is well-formed and self-contained, with title and description', async () => {
    for (const view of views) {
      const { svg, description } = await publishedStill(view)
      const document = parsed(svg)
      expect(document.querySelector('parsererror'), view).toBeNull()
      expect(
        document.querySelectorAll('[style], [class], [id]:not(clipPath), style, script, image, use, svg svg'),
        view,
      ).toHaveLength(0)
      expect(document.querySelector('svg > title')?.textContent, view).not.toBe('')
      expect(svg, view).not.toMatch(/NaN|undefined|Infinity/)
      expect(description, view).toMatch(/\.$/)
    }
  })

  it('labels every drawn route with its figure', () => {
    for (const { id } of routes.filter((route) => route.id !== 'circular-albania-greece')) {
      const callout = start.callouts.find((candidate) => candidate.id === id)
      expect(callout?.value, id).toMatch(/\d/)
      expect(callout?.colour, id).toBe(ROUTE_COLOURS.light[id])
      expect(start.svg).toContain(`>${callout?.name}</text>`)
    }
  })

  it('lets no name overlap another or the edge', async () => {
    for (const view of views) {
      for (const look of [{}, { width: 640, height: 480 }]) {
        const { picture } = await publishedStill(view, look)
        for (const panel of picture.panels) {
          const lines = panel.texts.map(({ text, x, y, anchor, size }) => {
            // Half the maximum width of a letter: an overlap here is one on any screen.
            const width = text.length * size * 0.45
            const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
            return { text, left, right: left + width, top: y - size * 0.75, bottom: y }
          })
          for (const [index, a] of lines.entries()) {
            expect(
              a.left >= 0 && a.right <= panel.width && a.top >= 0 && a.bottom <= panel.height,
              a.text,
            ).toBe(true)
            for (const b of lines.slice(index + 1)) {
              const isOver = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
              expect(isOver, `${view}: ${a.text} over ${b.text}`).toBe(false)
            }
          }
        }
      }
    }
  })

  it('draws lines as wide as the live map', async () => {
    const { zoom } = stillFrame({ width: 1280, height: 720 }, null, null)
    const width = widthAt(widthShare(14_444 / 6), zoom)
    const colour = ROUTE_COLOURS.light['central-mediterranean'] ?? ''
    const ribbon = start.picture.panels[0]?.shapes.findLast(
      ({ fill, d }) => fill === colour && d.length > 400,
    )
    // The outline goes up one side of the ribbon, around the head, and down the other.
    const points = outlinePoints(ribbon?.d ?? '')
    expect(points.length).toBeGreaterThan(60)
    const middle = Math.floor(points.length / 2)
    const left = points[middle - 5] ?? { x: 0, y: 0 }
    const across = Math.min(...points.slice(middle + 2).map(({ x, y }) => Math.hypot(x - left.x, y - left.y)))
    expect(across).toBeCloseTo(width, 0)
  })

  it('draws routes outside the lens grey, and labels none of them', async () => {
    const still = await publishedStill('#/explore?selected=route:channel&v=2')
    expect(filledWith(still.svg, ROUTE_COLOURS.light['central-mediterranean'] ?? '')).toBe(0)
    expect(filledWith(still.svg, MAP_COLOURS.light.dim)).toBeGreaterThan(0)
    const named = still.callouts.filter(({ kind }) => kind === 'route').map(({ id }) => id)
    expect(named).toEqual(['channel'])
  })

  it('shows the period of each side of a comparison, at one scale', async () => {
    const still = await publishedStill('#/compare?compare=2024,2025&v=2')
    expect(still.picture.panels).toHaveLength(2)
    expect(still.picture.panels.map(({ texts }) => texts.some(({ text }) => text === '2024'))).toEqual([
      true,
      false,
    ])
    expect(still.picture.panels.map(({ texts }) => texts.some(({ text }) => text === '2025'))).toEqual([
      false,
      true,
    ])
    expect(still.callouts.filter(({ id }) => id === 'channel').map(({ value }) => value)).toHaveLength(2)
    expect(still.legend[0]?.label).toBe('Line width: detections a month, 2024 and 2025')
  })

  it('has the colours of its theme', async () => {
    const dark = await publishedStill('', { theme: 'dark' })
    expect(dark.svg).toContain(MAP_COLOURS.dark.sea)
    expect(dark.svg).not.toContain(MAP_COLOURS.light.land)
    expect(start.svg).toContain(MAP_COLOURS.light.sea)
  })

  it('omits names if not wanted, and returns callouts instead', async () => {
    const bare = await publishedStill('', { hasNames: false })
    expect(parsed(bare.svg).querySelectorAll('text')).toHaveLength(0)
    expect(bare.callouts).toEqual(start.callouts)
  })

  it('is small as a thumbnail', async () => {
    for (const view of views.filter((link) => !link.includes('compare'))) {
      const { svg } = await publishedStill(view, { width: 320, height: 180, hasNames: false })
      expect(svg.length, view).toBeLessThan(68_000)
    }
    const { svg } = await publishedStill('', { width: 320, height: 180, hasNames: false })
    expect(svg.length).toBeLessThan(40_000)
  })

  it('is in the reader’s language', async () => {
    const french = await publishedStill('', {}, 'fr')
    expect(french.description).toContain('Carte des routes vers l’Europe')
    expect(french.svg).toContain('>Méditerranée centrale</text>')
  })
})

describe('stillFrame', () => {
  it('shows the whole start view at any size', () => {
    for (const size of [
      { width: 640, height: 360 },
      { width: 1600, height: 500 },
    ]) {
      const { zoom } = stillFrame(size, null, null)
      const degrees = (size.width / (512 * 2 ** zoom)) * 360
      expect(degrees).toBeGreaterThanOrEqual(START_BOUNDS[2] - START_BOUNDS[0] - 1e-6)
    }
  })

  it('shows the same part of the map at any size', () => {
    const camera = { longitude: 2, latitude: 50, zoom: 6 }
    const large = stillFrame({ width: 1280, height: 720 }, camera, null)
    const small = stillFrame({ width: 640, height: 360 }, camera, null)
    expect(large.zoom - small.zoom).toBeCloseTo(1, 6)
    expect([small.x, small.y]).toEqual([large.x, large.y])
  })
})
