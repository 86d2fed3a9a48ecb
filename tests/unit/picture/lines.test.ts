import { describe, expect, it } from 'vitest'
import type { Lens } from '#domain/lens.ts'
import type { RouteHub } from '#domain/route.ts'
import { trianglesOf } from '#map/glLines.ts'
import { type LinesInput, RouteLines } from '#map/MapLayers.tsx'
import { branchLines } from '#picture/branchLines.ts'
import { MIN_WIDTH, widthAt } from '#picture/flowWidth.ts'
import { outlinesOf, type RouteLook, routeLooks, SIDE_WIDTH, type Stroke, strokesOf } from '#picture/lines.ts'
import { toDrawing } from '#picture/mercator.ts'
import { MAP_COLOURS, ROUTE_COLOURS } from '#picture/palette.ts'
import { legOf, routeOf } from '#tests/support/builders.ts'
import { figureOf } from '#tests/support/figures.ts'
import { published } from '#tests/support/published.ts'

const APPROACH = legOf(
  'approach',
  [
    [0, 0],
    [4, 4],
    [8, 8],
  ],
  { counted: false, arrow: false },
)
const CROSSING = legOf('crossing', [
  [8, 8],
  [12, 16],
])
/** About 10 px long at zoom 3, and 40. */
const SHORT = legOf(
  'short',
  [
    [0, 0],
    [1, 0],
  ],
  { branch: 'short', main: false },
)
const LONG = legOf(
  'long',
  [
    [0, 0],
    [4, 0],
  ],
  { branch: 'long', main: false },
)
const ROUTE = routeOf({ id: 'channel', legs: [APPROACH, CROSSING, SHORT, LONG] })

const BASE: LinesInput = {
  routes: [ROUTE],
  figures: new Map([['channel', figureOf({ unit: 'detections', value: 72_000, monthlyMean: 6000 })]]),
  litRoutes: new Set(['channel']),
  lens: null,
  focus: { routes: [], countries: [], regions: [] },
  selected: null,
  isSmall: false,
  theme: 'light',
  isShown: true,
  hovered: new Set(),
}

function drawn(part: Partial<LinesInput> = {}, zoom = 3): readonly Stroke[] {
  return new RouteLines({ ...BASE, ...part }).at(zoom).strokes
}

function main(part: Partial<LinesInput> = {}, zoom = 3): Stroke {
  const found = drawn(part, zoom).find(({ isMain }) => isMain)
  if (!found) throw new Error('no main branch is drawn')
  return found
}

const branches = (strokes: readonly Stroke[]) => strokes.map(({ branch }) => branch).sort()

describe('branches', () => {
  it('are one line each; a main one grows along its approach and keeps its width from there', () => {
    const [line] = branchLines([ROUTE])
    expect(line?.line).toHaveLength(4)
    expect(line?.swell[0]).toBe(0)
    expect(line?.swell[1]).toBeCloseTo(0.5)
    expect(line?.swell.slice(2)).toEqual([1, 1])
  })

  it('that end in the legs of a main branch are its approach, thin at first', () => {
    const feeder = legOf(
      'far',
      [
        [-9, 0],
        [-6, 0],
        [0, 0],
      ],
      { branch: 'feeder', main: false, counted: false, arrow: false },
    )
    const copies = [APPROACH, CROSSING].map((leg) => ({
      ...leg,
      id: `${leg.id}2`,
      branch: 'feeder',
      main: false,
    }))
    const lines = branchLines([routeOf({ id: 'a', legs: [APPROACH, CROSSING, feeder, ...copies] })])
    expect(lines).toHaveLength(1)
    expect(lines[0]?.line[0]).toEqual([-9, 0])
    expect(lines[0]?.swell.slice(0, 3)).toEqual([0, 0, 0])
    expect(lines[0]?.swell.at(-2)).toBe(1)
  })

  it('of the published routes have an arrowhead each, and only one line per way', () => {
    const { routes } = published('routes')
    const lines = branchLines(routes)
    expect(lines.every(({ hasArrow }) => hasArrow)).toBe(true)
    const ends = lines.filter(({ isMain }) => isMain).map(({ route, line }) => `${route} ${line.at(-1)}`)
    expect(new Set(ends).size).toBe(ends.length)
    expect(lines.map(({ branch }) => branch)).not.toContain('iran-aegean')
  })
})

