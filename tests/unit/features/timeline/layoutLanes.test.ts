import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lanesOf, planLanesOf, timelineMarks } from '#content/timelineModel.ts'
import type { Measure } from '#domain/measure.ts'
import type { OutcomeState, PlanState } from '#domain/planState.ts'
import { layoutLanes } from '#features/timeline/layoutLanes.ts'
import { type Box, type PlacedMark, timeScale, xOf } from '#features/timeline/timeAxis.ts'
import { eventOf, measureOf, on } from '#tests/support/builders.ts'

const FIVE_YEARS = timeScale({ firstYear: 2023, lastYear: 2027 }, 108, 752)

interface Things {
  measures?: ReturnType<typeof measureOf>[]
  events?: ReturnType<typeof eventOf>[]
}

function layoutOf(
  { measures = [], events = [] }: Things,
  scale = FIVE_YEARS,
  pointer: 'fine' | 'coarse' = 'fine',
) {
  const marks = timelineMarks({ measures, events, numbers: new Map(), isNumbered: false })
  const lanes = lanesOf(marks)
  return layoutLanes({
    lanes,
    plans: planLanesOf(marks),
    reach: '2026-07',
    scale,
    pointer,
    titleOf: ({ id }) => id,
    bandWords: () => '1, no month',
  })
}

const markOf = (layout: ReturnType<typeof layoutOf>, id: string): PlacedMark => {
  const found = layout.lanes.flatMap(({ marks }) => marks).find(({ mark }) => mark.id === id)
  if (!found) throw new Error(`no mark ${id}`)
  return found
}

const doOverlap = (a: Box, b: Box) =>
  a.x < b.x + b.width - 0.01 &&
  b.x < a.x + a.width - 0.01 &&
  a.y < b.y + b.height - 0.01 &&
  b.y < a.y + a.height - 0.01

const dates = fc
  .tuple(
    fc.integer({ min: 2023, max: 2027 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 0, max: 28 }),
  )
  .map(([year, month, day]) => {
    const start = `${year}-${String(month).padStart(2, '0')}`
    return day === 0 ? (month > 10 ? String(year) : start) : `${start}-${String(day).padStart(2, '0')}`
  })

describe('squares', () => {
  test('stand in the column of their month, one under the other', () => {
    const layout = layoutOf({
      measures: [
        measureOf({ id: 'a', period: on('2025-03-01') }),
        measureOf({ id: 'b', period: on('2025-03-30') }),
      ],
    })
    const [a, b] = [markOf(layout, 'a'), markOf(layout, 'b')]
    const left = xOf(2025 * 12 + 2, FIVE_YEARS)
    expect(a.sign.x).toBeGreaterThanOrEqual(left)
    expect(a.sign.x + a.sign.width).toBeLessThanOrEqual(left + FIVE_YEARS.pitch)
    expect(b.sign.x).toBe(a.sign.x)
    expect(b.sign.y).toBeGreaterThanOrEqual(a.sign.y + a.sign.height)
  })

  test.each(['fine', 'coarse'] as const)(
    'never share their target with another, for a %s pointer',
    (pointer) => {
      const things = fc.array(dates, { minLength: 1, maxLength: 60 })
      const width = fc.integer({ min: 330, max: 1100 })
      fc.assert(
        fc.property(things, width, (all, right) => {
          const measures = all.map((date, index) => measureOf({ id: `m${index}`, period: on(date) }))
          const scale = timeScale({ firstYear: 2023, lastYear: 2027 }, 88, right)
          const { lanes } = layoutOf({ measures }, scale, pointer)
          const targets = lanes.flatMap(({ marks }) => marks.map(({ target }) => target))
          expect(targets).toHaveLength(all.length)
          for (const [index, one] of targets.entries()) {
            for (const other of targets.slice(index + 1)) expect(doOverlap(one, other)).toBe(false)
          }
        }),
        { numRuns: 40 },
      )
    },
  )

  test('are targets of 24 for a finger', () => {
    const measures = Array.from({ length: 9 }, (_, index) =>
      measureOf({ id: `m${index}`, period: on(`2025-0${index + 1}-11`) }),
    )
    const layout = layoutOf({ measures }, timeScale({ firstYear: 2023, lastYear: 2027 }, 88, 374), 'coarse')
    for (const { target } of layout.lanes[0]?.marks ?? []) {
      expect(Math.min(target.width, target.height)).toBeGreaterThanOrEqual(24)
    }
  })

  test('know how long they hold, up to the end of the axis', () => {
    const layout = layoutOf({
      measures: [
        measureOf({ id: 'long', period: { start: '2025-03-11', end: '2026-06-01', precision: 'day' } }),
        measureOf({ id: 'beyond', period: { start: '2025-03-11', end: '2031-01-01', precision: 'day' } }),
        measureOf({ id: 'open', period: { start: '2025-03-11', end: null, precision: 'day' } }),
      ],
    })
    expect(markOf(layout, 'long').holdsTo).toBeCloseTo(xOf(2026 * 12 + 5, FIVE_YEARS))
    expect(markOf(layout, 'beyond').holdsTo).toBe(FIVE_YEARS.right)
    expect(markOf(layout, 'open').holdsTo).toBeNull()
  })
})

