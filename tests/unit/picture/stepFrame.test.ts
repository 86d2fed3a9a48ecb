import { describe, expect, test } from 'vitest'
import { transformFrom } from '#map/step/StepMapFigure.tsx'
import { frameOfCamera, frameOfPlane } from '#picture/frame.ts'
import { litBox, stepCamera } from '#picture/step/stepFrame.ts'
import { published } from '#tests/support/published.ts'

const { routes, regions } = published('routes')
const ground = { basemap: published('basemap'), routes, regions }
const NOTHING = { routes: [], countries: [], regions: [], hubs: [] }
const SIZE = { width: 752, height: 672 }

function frameOf(lit: Partial<typeof NOTHING> | { routes: string[] }, size = SIZE) {
  const box = litBox({ ...ground, lit: { ...NOTHING, ...lit } })
  return frameOfPlane(stepCamera({ size, box, frame: null }), size)
}

describe('the frame of a step', () => {
  test('shows the Channel and its coasts for a step on the Channel, at every size', () => {
    for (const size of [SIZE, { width: 1280, height: 672 }, { width: 400, height: 400 }]) {
      const { west, south, east, north } = frameOf({ routes: ['channel'] }, size)
      expect(west).toBeLessThan(0.5)
      expect(east).toBeGreaterThan(4.3)
      expect(Math.min(east - west, (north - south) * 1.5)).toBeGreaterThan(6)
      expect(east - west).toBeLessThan(16)
    }
  })

  test('takes in a part of each country that acts there, not the whole of it', () => {
    const { west, south, east, north } = frameOf({
      routes: ['channel'],
      countries: ['GB', 'DE', 'FR', 'NL'],
    } as never)
    expect(east).toBeGreaterThan(6.5)
    expect(east - west).toBeLessThan(14)
    expect(north - south).toBeLessThan(9)
  })

  test('leaves out a country so far off that a strait would become a continent', () => {
    const far = frameOf({ routes: ['channel'], countries: ['IQ'] } as never)
    expect(far).toEqual(frameOf({ routes: ['channel'] }))
  })

  test('has padding of an eighth around what is lit', () => {
    const lit = litBox({ ...ground, lit: { ...NOTHING, routes: ['central-mediterranean'] } })
    const { west, east, south, north } = frameOf({ routes: ['central-mediterranean'] })
    const [litWest = 0, litSouth = 0, litEast = 0, litNorth = 0] = lit ?? []
    const shares = [(litWest - west) / (east - west), (litNorth - north) / (south - north)]
    expect(Math.min(...shares)).toBeGreaterThan(0.1)
    expect(litEast).toBeLessThan(east)
    expect(litSouth).toBeGreaterThan(south)
  })

  test('keeps what the author saw, and at another shape all that is lit in it', () => {
    const camera = { longitude: 2, latitude: 51, zoom: 6 }
    const frame = frameOfCamera(camera, { width: 1000, height: 700 })
    expect(frame.east - frame.west).toBeCloseTo((1000 / (512 * 2 ** 6)) * 360, 1)
    const box = litBox({ ...ground, lit: { ...NOTHING, routes: ['channel'] } })
    const same = frameOfPlane(stepCamera({ size: { width: 1000, height: 700 }, box, frame }), {
      width: 1000,
      height: 700,
    })
    expect(same).toEqual(frame)
    const wide = { width: 1280, height: 400 }
    const shown = frameOfPlane(stepCamera({ size: wide, box, frame }), wide)
    // Not wider than the frame needs to be to fill the screen, and the crossing is still whole.
    expect(shown.east - shown.west).toBeLessThan((frame.east - frame.west) * 1.8)
    expect(shown.south).toBeLessThan(50.7)
    expect(shown.north).toBeGreaterThan(51.4)
  })
})

describe('the way between two maps', () => {
  const at = (longitude: number, zoom: number, beyond = 200) => ({
    ...SIZE,
    theme: 'light' as const,
    camera: { x: (longitude + 180) / 360, y: 0.35, zoom },
    ground: { shapes: [], beyond: [beyond, beyond] as const },
  })

  test('glides to a near map, from where the last one was', () => {
    const near = transformFrom(at(10, 5), at(12, 5))
    expect(near?.scale).toBe(1)
    expect(near?.x).toBeCloseTo((2 / 360) * 512 * 2 ** 5, 6)
  })

  test('cuts where the drawn ground does not cover the way, and between sizes', () => {
    expect(transformFrom(at(10, 5), at(30, 5))).toBeNull()
    expect(transformFrom(at(10, 3), at(10, 5))).toBeNull()
    expect(transformFrom({ ...at(10, 5), width: 400 }, at(10, 5))).toBeNull()
  })
})
