import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeMarks } from '#domain/marks.ts'
import { aroundPoint, besideLine, onPoint, withPulledInside } from '#map/labels/candidates.ts'
import { labelItems } from '#map/labels/labelItems.ts'
import { nameLines } from '#map/labels/labelText.ts'
import { boxOf, type LabelToPlace, overlap, placeLabels } from '#map/labels/placeLabels.ts'
import { nameBoxes, namesWithRoom, type PlaceName } from '#map/labels/placeNames.ts'
import { legOf, measureOf, regionOf, routeOf } from '#tests/support/builders.ts'
import { SMALL_BASEMAP } from '#tests/support/smallBasemap.ts'

const viewport = { width: 760, height: 612 }
const FREE = { viewport, cards: [], linePoints: [], names: [], previous: new Map<string, number>() }
const SIZE = { width: 100, height: 32 }

function label(key: string, at: readonly [number, number], isFirm = true): LabelToPlace {
  return { key, ...SIZE, candidates: aroundPoint([at], SIZE, 8), isFirm }
}

describe('labels', () => {
  it('never cover one another: one without room is hidden', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 760 }), fc.integer({ min: 0, max: 612 })), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(points, (places) => {
        const labels = places.map((at, index) => label(String(index), at, false))
        const shown = [...placeLabels({ ...FREE, labels }).values()]
          .filter(({ isHidden }) => !isHidden)
          .map(({ candidate }) => boxOf(candidate, SIZE))
        for (const [index, box] of shown.entries()) {
          for (const other of shown.slice(index + 1)) expect(overlap(box, other)).toBe(0)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('take another side if their place is taken', () => {
    const placed = placeLabels({ ...FREE, labels: [label('a', [300, 300]), label('b', [310, 300])] })
    const [a, b] = ['a', 'b'].map((key) => placed.get(key)?.candidate)
    expect(a?.align).toBe('start')
    expect(b?.align).not.toBe('start')
  })

  it('keep clear of cards and lines', () => {
    const card = { left: 300, top: 250, right: 760, bottom: 340 }
    const beside = placeLabels({ ...FREE, cards: [card], labels: [label('a', [290, 300])] }).get('a')
    expect(beside && overlap(boxOf(beside.candidate, SIZE), card)).toBe(0)

    const linePoints = Array.from({ length: 40 }, (_, index) => [300 + index * 5, 300] as const)
    const off = placeLabels({ ...FREE, linePoints, labels: [label('a', [300, 300])] }).get('a')
    const box = boxOf(off?.candidate ?? { x: 0, y: 0 }, SIZE)
    expect(
      linePoints.filter(([x, y]) => x > box.left && x < box.right && y > box.top && y < box.bottom),
    ).toEqual([])
  })

  it('stay where they were unless another place is clearly better', () => {
    const labels = [label('a', [300, 300])]
    const before = placeLabels({ ...FREE, labels, previous: new Map([['a', 1]]) }).get('a')
    expect(before?.index).toBe(1)
  })

  it('that must be shown stay visible even if all places are taken', () => {
    const labels = Array.from({ length: 12 }, (_, index) => label(String(index), [300, 300]))
    const placed = [...placeLabels({ ...FREE, labels }).values()]
    expect(placed.every(({ isHidden }) => !isHidden)).toBe(true)
  })

  it('are fully on the map or hidden, and never under a card', () => {
    const cut = { ...label('a', [4, 300]), candidates: onPoint([[4, 300]], SIZE, [10, 10], 1) }
    expect(placeLabels({ ...FREE, labels: [cut] }).get('a')?.isHidden).toBe(true)
    const pulled = withPulledInside(cut.candidates, [[4, 300]], SIZE, viewport)
    const placed = placeLabels({ ...FREE, labels: [{ ...cut, candidates: pulled }] }).get('a')
    expect(placed?.isHidden).toBe(false)
    expect(placed?.candidate.x).toBeGreaterThanOrEqual(0)
    const card = { left: 0, top: 200, right: 200, bottom: 400 }
    const under = placeLabels({ ...FREE, cards: [card], labels: [{ ...cut, candidates: pulled }] }).get('a')
    expect(under?.isHidden).toBe(true)
  })

  it('make room for one that would find none by importance alone', () => {
    const at = (x: number, cost: number) => ({ x, y: 300, align: 'start' as const, cost })
    const labels = [
      { key: 'free', ...SIZE, candidates: [at(300, 0), at(500, 20)], isFirm: true },
      { key: 'bound', ...SIZE, candidates: [at(310, 0), at(100, 400)], isFirm: true },
    ]
    const placed = placeLabels({ ...FREE, labels })
    expect([placed.get('free')?.index, placed.get('bound')?.index]).toEqual([1, 0])
  })

  it('keep other labels out of their touch targets', () => {
    const at = (y: number, cost: number) => ({ x: 300, y, align: 'start' as const, cost })
    const below = (reach: number) => {
      const labels = [
        { key: 'a', ...SIZE, reach, candidates: [at(300, 0)], isFirm: true },
        { key: 'b', ...SIZE, reach, candidates: [at(340, 0), at(360, 5)], isFirm: true },
      ]
      return placeLabels({ ...FREE, labels }).get('b')?.candidate.y
    }
    expect([below(0), below(8)]).toEqual([340, 360])
  })

  it('broken into two lines join to the full name', () => {
    expect(nameLines('Frontière terrestre orientale', true)).toEqual(['Frontière terrestre', 'orientale'])
    expect(nameLines('Westelijke Middellandse Zee', true)).toEqual(['Westelijke', 'Middellandse Zee'])
    expect(nameLines('Westelijke Middellandse Zee', false)).toEqual(['Westelijke Middellandse Zee'])
    expect(nameLines('Western African', true)).toEqual(['Western African'])
  })

  it('at the edge are pulled inside, unless their anchor is out of view', () => {
    const inside = withPulledInside(aroundPoint([[750, 300]], SIZE, 8), [[750, 300]], SIZE, viewport)
    expect(inside.some(({ x, cost }) => x + SIZE.width <= viewport.width && Number.isFinite(cost))).toBe(true)
    const outside = withPulledInside(onPoint([[900, 300]], SIZE, [10, 10], 0), [[900, 300]], SIZE, viewport)
    expect(outside.filter(({ cost }) => Number.isFinite(cost)).every(({ x }) => x > viewport.width)).toBe(
      true,
    )
  })

  it('of a line are at its label point, else beside the line close to it', () => {
    const candidates = besideLine(
      [
        [300, 300],
        [400, 300],
        [700, 300],
      ],
      SIZE,
    )
    const costs = (anchor: number) => candidates.filter((c) => c.anchor === anchor).map((c) => c.cost)
    expect(Math.min(...costs(0))).toBe(0)
    expect(Math.min(...costs(1))).toBeLessThan(Math.min(...costs(2)))
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
  const at = (x: number) => () => [x, 100] as const

  it('give way to a label that covers them', () => {
    const boxes = nameBoxes([name('Libya', 1)], 3, at(100))
    expect(namesWithRoom(boxes, [{ left: 90, top: 90, right: 110, bottom: 110 }])).toEqual(new Set())
    expect(namesWithRoom(boxes, [{ left: 300, top: 90, right: 310, bottom: 110 }])).toEqual(
      new Set(['Libya']),
    )
  })

  it('give way to an earlier name, with a gap between the two', () => {
    const two = [...nameBoxes([name('Libya', 1)], 3, at(100)), ...nameBoxes([name('Malta', 1)], 3, at(136))]
    // Five letters are 33 px wide: the two do not touch, but are too close.
    expect(namesWithRoom(two, [])).toEqual(new Set(['Libya']))
    const apart = [...nameBoxes([name('Libya', 1)], 3, at(100)), ...nameBoxes([name('Malta', 1)], 3, at(145))]
    expect(namesWithRoom(apart, [])).toEqual(new Set(['Libya', 'Malta']))
  })

  it('of lower ranks appear at higher zooms', () => {
    expect(nameBoxes([name('Malta', 3)], 3, at(100))).toEqual([])
    expect(nameBoxes([name('Malta', 3)], 5, at(100))).toHaveLength(1)
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
    numbers: new Map(),
    isNumbered: false,
    drawn: { routes: new Set(['north']), countries: new Set(['LY']), regions: new Set(['north-africa']) },
  })
  const base = { routes, regions, basemap: SMALL_BASEMAP, marks, selected: null, hasHubs: false } as const
  const keys = (part: Partial<Parameters<typeof labelItems>[0]>) =>
    labelItems({ ...base, layers: ['routes', 'measures', 'regions'], ...part }).map(({ key }) => key)

  it('has every drawn route, country with a measure and region of origin', () => {
    expect(keys({})).toEqual(['route:north', 'country:LY', 'region:north-africa'])
  })

  it('has a place within a country only while a measure is placed there or a lens lights it', () => {
    const otherRegions = [regionOf({ id: 'within', role: 'place', countries: ['IQ'] })]
    expect(keys({ otherRegions })).not.toContain('region:within')
    const measure = measureOf({ id: 'c', regions: ['within'] })
    const placed = { ...marks, regions: new Map([['within', [{ measure, number: null }]]]) }
    const layers = ['measures'] as const
    const items = labelItems({ ...base, layers, otherRegions, marks: placed })
    expect(items.filter(({ isPlace }) => isPlace).map(({ key }) => key)).toEqual(['region:within'])
    const selected = { kind: 'region', id: 'within' } as const
    expect(keys({ otherRegions, selected, layers: ['routes'] })[0]).toBe('region:within')
  })

  it('follows the layers', () => {
    expect(keys({ layers: ['routes'] })).toEqual(['route:north'])
    expect(keys({ layers: ['measures'] })).toEqual(['country:LY'])
    expect(keys({ layers: ['regions'] })).toEqual(['region:north-africa'])
  })

  it('has no measures while they load', () => {
    expect(labelItems({ ...base, marks: null, layers: ['routes', 'measures'] })).toMatchObject([
      { key: 'route:north', marks: [] },
    ])
  })

  it('puts the selection first', () => {
    expect(keys({ selected: { kind: 'region', id: 'north-africa' } })[0]).toBe('region:north-africa')
  })
})
