import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copySources, type SourcesCopy } from '#tests/support/sourcesCopy.ts'

const page = readFileSync('docs/month.md', 'utf8')
const blocks = [...page.matchAll(/^```\n([\s\S]*?)^```/gm)].map(([, block = '']) => block.trim().split('\n'))
const commands = [...new Set(blocks.flat())]
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

let copy: SourcesCopy
beforeAll(() => {
  copy = copySources()
  copy.write('detections.csv', copy.read('data/sources/figures/frontex-detections.csv'))
})
afterAll(() => copy.remove())

/** The arguments by which a command of the page runs here, on a copy and without the network; `null` where other tests run it. */
const RUNS: Readonly<Record<string, { args: () => readonly string[]; says: RegExp } | null>> = {
  'npm run import-figures -- frontex-detections detections.csv --as-of 2026-12-01': {
    args: () => [
      'frontex-detections',
      join(copy.root, 'detections.csv'),
      '--as-of',
      '2026-11-29',
      '--root',
      copy.root,
    ],
    says: /frontex-detections/,
  },
  'npm run derive': null,
  'npm run sources:check': { args: () => ['--help'], says: /Usage: npm run sources:check/ },
  'npm run sources:check -- --only gov.uk': {
    args: () => ['--only', 'no page has this in its address', '--root', copy.root],
    says: /./,
  },
  'npm run check': null,
  'npm test': null,
  'npm run build -- --address https://maps.example/throughline/': null,
  'npx tsx scripts/write-deploy.ts --check': { args: () => ['--check'], says: /^$/ },
  'npm run serve': null,
}

describe('the commands of a month', () => {
  test('are those that are run here', () => {
    expect(commands.toSorted()).toEqual(Object.keys(RUNS).toSorted())
  })

  test.each(commands)('%s is a command of this project', (command) => {
    const [, name, file] = /^(?:npm (?:run )?([\w:-]+)|npx tsx (\S+))/.exec(command) ?? []
    expect(file === undefined ? scripts[name ?? ''] : readFileSync(file, 'utf8')).toBeTruthy()
  })

  test.each(commands.filter((command) => RUNS[command]))('%s runs', (command) => {
    const { args = () => [], says = /./ } = RUNS[command] ?? {}
    const [, name = '', file] = /^(?:npm run ([\w:-]+)|npx tsx (\S+))/.exec(command) ?? []
    const script = file ?? scripts[name]?.replace(/^tsx /, '') ?? ''
    const run = spawnSync(process.execPath, ['--import', 'tsx', script, ...args()], { encoding: 'utf8' })
    expect(run.status, run.stderr).toBe(0)
    expect(run.stdout + run.stderr).toMatch(says)
  })
})
