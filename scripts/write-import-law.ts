import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import {
  type FolderLaw,
  IMPORT_LAW,
  NODE_FOLDERS,
  OWNED_PACKAGES,
  type OwnedPackage,
  PURE_FOLDERS,
} from './importLaw.ts'

/** Generated; `biome.json` extends it. */
const FILE = 'biome.law.json'

const PARENT_IMPORTS = {
  group: ['../**', '**/../**', '..'],
  message:
    "No relative path out of a folder. Import across folders by alias with the file's ending, as in '#domain/claim.ts'.",
}
const NO_DATA = {
  group: ['#data/**'],
  message:
    'Data files are loaded in src/state only (and the basemap in src/map). Take the parsed values from there.',
}
const NO_TOOLS = {
  group: ['#scripts/**', '#bench/**', '#tests/**'],
  message: 'The app never imports scripts, bench or tests. Move the shared code into src.',
}
const NO_NODE = {
  group: ['node:*', 'node:*/**'],
  message: 'src runs in a browser. Read files in scripts, and pass the values in.',
}

const IMPURE_GLOBALS = [
  'Intl',
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'fetch',
  'process',
  'Buffer',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'console',
]
const IMPURE_MESSAGE =
  'Pure folders know no surroundings: no clock, network, DOM, Node or locale. Pass the value in as an argument.'
const IMPURE_PROPERTIES = [
  ...[
    'toLocaleString',
    'toLocaleLowerCase',
    'toLocaleUpperCase',
    'toLocaleDateString',
    'toLocaleTimeString',
    'localeCompare',
  ].map((property) => ({ property })),
  { object: 'Math', property: 'random' },
  { object: 'Date', property: 'now' },
]
const SAME_BYTES_MESSAGE =
  'Pure folders give the same bytes on every machine: no clock, chance or locale. Compare code units, or pass the value in as an argument.'

interface Pattern {
  group: readonly string[]
  message: string
}

const all = (names: readonly string[]) => names.map((name) => `#${name}/**`)

/** Patterns for a pure folder: an allow-list, so that every other import is rejected. */
function purePatterns({ name, mayImport, remedy }: FolderLaw): Pattern[] {
  const packages = (PURE_FOLDERS[name] ?? []).flatMap((item) => [`!${item}`, `!${item}/**`])
  const own = all([name, ...mayImport]).map((group) => `!${group}`)
  return [
    PARENT_IMPORTS,
    { group: ['**', ...packages, '!./**', '!../**', '!**/../**', ...own], message: remedy },
  ]
}

function browserPatterns(law: FolderLaw, feature: string | null): Pattern[] {
  const names = IMPORT_LAW.map(({ name }) => name)
  const refused = names.filter((name) => name !== law.name && !law.mayImport.includes(name))
  const otherFeatures = feature === null ? [] : ['#features/**', `!#features/${feature}/**`]
  const group = [...all(refused), ...otherFeatures]
  const owners = Object.keys(OWNED_PACKAGES) as OwnedPackage[]
  return [
    PARENT_IMPORTS,
    ...(group.length > 0 ? [{ group, message: law.remedy }] : []),
    ...(law.mayImport.includes('data') ? [] : [NO_DATA]),
    NO_TOOLS,
    ...owners
      .filter((owner) => !law.packages.includes(owner))
      .map((owner) => ({ group: OWNED_PACKAGES[owner].group, message: OWNED_PACKAGES[owner].remedy })),
    NO_NODE,
  ]
}

function nodePatterns({ name, mayImport, remedy }: (typeof NODE_FOLDERS)[number]): Pattern[] {
  const names = [...IMPORT_LAW.map((law) => law.name), ...NODE_FOLDERS.map((law) => law.name)]
  const refused = all(names.filter((other) => other !== name && !mayImport.includes(other)))
  const parts = mayImport.filter((path) => path.includes('/'))
  const exceptions = parts.map((path) => (path.endsWith('.ts') ? `!#${path}` : `!#${path}/**`))
  return [
    PARENT_IMPORTS,
    { group: [...refused, ...exceptions], message: remedy },
    {
      group: ['#data/**', '#tests/**'],
      message: 'Scripts read data files from the disk and never import tests.',
    },
  ]
}

const override = (includes: readonly string[], patterns: readonly Pattern[]) => ({
  includes,
  linter: { rules: { style: { noRestrictedImports: { level: 'error', options: { patterns } } } } },
})

/** The pure folders may not use the clock, random numbers, the locale, the network or the DOM. */
const PURITY = {
  includes: Object.keys(PURE_FOLDERS).map((name) => `src/${name}/**`),
  linter: {
    rules: {
      style: {
        noRestrictedGlobals: {
          level: 'error',
          options: {
            deniedGlobals: Object.fromEntries(IMPURE_GLOBALS.map((name) => [name, IMPURE_MESSAGE])),
          },
        },
      },
      nursery: {
        noJsRestrictedProperties: {
          level: 'error',
          options: { entries: IMPURE_PROPERTIES.map((entry) => ({ ...entry, message: SAME_BYTES_MESSAGE })) },
        },
      },
    },
  },
}

/** Linter settings that enforce the law. `features` are the folders below `src/features`. */
function lawFile(features: readonly string[]): string {
  const overrides = [
    ...IMPORT_LAW.flatMap((law) => {
      if (law.name in PURE_FOLDERS) return [override([`src/${law.name}/**`], purePatterns(law))]
      if (law.name !== 'features') return [override([`src/${law.name}/**`], browserPatterns(law, null))]
      return features.map((name) => override([`src/features/${name}/**`], browserPatterns(law, name)))
    }),
    ...NODE_FOLDERS.map((law) => override([`${law.name}/**`], nodePatterns(law))),
    override(['tests/**'], [PARENT_IMPORTS]),
    PURITY,
  ]
  // One override per line keeps diffs readable.
  const lines = overrides.map((item) => `    ${JSON.stringify(item)}`)
  return `{\n  "overrides": [\n${lines.join(',\n')}\n  ]\n}\n`
}

const features = readdirSync('src/features').toSorted()
const text = lawFile(features)
if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== text) {
    console.error(`${FILE} does not follow scripts/importLaw.ts. Run "npx tsx scripts/write-import-law.ts".`)
    process.exitCode = 1
  }
} else {
  writeFileSync(FILE, text)
}
