import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { englishInModules } from './scripts/englishInModules.ts'

/** Results of a run, for the totals of `.ci/run`. */
const RESULTS = '.cache/results/vitest.json'

/** Replaces modules itself. What support files replace may stay: `WebGlMap`, or for its own test what it alone imports. */
const REPLACES = /\bvi\.(?:mock|doMock)\(/

/** Where a file asks for jsdom. A worker in Node would end at it, and the next begin without a single module. */
const ASKS_FOR_DOM = /^\/\/ @vitest-environment jsdom$/m

const TESTS = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$/.test(file))
  .map((file) => ({ file: `tests/${file}`, text: readFileSync(`tests/${file}`, 'utf8') }))

const IN_DOM = TESTS.flatMap(({ file, text }) =>
  file.endsWith('.tsx') || file.startsWith('tests/integration/') || ASKS_FOR_DOM.test(text) ? [file] : [],
)
const inDom = (file: string) => IN_DOM.includes(file)

/** Tests that replace modules, which would stay replaced for the next file of the worker. */
const REPLACING = TESTS.flatMap(({ file, text }) => (REPLACES.test(text) ? [file] : []))

/** Tests in jsdom that share nothing with others; the Desk's store is opened once a process. */
const ISOLATED = [...REPLACING.filter(inDom), 'tests/unit/features/desk/newerStore.test.tsx']
/** Tests of what React's development build alone writes to the console. */
const DEVELOPMENT = ['tests/integration/warnings.test.tsx']
const ISOLATED_IN_NODE = REPLACING.filter((file) => !inDom(file))

/** What takes longest begins first in its project, so that no worker ends long before the other; others by their size. */
const LONG =
  /\/(?:noteFiles|ownBriefing|table|search|deriveMany|deriveQueue|derive|mutations|stepPicture|commands)\.test\./

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const projects = [...new Set(sorted.map(({ project }) => project))]
    const rank = ({ project, moduleId }: TestSpecification) =>
      2 * projects.indexOf(project) + (LONG.test(moduleId) ? 0 : 1)
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}

const NODE = {
  environment: 'node',
  // Tests that start Biome, the derivation or a server wait for another process.
  testTimeout: 240_000,
  hookTimeout: 240_000,
}

const JSDOM = {
  environment: 'jsdom',
  setupFiles: ['tests/support/setupDom.ts'],
  testTimeout: 240_000,
  hookTimeout: 240_000,
}

/** React's production build takes a third less time; `productionReact.ts` gives it what tests need. */
const IN_PRODUCTION = { ...JSDOM, env: { NODE_ENV: 'production' } }

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
    // The projects in jsdom share what the first of them transformed; otherwise each transforms the whole app again.
    experimental: { fsModuleCache: true },
    setupFiles: ['tests/support/setupWaits.ts'],
    expect: { poll: { timeout: 180_000 } },
    sequence: { sequencer: LongFirst },
    restoreMocks: true,
    // What the build tells the app of text recognition (`scripts/textRecognition.ts`).
    env: {
      TEXT_RECOGNITION: JSON.stringify({
        folder: 'text-recognition/0123456789ab/',
        files: { 'worker.min.js': 4_400_000, 'eng.traineddata.gz': 3_000_000, 'fra.traineddata.gz': 700_000 },
      }),
    },
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          ...NODE,
          name: 'node',
          // The code under test is pure, so files share a process and its modules: a third of the time.
          isolate: false,
          include: ['tests/{unit,data,formats}/**/*.test.ts'],
          exclude: [...ISOLATED_IN_NODE, ...IN_DOM],
        },
      },
      {
        extends: true,
        test: {
          ...IN_PRODUCTION,
          name: 'jsdom',
          // One module graph and one set of stores for each worker: a third of the time. `renderApp` resets the stores.
          isolate: false,
          include: IN_DOM,
          exclude: [...ISOLATED, ...DEVELOPMENT],
        },
      },
      { extends: true, test: { ...IN_PRODUCTION, name: 'jsdom, isolated', include: ISOLATED } },
      {
        extends: true,
        test: { ...JSDOM, name: 'jsdom, development', isolate: false, include: DEVELOPMENT },
      },
      // Each project, also without a file, takes half a second to set up.
      ...(ISOLATED_IN_NODE.length > 0
        ? [{ extends: true as const, test: { ...NODE, name: 'node, isolated', include: ISOLATED_IN_NODE } }]
        : []),
    ],
  },
})
