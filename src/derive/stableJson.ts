/**
 * JSON with two spaces, members in the order in which they were written, and a line break at the end. Lists of
 * plain values that fit in the width stay on one line, so that a change shows as few lines as it has.
 */
export function stableJson(value: unknown): string {
  return `${write(value, 0, 0)}\n`
}

/** JSON without any white space, for files that no person reads. */
export function compactJson(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}

const WIDTH = 110

function write(value: unknown, depth: number, used: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const isList = Array.isArray(value)
  const parts: readonly (readonly [string, unknown])[] = isList
    ? value.map((item) => ['', item] as const)
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => [`${JSON.stringify(name)}: `, member] as const)
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  if (parts.length === 0) return open + close
  if (parts.every(([, member]) => member === null || typeof member !== 'object')) {
    const flat = parts.map(([name, member]) => name + JSON.stringify(member)).join(', ')
    const line = isList ? open + flat + close : `${open} ${flat} ${close}`
    if (depth * 2 + used + line.length <= WIDTH) return line
  }
  const indent = '  '.repeat(depth + 1)
  const lines = parts.map(([name, member]) => indent + name + write(member, depth + 1, name.length))
  return `${open}\n${lines.join(',\n')}\n${'  '.repeat(depth)}${close}`
}