describe('year bands', () => {
  test('are as wide as their years, at the head of the lane, with an equal share for each mark', () => {
    const layout = layoutOf({
      measures: [
        measureOf({ id: 'a', period: on('2025') }),
        measureOf({ id: 'b', period: on('2025') }),
        measureOf({ id: 'day', period: on('2025-06-01') }),
      ],
    })
    const [band] = layout.lanes[0]?.bands ?? []
    expect(band?.x).toBeCloseTo(xOf(2025 * 12, FIVE_YEARS))
    expect(band?.width).toBeCloseTo(FIVE_YEARS.pitch * 12)
    expect(markOf(layout, 'b').target.x).toBeCloseTo((band?.x ?? 0) + (band?.width ?? 0) / 2)
    expect(markOf(layout, 'day').target.y).toBeGreaterThan((band?.y ?? 0) + (band?.height ?? 0))
  })

  test('share a row where they do not overlap, and end with the axis', () => {
    const layout = layoutOf({
      measures: [
        measureOf({ id: 'a', period: on('2024') }),
        measureOf({ id: 'b', period: { start: '2025-01-01', end: '2029-12-31', precision: 'year' } }),
        measureOf({ id: 'c', period: { start: '2023-01-01', end: '2026-12-31', precision: 'year' } }),
      ],
    })
    const bands = new Map(layout.lanes[0]?.bands.map((band) => [band.years, band]))
    expect(bands.get('2024')?.y).toBe(bands.get('2025–2029')?.y)
    expect(bands.get('2023–2026')?.y).not.toBe(bands.get('2024')?.y)
    const long = bands.get('2025–2029')
    expect((long?.x ?? 0) + (long?.width ?? 0)).toBeCloseTo(FIVE_YEARS.right)
  })

  test('without a date stand at the right end', () => {
    const layout = layoutOf({ measures: [measureOf({ id: 'none' })] })
    const { target } = markOf(layout, 'none')
    expect(target.x + target.width).toBeCloseTo(FIVE_YEARS.right)
  })
})

describe('titles', () => {
  const events = Array.from({ length: 12 }, (_, index) =>
    eventOf({ id: `A meeting of ministers ${index}`, date: on(`2025-0${(index % 3) + 1}-11`) }),
  )

  test('of events stand in at most five rows for a mouse, and end before the next sign of the row', () => {
    const { lanes } = layoutOf({ events })
    const marks = lanes[0]?.marks ?? []
    expect(new Set(marks.map(({ target }) => target.y)).size).toBeLessThanOrEqual(5)
    for (const { title, target } of marks) {
      const next = marks.filter(({ sign }) => Math.abs(sign.y - target.y) < 7 && sign.x > target.x + 12)
      for (const { sign } of title ? next : []) expect(target.x + target.width).toBeLessThanOrEqual(sign.x)
    }
  })

  test('of measures stand beside the squares with a year or less in view', () => {
    const measures = [measureOf({ id: 'Calais Group meets in London', period: on('2025-03-11') })]
    expect(markOf(layoutOf({ measures }), 'Calais Group meets in London').title).toBeNull()
    const year = timeScale({ firstYear: 2025, lastYear: 2025 }, 108, 752)
    expect(markOf(layoutOf({ measures }, year), 'Calais Group meets in London').title?.text).toBe(
      'Calais Group meets in London',
    )
  })
})

