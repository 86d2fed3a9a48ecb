import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

/** All that mammoth asks of JSZip when it reads, by the library that reads workbooks. */
const UNZIP = `import { unzipSync } from 'fflate'
export async function loadAsync(bytes) {
  const files = unzipSync(new Uint8Array(bytes))
  return { file: (name) => (Object.hasOwn(files, name) ? { async: async () => files[name] } : null) }
}`

/** The page's parser asks for a parser of styles, should anyone read the rules of a `style`. Nobody does. */
const NO_STYLES = `export function parse() {
  throw new Error('The build leaves out the parser of styles. See scripts/slimDesk.ts.')
}`

/** What a library imports, and the code that stands in its place. */
const REPLACED: readonly { name: string; importer: RegExp; code: string }[] = [
  { name: 'jszip', importer: /[\\/]mammoth[\\/]/, code: UNZIP },
  { name: 'cssomnom/parse', importer: /[\\/]linkedom[\\/]/, code: NO_STYLES },
]
const OURS = '\0throughline:slim-desk/'

/** The table of letters by which a language is found. */
const LETTERS = /[\\/]eld[\\/]src[\\/]ngrams[\\/]extrasmall\.js$/

/**
 * Vite plugin for the worker of the Desk: its libraries without what they never use here, and the table of languages in less
 * space. JSZip is in the build once, in the page, which writes slides and notes with it. Stops the build if a library that
 * is replaced is in the worker all the same.
 */
export function slimDesk(): Plugin {
  return {
    name: 'throughline:slim-desk',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^(?:jszip|cssomnom\/parse)$/ },
      handler: (id, importer) =>
        REPLACED.some((each) => each.name === id && each.importer.test(importer ?? '')) ? OURS + id : null,
    },
    load: {
      filter: { id: [/throughline:slim-desk/, LETTERS] },
      handler: (id) =>
        LETTERS.test(id)
          ? packedLetters((createRequire(id)(id) as { ngramsData: LanguageTable }).ngramsData)
          : (REPLACED.find(({ name }) => id === OURS + name)?.code ?? null),
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        const ids = file.type === 'chunk' ? file.moduleIds : []
        const found = REPLACED.find(({ name }) =>
          ids.some((id) => new RegExp(`[\\\\/]node_modules[\\\\/]${name.split('/')[0]}[\\\\/]`).test(id)),
        )
        if (found) this.error(`${file.fileName} has ${found.name}. See scripts/slimDesk.ts.`)
      }
    },
  }
}

/** Of eld: scores of groups of letters, by the group, then by the number of a language. */
export interface LanguageTable {
  ngrams: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** The first of the characters that stand for numbers, and the last: a string with others would take two bytes for each. */
const FIRST = 35
const LAST = 255

/**
 * The module of a table, without loss at half its size: groups in order, each as the count of letters that it shares
 * with the one before and the others; languages and scores as a character each. Throws if a number has no character.
 */
export function packedLetters({ ngrams, ...table }: LanguageTable): string {
  const groups = Object.keys(ngrams).toSorted()
  const scores = groups.map((group) => Object.entries(ngrams[group] ?? {}))
  const letter = (value: number) => {
    if (!Number.isInteger(value) || value < 0 || value > LAST - FIRST)
      throw new Error(`${value} is no small whole number`)
    return String.fromCharCode(FIRST + value)
  }
  const packed = [
    groups.map((group, at) => {
      const shared = sharedStart(group, groups[at - 1] ?? '')
      return shared + group.slice(shared)
    }),
    scores.map((each) => each.map(([language]) => letter(Number(language))).join('')),
    scores.map((each) => each.map(([, score]) => letter(score)).join('')),
  ]
  const [names, languages, values] = packed.map((lines, at) => JSON.stringify(lines.join(at < 2 ? '\n' : '')))
  return `${UNPACK}
export const ngramsData = { ...${JSON.stringify(table)}, ngrams: unpack(${names}, ${languages}, ${values}) }`
}

function sharedStart(one: string, other: string): number {
  let count = 0
  while (count < one.length && one[count] === other[count]) count += 1
  return count
}

const UNPACK = `function unpack(names, languages, values) {
  const sets = languages.split('\\n')
  const ngrams = {}
  let name = ''
  let at = 0
  names.split('\\n').forEach((rest, index) => {
    name = name.slice(0, rest[0]) + rest.slice(1)
    const scores = (ngrams[name] = {})
    for (const language of sets[index]) scores[language.charCodeAt(0) - ${FIRST}] = values.charCodeAt(at++) - ${FIRST}
  })
  return ngrams
}`
