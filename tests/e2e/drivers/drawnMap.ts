import { expect, type Locator, type Page } from '@playwright/test'
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

/** Routes, countries and regions that are at least partly on the screen. */
interface PlacesOnScreen {
  routes: string[]
  countries: string[]
  regions: string[]
}

/** How the full part of a route's main branch is drawn. */
interface DrawnFlow {
  /** Line width as evaluated by MapLibre, px. */
  px: number
  state: Record<string, unknown>
}

/** The MapLibre map, its labels and its rendered features. */
export class DrawnMap {
  readonly page: Page
  readonly frame: Locator
  readonly labels: Locator

  constructor(page: Page) {
    this.page = page
    this.frame = page.getByTestId('map')
    this.labels = page.getByRole('list', { name: 'Names and measures on the map' }).getByRole('button')
  }

  /** Waits until the first complete render. */
  async isReady(): Promise<void> {
    await expect(this.page.locator('html')).toHaveAttribute('data-map', 'ready')
  }

  /** The ids of the routes with a line on the screen. */
  async drawnRoutes(): Promise<string[]> {
    const ids = await this.frame.evaluate((element) => {
      const { map } = element as unknown as { map: MapLibreMap }
      return map
        .queryRenderedFeatures()
        .filter(({ layer }) => layer.id.startsWith('route'))
        .map(({ properties }) => String(properties.route))
    })
    return [...new Set(ids)].sort()
  }

  /** The full parts of the main branches on the screen by route, and the zoom. */
  async drawnFlows(): Promise<{ zoom: number; flows: Record<string, DrawnFlow> }> {
    return this.frame.evaluate((element) => {
      const { map } = element as unknown as { map: MapLibreMap }
      const full = map
        .queryRenderedFeatures()
        .filter(
          ({ layer, properties }) =>
            layer.id === 'route-line' && properties.isMain === true && properties.isCounted === true,
        )
      const flows = full.map(({ layer, properties, state }) => {
        const px = Number(layer.paint['line-width'])
        return [String(properties.route), { px, state: { ...state } }] as const
      })
      return { zoom: map.getZoom(), flows: Object.fromEntries(flows) }
    })
  }

  /** The places on the screen, those that are lit, and the dashed ones of the lit routes. */
  async light(): Promise<{ drawn: PlacesOnScreen; lit: PlacesOnScreen; dashed: string[] }> {
    return this.frame.evaluate((element) => {
      const { map } = element as unknown as { map: MapLibreMap }
      const features = map.queryRenderedFeatures()
      const ids = (layer: string, key: string, state: string | null) =>
        [
          ...new Set(
            features
              .filter((feature) => feature.layer.id === layer && (!state || feature.state[state] === true))
              .map(({ properties }) => String(properties[key])),
          ),
        ].sort()
      const places = (state: string | null) => ({
        routes: ids('route-line', 'route', state),
        countries: ids('lit-countries', 'iso', state).filter((iso) => iso !== ''),
        regions: ids('region-marks', 'key', state),
      })
      return {
        drawn: places(null),
        lit: places('isLit'),
        dashed: ids('route-dashed', 'route', 'isDashed'),
      }
    })
  }

  /** Which of these countries (ISO 3166-1 alpha-2) are lit, on or off the screen. */
  async litAmong(countries: readonly string[]): Promise<string[]> {
    return this.frame.evaluate((element, isos) => {
      const { map } = element as unknown as { map: MapLibreMap }
      return isos.filter((id) => map.getFeatureState({ source: 'ground', id }).isLit === true)
    }, countries)
  }

  /** The number of measures in each label's accessible name; labels without one are left out. */
  async labelCounts(): Promise<Record<string, number>> {
    const names = await this.labels.evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute('aria-label') ?? ''),
    )
    return Object.fromEntries(
      names.flatMap((name) => {
        const [, place, count] = /^(.+?), (\d+) measures?/.exec(name) ?? []
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
