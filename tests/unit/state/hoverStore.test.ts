import { describe, expect, test } from 'vitest'
import { placeToPoint, thingToPoint } from '#content/pointable.ts'
import { pointAt, pointAtMonth, useHoverStore } from '#state/hoverStore.ts'
import { isLitBy, leave } from '#state/usePointing.ts'
import { eventOf, measureOf } from '#tests/support/builders.ts'

const raid = thingToPoint('measure', measureOf({ id: 'raid', routes: ['balkans'], countries: ['RS'] }))
const summit = thingToPoint('event', eventOf({ id: 'summit', regions: ['north-africa'] }))

describe('highlighting', () => {
  test('matches an item with itself', () => {
    expect(isLitBy(raid, raid)).toBe(true)
    expect(isLitBy(raid, summit)).toBe(false)
    expect(isLitBy(null, raid)).toBe(false)
  })

  test('matches an item with the places its text names, both ways', () => {
    for (const place of [placeToPoint('route', 'balkans'), placeToPoint('country', 'RS')]) {
      expect(isLitBy(raid, place)).toBe(true)
      expect(isLitBy(place, raid)).toBe(true)
    }
    expect(isLitBy(placeToPoint('region', 'north-africa'), summit)).toBe(true)
    expect(isLitBy(placeToPoint('route', 'channel'), raid)).toBe(false)
  })

  test('does not match two measures at the same place', () => {
    expect(isLitBy(raid, thingToPoint('measure', measureOf({ id: 'other', routes: ['balkans'] })))).toBe(
      false,
    )
  })
})

test('leaving an item clears it, unless another is hovered by then', () => {
  pointAt(raid)
  pointAt(summit)
  leave(raid)
  expect(useHoverStore.getState().pointed).toEqual(summit)
  leave(summit)
  expect(useHoverStore.getState().pointed).toBeNull()
})

test('a hovered month and a hovered item do not clear each other', () => {
  pointAt(raid)
  pointAtMonth('2025-03')
  expect(useHoverStore.getState()).toEqual({ pointed: raid, month: '2025-03' })
  leave(raid)
  expect(useHoverStore.getState()).toEqual({ pointed: null, month: '2025-03' })
  pointAtMonth(null)
  expect(useHoverStore.getState().month).toBeNull()
})

test('hovering the same month again notifies no subscriber', () => {
  let notifications = 0
  const undo = useHoverStore.subscribe(() => {
    notifications += 1
  })
  pointAtMonth('2025-03')
  pointAtMonth('2025-03')
  undo()
  pointAtMonth(null)
  expect(notifications).toBe(1)
})
