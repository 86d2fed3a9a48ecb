import type { MessageFile } from './messageFiles.ts'

/** A source file by its path, as text. */
export interface SourceText {
  path: string
  text: string
}

/** `defaultNS` of src/i18n. */
const DEFAULT_NAMESPACE = 'common'

/** The plural and ordinal suffixes, which code omits. */
const PLURAL = /_(?:ordinal_)?(?:zero|one|two|few|many|other)$/

interface Uses {
  /** Namespaces that the source names; bare keys belong to these and to the default one. */
  namespaces: ReadonlySet<string>
  literals: ReadonlySet<string>
  /** Of regular expressions, as texts. */
  templates: readonly string[]
}

/**
 * Unused keys of the message files, as `path: namespace.key`, in order. A key is used if a source that names its namespace has it
 * as a string (`t('heading')`), as a template with a fixed start (`` t(`status.${status}`) ``) or within a group that it
 * reads whole (`t('columns', { returnObjects: true })`), or if any source has it with its namespace (`'map:legend'`). An
 * interface whose `t` is a TFunction, or another name of such a type, carries its namespaces to each source that names it. The compiler checks that used keys exist.
 */
export function unusedKeys(files: readonly MessageFile[], sources: readonly SourceText[]): readonly string[] {
  const carriers = new Map(sources.flatMap(({ text }) => carriersIn(text)))
  const uses = sources.map(({ text }) => usesIn(text, carriers))
  const hasAnywhere = nameFinder(uses)
  return files.flatMap(({ path, messages }) =>
    Object.entries(messages).flatMap(([namespace, ofNamespace]) => {
      const isRead = ({ namespaces }: Uses) => namespace === DEFAULT_NAMESPACE || namespaces.has(namespace)
      const hasHere = nameFinder(uses.filter(isRead))
      return leavesOf(ofNamespace).flatMap(([leaf]) => {
        const key = leaf.replace(PLURAL, '')
        return hasHere(key) || hasAnywhere(`${namespace}:${key}`) ? [] : [`${path}: ${namespace}.${leaf}`]
      })
    }),
  )
}

/** Whether one of the sources has a name, as a string or by a template; each is tried once, however many have it. */
function nameFinder(uses: readonly Uses[]): (name: string) => boolean {
  const literals = new Set(uses.flatMap((source) => [...source.literals]))
  const patterns = [...new Set(uses.flatMap(({ templates }) => templates))].map(
    (source) => new RegExp(source),
  )
  return (name) => literals.has(name) || patterns.some((pattern) => pattern.test(name))
}

/** The names of types that are a TFunction, and of interfaces with such a `t`, with their namespaces. */
function carriersIn(text: string): readonly (readonly [name: string, namespaces: readonly string[]])[] {
  const aliases = [...text.matchAll(/\btype (\w+) = TFunction<([^>]*)>/g)]
  const owners = [...text.matchAll(/interface (\w+) \{[^}]*?\bt: (?:TFunction<([^>]*)>|(\w+))/g)]
  const namespacesOf = (name = '') => aliases.find(([, alias]) => alias === name)?.[2] ?? ''
  return [
    ...aliases.map(([, name = '', type = '']) => [name, stringsIn(type)] as const),
    ...owners.map(([, name = '', type, alias]) => [name, stringsIn(type ?? namespacesOf(alias))] as const),
  ]
}

function usesIn(text: string, carriers: ReadonlyMap<string, readonly string[]>): Uses {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  // A hook is named after what it returns: useDockWords returns DockWords.
  const named = [...code.matchAll(/\b(?:use)?([A-Z]\w*)/g)].flatMap(
    ([, name = '']) => carriers.get(name) ?? [],
  )
  const namespaces = new Set<string>(named)
  // `useTranslation('filters')` names a namespace and does not use the key "filters".
  const calls = code.replace(
    /use(?:Interface)?Translation\(([^)]*)\)|TFunction<([^>]*)>/g,
    (_, hook, type) => {
      for (const name of stringsIn(hook ?? type ?? '')) namespaces.add(name)
      return ''
    },
  )
  const strings = stringsIn(calls)
  const groups = [...calls.matchAll(/'([\w.]+)', \{ returnObjects: true/g)]
  const templates = [
    ...strings.flatMap((string) => patternOf(string) ?? []),
    ...groups.map(([, name = '']) => `^${name.replaceAll('.', '\\.')}\\..+$`),
  ]
  return { namespaces, literals: new Set(strings), templates }
}

/** The dotted path of every text in a message file, with the text. */
export function leavesOf(node: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof node !== 'object' || node === null) return [[path, String(node)]]
  return Object.entries(node).flatMap(([name, child]) =>
    leavesOf(child, path === '' ? name : `${path}.${name}`),
  )
}

/** The texts of strings and templates, also of strings within a template's `${…}`. */
function stringsIn(code: string): readonly string[] {
  const matches = code.matchAll(/'([^'\\\n]*)'|"([^"\\\n]*)"|`((?:[^`\\]|\\.)+)`/g)
  return [...matches].flatMap(([, single, double, template = '']) => [
    single ?? double ?? template,
    ...[...template.matchAll(/\$\{([^}]*)\}/g)].flatMap(([, inner = '']) => stringsIn(inner)),
  ])
}

/** A template as a pattern for keys; null without a fixed start, because `${name}` would match every key. */
function patternOf(template: string): string | null {
  const parts = template.split(/\$\{[^}]*\}/)
  if (parts.length < 2 || !/^[\w-]{2,}/.test(template)) return null
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return `^${escaped.join('[^.:]+')}$`
}
