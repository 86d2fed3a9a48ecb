import { act, renderHook } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { lazyImport } from '#lib/lazyImport.ts'
import { usePrintCode } from '#ui/useMediaQuery.ts'

afterEach(() => {
  act(() => void window.dispatchEvent(new Event('afterprint')))
  vi.useRealTimers()
})

test('code that arrives while the page prints is shown', async () => {
  vi.useFakeTimers()
  let arrive = (_module: string) => {}
  const code = lazyImport(() => new Promise<string>((resolve) => (arrive = resolve)))
  const { result } = renderHook(() => usePrintCode(code))
  act(() => void vi.advanceTimersByTime(10_000))
  act(() => void window.dispatchEvent(new Event('beforeprint')))
  expect(result.current).toEqual({ printCode: null, isSettled: true })
  await act(async () => arrive('the foot'))
  expect(result.current.printCode).toBe('the foot')
})
