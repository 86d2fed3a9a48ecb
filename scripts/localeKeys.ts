/** A message file by the path it was read from, parsed; its name without the ending is its namespace. */
export interface MessageFile {
  path: string
  messages: unknown
}

/** A source file by its path, as text. */
export interface SourceText {
  path: string
  text: string
}

/** The namespace that a source need not name, as `defaultNS` in src/i18n says. */
const DEFAULT_NAMESPACE = 'common'

/** What i18next appends to a key for plurals and ordinals; the code asks for the key without it. */
const PLURAL = /_(?:ordinal_)?(?:zero|one|two|few|many|other)$/

interface Asked {
  /** Namespaces that the source names; a bare key counts for these and for the default one. */
  namespaces: ReadonlySet<string>
  literals: ReadonlySet<string>
  templates: readonly RegExp[]
}

/**
 * Every key of the message files that no source asks for, as `path: key`, in order. A key counts as asked for
 * when a source that names its namespace holds it as a string (`t('heading')`), or holds a template that begins
 * with a fixed part and fits it (`` t(`status.${status}`) ``); with its namespace before it (`'map:legend'`) it
 * counts anywhere. That a key which is asked for exists is the compiler's part.
 */
export function unusedKeys(files: readonly MessageFile[], sources: readonly SourceText[]): readonly string[] {
  const asked = sources.map(({ text }) => askedIn(text))
  const unused: string[] = []
  for (const { path, messages } of files) {
    const namespace = path.replace(/^.*\//, '').replace(/\.json$/, '')
    for (const leaf of leavesOf(messages, '')) {
      const key = leaf.replace(PLURAL, '')
      if (!asked.some((source) => asksFor(source, namespace, key))) unused.push(`${path}: ${leaf}`)
    }
  }
  return unused
}

function asksFor(source: Asked, namespace: string, key: string): boolean {
  const has = (name: string) =>
    source.literals.has(name) || source.templates.some((pattern) => pattern.test(name))
  if (has(`${namespace}:${key}`)) return true
  return (namespace === DEFAULT_NAMESPACE || source.namespaces.has(namespace)) && has(key)
}

function askedIn(text: string): Asked {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const namespaces = new Set<string>()
  // What names a namespace is no key: `useTranslation('filters')` does not use the key "filters".
  const calls = code.replace(/useTranslation\(([^)]*)\)|TFunction<([^>]*)>/g, (_, hook, type) => {
    for (const name of stringsIn(hook ?? type ?? '')) namespaces.add(name)
    return ''
  })
  const strings = stringsIn(calls)
  const templates = strings.flatMap((string) => patternOf(string) ?? [])
  return { namespaces, literals: new Set(strings), templates }
}

/** The path of every text in a message file, its parts joined by dots. */
function leavesOf(node: unknown, path: string): readonly string[] {
  if (typeof node !== 'object' || node === null) return [path]
  return Object.entries(node).flatMap(([name, child]) =>
    leavesOf(child, path === '' ? name : `${path}.${name}`),
  )
}

function stringsIn(code: string): readonly string[] {
  const matches = code.matchAll(/'([^'\\\n]+)'|"([^"\\\n]+)"|`([^`\\]+)`/g)
  return [...matches].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

/** A template as a pattern for keys; null without a fixed first part, for `${name}` alone would fit every key. */
function patternOf(template: string): RegExp | null {
  const parts = template.split(/\$\{[^}]*\}/)
  if (parts.length < 2 || !/^[\w-]{2,}/.test(template)) return null
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${escaped.join('[^.:]+')}$`)
}
