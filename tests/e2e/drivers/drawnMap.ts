import { expect, type Locator, type Page } from '@playwright/test'
import { pixelRows } from './pixelRows.ts'

/** The part of MapLibre's map that a spec asks; the map hangs on its frame as `map`. */
interface AskedMap {
  getZoom(): number
  queryRenderedFeatures(): readonly {
    layer: { id: string; paint: Record<string, unknown> }
    properties: Record<string, unknown>
    state: Record<string, unknown>
  }[]
  getFeatureState(feature: { source: string; id: string }): Record<string, unknown>
}

/** Places that are lit or only drawn: routes, countries and regions of which anything is on the screen. */
interface PlacesOnScreen {
  routes: string[]
  countries: string[]
  regions: string[]
}

/** How the full part of a route's main branch is drawn. */
interface DrawnFlow {
  /** As the library has evaluated it for the screen, in px. */
  px: number
  state: Record<string, unknown>
}

/** The drawn map, its labels, and what of it reaches the screen. */
export class DrawnMap {
  readonly page: Page
  readonly frame: Locator
  readonly labels: Locator

  constructor(page: Page) {
    this.page = page
    this.frame = page.getByTestId('map')
    this.labels = page.getByRole('list', { name: 'Names and measures on the map' }).getByRole('button')
  }

  /** Waits until everything is drawn for the first time. */
  async isReady(): Promise<void> {
    await expect(this.page.locator('html')).toHaveAttribute('data-map', 'ready')
  }

  /** The ids of the routes of which any line is on the screen. */
  async drawnRoutes(): Promise<string[]> {
    const ids = await this.frame.evaluate((element) => {
      const { map } = element as unknown as { map: AskedMap }
      return map
        .queryRenderedFeatures()
        .filter(({ layer }) => layer.id.startsWith('route'))
        .map(({ properties }) => String(properties.route))
    })
    return [...new Set(ids)].sort()
  }

  /** The full parts of the main branches on the screen by their route, and the zoom at which they are drawn. */
  async drawnFlows(): Promise<{ zoom: number; flows: Record<string, DrawnFlow> }> {
    return this.frame.evaluate((element) => {
      const { map } = element as unknown as { map: AskedMap }
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

  /** What is on the screen, what of it the map lights, and which of the lit routes are dashed. */
  async light(): Promise<{ drawn: PlacesOnScreen; lit: PlacesOnScreen; dashed: string[] }> {
    return this.frame.evaluate((element) => {
      const { map } = element as unknown as { map: AskedMap }
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

  /** Which of these countries (ISO 3166-1 alpha-2) the map lights, on the screen or beyond its edge. */
  async litAmong(countries: readonly string[]): Promise<string[]> {
    return this.frame.evaluate((element, isos) => {
      const { map } = element as unknown as { map: AskedMap }
      return isos.filter((id) => map.getFeatureState({ source: 'ground', id }).isLit === true)
    }, countries)
  }

  /** The number of measures that each name on the map says; names without any are left out. */
  async saidCounts(): Promise<Record<string, number>> {
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
   * How many pixels of the map's picture have each of the colours (`#rrggbb`), within `tolerance` in each channel,
   * as a screenshot shows it.
   */
  async pixelsOf(colours: readonly string[], tolerance = 6): Promise<number[]> {
    const rows = await pixelRows(this.frame, colours, tolerance)
    return rows.map((counts) => counts.reduce((sum, count) => sum + count, 0))
  }
}
