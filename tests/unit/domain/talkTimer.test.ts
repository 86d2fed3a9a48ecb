import { describe, expect, test } from 'vitest'
import { clockFace, elapsed, readLength, STOPPED_TIMER, startedTimer, toggledTimer } from '#domain/talk.ts'

describe('the presentation timer', () => {
  test('starts, pauses and resumes', () => {
    const running = startedTimer(1000)
    expect(elapsed(running, 61_000)).toBe(60_000)
    const resting = toggledTimer(running, 61_000)
    expect(elapsed(resting, 500_000)).toBe(60_000)
    const again = toggledTimer(resting, 500_000)
    expect(elapsed(again, 501_000)).toBe(61_000)
    expect(elapsed(toggledTimer(STOPPED_TIMER, 7), 9)).toBe(2)
  })

  test('subtracts nothing when the clock is set back', () => {
    expect(elapsed({ ranFor: 5000, since: 10_000 }, 4000)).toBe(5000)
  })
})

describe('the clock face', () => {
  test.each([
    [0, '0:00'],
    [-1, '0:00'],
    [999, '0:00'],
    [252_000, '4:12'],
    [3_599_999, '59:59'],
    [3_600_000, '1:00:00'],
    [3_750_000, '1:02:30'],
  ])('shows %d ms as %s', (ms, text) => {
    expect(clockFace(ms)).toBe(text)
  })
})

describe('a typed duration', () => {
  test.each([
    ['12', 720_000],
    [' 12 ', 720_000],
    ['12:30', 750_000],
    ['90', 5_400_000],
    ['1:02:30', 3_750_000],
    ['0:30', 30_000],
  ])('of %s is %d ms', (text, ms) => {
    expect(readLength(text)).toBe(ms)
  })

  test.each(['', '0', '0:00', 'soon', '12:60', '1:60:00', '-5', '1.5', '12:', '1:2:3:4', '9999'])(
    'is rejected: “%s”',
    (text) => {
      expect(readLength(text)).toBeNull()
    },
  )

  test('can be read back from the clock face', () => {
    for (const ms of [30_000, 750_000, 3_750_000]) expect(readLength(clockFace(ms))).toBe(ms)
  })
})
