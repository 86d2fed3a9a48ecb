import type { Locator, Page } from '@playwright/test'
import { MAP_COLOURS } from '#picture/palette.ts'
import { expect } from '#tests/e2e/support/test.ts'
import { pixelRows } from './pixelRows.ts'

/** The methods of MapLibre's map that specs use; the frame element exposes it as `map`. */
interface MapLibreMap {
  getZoom(): number
  queryRenderedFeatures(): readonly {
    layer: { id: string; paint: Record<string, unknown> }
    properties: Record<string, unknown>
    state: Record<string, unknown>
  }[]
  getFeatureState(feature: { source: string; id: string }): Record<string, unknown>
}

/** The lines of the routes; the frame element exposes them as `lines`. */
interface DrawnLines {
  at(zoom: number): {
    strokes: readonly {
      route: string
      isMain: boolean
      centre: { points: readonly (readonly [number, number])[]; halves: readonly number[] }
      bodies: readonly unknown[]
      fill: string
      edge: string
    }[]
    hubs: readonly { route: string; hub: string }[]
  }
}

/** Routes, countries and regions that are at least partly on the screen. */
interface PlacesOnScreen {
  routes: string[]
  countries: string[]
  regions: string[]
}

/** How a route's main branch is drawn. */
interface DrawnFlow {
  /** Line width at its end, px. */
  px: number
  /** Colours inside and at the edge, #rrggbb. */
  fill: string
  edge: string
  /** Number of its dashes; 1 for a solid line. */
  dashes: number
}

/** The MapLibre map, its labels and its rendered features. */
export class DrawnMap {
  readonly page: Page
  readonly frame: Locator
  readonly labels: Locator

  constructor(page: Page) {
    this.page = page
    this.frame = page.getByTestId('map')
    this.labels = page.getByRole('list', { name: 'Names on the map' }).getByRole('button')
  }

  /** Waits until the first complete render. */
  async isReady(): Promise<void> {
    await expect(this.page.locator('html')).toHaveAttribute('data-map', 'ready')
  }

  /** The ids of the routes that have a line. */
  async drawnRoutes(): Promise<string[]> {
    return Object.keys((await this.drawnFlows()).flows).sort()
  }

  /** The main branches by route, and the zoom. */
  async drawnFlows(): Promise<{ zoom: number; flows: Record<string, DrawnFlow> }> {
    return this.frame.evaluate((element) => {
      const { map, lines } = element as unknown as { map: MapLibreMap; lines: DrawnLines }
      const zoom = map.getZoom()
      const flows = lines
        .at(zoom)
        .strokes.filter(({ isMain }) => isMain)
        .map(({ route, centre, bodies, fill, edge }) => {
          const px = 2 * (centre.halves.at(-1) ?? 0)
          return [route, { px, fill, edge, dashes: bodies.length }] as const
        })
      return { zoom, flows: Object.fromEntries(flows) }
    })
  }

  /** The hubs that are drawn, as "route/hub". */
  async drawnHubs(): Promise<string[]> {
    return this.frame.evaluate((element) => {
      const { map, lines } = element as unknown as { map: MapLibreMap; lines: DrawnLines }
      return lines.at(map.getZoom()).hubs.map(({ route, hub }) => `${route}/${hub}`)
    })
  }

  /** The places on the screen, those that are lit, and the dashed ones of the lit routes. */
  async light(): Promise<{ drawn: PlacesOnScreen; lit: PlacesOnScreen; dashed: string[] }> {
    return this.frame.evaluate(
      (element, DIMMED) => {
        const { map, lines } = element as unknown as { map: MapLibreMap; lines: DrawnLines }
        const features = map.queryRenderedFeatures()
        const ids = (layer: string, key: string, state: string | null) =>
          [
            ...new Set(
              features
                .filter((feature) => feature.layer.id === layer && (!state || feature.state[state] === true))
                .map(({ properties }) => String(properties[key])),
            ),
          ].sort()
        const mains = lines.at(map.getZoom()).strokes.filter(({ isMain }) => isMain)
        const places = (state: string | null) => ({
          routes: [
            ...new Set(
              // A hollow line has its colour at the edge.
              mains
                .filter(({ fill, edge }) => !state || !(DIMMED.includes(fill) || DIMMED.includes(edge)))
                .map(({ route }) => route),
            ),
          ].sort(),
          countries: ids('lit-countries', 'iso', state).filter((iso) => iso !== ''),
          regions: ids('region-marks', 'key', state),
        })
        return {
          drawn: places(null),
          lit: places('isLit'),
          dashed: [
            ...new Set(mains.filter(({ bodies }) => bodies.length > 1).map(({ route }) => route)),
          ].sort(),
        }
      },
      Object.values(MAP_COLOURS).map(({ dim }) => dim),
    )
  }

  /** Which of these countries (ISO 3166-1 alpha-2) are lit, on or off the screen. */
  async litAmong(countries: readonly string[]): Promise<string[]> {
    return this.frame.evaluate((element, isos) => {
      const { map } = element as unknown as { map: MapLibreMap }
      return isos.filter((id) => map.getFeatureState({ source: 'countries', id }).isLit === true)
    }, countries)
  }

  /** The number of measures in each label's accessible name; labels without one are left out. */
  async labelCounts(): Promise<Record<string, number>> {
    const names = await this.labels.evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute('aria-label') ?? ''),
    )
    return Object.fromEntries(
      names.flatMap((name) => {
        const [, place, count] = /^(.+?), (\d+) (?:measure|plan|open plan)s?\b/.exec(name) ?? []
        return place && count ? [[place, Number(count)]] : []
      }),
    )
  }

  /**
   * Number of pixels of each colour (`#rrggbb`), within `tolerance` per channel, in a
   * screenshot of the map.
   */
  async pixelsOf(colours: readonly string[], tolerance = 6): Promise<number[]> {
    const rows = await pixelRows(this.frame, colours, tolerance)
    return rows.map((counts) => counts.reduce((sum, count) => sum + count, 0))
  }
}
