import { describe, expect, it } from 'vitest'
import { placeMarks } from '#domain/mapContent.ts'
import { aroundPoint, BESIDE, besideLine } from '#picture/labels/candidates.ts'
import { labelItems, nameLines } from '#picture/labels/labelItems.ts'
import { type Box, gapBetween, LineSpace, segmentGap } from '#picture/labels/lineSpace.ts'
import { linesOfName, namesWithRoom, type PlaceName, pageNames } from '#picture/labels/placeItems.ts'
import { LabelSpace, type LabelToPlace, SPACING } from '#picture/labels/placeLabels.ts'
import { HUB, type Pixel, type Stroke } from '#picture/lines.ts'
import { legOf, measureOf, regionOf, routeOf } from '#tests/support/builders.ts'
import { SMALL_BASEMAP } from '#tests/support/smallBasemap.ts'

const viewport = { width: 760, height: 612 }

/** A line of 4 px. */
function lineOf(route: string, points: readonly Pixel[]): Stroke {
  const centre = { points, halves: points.map(() => 2) }
  return {
    route,
    branch: route,
    isMain: true,
    centre,
    bodies: [],
    head: null,
    fill: '',
    edge: '',
    edgeWidth: 0,
  }
}

/** The name of a line in two forms: 100 × 60 and 40 × 20 px. */
function labelOf(route: string, lines: LineSpace, before: LabelToPlace['before'] = null): LabelToPlace {
  const points = lines.pointsOf(route, viewport)
  const form = (width: number, height: number) => {
    const candidates = besideLine(points, { width, height }, BESIDE.page, viewport)
    return { width, height, candidates }
  }
  return { key: route, route, forms: [form(100, 60), form(40, 20)], before }
}

function place(
  strokes: readonly Stroke[],
  obstacles: readonly Box[] = [],
  before: LabelToPlace['before'] = null,
) {
  const lines = new LineSpace(strokes, [0, 0])
  const labels = [...new Set(strokes.map(({ route }) => route))].map((route) => labelOf(route, lines, before))
  return new LabelSpace({ spacing: SPACING.page, size: viewport, obstacles, lines }).place(labels)
}

const DOWN = lineOf('a', [
  [300, 100],
  [300, 500],
])

