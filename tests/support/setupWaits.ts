import { afterEach, vi } from 'vitest'

/** By default `vi.waitFor` gives up after a second, which a busy machine may need. */
const PATIENCE = 180_000

const { waitFor } = vi
// This file runs again for each file of a worker, which may share its `vi`.
if (waitFor.name !== 'waitLonger')
  vi.waitFor = function waitLonger(look, options) {
    return waitFor(look, {
      timeout: PATIENCE,
      ...(typeof options === 'number' ? { timeout: options } : options),
    })
  }

// A test that fails ends before its last line; with its timers the next file of the worker would wait for ever.
afterEach(() => void vi.useRealTimers())
