import { describe, expect, it } from 'vitest'
import { focusOf, NO_FOCUS } from '#domain/lens.ts'
import { DEFAULT_VIEW, roundCamera, type Selection } from '#domain/view.ts'
import { parseView, writeView } from '#domain/viewCodec.ts'
import { boundsOf } from '#picture/frame.ts'
import { isSameCamera } from '#picture/mercator.ts'
import { eventOf, legOf, measureOf, regionOf, routeOf } from '#tests/support/builders.ts'
import { SMALL_BASEMAP } from '#tests/support/smallBasemap.ts'

const routes = [
  routeOf({
    id: 'north',
    region: 'north-africa',
    legs: [
      legOf('a', [
        [10, 30],
        [12, 36],
      ]),
    ],
    label: [4, 31],
  }),
  routeOf({
    id: 'east',
    legs: [
      legOf('b', [
        [30, 35],
        [26, 38],
      ]),
    ],
  }),
  routeOf({
    id: 'far',
    legs: [
      legOf('c', [
        [70, 20],
        [80, 30],
      ]),
    ],
  }),
]
const measures = [
  measureOf({ id: 'at-route', routes: ['north'], countries: ['LY'] }),
  measureOf({ id: 'at-country', countries: ['LY'], regions: ['north-africa'] }),
  measureOf({ id: 'nowhere', scope: 'unplaced' }),
]
const events = [eventOf({ id: 'meeting', regions: ['north-africa'] })]

const focus = (selected: Selection | null) => focusOf({ selected, measures, events, routes })

describe('places in focus', () => {
  it.each([
    [{ kind: 'route', id: 'north' }, { routes: ['north'] }],
    [{ kind: 'route', id: 'unknown' }, {}],
    [{ kind: 'measure', id: 'at-route' }, { routes: ['north'] }],
    [{ kind: 'measure', id: 'at-country' }, { countries: ['LY'] }],
    [{ kind: 'measure', id: 'nowhere' }, {}],
    [{ kind: 'event', id: 'meeting' }, { regions: ['north-africa'] }],
    [
      { kind: 'region', id: 'north-africa' },
      { regions: ['north-africa'], routes: ['north'] },
    ],
    [{ kind: 'actor', id: 'LY' }, { countries: ['LY'] }],
    [{ kind: 'actor', id: 'frontex' }, {}],
    [{ kind: 'driver', id: 'conflict' }, {}],
  ] as const)('%j are %j', (selected, places) => {
    expect(focus(selected)).toEqual({ ...NO_FOCUS, ...places })
  })
})

describe('boundsOf', () => {
  const bounds = (selected: Selection | null, tied = NO_FOCUS) =>
    boundsOf({
      focus: focus(selected),
      tied,
      routes,
      regions: [regionOf({ id: 'north-africa' })],
      basemap: SMALL_BASEMAP,
    })

  it('contains the whole line, but not its distant label point', () => {
    expect(bounds({ kind: 'route', id: 'north' })).toEqual([10, 30, 12, 36])
  })

  it('contains the mainland of a country, not its distant islands', () => {
    expect(bounds({ kind: 'country', id: 'ES' })).toEqual([-10, 37, 2, 45])
  })

  it('shows at least twelve degrees by eight around a country, tied ones as they are', () => {
    const [west = 0, south = 0, east = 0, north = 0] = bounds({ kind: 'country', id: 'ES' }) ?? []
    expect([east - west, north - south]).toEqual([12, 8])
    expect(bounds(null, { ...NO_FOCUS, countries: ['ES'] })).toEqual([-8, 37, 0, 45])
  })

  it('contains the places tied to the selection, unless they are far from Europe', () => {
    const tied = { ...NO_FOCUS, routes: ['east'], countries: ['ES'] }
    expect(bounds({ kind: 'actor', id: 'frontex' }, tied)).toEqual([-8, 35, 30, 45])
    const far = { ...NO_FOCUS, routes: ['far'] }
    expect(bounds({ kind: 'actor', id: 'frontex' }, far)).toBeNull()
    expect(bounds({ kind: 'route', id: 'far' })).toEqual([70, 20, 80, 30])
  })

  it('is null without a place', () => {
    expect(bounds({ kind: 'driver', id: 'conflict' })).toBeNull()
    expect(bounds({ kind: 'country', id: 'XX' })).toBeNull()
  })
})

describe('the camera in a link', () => {
  it('survives a round trip', () => {
    const camera = roundCamera({ longitude: 12.3456, latitude: -3.4567, zoom: 4.5678 })
    expect(parseView(writeView({ ...DEFAULT_VIEW, camera })).view.camera).toEqual(camera)
  })

  it('equals the camera that it was rounded from', () => {
    const exact = { longitude: 12.3456, latitude: 34.5678, zoom: 4.5678 }
    expect(isSameCamera(exact, roundCamera(exact))).toBe(true)
    expect(isSameCamera(exact, { ...exact, longitude: 12.4 })).toBe(false)
  })
})
