import { describe, expect, test } from 'vitest'
import { cameraAfter, moveOfGrip } from '#map/step/StepMapFigure.tsx'

const picture = { width: 752, height: 672, camera: { x: 0.54, y: 0.36, zoom: 5 } }
const WORLD = 512 * 2 ** 5

describe('moving the map of a step', () => {
  test('a drag moves the camera the other way, and + comes closer on the same middle', () => {
    const moved = cameraAfter(picture, { x: 100, y: -40, scale: 1 })
    expect(moved.x).toBeCloseTo(0.54 - 100 / WORLD, 8)
    expect(moved.y).toBeCloseTo(0.36 + 40 / WORLD, 8)
    expect(cameraAfter(picture, { x: 0, y: 0, scale: 2 })).toMatchObject({ x: 0.54, y: 0.36, zoom: 6 })
  })

  test('two fingers carry along what lies under them, nearer when they spread', () => {
    const box = { left: 528, top: 0, width: 752, height: 672 }
    const still = { x: 0, y: 0, scale: 1 }
    const before = { x: 904, y: 336, spread: 100 }
    expect(moveOfGrip(still, before, { x: 944, y: 316, spread: 100 }, box, 752)).toEqual({
      x: 40,
      y: -20,
      scale: 1,
    })
    expect(moveOfGrip(still, before, { ...before, spread: 200 }, box, 752)).toEqual({ x: 0, y: 0, scale: 2 })
    const aside = { x: 1004, y: 336, spread: 100 }
    expect(moveOfGrip(still, aside, { ...aside, spread: 200 }, box, 752)).toEqual({ x: -100, y: 0, scale: 2 })
  })

  test('the map never shows anything beyond the edge of the ground', () => {
    const far = cameraAfter(picture, { x: 0, y: 0, scale: 2 ** -9 })
    expect(far.zoom).toBeGreaterThan(1)
    expect(cameraAfter(picture, { x: 0, y: 0, scale: 2 ** 9 }).zoom).toBe(9)
  })
})
