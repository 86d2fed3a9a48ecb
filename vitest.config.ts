import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { englishInModules } from './scripts/englishInModules.ts'

/** Results of a run, for the totals of `.ci/run`. */
const RESULTS = '.cache/results/vitest.json'

/**
 * Tests that share nothing with others: those that replace modules, which would stay replaced for the next file of the
 * worker, and those that load MapLibre's own or count the entries of the history.
 */
const ISOLATED = [
  ...readdirSync('tests', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.tsx'))
    .map((file) => `tests/${file}`)
    .filter((file) => readFileSync(file, 'utf8').includes('vi.mock(')),
  ...['incidents', 'map', 'stageChart', 'viewStore'].map((name) => `tests/integration/${name}.test.*`),
]

const JSDOM = {
  environment: 'jsdom',
  setupFiles: ['tests/support/setupDom.ts'],
  testTimeout: 60_000,
}

export default defineConfig({
  plugins: [englishInModules(import.meta.dirname)],
  // The development form of JSX records a stack for each element.
  oxc: { jsx: { runtime: 'automatic', development: false } },
  test: {
    reporters: ['default', ['json', { outputFile: RESULTS }]],
    // By default Vitest leaves one core idle: half of a machine with two.
    maxWorkers: '100%',
    // Rendering in jsdom leaves much short-lived garbage: a larger young generation (MB) saves an eighth of the CPU time.
    execArgv: ['--min-semi-space-size=64', '--max-semi-space-size=128'],
    restoreMocks: true,
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // The code under test is pure, so files share a process and its modules: a third of the time.
          isolate: false,
          include: ['tests/{unit,data}/**/*.test.ts'],
          // Tests that start Biome, the derivation or a server wait for another process.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...JSDOM,
          name: 'jsdom',
          // One module graph and one set of stores for each worker: a third of the time. `renderApp` resets the stores.
          isolate: false,
          include: ['tests/unit/**/*.test.tsx', 'tests/integration/**/*.test.{ts,tsx}'],
          exclude: ISOLATED,
        },
      },
      { extends: true, test: { ...JSDOM, name: 'jsdom, isolated', include: ISOLATED } },
    ],
  },
})
