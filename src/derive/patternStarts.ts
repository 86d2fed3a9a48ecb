/** Most patterns cannot match most sentences; the first letters of their words tell which, before any search. */
const LONGEST = 3
const WORDS = /[A-Za-zÀ-ÖØ-öø-ɏ0-9]+/gu

/**
 * The letters, at most three, that a match of the pattern may start with, one string for each alternative.
 * Null where the pattern may start with anything (`*`, `\w`, `#`, an optional part).
 */
export function patternStarts(pattern: string): readonly string[] | null {
  const starts: string[] = []
  for (const alternative of alternatives(pattern.trim().replace(/^…\s*/u, ''))) {
    const inner = firstGroup(alternative)
    const found = inner === null ? literal(alternative) : patternStarts(inner)
    if (found === null) return null
    starts.push(...found)
  }
  return starts
}

/** The first letters, one to three, of every word in a text, in lower case. */
export function wordStarts(text: string): ReadonlySet<string> {
  const starts = new Set<string>()
  for (const [word] of text.toLowerCase().matchAll(WORDS)) {
    for (let length = 1; length <= LONGEST; length += 1) starts.add(word.slice(0, length))
  }
  return starts
}

function alternatives(pattern: string): string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const character of pattern) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (character === '|' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

/** What stands between the brackets that open the pattern; empty where they are optional, null without brackets. */
function firstGroup(pattern: string): string | null {
  if (!pattern.startsWith('(')) return null
  let depth = 0
  for (let index = 0; index < pattern.length; index += 1) {
    if (pattern[index] === '(') depth += 1
    if (pattern[index] === ')') depth -= 1
    if (depth === 0) return pattern[index + 1] === '?' ? '' : pattern.slice(1, index)
  }
  return ''
}

function literal(pattern: string): readonly string[] | null {
  const letters = /^[a-zß-öø-ɏ0-9]*/u.exec(pattern)?.[0] ?? ''
  const sure = pattern[letters.length] === '?' ? letters.slice(0, -1) : letters
  return sure === '' ? null : [sure.slice(0, LONGEST)]
}
