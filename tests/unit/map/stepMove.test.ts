import { describe, expect, test } from 'vitest'
import { cameraAfter } from '#map/step/StepMapFigure.tsx'

const picture = { width: 752, height: 672, camera: { x: 0.54, y: 0.36, zoom: 5 } }
const WORLD = 512 * 2 ** 5

describe('moving the map of a step', () => {
  test('a drag moves the camera the other way, and + comes closer on the same middle', () => {
    const moved = cameraAfter(picture, { x: 100, y: -40, scale: 1 })
    expect(moved.x).toBeCloseTo(0.54 - 100 / WORLD, 8)
    expect(moved.y).toBeCloseTo(0.36 + 40 / WORLD, 8)
    expect(cameraAfter(picture, { x: 0, y: 0, scale: 2 })).toMatchObject({ x: 0.54, y: 0.36, zoom: 6 })
  })

  test('the map never shows anything beyond the edge of the ground', () => {
    const far = cameraAfter(picture, { x: 0, y: 0, scale: 2 ** -9 })
    expect(far.zoom).toBeGreaterThan(1)
    expect(cameraAfter(picture, { x: 0, y: 0, scale: 2 ** 9 }).zoom).toBe(9)
  })
})
