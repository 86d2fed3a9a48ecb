import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { messageFiles } from './messageFiles.ts'

const PREFIX = 'virtual:english/'
const CALLS = /\buse(?:Interface)?Translation\(([^)]*)\)/g
const LITERALS = /^\s*(?:\[\s*)?(?:'\w+'\s*,?\s*)*\]?\s*$/

/** `defaultNS` of src/i18n, for `useTranslation()` without an argument. */
const DEFAULT_NAMESPACE = 'common'
/** A key of the words that many parts share, or of how sources are cited; every `t` knows these: `'shared:date'`. */
const SHARED_KEYS = /['`](shared|cited):/g

/**
 * Vite plugin: each module that calls `useTranslation('dossier')` or names a key as `'shared:date'` imports the English
 * of that namespace, so the bundler puts messages into the chunk that uses them.
 */
export function englishInModules(root: string): Plugin {
  return {
    name: 'throughline:english-in-modules',
    enforce: 'pre',
    // The filters keep the bundler from asking for every other module.
    resolveId: { filter: { id: /^virtual:english\// }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: /virtual:english\// },
      handler(id) {
        const namespace = id.slice(PREFIX.length + 1)
        const file = messageFiles('en', root).find(({ messages }) => Object.hasOwn(messages, namespace))
        if (!file) throw new Error(`No file of src/i18n/messages/en has the namespace "${namespace}".`)
        this.addWatchFile(file.path)
        const messages = JSON.stringify(file.messages[namespace])
        return [
          `import { addEnglish } from ${JSON.stringify(resolve(root, 'src/i18n/i18n.ts'))}`,
          `addEnglish(${JSON.stringify(namespace)}, ${messages})`,
        ].join('\n')
      },
    },
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: ['Translation(', 'shared:', 'cited:'] },
      handler(code, id) {
        const imports = [...namespacesIn(code, id)].map((name) => `import '${PREFIX}${name}'`)
        // At the end, where they move no line of the source map; imports are hoisted.
        return { code: `${code}\n${imports.join('\n')}`, map: null }
      },
    },
  }
}

/** The namespaces that a source file uses. Throws if one is not a string literal. */
export function namespacesIn(code: string, path: string): ReadonlySet<string> {
  const names = [...code.matchAll(CALLS)].flatMap(([call, given = '']) => {
    if (!LITERALS.test(given)) throw new Error(`${path}: write the namespaces of ${call} as plain strings.`)
    const literals = given.match(/\w+/g)
    return literals ?? [DEFAULT_NAMESPACE]
  })
  return new Set([...names, ...[...code.matchAll(SHARED_KEYS)].map(([, name = '']) => name)])
}
