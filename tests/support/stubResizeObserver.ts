import { vi } from 'vitest'

/** Stands in for jsdom's missing ResizeObserver until the end of the test; nothing is ever resized. */
export function stubResizeObserver(): void {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
}
