import { expect, test } from 'vitest'
import { figureHeadline, otherWay } from '#domain/figureHeadline.ts'
import { type Change, changeWithin, type FigureUnit } from '#domain/figureUnit.ts'

const span = { from: '2025-01', to: '2025-12' }

function change(unit: FigureUnit, before: number | null, after: number | null, isPartial = false) {
  return changeWithin((value: number | null) => ({ unit, value, isPartial }), before, after)
}

function headline(total: Change<FigureUnit>, routes: Record<string, Change<FigureUnit> | null> = {}) {
  return figureHeadline({ total, span, routes: new Map(Object.entries(routes)) })
}

test('states the change of the total and lists routes that rose beyond rounding, each in its own unit', () => {
  const found = headline(change('detections', 240_101, 179_921), {
    central: change('detections', 66_855, 66_551),
    western: change('detections', 17_057, 18_979),
    african: change('detections', 46_820, 17_860),
    channel: change('arrivals', 36_816, 41_472),
  })
  expect(found).toEqual({
    change: { kind: 'fraction', direction: 'fell', fraction: 'quarter' },
    span,
    isPartial: false,
    risen: ['western', 'channel'],
    fallen: ['african'],
    compared: 4,
  })
})

test('ignores a rise within rounding', () => {
  const routes = { a: change('detections', 1000, 1019), b: change('detections', 1000, 1020) }
  expect(headline(change('detections', 2000, 2039), routes)).toMatchObject({
    change: { kind: 'hardly' },
    risen: ['b'],
  })
})

test('leaves out routes without a comparison or value', () => {
  const routes = { a: null, b: change('detections', null, 9), c: change('detections', 1, 9) }
  expect(headline(change('detections', 100, 200), routes)).toMatchObject({ risen: ['c'], compared: 1 })
})

test('is null when the total has no comparison', () => {
  expect(headline(change('detections', null, 20))).toBeNull()
  expect(headline(change('detections', 0, 20))).toBeNull()
  expect(headline(change('detections', 19, 30))).toBeNull()
  expect(headline(change('detections', 100, null))).toBeNull()
})

test('is marked partial when the total or a compared route is partial', () => {
  expect(headline(change('detections', 100, 200, true))?.isPartial).toBe(true)
  const routes = { channel: change('arrivals', 1, 2, true) }
  expect(headline(change('detections', 100, 200), routes)?.isPartial).toBe(true)
})

test('finds the routes that went the other way than the total, and which of them are drawn', () => {
  const drawn = new Set(['a', 'b'])
  const of = (total: Change<FigureUnit>, routes: Record<string, Change<FigureUnit> | null>) => {
    const found = headline(total, routes)
    return found && otherWay(found, drawn)
  }
  const rose = change('detections', 20, 40)
  const fell = change('detections', 40, 20)
  const still = change('detections', 20, 20)
  const routes = { a: rose, b: fell, c: rose }
  expect(of(fell, routes)).toEqual({ way: 'rose', routes: ['a', 'c'], drawn: ['a'] })
  expect(of(change('detections', 20, 0), routes)?.way).toBe('rose')
  expect(of(still, routes)?.way).toBe('rose')
  expect(of(rose, routes)).toEqual({ way: 'fell', routes: ['b'], drawn: ['b'] })
  expect(of(change('detections', 100, 108), routes)?.way).toBe('fell')
  expect(of(fell, { c: rose })).toEqual({ way: 'rose', routes: ['c'], drawn: [] })
})
