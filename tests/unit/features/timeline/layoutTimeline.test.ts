import { describe, expect, test } from 'vitest'
import { layoutTimeline, signStretch, timeScale } from '#features/timeline/layoutTimeline.ts'
import type { Box } from '#features/timeline/timelineGeometry.ts'
import { dayNumber, timelineModel } from '#state/selectors/timelineModel.ts'
import { eventOf, measureOf, on } from '#tests/support/builders.ts'

const SPAN = { firstYear: 2023, lastYear: 2026 }
const wording = {
  long: (years: string) => `the text says only “${years}”`,
  short: (years: string) => `only “${years}”`,
}

interface Things {
  measures?: ReturnType<typeof measureOf>[]
  events?: ReturnType<typeof eventOf>[]
  width?: number
  isNumbered?: boolean
}

function layoutOf({ measures = [], events = [], width = 900, isNumbered = false }: Things) {
  const numbers = new Map(measures.map((measure, index) => [measure.id, index + 1]))
  const model = timelineModel({ measures, events, numbers, isNumbered })
  return layoutTimeline({ model, span: SPAN, width, hasUndated: true, room: 154, wording })
}

const isTouching = (a: Box, b: Box) =>
  a.x < b.x + b.width - 0.01 &&
  b.x < a.x + a.width - 0.01 &&
  a.y < b.y + b.height - 0.01 &&
  b.y < a.y + a.height - 0.01

function touchingPairs(boxes: readonly Box[]): number {
  return boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => isTouching(a, b))).length
}

/** Thirty-one measures on the days of one month, three a day. */
const crowd = Array.from({ length: 31 }, (_, day) => `2025-03-${String(day + 1).padStart(2, '0')}`).flatMap(
  (date) => [0, 1, 2].map((copy) => measureOf({ id: `${date}-${copy}`, period: on(date) })),
)

describe('width', () => {
  const scale = timeScale(SPAN, 0, 4 * 365 + 1)

  test('a year is as wide as its twelve months, a month as its days, a day is a tick', () => {
    expect(signStretch(on('2025'), scale).width).toBeCloseTo(365)
    expect(signStretch(on('2025-03'), scale).width).toBeCloseTo(31)
    expect(signStretch(on('2025-03-11'), scale).width).toBe(4.4)
  })

  test('a month begins where the month begins, a day stands at its middle', () => {
    expect(signStretch(on('2025-03'), scale).x).toBeCloseTo(dayNumber('2025-03-01') - dayNumber('2023-01-01'))
    const { x, width } = signStretch(on('2025-03-11'), scale)
    expect(x + width / 2).toBeCloseTo(dayNumber('2025-03-11') - dayNumber('2023-01-01') + 0.5)
  })

  test('the drawing uses these widths', () => {
    const { marks, bands, plot } = layoutOf({
      measures: [
        measureOf({ id: 'a', period: on('2025-03') }),
        measureOf({ id: 'b', period: on('2025-06-11') }),
        measureOf({ id: 'c', period: on('2025') }),
      ],
    })
    const day = plot.width / (4 * 365 + 1)
    const widthOf = (id: string) => marks.find(({ mark }) => mark.id === id)?.sign.width
    expect(widthOf('a')).toBeCloseTo(31 * day)
    expect(widthOf('b')).toBe(4.4)
    expect(bands[0]?.width).toBeCloseTo(365 * day)
  })
})

describe('room', () => {
  test('measures of a crowded month do not cover one another', () => {
    const { marks } = layoutOf({ measures: crowd })
    expect(touchingPairs(marks.map(({ sign }) => sign))).toBe(0)
  })

  test('numbered measures keep their numbers clear of one another', () => {
    const { marks } = layoutOf({ measures: crowd.slice(0, 12), isNumbered: true })
    expect(touchingPairs(marks.map(({ target }) => target))).toBe(0)
    expect(marks.every(({ badge }) => badge !== null)).toBe(true)
  })

  test('titles of events end before the next sign of their row', () => {
    const events = ['2024-03-04', '2024-10-04', '2024-12-10', '2025-03-31', '2025-10-22', '2025-12-10'].map(
      (date) => eventOf({ id: date, date: on(date) }),
    )
    const { marks } = layoutOf({ events, width: 1200 })
    expect(marks.filter(({ labelWidth }) => labelWidth !== null).length).toBeGreaterThan(2)
    expect(touchingPairs(marks.map(({ target }) => target))).toBe(0)
  })

  test.each([320, 390, 760, 1200])('nothing leaves the drawing at %i px', (width) => {
    const { marks, bands, height } = layoutOf({
      width,
      measures: [
        ...crowd,
        ...Array.from({ length: 30 }, (_, index) => measureOf({ id: `y${index}`, period: on('2025') })),
        measureOf({ id: 'end', period: on('2026-12-31') }),
        measureOf({ id: 'none' }),
      ],
      events: [eventOf({ id: 'late', date: on('2026-12-01') })],
    })
    for (const { x, y, width: own, height: tall } of [...marks.map(({ sign }) => sign), ...bands]) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + own).toBeLessThanOrEqual(width + 0.01)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y + tall).toBeLessThanOrEqual(height)
    }
  })

  test('signs of a band stay inside their year, row upon row', () => {
    const measures = Array.from({ length: 30 }, (_, index) =>
      measureOf({ id: `y${index}`, period: on('2025') }),
    )
    const { marks, bands } = layoutOf({ measures, width: 390 })
    const band = bands[0]
    expect(new Set(marks.map(({ sign }) => sign.y)).size).toBeGreaterThan(1)
    for (const { sign } of marks) {
      expect(band && sign.x >= band.x && sign.x + sign.width <= band.x + band.width).toBe(true)
      expect(band && sign.y >= band.y && sign.y + sign.height <= band.y + band.height).toBe(true)
    }
  })

  test('a band says that the text gives the year only, in fewer words where room is short', () => {
    const measures = [measureOf({ id: 'a', period: on('2025') })]
    expect(layoutOf({ measures, width: 1400 }).bands[0]?.words).toBe('long')
    expect(layoutOf({ measures, width: 640 }).bands[0]?.words).toBe('short')
  })
})

test('the axis stays where it is, whatever is chosen', () => {
  const many = layoutOf({ measures: [...crowd, measureOf({ id: 'none' })] })
  const few = layoutOf({ measures: crowd.slice(0, 1) })
  expect(few.plot.width).toBe(many.plot.width)
  expect(few.ticks).toEqual(many.ticks)
  expect(few.height).toBe(154)
})
