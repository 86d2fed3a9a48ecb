import { act, renderHook } from '@testing-library/react'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { nextKioskStep, useKioskClock } from '#features/briefing/stage/Kiosk.tsx'

beforeEach(() => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
})

/** A kiosk at steps of five seconds, on a fake clock. */
function openKiosk() {
  const onElapsed = vi.fn()
  const clock = ({ index, isRunning }: { index: number; isRunning: boolean }) =>
    useKioskClock(isRunning, { index, dwell: 5, onElapsed })
  const { rerender } = renderHook(clock, { initialProps: { index: 0, isRunning: true } })
  const hidden = vi.spyOn(document, 'hidden', 'get')
  return {
    onElapsed,
    pass: (ms: number) => act(() => vi.advanceTimersByTime(ms)),
    show: (index: number) => rerender({ index, isRunning: true }),
    stop: () => rerender({ index: 0, isRunning: false }),
    hide: (isHidden: boolean) => {
      hidden.mockReturnValue(isHidden)
      document.dispatchEvent(new Event('visibilitychange'))
    },
  }
}

describe('the kiosk clock', () => {
  test('fires once, when the time of the step is over', () => {
    const kiosk = openKiosk()
    kiosk.pass(4999)
    expect(kiosk.onElapsed).not.toHaveBeenCalled()
    kiosk.pass(1)
    expect(kiosk.onElapsed).toHaveBeenCalledOnce()
    kiosk.hide(true)
    kiosk.hide(false)
    kiosk.pass(60_000)
    expect(kiosk.onElapsed).toHaveBeenCalledOnce()
  })

  test('keeps the remaining time while the page is hidden', () => {
    const kiosk = openKiosk()
    kiosk.pass(3000)
    kiosk.hide(true)
    kiosk.hide(true)
    kiosk.pass(60_000)
    expect(kiosk.onElapsed).not.toHaveBeenCalled()
    kiosk.hide(false)
    kiosk.pass(1999)
    expect(kiosk.onElapsed).not.toHaveBeenCalled()
    kiosk.pass(1)
    expect(kiosk.onElapsed).toHaveBeenCalledOnce()
  })

  test('gives a step that begins while the page is hidden its whole time', () => {
    const kiosk = openKiosk()
    kiosk.pass(3000)
    kiosk.hide(true)
    kiosk.show(1)
    kiosk.pass(60_000)
    kiosk.hide(false)
    kiosk.pass(4999)
    expect(kiosk.onElapsed).not.toHaveBeenCalled()
    kiosk.pass(1)
    expect(kiosk.onElapsed).toHaveBeenCalledOnce()
  })

  test('has at most one timeout, and none once stopped', () => {
    const kiosk = openKiosk()
    for (let step = 0; step < 200; step += 1) {
      kiosk.show(step)
      if (step % 3 === 0) kiosk.hide(true)
      if (step % 5 === 0) kiosk.hide(false)
      expect(vi.getTimerCount()).toBeLessThanOrEqual(1)
    }
    kiosk.hide(false)
    expect(vi.getTimerCount()).toBe(1)
    kiosk.stop()
    kiosk.hide(false)
    expect(vi.getTimerCount()).toBe(0)
    kiosk.pass(60_000)
    expect(kiosk.onElapsed).not.toHaveBeenCalled()
  })
})

test('the kiosk returns to the first step after the last', () => {
  expect([0, 1, 2].map((index) => nextKioskStep(index, [{}, {}, {}]))).toEqual([1, 2, 0])
  expect(nextKioskStep(0, [{}])).toBe(0)
  const backup = { isBackup: true }
  expect([1, 2, 3].map((index) => nextKioskStep(index, [backup, {}, backup, {}]))).toEqual([3, 3, 1])
})
