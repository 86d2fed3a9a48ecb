/** A message file by the path it was read from, parsed. */
export interface MessageFile {
  path: string
  messages: unknown
}

/** A source file by its path, as text. */
export interface SourceText {
  path: string
  text: string
}

/** What i18next appends to a key for plurals and ordinals; the code asks for the key without it. */
const PLURAL = /_(?:ordinal_)?(?:zero|one|two|few|many|other)$/

/**
 * Every key of the message files that no source text asks for, as `path: key`, in order. A key counts as asked
 * for when it stands in a string (`'filters.year'`, `'common:clear'`), or when a template that begins with a
 * fixed part fits it (`` `status.${status}` ``). That a key which is asked for exists is the compiler's part.
 */
export function unusedKeys(files: readonly MessageFile[], sources: readonly SourceText[]): readonly string[] {
  const literals = new Set<string>()
  const templates: RegExp[] = []
  for (const { text } of sources) {
    for (const literal of stringsIn(text)) {
      if (!literal.includes('${')) literals.add(literal)
      else {
        const pattern = patternOf(literal)
        if (pattern !== null) templates.push(pattern)
      }
    }
  }
  const unused: string[] = []
  for (const { path, messages } of files) {
    const namespace = path.replace(/^.*\//, '').replace(/\.json$/, '')
    for (const key of leavesOf(messages, '')) {
      const asked = key.replace(PLURAL, '')
      const names = [asked, `${namespace}:${asked}`, key, `${namespace}:${key}`]
      const isUsed = names.some(
        (name) => literals.has(name) || templates.some((pattern) => pattern.test(name)),
      )
      if (!isUsed) unused.push(`${path}: ${key}`)
    }
  }
  return unused
}

/** The path of every text in a message file, parts joined by dots. */
function leavesOf(node: unknown, path: string): readonly string[] {
  if (typeof node !== 'object' || node === null) return [path]
  return Object.entries(node).flatMap(([name, child]) =>
    leavesOf(child, path === '' ? name : `${path}.${name}`),
  )
}

/** The contents of all strings and templates of a source text; comments are left out first. */
function stringsIn(text: string): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const strings: string[] = []
  for (const match of code.matchAll(/'([^'\\\n]+)'|"([^"\\\n]+)"|`([^`\\]+)`/g)) {
    strings.push(match[1] ?? match[2] ?? match[3] ?? '')
  }
  return strings
}

/** A template as a pattern for keys; null without a fixed first part, for `${name}` alone would fit every key. */
function patternOf(template: string): RegExp | null {
  const parts = template.split(/\$\{[^}]*\}/)
  const first = parts[0] ?? ''
  if (!/^[\w-]+[.:]/.test(first)) return null
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^.:]+')}$`)
}
