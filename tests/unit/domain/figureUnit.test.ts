import { describe, expect, it } from 'vitest'
import { addCounts, type Count, changeOf, type FigureUnit, statedChange } from '#domain/figureUnit.ts'

const count = <Unit extends FigureUnit>(
  unit: Unit,
  value: number | null,
  isPartial = false,
): Count<Unit> => ({
  unit,
  value,
  isPartial,
})

describe('counts of one unit', () => {
  it('add up, and stay not stated or partial', () => {
    expect(addCounts(count('boats', 2), count('boats', 3))).toEqual(count('boats', 5))
    expect(addCounts(count('boats', 2), count('boats', null))).toEqual(count('boats', null))
    expect(addCounts(count('boats', 0), count('boats', 3, true))).toEqual(count('boats', 3, true))
  })

  it('have a difference and a ratio only when both are known', () => {
    expect(changeOf(count('detections', 200), count('detections', 150))).toMatchObject({
      difference: -50,
      ratio: -0.25,
    })
    expect(changeOf(count('detections', 0), count('detections', 5))).toMatchObject({
      difference: 5,
      ratio: null,
    })
    // Too few before: 650 % would read as a large change.
    expect(changeOf(count('detections', 2), count('detections', 15))).toMatchObject({
      difference: 13,
      ratio: null,
    })
    expect(changeOf(count('detections', null), count('detections', 5))).toMatchObject({
      difference: null,
      ratio: null,
    })
  })
})

describe('counts of different units do not compile', () => {
  // Never called: the type check is the test.
  const refused = [
    // @ts-expect-error arrivals by boat are not detections
    () => addCounts(count('arrivals', 1), count('detections', 1)),
    // @ts-expect-error boats are not the people in them
    () => addCounts(count('boats', 1), count('arrivals', 1)),
    // @ts-expect-error dead and missing are not persons
    () => changeOf(count('dead-and-missing', 1), count('persons', 1)),
    // @ts-expect-error counts of unknown units may differ in unit
    (unknown: Count<FigureUnit>) => addCounts(unknown, unknown),
    // @ts-expect-error a number without a unit is not a count
    () => addCounts(count('events', 1), 1),
  ]

  it('with one example of each kind of mistake', () => {
    expect(refused).toHaveLength(5)
  })
})

describe('a change as it is stated', () => {
  it.each([
    [100, 84, { ratio: -0.16 }],
    [20, 30, { ratio: 0.5 }],
    [200, 400, { times: 2 }],
    [20, 90, { times: 4.5 }],
    [19, 90, null],
    [0, 90, null],
  ])(
    'is a share, from double on a multiple, and nothing below 20 before: %i to %i',
    (before, after, stated) => {
      expect(statedChange(before, after)).toEqual(stated)
    },
  )
})
