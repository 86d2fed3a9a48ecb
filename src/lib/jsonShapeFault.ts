/** Maximum nesting of lists and objects. */
const DEEPEST = 64

/** A fault of valid JSON: a member that occurs twice in one object, or too deep a nesting. `offset` is its place. */
type JsonShapeFault = Readonly<{ offset: number; code: 'doubled' | 'deep'; name: string }>

/** The first repeated member of valid JSON (`JSON.parse` takes the last), or the first value too deep; null if neither. */
export function jsonShapeFault(json: string): JsonShapeFault | null {
  /** The names of each open object; null for a list. */
  const open: (Set<string> | null)[] = []
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at]
    if (character === '{' || character === '[') {
      if (open.length === DEEPEST) return { offset: at, code: 'deep', name: '' }
      open.push(character === '{' ? new Set() : null)
    } else if (character === '}' || character === ']') open.pop()
    else if (character === '"') {
      const end = endOfString(json, at)
      const names = open.at(-1)
      if (names && /^\s*:/.test(json.slice(end, end + SPACE_BEFORE_COLON))) {
        const name = JSON.parse(json.slice(at, end)) as string
        if (names.has(name)) return { offset: at, code: 'doubled', name }
        names.add(name)
      }
      at = end - 1
    }
  }
  return null
}

/** White space between a name and its colon that is looked through, code units. */
const SPACE_BEFORE_COLON = 256

/** The offset after the closing quote of the string that opens at `start`. */
function endOfString(json: string, start: number): number {
  let at = start + 1
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1
  return at + 1
}
