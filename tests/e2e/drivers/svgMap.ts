import type { Locator, Page } from '@playwright/test'
import type { Camera } from '#domain/view.ts'
import type { RouteLines } from '#map/MapLayers.tsx'
import { MAP_COLOURS } from '#picture/palette.ts'
import { expect } from '#tests/e2e/support/test.ts'

/** The SVG map, which replaces MapLibre without WebGL. */
export class SvgMap {
  readonly page: Page
  readonly frame: Locator
  /** The drawing, which has the keyboard focus. */
  readonly drawing: Locator
  readonly labels: Locator

  constructor(page: Page) {
    this.page = page
    this.frame = page.locator('[data-testid="map"][data-drawn-as="svg"]')
    this.drawing = page.getByRole('region', { name: 'Map', exact: true })
    this.labels = page.getByRole('list', { name: 'Names on the map' }).getByRole('button')
  }

  async isReady(): Promise<void> {
    await expect(this.frame).toBeVisible()
    await expect(this.page.locator('html')).toHaveAttribute('data-map', 'ready')
  }

  /** The ids of the routes that have a line. */
  async drawnRoutes(): Promise<string[]> {
    const ids = await this.frame
      .locator('[data-layer="route-hit"] [data-id]')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-id') ?? ''))
    return [...new Set(ids)].sort()
  }

  /** The colours of all drawn route lines, as `#rrggbb`; a hollow line has its edge's. */
  async lineColours(): Promise<string[]> {
    const land = Object.values(MAP_COLOURS).flatMap(({ land }) => land)
    const colours = await this.frame.locator('[data-layer="routes"] path').evaluateAll(
      (lines, grounds) =>
        lines.map((line) => {
          const fill = line.getAttribute('fill') ?? ''
          return grounds.includes(fill) ? (line.getAttribute('stroke') ?? '') : fill
        }),
      land,
    )
    return [...new Set(colours)].sort()
  }

  /** The width of a route's main line, px, and the zoom of the map. */
  async widestLine(route: string): Promise<{ px: number; zoom: number }> {
    const sample = this.page.locator('[data-map-card="key"]').getByText('3,000')
    // Widths are by the square root, and the full one is that of 6,000.
    const full = Number(await sample.locator('svg').getAttribute('data-width')) * Math.SQRT2
    const zoom = full < 10 ? 2 + (full - 8) / 2 : 3 + (full - 10) / 1.5
    const px = await this.frame.evaluate(
      (element, [id, at]) => {
        const { lines } = element as unknown as { lines: RouteLines }
        const own = lines.at(at).strokes.filter(({ route: name }) => name === id)
        return 2 * Math.max(...own.map(({ centre }) => centre.halves.at(-1) ?? 0))
      },
      [route, zoom] as const,
    )
    return { px, zoom }
  }

  /** Clicks a point of a route's line that nothing covers. */
  async pressLine(route: string): Promise<void> {
    const point = await this.frame
      .locator(`[data-layer="route-hit"] [data-id="${route}"]`)
      .first()
      .evaluate((line) => {
        const path = line as unknown as SVGPathElement
        const toScreen = path.getScreenCTM()
        for (let share = 0.05; share < 1; share += 0.05) {
          const at = path
            .getPointAtLength(path.getTotalLength() * share)
            .matrixTransform(toScreen ?? undefined)
          if (document.elementFromPoint(at.x, at.y) === path) return { x: at.x, y: at.y }
        }
        return null
      })
    if (!point) throw new Error(`no point of the line of ${route} can be pressed`)
    await this.page.mouse.click(point.x, point.y)
  }

  /** The camera in the link, or null. */
  cameraInLink(): Camera | null {
    const written = /[?&]camera=([^&]*)/.exec(this.page.url())?.[1]
    const [longitude, latitude, zoom] = (written ?? '').split(',').map(Number)
    return longitude === undefined || latitude === undefined || zoom === undefined
      ? null
      : { longitude, latitude, zoom }
  }
}
