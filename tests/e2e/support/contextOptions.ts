import type { BrowserContextOptions } from '@playwright/test'

/** px. */
export const DEFAULT_VIEWPORT = { width: 1440, height: 900 } as const

/** Fixed, so that a page's address is the same in every run; not the one that `npm start` tries first. */
export const PORT = Number(process.env.TEST_PORT ?? 4390)

/** How every page is opened, by Playwright's own fixture and by the one shared in a worker. */
export const CONTEXT_OPTIONS = {
  baseURL: `http://localhost:${PORT}/`,
  locale: 'en-GB',
  timezoneId: 'Europe/Brussels',
  viewport: DEFAULT_VIEWPORT,
  // A worker that fetches every file would disturb what is measured and refused; its own specs allow it.
  serviceWorkers: 'block',
} as const satisfies BrowserContextOptions