describe('labels', () => {
  it('stand beside their line, within 12 px of it', () => {
    const box = place([DOWN]).get('a')?.box
    expect(box?.left).toBe(310)
    expect(place([DOWN]).get('a')?.candidate).toMatchObject({ align: 'start', hasLeader: false })
  })

  it('take the other side of their line if an obstacle is there', () => {
    const card = { left: 305, top: 0, right: 760, bottom: 612 }
    expect(place([DOWN], [card]).get('a')?.candidate.align).toBe('end')
  })

  it('stay where they were while that is possible', () => {
    const before = { form: 0, index: 2 }
    expect(place([DOWN], [], before).get('a')?.index).toBe(2)
  })

  it('take the place of another name that finds a second one, where both are then better off', () => {
    const short = (route: string, x: number) =>
      lineOf(route, [
        [x, 295],
        [x, 305],
      ])
    const card = { left: 450, top: 0, right: 760, bottom: 612 }
    const placed = place([short('a', 300), short('b', 440)], [card])
    expect(['a', 'b'].map((key) => placed.get(key)?.candidate)).toMatchObject([
      { align: 'end', hasLeader: false },
      { align: 'end', hasLeader: false },
    ])
  })

  it('are beside the widest line of their route rather than a thin one', () => {
    const [thin, wide] = [
      lineOf('a', [
        [300, 295],
        [300, 305],
      ]),
      lineOf('a', [
        [500, 295],
        [500, 305],
      ]),
    ]
    const widest = { ...wide, centre: { ...wide.centre, halves: [6, 6] } }
    expect(place([thin, widest]).get('a')?.candidate.anchor).toEqual([500, 295])
    const card = { left: 420, top: 0, right: 760, bottom: 612 }
    expect(place([thin, widest], [card]).get('a')?.candidate.anchor).toEqual([300, 295])
  })

  it('are shortened where the full form has no room, and left out where none has', () => {
    const beside = (gap: number) => [
      lineOf('b', [
        [300 + gap, 0],
        [300 + gap, 612],
      ]),
      lineOf('c', [
        [300 - gap, 0],
        [300 - gap, 612],
      ]),
    ]
    const through = lineOf('a', [
      [300, 0],
      [300, 612],
    ])
    expect(place([through, ...beside(90)]).get('a')?.form).toBe(1)
    expect(place([through, ...beside(30)]).get('a')).toBeUndefined()
  })

  it('join a line further away by a leader that crosses nothing', () => {
    const wall = { left: 290, top: 60, right: 318, bottom: 540 }
    const found = place([DOWN], [{ ...wall, right: 299, left: 0 }]).get('a')
    expect(found?.leader).toBeNull()
    // A line close by on both sides leaves only the places beyond.
    const near = [304, 296].map((x, index) =>
      lineOf(`near${index}`, [
        [x + (index === 0 ? 4 : -4), 100],
        [x + (index === 0 ? 4 : -4), 500],
      ]),
    )
    const boxed = place([DOWN, ...near])
    for (const { leader } of boxed.values()) {
      const to = leader?.[1]
      if (to) expect(near.every(({ centre }) => segmentGap(dot(to), ...ends(centre.points)) > 0)).toBe(true)
    }
  })

  it('never cover one another, also where lines are dense', () => {
    const lines = Array.from({ length: 12 }, (_, index) =>
      lineOf(`line${index}`, [
        [60 + index * 55, 80],
        [40 + index * 57, 520],
      ]),
    )
    const boxes = [...place(lines).values()].map(({ box }) => box)
    expect(boxes.length).toBeGreaterThan(4)
    for (const [index, box] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) expect(gapBetween(box, other)).toBeGreaterThan(0)
    }
  })

  it('have room at the corners of the dot of a hub as well as beside it', () => {
    const reach = HUB.radius + HUB.stroke
    const hub = { left: -reach, top: -reach, right: reach, bottom: reach }
    for (const { x, y } of aroundPoint([0, 0], { width: 40, height: 16 }, 10))
      expect(gapBetween({ left: x, top: y, right: x + 40, bottom: y + 16 }, hub)).toBeGreaterThanOrEqual(5)
  })

  it('are fully on the map', () => {
    const edge = lineOf('a', [
      [752, 0],
      [752, 612],
    ])
    const box = place([edge]).get('a')?.box
    expect(box && box.right < 760 && box.left >= 0).toBe(true)
  })

  it('broken into two lines join to the full name', () => {
    expect(nameLines('Frontière terrestre orientale', true)).toEqual(['Frontière terrestre', 'orientale'])
    expect(nameLines('Westelijke Middellandse Zee', true)).toEqual(['Westelijke', 'Middellandse Zee'])
    expect(nameLines('Westelijke Middellandse Zee', false)).toEqual(['Westelijke Middellandse Zee'])
    expect(nameLines('Western African', true)).toEqual(['Western African'])
  })
})

const dot = ([x, y]: Pixel): Box => ({ left: x, top: y, right: x, bottom: y })
const ends = (points: readonly Pixel[]): [Pixel, Pixel] => [points[0] ?? [0, 0], points.at(-1) ?? [0, 0]]

describe('the gap between a box and a segment', () => {
  const box = { left: 10, top: 10, right: 20, bottom: 20 }
  it.each([
    ['that crosses it', [0, 15], [30, 15], 0],
    ['inside it', [12, 12], [14, 14], 0],
    ['beside it', [0, 0], [0, 40], 10],
    ['that passes a corner', [0, 20], [20, 40], Math.SQRT2 * 5],
    ['that ends before it', [0, 15], [4, 15], 6],
  ] as const)('%s', (_, from, to, gap) => {
    expect(segmentGap(box, from, to)).toBeCloseTo(gap)
  })
})

