import { act } from '@testing-library/react'
import { vi } from 'vitest'

/** Width of the dock's drawing at 1440 px. */
const PLOT_WIDTH = 752

/**
 * Stands in for jsdom's missing ResizeObserver until the end of the test. It reports the width of the dock's drawing,
 * which is drawn once that is known; nothing else has a size, and nothing is ever resized.
 */
export function stubResizeObserver(): void {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #report: ResizeObserverCallback
      constructor(report: ResizeObserverCallback) {
        this.#report = report
      }
      observe(target: Element) {
        if (!target.hasAttribute('data-plot')) return
        const entry = { target, contentRect: { width: PLOT_WIDTH } } as unknown as ResizeObserverEntry
        queueMicrotask(() => act(() => this.#report([entry], this as unknown as ResizeObserver)))
      }
      unobserve() {}
      disconnect() {}
    },
  )
}
