import { describe, expect, test } from 'vitest'
import { type Bases, layoutBases } from '#features/timeline/layoutBases.ts'
import { layoutLane } from '#features/timeline/layoutLane.ts'
import { layoutTimeline } from '#features/timeline/layoutTimeline.ts'
import { bandWords } from '#features/timeline/TimelineDrawing.tsx'
import { plotFrame } from '#features/timeline/TimelinePlot.tsx'
import { axisTicks } from '#features/timeline/timeAxis.ts'
import { type Box, COARSE, FINE, FINE_NUMBERED, TIGHT } from '#features/timeline/timelineGeometry.ts'
import { allLanes, dayNumber, publishedMarks, timelineModel } from '#state/selectors/timelineModel.ts'
import { eventOf, measureOf, on } from '#tests/support/builders.ts'

const AXIS = { firstYear: 2023, lastYear: 2026 }
const DAYS = 4 * 365 + 1
const PASSED = 'planned (stated December 2024)'
const wording = {
  long: (years: string) => `the text says only “${years}”`,
  short: (years: string) => `only “${years}”`,
}

interface LayoutInput {
  measures?: ReturnType<typeof measureOf>[]
  events?: ReturnType<typeof eventOf>[]
  /** The chosen ones; all by default. */
  lit?: ReturnType<typeof measureOf>[]
  width?: number
  isNumbered?: boolean
  isCoarse?: boolean
  passed?: readonly string[]
  axis?: typeof AXIS
}

function layoutOf(input: LayoutInput) {
  const {
    measures = [],
    events = [],
    lit = measures,
    width = 900,
    isNumbered = false,
    isCoarse = false,
  } = input
  const { passed = [], axis = AXIS } = input
  const numbers = new Map(measures.map((measure, index) => [measure.id, index + 1]))
  const model = timelineModel({ measures: lit, events, numbers, isNumbered })
  const lanes = allLanes(publishedMarks(measures, events), 'status', []).filter(
    ({ marks }) => marks.length > 0,
  )
  const { frame, areNamesAbove } = plotFrame({
    width,
    axis,
    hasUndated: true,
    areNamesLong: false,
    height: null,
  })
  const groupOf = ({ id }: { id: string }) => (passed.includes(id) ? PASSED : '')
  const density = isCoarse ? COARSE : FINE
  const layout = layoutTimeline({
    lanes,
    bases: new Map(lanes.map(({ key, marks }) => [key, layoutLane({ marks, frame, density, groupOf })])),
    model,
    frame,
    gap: density.gap,
    numbered: isCoarse ? COARSE : FINE_NUMBERED,
    areNamesAbove,
    groupOf,
    labelOf: ({ id }, room) => (room >= 64 ? id : null),
  })
  const markOf = (id: string) => layout.marks.find(({ mark }) => mark.id === id)
  const bands = layout.lanes.flatMap(({ base, overlay, lit, top }) =>
    (overlay ?? base).bands
      .filter(({ marks }) => marks.some(({ key }) => lit.has(key)))
      .map((band) => ({ ...band, y: band.y + top })),
  )
  const ghosts = layout.lanes.flatMap(({ base, lit, top }) =>
    base.marks
      .filter(({ mark }) => !lit.has(mark.key))
      .map(({ mark, sign }) => ({ mark, sign: { ...sign, y: sign.y + top } })),
  )
  return { ...layout, bands, ghosts, frame, markOf, day: (frame.right - frame.left) / DAYS }
}

const isTouching = (a: Box, b: Box) =>
  a.x < b.x + b.width - 0.01 &&
  b.x < a.x + a.width - 0.01 &&
  a.y < b.y + b.height - 0.01 &&
  b.y < a.y + a.height - 0.01

function touchingPairs(boxes: readonly Box[]): number {
  return boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => isTouching(a, b))).length
}

/** A day before a year-only mark, in the row of that band. */
const eve = measureOf({ id: 'eve', period: on('2024-12-30') })

/** Thirty-one measures in one month, three per day. */
const crowd = Array.from({ length: 31 }, (_, day) => `2025-03-${String(day + 1).padStart(2, '0')}`).flatMap(
  (date) => [0, 1, 2].map((copy) => measureOf({ id: `${date}-${copy}`, period: on(date) })),
)
const thirty = Array.from({ length: 30 }, (_, index) => measureOf({ id: `y${index}`, period: on('2025') }))

