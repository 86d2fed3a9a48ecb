import { describe, expect, test } from 'vitest'
import { createKioskClock, nextKioskStep } from '#features/briefing/stage/Kiosk.tsx'

/** A kiosk on a fake clock; `waiting` counts the pending timeouts. */
function makeKiosk() {
  let time = 0
  let dues = 0
  const calls = new Set<{ at: number; call: () => void }>()
  const clock = createKioskClock({
    after: (ms, call) => {
      const entry = { at: time + ms, call }
      calls.add(entry)
      return () => calls.delete(entry)
    },
    now: () => time,
    onElapsed: () => {
      dues += 1
    },
  })
  return {
    clock,
    dues: () => dues,
    waiting: () => calls.size,
    pass(ms: number) {
      time += ms
      for (const entry of [...calls]) {
        if (entry.at > time) continue
        calls.delete(entry)
        entry.call()
      }
    },
  }
}

describe('the kiosk clock', () => {
  test('fires once, when the time of the step is over', () => {
    const kiosk = makeKiosk()
    kiosk.clock.start(5000)
    kiosk.pass(4999)
    expect(kiosk.dues()).toBe(0)
    kiosk.pass(1)
    expect(kiosk.dues()).toBe(1)
    kiosk.pass(60_000)
    expect(kiosk.dues()).toBe(1)
  })

  test('keeps the remaining time while held', () => {
    const kiosk = makeKiosk()
    kiosk.clock.start(5000)
    kiosk.pass(3000)
    kiosk.clock.pause()
    kiosk.clock.pause()
    kiosk.pass(60_000)
    expect(kiosk.dues()).toBe(0)
    kiosk.clock.resume()
    kiosk.pass(1999)
    expect(kiosk.dues()).toBe(0)
    kiosk.pass(1)
    expect(kiosk.dues()).toBe(1)
  })

  test('gives a step that begins while held its whole time after resuming', () => {
    const kiosk = makeKiosk()
    kiosk.clock.pause()
    kiosk.clock.start(5000)
    kiosk.pass(60_000)
    kiosk.clock.resume()
    kiosk.pass(4999)
    expect(kiosk.dues()).toBe(0)
    kiosk.pass(1)
    expect(kiosk.dues()).toBe(1)
  })

  test('has at most one timeout, and none once stopped', () => {
    const kiosk = makeKiosk()
    for (let step = 0; step < 200; step += 1) {
      kiosk.clock.start(5000)
      if (step % 3 === 0) kiosk.clock.pause()
      if (step % 5 === 0) kiosk.clock.resume()
      expect(kiosk.waiting()).toBeLessThanOrEqual(1)
    }
    kiosk.clock.resume()
    expect(kiosk.waiting()).toBe(1)
    kiosk.clock.stop()
    expect(kiosk.waiting()).toBe(0)
    kiosk.clock.resume()
    kiosk.pass(60_000)
    expect(kiosk.dues()).toBe(0)
  })
})

test('the kiosk returns to the first step after the last', () => {
  expect([0, 1, 2].map((index) => nextKioskStep(index, [{}, {}, {}]))).toEqual([1, 2, 0])
  expect(nextKioskStep(0, [{}])).toBe(0)
  const backup = { isBackup: true }
  expect([1, 2, 3].map((index) => nextKioskStep(index, [backup, {}, backup, {}]))).toEqual([3, 3, 1])
})
