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

/** Tokens of RFC 8259, as sticky expressions. */
const SPACE = /[ \t\n\r]*/y
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: a JSON string may hold none of them unescaped.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y

/** The offset at which a text stops being valid JSON, or null. Engines report it differently or not at all. */
export function jsonErrorOffset(text: string): number | null {
  let at = 0
  const take = (step: RegExp): boolean => {
    step.lastIndex = at
    const match = step.exec(text)
    if (match) at += match[0].length
    return match !== null
  }
  const is = (character: string): boolean => {
    take(SPACE)
    if (text[at] !== character) return false
    at += 1
    return true
  }

  // Expected closing brackets; an explicit stack, so that deep nesting cannot overflow the call stack.
  const open: string[] = []
  let expectsValue = true
  do {
    if (expectsValue) {
      take(SPACE)
      const bracket = text[at] === '{' ? '}' : text[at] === '[' ? ']' : null
      if (bracket !== null) {
        at += 1
        if (!is(bracket)) {
          open.push(bracket)
          if (bracket === '}' && !isName()) return at
          continue
        }
      } else if (!take(SCALAR) && !take(STRING)) return at
      expectsValue = false
    }
    const closing = open.at(-1)
    if (closing === undefined) break
    if (is(closing)) open.pop()
    else if (is(',')) {
      if (closing === '}' && !isName()) return at
      expectsValue = true
    } else return at
  } while (open.length > 0 || expectsValue)
  take(SPACE)
  return at === text.length ? null : at

  function isName(): boolean {
    take(SPACE)
    return take(STRING) && is(':')
  }
}