describe('width', () => {
  const { markOf, bands, frame, day } = layoutOf({
    measures: [
      measureOf({ id: 'month', period: on('2025-03') }),
      measureOf({ id: 'day', period: on('2025-06-11') }),
      measureOf({ id: 'year', period: on('2025') }),
      measureOf({ id: 'years', period: { start: '2024-01-01', end: '2026-12-31', precision: 'year' } }),
    ],
  })
  const widthOf = (id: string) => {
    const extent = markOf(id)?.extent
    return extent ? extent.to - extent.from : Number.NaN
  }

  test('a year is as wide as its twelve months, a month as its days, a day is a tick', () => {
    expect(widthOf('year')).toBeCloseTo(365 * day)
    expect(widthOf('years')).toBeCloseTo((366 + 365 + 365) * day)
    expect(widthOf('month')).toBeCloseTo(31 * day)
    expect(widthOf('day')).toBeCloseTo(4.4)
  })

  test('shows the precision: a bar per month, a tick per day, a band per year', () => {
    expect(markOf('month')?.sign.width).toBeCloseTo(31 * day)
    expect(markOf('day')?.sign.width).toBeCloseTo(4.4)
    expect(bands.map(({ years, width }) => [years, Math.round(width / day)])).toEqual([
      ['2024–2026', 1096],
      ['2025', 365],
    ])
  })

  test('a month starts at its first day, a day is centred', () => {
    const fromStart = (iso: string) => frame.left + (dayNumber(iso) - dayNumber('2023-01-01')) * day
    expect(markOf('month')?.sign.x).toBeCloseTo(fromStart('2025-03-01'))
    const sign = markOf('day')?.sign
    expect(sign && sign.x + sign.width / 2).toBeCloseTo(fromStart('2025-06-11') + day / 2)
  })
})

describe('collisions', () => {
  test('measures of a crowded month do not overlap, nor do targets', () => {
    const { marks } = layoutOf({
      measures: [...crowd, ...thirty, eve, measureOf({ id: 'none' }), measureOf({ id: 'no' })],
    })
    expect(touchingPairs(marks.map(({ sign }) => sign))).toBe(0)
    expect(touchingPairs(marks.map(({ target }) => target))).toBe(0)
  })

  test('years narrower than a touch target keep a full target per measure', () => {
    const { marks } = layoutOf({
      measures: ['2023', '2024', '2025', '2026'].flatMap((year) =>
        [0, 1].map((copy) => measureOf({ id: `${year} ${copy}`, period: on(year) })),
      ),
      events: ['2024', '2025'].map((year) => eventOf({ id: year, date: on(year) })),
      width: 320,
      isCoarse: true,
      axis: { firstYear: 2009, lastYear: 2027 },
    })
    expect(touchingPairs(marks.map(({ target }) => target))).toBe(0)
    expect(Math.min(...marks.map(({ target }) => target.width))).toBeGreaterThanOrEqual(24)
  })

  test('numbers do not overlap', () => {
    const { marks } = layoutOf({ measures: crowd.slice(0, 12), isNumbered: true })
    expect(touchingPairs(marks.map(({ target }) => target))).toBe(0)
    expect(marks.every(({ badge }) => badge !== null)).toBe(true)
  })

  test('titles end before the next sign in the row', () => {
    const events = ['2024-03-04', '2024-10-04', '2024-12-10', '2025-03-31', '2025-10-22', '2025-12-10'].map(
      (date) => eventOf({ id: date, date: on(date) }),
    )
    const { marks } = layoutOf({ events, width: 1200 })
    expect(marks.filter(({ label }) => label !== null).length).toBeGreaterThan(2)
    expect(touchingPairs(marks.map(({ target }) => target))).toBe(0)
  })

  test('touch targets are 24 px', () => {
    const { marks } = layoutOf({
      measures: [...crowd, ...thirty, measureOf({ id: 'none' })],
      isCoarse: true,
      width: 390,
    })
    expect(Math.min(...marks.flatMap(({ target }) => [target.width, target.height]))).toBeGreaterThanOrEqual(
      23.99,
    )
    expect(touchingPairs(marks.map(({ target }) => target))).toBe(0)
  })

  test.each([320, 390, 760, 1200])('stays inside the drawing at %i px', (width) => {
    const layout = layoutOf({
      width,
      measures: [
        ...crowd,
        ...thirty,
        measureOf({ id: 'end', period: on('2026-12-31') }),
        measureOf({ id: 'none' }),
      ],
      events: [
        eventOf({ id: 'late', date: on('2026-12-31') }),
        eventOf({ id: 'first', date: on('2023-01-01') }),
      ],
    })
    for (const { x, y, width: own, height: tall } of [
      ...layout.marks.map(({ sign }) => sign),
      ...layout.bands,
    ]) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + own).toBeLessThanOrEqual(width + 0.01)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y + tall).toBeLessThanOrEqual(layout.height)
    }
  })

  test('signs of a band stay inside their year, in rows', () => {
    const { marks, bands } = layoutOf({ measures: thirty, width: 390 })
    const band = bands[0]
    expect(new Set(marks.map(({ sign }) => sign.y)).size).toBeGreaterThan(1)
    for (const { sign } of marks) {
      expect(band && sign.x >= band.x && sign.x + sign.width <= band.x + band.width).toBe(true)
      expect(band && sign.y >= band.y && sign.y + sign.height <= band.y + band.height).toBe(true)
    }
  })
})

