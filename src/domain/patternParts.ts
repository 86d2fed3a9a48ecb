/**
 * A piece of a pattern as a reader sees it. `words`: one of these must stand here, or may where `isOptional`; a
 * … at its end or beginning stands for any letters, and an option may be `ANY_WORD` or `ANY_NUMBER`. `gap`: up to six other words.
 * `isJoined` says that no space stands before it.
 */
export type PatternPart =
  | { type: 'words'; options: readonly string[]; isOptional: boolean; isJoined: boolean }
  | { type: 'gap' }

/** Stands for one word of any kind, and for a number in digits. */
export const ANY_WORD = '\ue000'
export const ANY_NUMBER = '\ue001'

/**
 * Takes a pattern of the lexicon's grammar (see src/derive/patterns.ts) apart for reading. The pattern has passed
 * the derivation; a bracket that nobody closed is read to the end.
 */
export function patternParts(pattern: string): readonly PatternPart[] {
  const parts: PatternPart[] = []
  let plain = ''
  let wasSpace = true
  const flush = () => {
    if (plain.trim() !== '')
      parts.push(wordsPart(readable(plain.trim()), !wasSpace && !plain.startsWith(' ')))
    if (plain !== '') wasSpace = plain.endsWith(' ')
    plain = ''
  }
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern[index] ?? ''
    if (character === '…') {
      flush()
      parts.push({ type: 'gap' })
      wasSpace = true
    } else if (character === '(') {
      flush()
      const end = closing(pattern, index)
      const inner = pattern.slice(index + 1, end)
      const isOptional = pattern[end + 1] === '?'
      const texts = alternatives(inner).flatMap(expanded)
      const options = texts.flatMap((text) => readable(text.trim()))
      const isJoined = !wasSpace && !texts.some((text) => text.startsWith(' '))
      parts.push(wordsPart(isOptional ? [...options, ''] : options, isJoined))
      wasSpace = texts.some((text) => text.endsWith(' '))
      index = isOptional ? end + 1 : end
    } else plain += character
  }
  flush()
  return parts
}

/** Options each once; an empty one means that none need stand here. */
function wordsPart(options: readonly string[], isJoined: boolean): PatternPart {
  const unique = [...new Set(options)]
  return {
    type: 'words',
    options: unique.filter((option) => option !== ''),
    isOptional: unique.includes(''),
    isJoined,
  }
}

/** The index of the bracket that closes the one at `open`. */
function closing(pattern: string, open: number): number {
  let depth = 0
  for (let index = open; index < pattern.length; index += 1) {
    if (pattern[index] === '(') depth += 1
    if (pattern[index] === ')') depth -= 1
    if (depth === 0) return index
  }
  return pattern.length
}

/** Splits at the bars that stand in no further bracket. */
function alternatives(text: string): readonly string[] {
  const found = ['']
  let depth = 0
  for (const character of text) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (character === '|' && depth === 0) found.push('')
    else found[found.length - 1] += character
  }
  return found
}

/** Writes out the brackets inside an alternative, every way to read them. */
function expanded(text: string): readonly string[] {
  const open = text.indexOf('(')
  if (open === -1) return [text]
  const end = closing(text, open)
  const isOptional = text[end + 1] === '?'
  const inner = alternatives(text.slice(open + 1, end)).flatMap(expanded)
  const rest = expanded(text.slice(isOptional ? end + 2 : end + 1))
  return [...inner, ...(isOptional ? [''] : [])].flatMap((middle) =>
    rest.map((tail) => text.slice(0, open) + middle + tail),
  )
}

/** Signs of the grammar as a reader writes them; a character that may be missing gives both words. */
function readable(text: string): readonly string[] {
  const optional = /([^\s)])\?/u.exec(text)
  if (optional) {
    const before = text.slice(0, optional.index)
    const after = text.slice(optional.index + 2)
    return [...readable(before + (optional[1] ?? '') + after), ...readable(before + after)]
  }
  return [
    text
      .replaceAll(/(?:\\w\+?)+(?=\p{L})/gu, '…')
      .replaceAll(/(?:\\w\+?)+/g, ANY_WORD)
      .replaceAll(/\\d\+?|#/g, ANY_NUMBER)
      .replaceAll('*', '…')
      .trim(),
  ]
}