describe('a line', () => {
  it.each([2, 3, 5, 7])('is as wide as its figure says at zoom %i, and starts thin', (zoom) => {
    const { centre } = main({}, zoom)
    expect(2 * (centre.halves.at(-1) ?? 0)).toBeCloseTo(widthAt(1, zoom), 6)
    expect(2 * (centre.halves[0] ?? 0)).toBeCloseTo(SIDE_WIDTH, 6)
  })

  it('is the same object while nothing differs that it depends on', () => {
    expect(main()).toBe(main())
    expect(main({ theme: 'dark' })).not.toBe(main())
  })

  it('is at least 2 px wide, also for a figure of zero', () => {
    const figures = new Map([['channel', figureOf({ unit: 'detections', value: 0, monthlyMean: 0 })]])
    expect(2 * (main({ figures }).centre.halves.at(-1) ?? 0)).toBe(MIN_WIDTH)
  })

  it('has its tip where the line ends, and its ribbon ends at the head', () => {
    const stroke = main()
    const tip = toDrawing([12, 16], 3)
    expect(stroke.head?.[1]).toEqual(tip)
    const [end] = stroke.bodies[0]?.points.slice(-1) ?? []
    const [left, , right] = stroke.head ?? []
    expect(end?.[0]).toBeCloseTo(((left?.[0] ?? 0) + (right?.[0] ?? 0)) / 2)
    // One outline, so that a still picture needs no union.
    expect(outlinesOf(stroke)).toHaveLength(1)
  })

  it('that is short tapers to its start, and its head is at most a third of it', () => {
    const short = legOf('short', [
      [0, 0],
      [0, 3],
    ])
    const { centre, head } = main({ routes: [routeOf({ id: 'channel', legs: [short] })] })
    const [from, tip] = [centre.points[0] ?? [0, 0], centre.points.at(-1) ?? [0, 0]]
    const length = Math.hypot(tip[0] - from[0], tip[1] - from[1])
    const [left, , right] = head ?? [tip, tip, tip]
    const base = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2] as const
    const headLength = Math.hypot(tip[0] - base[0], tip[1] - base[1])
    expect(headLength).toBeLessThanOrEqual(length / 3 + 1e-6)
    expect(Math.hypot(left[0] - right[0], left[1] - right[1])).toBeGreaterThan(widthAt(1, 3))
    expect(2 * (centre.halves[0] ?? 0)).toBeLessThan(widthAt(1, 3) / 2)
    expect(2 * (centre.halves.at(-1) ?? 0)).toBeCloseTo(widthAt(1, 3), 6)
  })

  it('of a side branch is thin, without an edge', () => {
    const side = drawn().find(({ branch }) => branch === 'long')
    expect(side?.edgeWidth).toBe(0)
    expect(side?.centre.halves.every((half) => 2 * half === SIDE_WIDTH)).toBe(true)
  })

  it('of another unit is hollow, of a dimmed route grey, and without a figure dashed', () => {
    const arrivals = new Map([['channel', figureOf({ unit: 'arrivals', value: 72_000, monthlyMean: 6000 })]])
    const { land, dim } = MAP_COLOURS.light
    const own = ROUTE_COLOURS.light.channel
    expect(main({ figures: arrivals })).toMatchObject({ fill: land, edge: own })
    expect(main({ litRoutes: new Set() })).toMatchObject({ fill: dim, edge: land })
    expect(main()).toMatchObject({ fill: own, edge: land })
    const uncounted = main({ figures: new Map() })
    expect(uncounted.bodies.length).toBeGreaterThan(4)
    expect(uncounted.edgeWidth).toBe(0)
  })

  it('of another unit is hollow on its side branches too', () => {
    const arrivals = new Map([['channel', figureOf({ unit: 'arrivals', value: 72_000, monthlyMean: 6000 })]])
    const side = drawn({ figures: arrivals }).find(({ branch }) => branch === 'long')
    expect(side).toMatchObject({ fill: MAP_COLOURS.light.land, edge: ROUTE_COLOURS.light.channel })
    const [body] = side?.bodies ?? []
    expect(body?.halves.every((half) => 2 * half >= 1.5)).toBe(true)
  })

  it('under the pointer has a dark edge', () => {
    expect(main({ hovered: new Set(['channel']) }).edge).toBe(MAP_COLOURS.light.ink2)
  })
})

describe('side branches', () => {
  const chosen = { kind: 'route', id: 'channel' } as const
  it.each([
    ['at the start only from 36 px', {}, 3, ['long', 'main']],
    ['all from zoom 4', {}, 4, ['long', 'main', 'short']],
    ['none on a phone', { isSmall: true }, 3, ['main']],
    ['all of the chosen route', { selected: chosen }, 3, ['long', 'main', 'short']],
    ['none of a dimmed route, also close up', { litRoutes: new Set<string>() }, 5, ['main']],
  ])('are drawn: %s', (_, part, zoom, expected) => {
    expect(branches(drawn(part, zoom))).toEqual(expected)
  })

  it('are not drawn under a lens before zoom 4', () => {
    const lens: Lens = {
      subject: { kind: 'categories', ids: ['border-control'] },
      measures: [],
      routes: new Map([['channel', { tie: 'text', measures: [] }]]),
      countries: new Map(),
      regions: new Map(),
      allRoutes: [],
      unplaced: [],
    }
    expect(branches(drawn({ lens }))).toEqual(['main'])
  })
})

