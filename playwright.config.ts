import { defineConfig } from '@playwright/test'
import { BROWSER_ARGUMENTS, findBrowser } from './scripts/findBrowser.ts'
import { CONTEXT_OPTIONS, PORT } from './tests/e2e/support/contextOptions.ts'

const executablePath = findBrowser()
const launch = executablePath === null ? {} : { executablePath }

/**
 * Large tiles: a coast crosses many of Chromium's small ones, and is drawn anew for each: 3 to 10 % of the processor time of a visit.
 * The engine is the same; only soft edges where tiles meet differ.
 */
const TILES = ['--default-tile-width=1024', '--default-tile-height=1024']

const args = [...BROWSER_ARGUMENTS, ...TILES]

/** Tests that need MapLibre; software rendering makes them about three times as slow as SVG. */
const WEBGL = /@webgl/

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  // Two at a time keep two cores busy: with three, the whole takes longer.
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  // Limits for what hangs, not for what is slow.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/results/playwright.json' }]],
  use: {
    ...CONTEXT_OPTIONS,
    // Traces cost a tenth of the run; to debug: `npx playwright test --trace on`.
    trace: 'off',
  },
  projects: [
    {
      name: 'svg map',
      grepInvert: WEBGL,
      use: {
        browserName: 'chromium',
        launchOptions: { ...launch, args: [...args, '--disable-3d-apis'] },
      },
    },
    {
      name: 'webgl',
      grep: WEBGL,
      use: { browserName: 'chromium', launchOptions: { ...launch, args } },
    },
  ],
  webServer: {
    command: 'node_modules/.bin/tsx tests/e2e/support/serve.ts',
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
})