describe('names of countries and seas', () => {
  const name = (key: string, rank: number): PlaceName => ({
    key,
    kind: 'country',
    name: key,
    rank,
    position: [0, 0],
  })
  const shownAt = (names: readonly (readonly [PlaceName, number])[], zoom = 3, taken: readonly Box[] = []) =>
    namesWithRoom({
      names: names.map(([{ key, ...own }, x]) => ({ ...own, key, position: [x, 0] })),
      zoom,
      project: ([x]) => [x, 100],
      form: pageNames(1),
      most: { sea: 2, country: Number.POSITIVE_INFINITY },
      viewport,
      isFree: (box) => taken.every((other) => gapBetween(box, other) > 0),
    })
  const keysOf = (found: ReturnType<typeof shownAt>) => found.map(({ name: { key } }) => key)

  it('move a little, then give way, to a label that covers them', () => {
    const libya = [[name('Libya', 1), 100]] as const
    expect(shownAt(libya, 3, [{ left: 90, top: 96, right: 110, bottom: 104 }])[0]?.down).toBe(-22)
    expect(shownAt(libya, 3, [{ left: 90, top: 70, right: 110, bottom: 130 }])).toEqual([])
    expect(shownAt(libya)[0]?.down).toBe(0)
  })

  it('give way to an earlier name, with a gap between the two', () => {
    const [libya, malta] = [name('Libya', 1), name('Malta', 1)]
    expect(
      shownAt([
        [libya, 100],
        [malta, 134],
      ]).map(({ down }) => down),
    ).toEqual([0, -22])
    expect(
      shownAt([
        [libya, 100],
        [malta, 154],
      ]).map(({ down }) => down),
    ).toEqual([0, 0])
  })

  it('are broken where their boxes say, and nowhere else', () => {
    expect(linesOfName(name('United Kingdom', 1))).toEqual(['United', 'Kingdom'])
    expect(linesOfName(name('Liechtenstein', 1))).toEqual(['Liechtenstein'])
    const [box] = shownAt([[name('United Kingdom', 1), 100]]).map((shown) => shown.box)
    expect(box && box.bottom - box.top).toBeCloseTo(2 * 12 * 1.2)
  })

  it('of lower ranks appear at higher zooms, and few seas at the start', () => {
    expect(keysOf(shownAt([[name('Malta', 3), 100]]))).toEqual([])
    expect(keysOf(shownAt([[name('Malta', 3), 100]], 5))).toEqual(['Malta'])
    const seas = [100, 300, 500].map((x) => [{ ...name(`sea${x}`, 1), kind: 'sea' as const }, x] as const)
    expect(shownAt(seas)).toHaveLength(2)
  })
})