describe('RouteLines', () => {
  it('notifies only of changes', () => {
    const lines = new RouteLines(BASE)
    let count = 0
    lines.subscribe(() => {
      count += 1
    })
    expect(lines.update({ figures: BASE.figures, theme: 'light' })).toBe(false)
    expect(lines.update({ theme: 'dark' })).toBe(true)
    expect(count).toBe(1)
    expect(lines.at(3)).toBe(lines.at(3))
  })

  it('has the nearest route within a fingertip, and none further away', () => {
    const lines = new RouteLines(BASE)
    const [x, y] = toDrawing([8, 8], 3)
    expect(lines.routeAt([x + 6, y], 3)).toBe('channel')
    expect(lines.routeAt([x + 40, y], 3)).toBeNull()
    lines.update({ isShown: false })
    expect(lines.routeAt([x, y], 3)).toBeNull()
  })

  it('has the hubs of the chosen route, and of others only close up', () => {
    const { routes } = published('routes')
    const id = 'central-mediterranean'
    const all = new Set(routes.map((route) => route.id))
    const hubsAt = (part: Partial<LinesInput>, zoom: number) =>
      new Set(
        new RouteLines({ ...BASE, routes, litRoutes: all, ...part }).at(zoom).hubs.map(({ route }) => route),
      )
    expect(hubsAt({}, 3)).toEqual(new Set())
    expect(hubsAt({ selected: { kind: 'route', id } }, 3)).toEqual(new Set([id]))
    expect(hubsAt({ selected: { kind: 'route', id } }, 6)).toEqual(new Set([id]))
    expect(hubsAt({}, 6).size).toBeGreaterThan(5)
  })

  it('has no hub that stands alone: none without a leg, and none of a branch that is not drawn', () => {
    const hub = (id: string, point: [number, number]): RouteHub => ({
      id,
      name: id,
      aliases: [],
      country: 'LY',
      role: 'transit',
      point,
      evidence: [{ type: 'reference', url: 'https://example.org/hub' }],
    })
    const aside = legOf(
      'aside',
      [
        [20, 0],
        [21, 0],
      ],
      { branch: 'aside', main: false },
    )
    const hubs = [hub('end', [12, 16]), hub('aside', [21, 0]), hub('alone', [30, 30])]
    const routes = [routeOf({ ...ROUTE, legs: [APPROACH, CROSSING, aside], hubs })]
    const ids = (sides: RouteLook['sides']) =>
      strokesOf({
        ...BASE,
        routes,
        looks: new Map([['channel', { share: 1, line: 'solid', isDim: false, sides, hubs: 'all' }]]),
        zoom: 3,
        project: (position) => toDrawing(position, 3),
      }).hubs.map(({ hub }) => hub)
    expect(ids('all')).toEqual(['end', 'aside'])
    expect(ids('none')).toEqual(['end'])
  })

  it('dashes what only our classification ties', () => {
    const lens = { routes: new Map([['channel', { tie: 'classification' }]]) } as unknown as Lens
    expect(routeLooks({ ...BASE, lens }).get('channel')?.line).toBe('dashed')
  })
})

describe('the triangles of the lines', () => {
  const CORNER = 8
  it('are whole, in the colours of fill and edge, and cover the tip', () => {
    const strokes = new RouteLines(BASE).at(3)
    const data = [...trianglesOf(strokes, 'light')]
    expect(data.length % (3 * CORNER)).toBe(0)
    expect(data.every(Number.isFinite)).toBe(true)
    const corners = Array.from({ length: data.length / CORNER }, (_, index) =>
      data.slice(index * CORNER, (index + 1) * CORNER),
    )
    expect(new Set(corners.map((corner) => corner.slice(5).join())).size).toBe(2)
    // The last corners are the head of the main branch: its edges fade out 1 px outside.
    const tip = corners.slice(-3).map(([x = 0, y = 0]) => [x, y])
    const [x, y] = toDrawing([12, 16], 3)
    expect(Math.min(...tip.map(([atX = 0, atY = 0]) => Math.hypot(atX - x, atY - y)))).toBeLessThan(3)
  })
})
