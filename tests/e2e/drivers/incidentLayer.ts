import type { Locator, Page } from '@playwright/test'
import { expect } from '#tests/e2e/support/test.ts'
import { setBox } from './setBox.ts'

/** A circle in the map's source. */
export interface DrawnCircle {
  key: string
  incidents: number
  persons: number | null
  notStated: number
  isLit: boolean
  longitude: number
  latitude: number
}

/** The layer of the dead and missing: switch, key, circles, tooltip and list. */
export class IncidentLayer {
  readonly page: Page
  readonly frame: Locator
  readonly checkbox: Locator
  readonly legend: Locator
  readonly tip: Locator
  readonly list: Locator

  constructor(page: Page, name = 'Dead and missing') {
    this.page = page
    this.frame = page.getByTestId('map')
    this.legend = page.getByRole('dialog', { name: 'Layers and legend' })
    this.checkbox = this.legend.getByRole('checkbox', { name })
    this.tip = page.getByTestId('incident-tip')
    this.list = this.frame.locator('[data-map-card="incidents"]')
  }

  /** The circles in MapLibre's source. */
  async circles(): Promise<readonly DrawnCircle[]> {
    return this.frame.evaluate(async (element) => {
      const map: unknown = 'map' in element ? element.map : null
      if (typeof map !== 'object' || map === null || !('getSource' in map)) return []
      const source: unknown = Reflect.apply(map.getSource as () => unknown, map, ['incidents'])
      if (typeof source !== 'object' || source === null || !('getData' in source)) return []
      const data: unknown = await Reflect.apply(source.getData as () => unknown, source, [])
      const { features } = data as GeoJSON.FeatureCollection<GeoJSON.Point>
      return features.map(({ properties, geometry }) => ({
        ...(properties as Omit<DrawnCircle, 'longitude' | 'latitude'>),
        longitude: geometry.coordinates[0] ?? 0,
        latitude: geometry.coordinates[1] ?? 0,
      }))
    })
  }

  /** The totals of all circles. */
  async total(): Promise<{ incidents: number; persons: number }> {
    const circles = await this.circles()
    return {
      incidents: circles.reduce((sum, { incidents }) => sum + incidents, 0),
      persons: circles.reduce((sum, { persons }) => sum + (persons ?? 0), 0),
    }
  }

  /** A point of the screen where a circle of one incident (or of several) is on top; null if none is. */
  async pointOf(isOfOne: boolean): Promise<{ x: number; y: number } | null> {
    const circles = (await this.circles()).filter(({ incidents }) => (incidents === 1) === isOfOne)
    return this.frame.evaluate((element, wanted) => {
      const map: unknown = 'map' in element ? element.map : null
      if (typeof map !== 'object' || map === null) return null
      const { project, queryRenderedFeatures } = map as {
        project: (at: [number, number]) => { x: number; y: number }
        queryRenderedFeatures: (at: [number, number], options: object) => { properties: { key: string } }[]
      }
      const box = element.getBoundingClientRect()
      for (const { key, longitude, latitude } of wanted) {
        const { x, y } = project.call(map, [longitude, latitude])
        if (x < 8 || y < 8 || x > box.width - 8 || y > box.height - 8) continue
        const [top] = queryRenderedFeatures.call(map, [x, y], { layers: ['incident-hit'] })
        const at = { x: box.x + x, y: box.y + y }
        if (top?.properties.key === key && document.elementFromPoint(at.x, at.y)?.tagName === 'CANVAS')
          return at
      }
      return null
    }, circles)
  }

  /** A point of the map without a label or card. */
  async freePoint(): Promise<{ x: number; y: number }> {
    const point = await this.frame.evaluate((element) => {
      const box = element.getBoundingClientRect()
      for (let share = 0.3; share < 0.7; share += 0.02) {
        const at = { x: box.x + box.width * share, y: box.y + box.height * 0.5 }
        if (document.elementFromPoint(at.x, at.y)?.tagName === 'CANVAS') return at
      }
      return null
    })
    if (!point) throw new Error('no point of the map is free')
    return point
  }

  async openLayers(): Promise<void> {
    await this.page.getByRole('button', { name: 'Layers' }).filter({ visible: true }).click()
    await expect(this.legend).toBeVisible()
  }

  async switchOn(): Promise<void> {
    await setBox(this.checkbox, true)
    await expect(this.legend.getByText(/^A minimum count/)).toBeVisible()
  }

  async openList(name = 'List of circles'): Promise<void> {
    await this.legend.getByRole('button', { name }).click()
    await expect(this.list).toBeVisible()
  }
}