describe('labelItems', () => {
  const routes = [
    routeOf({
      id: 'north',
      legs: [
        legOf('a', [
          [10, 30],
          [12, 36],
        ]),
      ],
    }),
    routeOf({ id: 'listed-only' }),
  ]
  const regions = [regionOf({ id: 'north-africa' })]
  const marks = placeMarks({
    measures: [measureOf({ id: 'a', routes: ['north'] }), measureOf({ id: 'b', countries: ['LY'] })],
    drawn: { routes: new Set(['north']), countries: new Set(['LY']), regions: new Set(['north-africa']) },
  })
  const base = {
    routes,
    litRoutes: new Set(['north']),
    regions,
    basemap: SMALL_BASEMAP,
    marks,
    selected: null,
    isChosenNamed: false,
    hubs: [],
    zoom: 4,
  } as const
  const keys = (part: Partial<Parameters<typeof labelItems>[0]>) =>
    labelItems({ ...base, layers: ['routes', 'regions'], ...part }).map(({ key }) => key)

  it('has every drawn route, country with a measure and region of origin', () => {
    expect(keys({})).toEqual(['route:north', 'country:LY', 'region:north-africa'])
  })

  it('has a place within a country only while a measure is placed there or a lens lights it', () => {
    const otherRegions = [regionOf({ id: 'within', role: 'place', countries: ['IQ'] })]
    expect(keys({ otherRegions })).not.toContain('region:within')
    const measure = measureOf({ id: 'c', regions: ['within'] })
    const placed = { ...marks, regions: new Map([['within', [measure]]]) }
    const items = labelItems({ ...base, layers: ['regions'], otherRegions, marks: placed })
    expect(items.filter(({ isPlace }) => isPlace).map(({ key }) => key)).toEqual(['region:within'])
    const selected = { kind: 'region', id: 'within' } as const
    expect(keys({ otherRegions, selected, layers: ['routes'] })[0]).toBe('region:within')
  })

  it('has countries close up, on their layer or under a lens, else not', () => {
    const has = (part: Parameters<typeof keys>[0]) => keys(part).includes('country:LY')
    const lens = { countries: new Map([['LY', { tie: 'text', measures: [] }]]), regions: new Map() } as never
    const none = { countries: new Map(), regions: new Map() } as never
    const seen = [has({}), has({ zoom: 3 }), has({ zoom: 3, lens }), has({ lens: none })]
    expect(seen).toEqual([true, false, true, false])
    expect(has({ zoom: 3, layers: ['countries'] })).toBe(true)
    const own = { countries: new Map([['LY', { tie: 'chosen', measures: [] }]]), regions: new Map() } as never
    const unmarked = { ...marks, countries: new Map() }
    expect([has({ lens, marks: unmarked }), has({ lens: own, marks: unmarked })]).toEqual([false, true])
    const places = (zoom: number) => labelItems({ ...base, zoom, layers: [] })[0]?.within ?? []
    expect(places(6).length).toBeGreaterThan(5 * places(5).length)
  })

  it('has the drawn hubs, destinations first', () => {
    const hub = {
      name: 'Hub',
      aliases: [],
      country: 'LY',
      point: [1, 1] as [number, number],
      evidence: [] as never,
    }
    const hubs = [
      { ...hub, id: 'from', role: 'departure' as const },
      { ...hub, id: 'to', role: 'arrival' as const },
      { ...hub, id: 'off', role: 'transit' as const },
    ]
    const withHubs = [routeOf({ ...routes[0], id: 'north', hubs })]
    const drawn = ['from', 'to'].map((id) => ({ route: 'north', hub: id }))
    expect(keys({ routes: withHubs, hubs: drawn }).filter((key) => key.startsWith('hub:'))).toEqual([
      'hub:north/to',
      'hub:north/from',
    ])
  })

  it('follows the layers', () => {
    const zoom = 3
    expect(keys({ zoom, layers: ['routes'] })).toEqual(['route:north'])
    expect(keys({ zoom, layers: ['countries'] })).toEqual(['country:LY'])
    expect(keys({ zoom, layers: ['regions'] })).toEqual(['region:north-africa'])
  })

  it('has no route that is not lit, and the selected one only where nothing else names it', () => {
    expect(keys({ litRoutes: new Set(), layers: ['routes'], zoom: 3 })).toEqual([])
    const selected = { kind: 'route', id: 'north' } as const
    expect(keys({ selected, layers: ['routes'], zoom: 3 })).toEqual([])
    expect(keys({ selected, isChosenNamed: true, layers: ['routes'], zoom: 3 })).toEqual(['route:north'])
  })

  it('has no measures while they load', () => {
    expect(labelItems({ ...base, marks: null, layers: ['routes'] })).toMatchObject([
      { key: 'route:north', measures: [] },
    ])
  })

  it('puts the selection first', () => {
    expect(keys({ selected: { kind: 'region', id: 'north-africa' } })[0]).toBe('region:north-africa')
  })
})
