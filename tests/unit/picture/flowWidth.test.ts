import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowState, MIN_WIDTH, scaleAt, widthAt, widthShare } from '#picture/flowWidth.ts'
import { figureOf } from '#tests/support/figures.ts'

const MONTHLY = fc.integer({ min: 0, max: 300_000 })
const ZOOM = fc.double({ min: 0, max: 10, noNaN: true })

describe('the width of a line', () => {
  it.each([
    [6000, 3, 10],
    [1500, 3, 5],
    [6000, 5, 13],
    [6000, 2, 8],
    [24_000, 3, 20],
    [24_000, 4, 23],
  ])('of %i a month at zoom %i is %i px', (mean, zoom, px) => {
    expect(widthAt(widthShare(mean), zoom)).toBeCloseTo(px)
  })

  it('grows with the figure, and is at least 2 px', () => {
    fc.assert(
      fc.property(MONTHLY, MONTHLY, ZOOM, (one, other, zoom) => {
        const [less = 0, more = 0] = [one, other]
          .sort((a, b) => a - b)
          .map((mean) => widthAt(widthShare(mean), zoom))
        expect(less).toBeGreaterThanOrEqual(MIN_WIDTH)
        expect(more).toBeGreaterThanOrEqual(less)
      }),
    )
  })

  it('has one scale per zoom: four times the figure is twice as wide, on every map', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 75_000 }), ZOOM, (mean, zoom) => {
        expect(widthAt(widthShare(4 * mean), zoom)).toBeCloseTo(2 * widthAt(widthShare(mean), zoom), 6)
        expect(widthAt(widthShare(mean), zoom) ** 2 / mean).toBeCloseTo(scaleAt(zoom) ** 2 / 6000, 6)
      }),
    )
  })
})

describe('flowState', () => {
  it('has the square root of the monthly mean, and whether the unit differs', () => {
    const figures = new Map([
      ['north', figureOf({ unit: 'detections', value: 18_000, monthlyMean: 1500 })],
      ['channel', figureOf({ unit: 'arrivals', value: 72_000, monthlyMean: 6000 })],
    ])
    expect(flowState(figures, 'north')).toEqual({ width: 0.5, hasNoFigure: false, isOtherUnit: false })
    expect(flowState(figures, 'channel')).toEqual({ width: 1, hasNoFigure: false, isOtherUnit: true })
  })

  it('tells a missing figure from zero, and from figures that have not loaded', () => {
    const figures = new Map([
      ['none', figureOf({ unit: 'detections', value: 0, monthlyMean: 0 })],
      ['uncovered', figureOf({ unit: 'detections', value: null, monthlyMean: null })],
    ])
    expect(flowState(figures, 'none')).toEqual({ width: 0, hasNoFigure: false, isOtherUnit: false })
    expect(flowState(figures, 'uncovered')).toMatchObject({ width: 0, hasNoFigure: true })
    expect(flowState(figures, 'elsewhere')).toMatchObject({ width: 0, hasNoFigure: true })
    expect(flowState(null, 'elsewhere')).toMatchObject({ hasNoFigure: false, isOtherUnit: false })
  })
})
