import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { IMPORT_LAW, NODE_FOLDERS, type OwnedPackage, PURE_FOLDERS } from '#scripts/importLaw.ts'

/** Where each folder of src, the scripts and the bench may import from, besides itself. All else must be refused. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [...IMPORT_LAW, ...NODE_FOLDERS].map(({ name, mayImport }) => [name, mayImport]),
)
const TARGETS = [...Object.keys(ALLOWED), 'data', 'tests']

/** A package of each owner, of React, and of Node, with the folders that may use it. */
const OWNER_SAMPLES: Readonly<Record<string, OwnedPackage>> = {
  'maplibre-gl': 'map',
  recharts: 'charts',
  zustand: 'stores',
  '@tanstack/react-query': 'stores',
  'pdfjs-dist': 'readers',
  mammoth: 'readers',
  'eld/extrasmall': 'readers',
}
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    Object.entries(OWNER_SAMPLES).map(([name, owner]) => [
      name,
      IMPORT_LAW.filter(({ packages }) => packages.includes(owner)).map((law) => law.name),
    ]),
  ),
  react: IMPORT_LAW.map(({ name }) => name).filter((name) => !(name in PURE_FOLDERS)),
  'node:fs': [],
}

const folderOf = (name: string) => {
  if (name === 'features') return 'src/features/filters'
  return NODE_FOLDERS.some((folder) => folder.name === name) ? name : `src/${name}`
}
const targetOf = (name: string) => (name === 'features' ? '#features/reader/target.ts' : `#${name}/target.ts`)

/** Content of the planted files, by path. */
const planted = new Map<string, string>()
const forbidden: { path: string; from: string; to: string }[] = []
const permitted: { path: string; from: string; to: string }[] = []

for (const from of Object.keys(ALLOWED)) {
  for (const to of TARGETS) {
    if (from === to && from !== 'features') continue
    const path = `${folderOf(from)}/uses-${to}.ts`
    planted.set(path, `import { target } from '${targetOf(to)}'\n\nexport const used = target\n`)
    const list = ALLOWED[from]?.includes(to) ? permitted : forbidden
    list.push({ path, from, to: targetOf(to) })
  }
  for (const [name, folders] of Object.entries(PACKAGES)) {
    // A script may use any package.
    if (NODE_FOLDERS.some(({ name }) => name === from)) continue
    const path = `${folderOf(from)}/package-${name.replace(/\W/g, '-')}.ts`
    planted.set(path, `import { target } from '${name}'\n\nexport const used = target\n`)
    const list = folders.includes(from) ? permitted : forbidden
    list.push({ path, from, to: name })
  }
  const upwards: readonly [string, string][] = [
    ['relative', "import { target } from '../other/target.ts'\n\nexport const used = target\n"],
    ['detour', "import { target } from './../other/target.ts'\n\nexport const used = target\n"],
    ['type', "import type { Target } from '../other/target.ts'\n\nexport type Used = Target\n"],
    ['late', "export const used = () => import('../other/target.ts')\n"],
    ['again', "export { target } from '../other/target.ts'\n"],
  ]
  for (const [kind, text] of upwards) {
    const path = `${folderOf(from)}/up-${kind}.ts`
    planted.set(path, text)
    forbidden.push({ path, from, to: `../ (${kind})` })
  }
}

for (const [folder, packages] of Object.entries(PURE_FOLDERS)) {
  for (const name of ['./target.ts', ...packages.map((item) => `${item}/mini`)]) {
    const path = `src/${folder}/at-home-${name.replace(/\W/g, '-')}.ts`
    planted.set(path, `import { target } from '${name}'\n\nexport const used = target\n`)
    permitted.push({ path, from: folder, to: name })
  }
}
planted.set('src/state/lateMap.ts', "export const used = () => import('#map/target.ts')\n")
forbidden.push({ path: 'src/state/lateMap.ts', from: 'state', to: '#map/target.ts, when needed' })
planted.set(
  'src/domain/typeOnly.ts',
  "import type { Target } from '#state/target.ts'\n\nexport type Used = Target\n",
)
forbidden.push({ path: 'src/domain/typeOnly.ts', from: 'domain', to: '#state/target.ts, as a type' })

const cycles: Readonly<Record<string, string>> = {
  'src/state/cycleA.ts': "import { b } from './cycleB.ts'\n\nexport const a = () => b\n",
  'src/state/cycleB.ts': "import { a } from './cycleA.ts'\n\nexport const b = () => a\n",
  'src/state/typeCycleA.ts': "import type { B } from './typeCycleB.ts'\n\nexport type A = { b: B }\n",
  'src/state/typeCycleB.ts': "import type { A } from './typeCycleA.ts'\n\nexport type B = { a: A | null }\n",
  'src/state/longCycleA.ts': "import { b } from '#state/longCycleB.ts'\n\nexport const a = () => b\n",
  'src/state/longCycleB.ts': "import { c } from './longCycleC.ts'\n\nexport const b = () => c\n",
  'src/state/longCycleC.ts': "import { a } from '#state/longCycleA.ts'\n\nexport const c = () => a\n",
}
for (const [path, text] of Object.entries(cycles)) planted.set(path, text)

