// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { SvgEngine } from '#map/svg/SvgEngine.ts'
import { createCameraLink } from '#map/useCamera.ts'

const SIZE = { width: 600, height: 400 }

describe('a camera link', () => {
  it('moves all maps at once, whichever one leads', () => {
    const [one, other] = [new SvgEngine(SIZE), new SvgEngine(SIZE)]
    const link = createCameraLink()
    link.join(one)
    link.join(other)
    one.jumpTo({ center: [10, 40], zoom: 5 })
    expect(other.getZoom()).toBe(5)
    expect(other.getCenter().lng).toBeCloseTo(10)
    other.panBy(50, 20)
    expect(one.getCenter().lng).toBeCloseTo(other.getCenter().lng)
    expect(one.getCenter().lat).toBeCloseTo(other.getCenter().lat)
    expect(one.getCenter().lng).not.toBeCloseTo(10)
  })

  it('moves each follower once: followers do not lead in turn', () => {
    const views = [new SvgEngine(SIZE), new SvgEngine(SIZE), new SvgEngine(SIZE)]
    const link = createCameraLink()
    for (const view of views) link.join(view)
    const moved = views.map((view) => {
      const listener = vi.fn()
      view.on('move', listener)
      return listener
    })
    views[0]?.panBy(30, 0)
    expect(moved.map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1])
  })

  it('does not move a map that has left', () => {
    const [one, other] = [new SvgEngine(SIZE), new SvgEngine(SIZE)]
    const link = createCameraLink()
    link.join(one)
    const leave = link.join(other)
    leave()
    const before = other.getZoom()
    one.jumpTo({ zoom: before + 2 })
    expect(other.getZoom()).toBe(before)
  })
})