describe('plans', () => {
  const plan = (id: string, part: Partial<Measure> = {}) =>
    measureOf({ id, status: 'planned', statedOn: on('2024-03-01'), ...part })
  const came = (state: OutcomeState, since: string | null) =>
    ({ state, since: since === null ? null : on(since), tie: 'page-says' }) as const
  const plansOf = (layout: ReturnType<typeof layoutOf>, state: PlanState) =>
    layout.plans.find((block) => block.state === state)?.plans ?? []
  const REACH = xOf(2026 * 12 + 7, FIVE_YEARS)

  test('have a block a state between what is done and the gaps, a law one line', () => {
    const layout = layoutOf({
      measures: [
        measureOf({ id: 'done', period: on('2025-03-11') }),
        measureOf({ id: 'gap', status: 'gap', period: on('2025-03-11') }),
        plan('a', { outcome: came('partly', '2025-12-16'), act: 'law' }),
        plan('b', { statedOn: on('2025-01-01'), outcome: came('under-way', '2025-12-16'), act: 'law' }),
        plan('c', { outcome: came('nothing-found', null) }),
        plan('d'),
      ],
    })
    expect(layout.plans.map(({ state, plans }) => [state, plans.length])).toEqual([
      ['partly', 1],
      ['nothing-found', 1],
      ['none', 1],
    ])
    const [done, gap] = layout.lanes
    expect(layout.plans[0]?.y).toBe(done?.height)
    expect(gap?.y).toBe((layout.plans.at(-1)?.y ?? 0) + (layout.plans.at(-1)?.height ?? 0))
    expect(plansOf(layout, 'partly')[0]?.plan.marks.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('lead from their statement to what came of them', () => {
    const layout = layoutOf({ measures: [plan('a', { outcome: came('partly', '2025-12-16') })] })
    const [placed] = plansOf(layout, 'partly')
    expect(placed?.line.from).toBeCloseTo(xOf(2024 * 12 + 2, FIVE_YEARS))
    expect(placed?.line.to).toBeCloseTo(xOf(2025 * 12 + 11 + 15 / 31, FIVE_YEARS))
    expect(placed).toMatchObject({ hasStart: true, hasEnd: true })
    expect((placed?.sign.x ?? 0) + (placed?.sign.width ?? 0) / 2).toBeCloseTo(placed?.line.to ?? 0)
  })

  test('end where the search ended if no page names a day, with a sign only where a page shows something', () => {
    const layout = layoutOf({
      measures: [
        plan('a', { outcome: came('nothing-found', null) }),
        plan('b', { outcome: came('under-way', null) }),
      ],
    })
    expect(plansOf(layout, 'nothing-found')[0]).toMatchObject({ hasEnd: false, line: { to: REACH } })
    expect(plansOf(layout, 'under-way')[0]).toMatchObject({ hasEnd: true, line: { to: REACH } })
  })

  test('that nobody looked for are a ring; a plan without a day of statement has none', () => {
    const layout = layoutOf({
      measures: [plan('a'), plan('b', { statedOn: null, outcome: came('nothing-found', null) })],
    })
    const [ring] = plansOf(layout, 'none')
    expect(ring).toMatchObject({ hasStart: true, hasEnd: false })
    expect(ring?.line.to).toBe(ring?.line.from)
    expect(plansOf(layout, 'nothing-found')[0]?.hasStart).toBe(false)
  })

  test('are cut at the edges of the axis, and left out beyond it', () => {
    const year = timeScale({ firstYear: 2025, lastYear: 2025 }, 108, 752)
    const layout = layoutOf(
      {
        measures: [
          plan('through', { outcome: came('partly', '2026-02-01') }),
          plan('before', { outcome: came('partly', '2024-12-01') }),
        ],
      },
      year,
    )
    expect(plansOf(layout, 'partly')).toMatchObject([
      { mark: { id: 'through' }, line: { from: year.left, to: year.right }, hasStart: false, hasEnd: false },
    ])
  })

  test.each(['fine', 'coarse'] as const)(
    'share a row only apart from each other, for a %s pointer',
    (pointer) => {
      const pair = fc.tuple(dates, dates).map(([stated, since]) => ({ stated, since }))
      fc.assert(
        fc.property(fc.array(pair, { minLength: 1, maxLength: 40 }), (all) => {
          const measures = all.map(({ stated, since }, index) =>
            plan(`m${index}`, { statedOn: on(stated), outcome: came('under-way', since) }),
          )
          const layout = layoutOf({ measures }, FIVE_YEARS, pointer)
          const targets = plansOf(layout, 'under-way').map(({ target }) => target)
          expect(targets).toHaveLength(all.length)
          const least = pointer === 'coarse' ? 24 : 6.6
          for (const [index, one] of targets.entries()) {
            expect(one.height).toBeGreaterThanOrEqual(least)
            expect(one.width).toBeGreaterThanOrEqual(pointer === 'coarse' ? 24 : 10)
            for (const other of targets.slice(index + 1)) expect(doOverlap(one, other)).toBe(false)
          }
        }),
        { numRuns: 40 },
      )
    },
  )

  test('stand closer where nothing was found', () => {
    const measures = ['a', 'b'].map((id) => plan(id, { outcome: came('nothing-found', null) }))
    const [a, b] = plansOf(layoutOf({ measures }), 'nothing-found')
    expect((b?.line.y ?? 0) - (a?.line.y ?? 0)).toBe(4)
  })
})
