/**
 * Where two JSON texts first differ: the path and both values, or, where only the writing differs, the line.
 * Null when they are the same bytes.
 */
export function firstDifference(found: string, expected: string): string | null {
  if (found === expected) return null
  const json = tryParse(found)
  if (json === null)
    return `it is no JSON; line ${lineOfDifference(found, expected)} is the first that differs`
  const difference = differenceOf(json.value, tryParse(expected)?.value, '')
  return difference ?? `the same values in another writing, from line ${lineOfDifference(found, expected)} on`
}

function tryParse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return null
  }
}

function differenceOf(found: unknown, expected: unknown, path: string): string | null {
  if (found === expected) return null
  if (isBranch(found) && isBranch(expected) && Array.isArray(found) === Array.isArray(expected)) {
    const before = entriesOf(found)
    const after = entriesOf(expected)
    for (const key of new Set([...before.keys(), ...after.keys()])) {
      const difference = differenceOf(before.get(key), after.get(key), `${path}${stepOf(found, key)}`)
      if (difference !== null) return difference
    }
    return null
  }
  return `at ${path === '' ? '(root)' : path.replace(/^\./, '')}: found ${show(found)}, expected ${show(expected)}`
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function entriesOf(value: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value))
}

function stepOf(parent: object, key: string): string {
  return Array.isArray(parent) ? `[${key}]` : `.${key}`
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length <= 80 ? text : `${text.slice(0, 77)}…`
}

function lineOfDifference(found: string, expected: string): number {
  const before = found.split('\n')
  const after = expected.split('\n')
  const index = before.findIndex((line, at) => line !== after[at])
  return (index === -1 ? before.length : index) + 1
}