planted.set(
  'src/state/long.ts',
  `${Array.from({ length: 501 }, (_, at) => `export const line${at} = ${at}`).join('\n')}\n`,
)
planted.set(
  'src/state/longFunction.ts',
  `export function long(): number[] {\n  return [\n${'    1,\n'.repeat(80)}  ]\n}\n`,
)
planted.set('src/state/byDefault.ts', 'export default 1\n')
planted.set('src/state/barrel.ts', "export * from './clean.ts'\n")
planted.set('src/derive/locale.ts', 'export const order = (a: string, b: string) => a.localeCompare(b)\n')
planted.set('src/domain/chance.ts', 'export const chance = () => Math.random()\n')
planted.set('src/derive/clock.ts', 'export const now = () => performance.now()\n')
planted.set(
  'src/state/clean.ts',
  "import { target } from '#domain/target.ts'\n\nexport const used = target\n",
)

const Report = z.object({
  summary: z.object({ changed: z.number(), unchanged: z.number() }),
  diagnostics: z.array(
    z.object({
      category: z.string(),
      severity: z.string(),
      message: z.string(),
      location: z.object({ path: z.string() }),
    }),
  ),
})
type Report = z.infer<typeof Report>

const project = mkdtempSync(join(tmpdir(), 'import-law-'))
let report: Report

/** Biome's findings by file, as rule and message. */
function findingsIn(path: string): readonly string[] {
  return report.diagnostics
    .filter((finding) => finding.location.path === path && finding.severity === 'error')
    .map((finding) => `${finding.category}: ${finding.message}`)
}

beforeAll(() => {
  for (const name of ['biome.json', 'biome.law.json', 'package.json']) cpSync(name, join(project, name))
  for (const name of TARGETS) {
    const path = name === 'features' ? 'src/features/reader/target.ts' : `${folderOf(name)}/target.ts`
    const place = name === 'data' || name === 'tests' ? `${name}/target.ts` : path
    planted.set(place, 'export const target = 1\nexport type Target = number\n')
  }
  for (const [path, text] of planted) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', '.']
  let output: string
  try {
    output = execFileSync(resolve('node_modules/.bin/biome'), args, {
      cwd: project,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch (error) {
    // Biome ends with 1 when it finds something, as it should here.
    output = z.object({ stdout: z.string() }).parse(error).stdout
  }
  report = Report.parse(JSON.parse(output))
})

afterAll(() => {
  rmSync(project, { recursive: true })
})

describe('the import law', () => {
  test('reads every planted source', () => {
    const read = report.summary.changed + report.summary.unchanged
    // data/ is left out of Biome's files on purpose; package.json and biome.json are read too.
    expect(read).toBe(planted.size - 1 + 2)
    expect(forbidden.length).toBeGreaterThan(120)
  })

  test.each(forbidden)('$from may not import $to', ({ path }) => {
    const findings = findingsIn(path).filter((finding) =>
      finding.startsWith('lint/style/noRestrictedImports'),
    )
    expect(findings).not.toEqual([])
    // Our own messages say what to do instead.
    expect(findings[0]).toMatch(/^lint\/style\/noRestrictedImports: (?!.*module is not allowed).*[.]$/)
  })

  test.each(permitted)('$from may import $to', ({ path }) => {
    expect(findingsIn(path)).toEqual([])
  })

  test.each(Object.keys(cycles))('reports %s as part of a cycle', (path) => {
    expect(findingsIn(path).join()).toContain('lint/suspicious/noImportCycles')
  })

  test.each([
    ['src/state/long.ts', 'lint/style/noExcessiveLinesPerFile'],
    ['src/state/longFunction.ts', 'lint/complexity/noExcessiveLinesPerFunction'],
    ['src/state/byDefault.ts', 'lint/style/noDefaultExport'],
    ['src/state/barrel.ts', 'lint/performance/noBarrelFile'],
    ['src/derive/clock.ts', 'lint/style/noRestrictedGlobals'],
    ['src/derive/locale.ts', 'lint/nursery/noJsRestrictedProperties'],
    ['src/domain/chance.ts', 'lint/nursery/noJsRestrictedProperties'],
  ])('reports in %s a broken house rule: %s', (path, rule) => {
    expect(findingsIn(path).join()).toContain(rule)
  })

  test('accepts a clean file', () => {
    expect(findingsIn('src/state/clean.ts')).toEqual([])
  })
})
