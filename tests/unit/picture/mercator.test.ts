import { LngLat, MercatorCoordinate } from 'maplibre-gl'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { SvgEngine } from '#map/svg/SvgEngine.ts'
import {
  cameraForBox,
  constrainCamera,
  fromPlane,
  OUTER_BOUNDS,
  outerBounds,
  START_BOUNDS,
  toPlane,
  worldSize,
} from '#picture/mercator.ts'

const PLACES = [
  [12.6, 35.5],
  [-15.4, 28.1],
  [25.6, 35.2],
  [43.7, 36.3],
  [-40, -8],
  [85, 73],
] as const
const CAMERAS = [
  { center: [14, 37], zoom: 2.9 },
  { center: [26, 39], zoom: 6.4 },
  { center: [-5, 36], zoom: 8.73 },
] as const
const SIZE = { width: 760, height: 612 }
beforeEach(() => {
  vi.stubGlobal('cancelAnimationFrame', () => {})
})

const NO_SPACE = { top: 0, right: 0, bottom: 0, left: 0 }

describe('the Mercator plane', () => {
  it.each(PLACES)('projects %f, %f as the map library does, and back', (lon, lat) => {
    const { x, y } = MercatorCoordinate.fromLngLat(new LngLat(lon, lat))
    const [ownX, ownY] = toPlane([lon, lat])
    expect(ownX).toBeCloseTo(x, 12)
    expect(ownY).toBeCloseTo(y, 12)
    const [ownLon, ownLat] = fromPlane(ownX, ownY)
    expect(ownLon).toBeCloseTo(lon, 9)
    expect(ownLat).toBeCloseTo(lat, 9)
  })
})

describe('the view of the SVG map', () => {
  it.each(CAMERAS)('projects as the map library does at $center, zoom $zoom', ({ center, zoom }) => {
    const view = new SvgEngine(SIZE)
    view.jumpTo({ center: [center[0], center[1]], zoom })
    // A point of the library's plane, px from the centre of its map.
    const world = 512 * 2 ** zoom
    const middle = MercatorCoordinate.fromLngLat(new LngLat(center[0], center[1]))
    for (const [lon, lat] of PLACES) {
      const at = MercatorCoordinate.fromLngLat(new LngLat(lon, lat))
      const { x, y } = view.project([lon, lat])
      expect(Math.abs(x - ((at.x - middle.x) * world + SIZE.width / 2))).toBeLessThan(0.01)
      expect(Math.abs(y - ((at.y - middle.y) * world + SIZE.height / 2))).toBeLessThan(0.01)
    }
  })

  it('starts with the whole start view, centred', () => {
    const view = new SvgEngine(SIZE)
    const [west, south, east, north] = START_BOUNDS
    const [topLeft, bottomRight] = [view.project([west, north]), view.project([east, south])]
    expect(topLeft.x).toBeCloseTo(0)
    expect(bottomRight.x).toBeCloseTo(SIZE.width)
    expect(topLeft.y).toBeCloseTo(SIZE.height - bottomRight.y)
    expect(topLeft.y).toBeGreaterThan(0)
  })

  it('zooms around the pointer, and stays inside the map', () => {
    const view = new SvgEngine(SIZE)
    view.jumpTo({ center: [14, 37], zoom: 5 })
    const pointer = view.project([12.6, 35.5])
    view.zoomAround(1.5, pointer)
    expect(view.getZoom()).toBe(6.5)
    expect(view.project([12.6, 35.5]).x).toBeCloseTo(pointer.x)
    expect(view.project([12.6, 35.5]).y).toBeCloseTo(pointer.y)
    view.zoomAround(-20, pointer)
    const [west, south, east, north] = OUTER_BOUNDS
    expect(view.project([west, north]).x).toBeLessThanOrEqual(0.001)
    expect(view.project([west, north]).y).toBeLessThanOrEqual(0.001)
    expect(view.project([east, south]).x).toBeGreaterThanOrEqual(SIZE.width - 0.001)
    expect(view.project([east, south]).y).toBeGreaterThanOrEqual(SIZE.height - 0.001)
  })

  it('shows the whole start view beside a panel that covers more than half of the map', () => {
    const [size, covered] = [{ width: 927, height: 434 }, 520]
    const view = new SvgEngine(size)
    view.setMaxBounds([...outerBounds(covered)])
    const [west, south, east, north] = START_BOUNDS
    const target = view.cameraForBounds(
      [
        [west, south],
        [east, north],
      ],
      { padding: { top: 0, right: covered, bottom: 0, left: 0 }, maxZoom: 6.5 },
    )
    if (target) view.jumpTo(target)
    expect(view.project([west, north]).x).toBeGreaterThanOrEqual(-0.001)
    expect(view.project([east, south]).x).toBeLessThanOrEqual(size.width - covered + 0.001)
    // Without the panel the camera is inside the basemap again.
    view.setMaxBounds([...outerBounds(0)])
    expect(view.project([OUTER_BOUNDS[2], south]).x).toBeGreaterThanOrEqual(size.width - 0.001)
  })

  it('reports a movement of the reader at its end, and versions only what changed', () => {
    const view = new SvgEngine(SIZE)
    let calls = 0
    view.on('moveend', () => {
      calls += 1
    })
    view.panBy(10, 0)
    expect(calls).toBe(0)
    view.rest()
    expect(calls).toBe(1)
    const before = view.versionOf('routes', true)
    view.setFeatureState({ source: 'hubs', id: 'a' }, { isLit: true })
    expect(view.versionOf('routes', true)).toBe(before)
    view.setFeatureState({ source: 'routes', id: 'a' }, { isLit: true })
    expect(view.versionOf('routes', true)).not.toBe(before)
    expect(view.versionOf('routes', false)).toBe(`${before.split(' ')[0]} `)
    expect(view.getFeatureState({ source: 'routes', id: 'a' })).toEqual({ isLit: true })
  })
})

describe('fitting a box', () => {
  it('keeps clear of the padding', () => {
    const space = { ...NO_SPACE, right: 300, top: 20 }
    const camera = cameraForBox(START_BOUNDS, SIZE, space, 9)
    const [left, top] = toPlane([START_BOUNDS[0], START_BOUNDS[3]])
    const [right] = toPlane([START_BOUNDS[2], START_BOUNDS[1]])
    const world = worldSize(camera?.zoom ?? 0)
    const px = (x: number) => (x - (camera?.x ?? 0)) * world + SIZE.width / 2
    expect(px(left)).toBeCloseTo(0)
    expect(px(right)).toBeCloseTo(SIZE.width - 300)
    expect((top - (camera?.y ?? 0)) * world + SIZE.height / 2).toBeGreaterThan(20)
  })

  it('is null if no area is left', () => {
    expect(cameraForBox(START_BOUNDS, SIZE, { ...NO_SPACE, right: 800 }, 9)).toBeNull()
  })

  it('zooms in on a window wider than the map', () => {
    const wide = { width: 3000, height: 300 }
    const camera = cameraForBox(START_BOUNDS, wide, NO_SPACE, 9)
    const kept = constrainCamera(camera ?? { x: 0, y: 0, zoom: 0 }, OUTER_BOUNDS, wide, 9)
    expect(kept.zoom).toBeGreaterThan(camera?.zoom ?? 9)
    expect(worldSize(kept.zoom) * (125 / 360)).toBeCloseTo(3000)
  })
})
