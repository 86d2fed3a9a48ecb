import { defineConfig } from '@playwright/test'
import { BROWSER_ARGUMENTS } from '#scripts/findBrowser.ts'
import { findBrowser } from './scripts/findBrowser.ts'
import { CONTEXT_OPTIONS, PORT } from './tests/e2e/support/contextOptions.ts'

const executablePath = findBrowser()
const launch = executablePath === null ? {} : { executablePath }

/** The tag of tests that need MapLibre's own drawing, in software rendering some three times as slow as SVG. */
const WEBGL = /@webgl/

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  // Most of a test is waiting for a page: two at a time keep two cores at work.
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/results/playwright.json' }]],
  use: {
    ...CONTEXT_OPTIONS,
    // Recording costs a tenth of the whole run; to look for a cause: `npx playwright test --trace on`.
    trace: 'off',
  },
  projects: [
    {
      name: 'svg map',
      grepInvert: WEBGL,
      use: {
        browserName: 'chromium',
        launchOptions: { ...launch, args: [...BROWSER_ARGUMENTS, '--disable-3d-apis'] },
      },
    },
    {
      name: 'webgl',
      grep: WEBGL,
      use: { browserName: 'chromium', launchOptions: { ...launch, args: [...BROWSER_ARGUMENTS] } },
    },
  ],
  webServer: {
    command: `node_modules/.bin/tsx scripts/serve.ts --port ${PORT} --strict-port`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
})
