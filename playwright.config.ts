import { defineConfig } from '@playwright/test'
import { BROWSER_ARGUMENTS } from './scripts/browserArguments.ts'
import { findBrowser } from './scripts/findBrowser.ts'

/** Fixed, so that a page's address is the same in every run; not the one that `npm start` takes first. */
const PORT = 4390

const executablePath = findBrowser()

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Most of a test is waiting for a page, and a map is drawn by the processor: two at a time keep two cores at work.
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/results/playwright.json' }]],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
    viewport: { width: 1440, height: 900 },
    // A worker that fetches every file would disturb what is measured and refused; its own specs let it in.
    serviceWorkers: 'block',
    // Recording costs a tenth of the time of all; who looks for a cause asks for it: `npx playwright test --trace on`.
    trace: 'off',
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: [...BROWSER_ARGUMENTS],
    },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    command: `node_modules/.bin/tsx scripts/serve.ts --port ${PORT} --strict-port`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
})
