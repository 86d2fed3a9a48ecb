import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { englishInModules } from './scripts/englishInModules.ts'

/** Where the totals of a run are left for `.ci/run`, beside what a person reads. */
const RESULTS = '.cache/results/vitest.json'

export default defineConfig({
  plugins: [react(), englishInModules(import.meta.dirname)],
  test: {
    reporters: ['default', ['json', { outputFile: RESULTS }]],
    // By itself Vitest leaves one core idle, which on two cores is half of the machine.
    maxWorkers: '100%',
    restoreMocks: true,
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // The rules are pure, so files can share a process and its loaded modules: a third of the time.
          isolate: false,
          include: ['tests/{unit,data}/**/*.test.ts'],
          // The tests that start Biome, the derivation or a server wait for another process.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          include: ['tests/unit/**/*.test.tsx', 'tests/integration/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/setupDom.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
})