describe('band labels', () => {
  const year = measureOf({ id: 'a', period: on('2025') })
  const wordsOf = (input: LayoutInput) =>
    layoutOf(input).bands.map((band) => bandWords(band, wording).map(({ text }) => text))

  test('say that only the year is known, shorter in little room', () => {
    expect(wordsOf({ measures: [year], width: 1400 })).toEqual([['the text says only “2025”']])
    expect(wordsOf({ measures: [year], width: 640 })).toEqual([['only “2025”']])
  })

  test.each([340, 390, 640, 900, 1400])(
    'say beside a plan whose time has passed when it was stated, at %i px',
    (width) => {
      const plans = thirty.slice(0, 14).map((measure) => ({ ...measure, status: 'planned' as const }))
      const passed = plans.slice(0, 9).map(({ id }) => id)
      const words = wordsOf({ measures: plans, passed, width })
      expect(words).toHaveLength(2)
      expect(words.flat().filter((text) => text.includes(PASSED))).toHaveLength(1)
    },
  )
})

describe('a choice', () => {
  test('moves nothing: other marks stay in place, grey', () => {
    const measures = [
      ...crowd,
      ...thirty,
      measureOf({ id: 'plan', status: 'planned', period: on('2024-05') }),
    ]
    const all = layoutOf({ measures })
    const few = layoutOf({ measures, lit: crowd.slice(40, 70) })
    expect(few.height).toBe(all.height)
    expect(few.marks).toHaveLength(30)
    expect(few.ghosts).toHaveLength(measures.length - 30)
    for (const { mark, sign } of few.marks) expect(sign).toEqual(all.markOf(mark.id)?.sign)
  })

  test('with numbers gets rows of its own over the unchanged rest', () => {
    const few = layoutOf({ measures: crowd, lit: crowd.slice(0, 3), isNumbered: true })
    const all = layoutOf({ measures: crowd })
    expect(few.marks.map(({ mark }) => mark.number)).toEqual([1, 2, 3])
    for (const { mark, sign } of few.ghosts) expect(sign).toEqual(all.markOf(mark.id)?.sign)
  })

  test('is counted per lane', () => {
    const { lanes } = layoutOf({ measures: crowd, lit: crowd.slice(0, 5), events: [eventOf({ id: 'e' })] })
    expect(lanes.map(({ lane, count }) => [lane.id, count])).toEqual([
      ['done', 5],
      ['events', 1],
    ])
  })
})

test('the axis has a tick per month, or per year where months are too close', () => {
  const ticks = (width: number) => {
    const { frame } = plotFrame({ width, axis: AXIS, hasUndated: false, areNamesLong: false, height: null })
    return axisTicks(AXIS, frame.scale)
  }
  expect(ticks(900)).toHaveLength(48)
  expect(ticks(200).map(({ year }) => year)).toEqual([2023, 2024, 2025, 2026])
})

describe('in a low dock', () => {
  const input = {
    lanes: allLanes(publishedMarks([...crowd, ...thirty], []), 'status', []).filter(
      ({ marks }) => marks.length > 0,
    ),
    frame: plotFrame({ width: 600, axis: AXIS, hasUndated: true, areNamesLong: false, height: null }).frame,
    densities: [FINE, TIGHT] as const,
    groupOf: () => '',
  }
  const heightOf = ({ bases }: Bases) => [...bases.values()].reduce((sum, { height }) => sum + height, 0)

  test('lanes tighten only when the first ones would not fit', () => {
    const roomy = layoutBases({ ...input, room: null })
    expect(roomy.gap).toBe(FINE.gap)
    const height = heightOf(roomy) + FINE.gap * roomy.bases.size
    expect(layoutBases({ ...input, room: height }).gap).toBe(FINE.gap)
    const tight = layoutBases({ ...input, room: height - 1 })
    expect(tight.gap).toBe(TIGHT.gap)
    expect(heightOf(tight)).toBeLessThan(heightOf(roomy))
  })

  test('the bars take less, down to a minimum', () => {
    const barsAt = (height: number | null) =>
      plotFrame({ width: 600, axis: AXIS, hasUndated: true, areNamesLong: false, height }).frame.barsHeight
    expect([null, 400, 220, 100].map(barsAt)).toEqual([50, 50, 42, 34])
  })

  test('the label of plans is shortened after the band rather than put below', () => {
    const band = (shortOf?: () => string) =>
      layoutLane({
        marks: publishedMarks([measureOf({ id: 'year', period: on('2025') })], []),
        frame: input.frame,
        density: TIGHT,
        groupOf: () => PASSED,
        shortOf,
      }).bands[0]
    expect(band()?.below).not.toBeNull()
    const short = band(() => 'stated Dec 2024')
    expect([short?.below, short?.group]).toEqual([null, 'stated Dec 2024'])
  })
})
