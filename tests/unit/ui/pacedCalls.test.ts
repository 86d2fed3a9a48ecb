import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pacedCalls } from '#features/timeline/TimelineDock.tsx'

const FRAME = 16

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
  vi.stubGlobal('requestAnimationFrame', (call: () => void) => setTimeout(call, FRAME))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** The values that a page gets which needs `ms` to draw each, and when. */
function pageThatTakes(ms: number) {
  const got: [number, number][] = []
  const start = performance.now()
  const paced = pacedCalls((value: number) => {
    got.push([value, performance.now() - start])
    vi.advanceTimersByTime(ms)
  })
  return { got, ...paced }
}

test('passes on every second frame where drawing takes no time', () => {
  const { got, call } = pageThatTakes(0)
  for (let value = 0; value < 7; value += 1) {
    call(value)
    vi.advanceTimersByTime(FRAME)
  }
  expect(got.map(([value]) => value)).toEqual([0, 2, 4, 6])
})

test('rests for as long as the page took to draw, and goes on with the latest value', () => {
  const { got, call } = pageThatTakes(100)
  call(1)
  call(2)
  call(3)
  vi.advanceTimersByTime(190)
  expect(got.map(([value]) => value)).toEqual([1, 3])
  const [, second] = got
  expect(second?.[1]).toBeGreaterThanOrEqual(190)
})

test('forgets a value that waits', () => {
  const { got, call, drop } = pageThatTakes(100)
  call(1)
  call(2)
  drop()
  vi.advanceTimersByTime(1000)
  expect(got.map(([value]) => value)).toEqual([1])
})
