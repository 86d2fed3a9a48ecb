import type { BrowserContextOptions } from '@playwright/test'

/** px. */
export const DEFAULT_VIEWPORT = { width: 1440, height: 900 } as const

/** Fixed, so that addresses are the same in every run; differs from the port of `npm start`. */
export const PORT = Number(process.env.TEST_PORT ?? 4390)

/** Context options for Playwright's own fixture and for the page shared by a worker. */
export const CONTEXT_OPTIONS = {
  baseURL: `http://localhost:${PORT}/`,
  locale: 'en-GB',
  timezoneId: 'Europe/Brussels',
  viewport: DEFAULT_VIEWPORT,
  // A service worker fetches every file, which disturbs other tests; its own specs allow it.
  serviceWorkers: 'block',
  // Each frame of a movement is drawn by the processor; tests of motion, and the journeys, ask for `no-preference`.
  reducedMotion: 'reduce',
} as const satisfies BrowserContextOptions
