import { closingBracket } from '#domain/ruleBook.ts'
import { memoizeByArguments } from '#lib/memoize.ts'

/**
 * The pattern grammar of the lexicon. Patterns are lower case and match without regard to case.
 *
 * - `*`     zero or more letters inside a word: `clos*` matches close, closer, closely
 * - `…`     a gap of at most six words
 * - `(a|b)` alternatives, `(a )?` an optional part
 * - `\w+`, `\d` and `?` after a character as in regular expressions; `#` is a number in digits
 * - a space is one or more spaces or one hyphen, a hyphen is a hyphen or one space
 * - a match starts and ends at a word boundary
 */

/** The longest pattern, code units. */
const LONGEST_PATTERN = 1000

/** A pattern that breaks the grammar. */
export class PatternError extends Error {}

/** Letters of the lexicon's languages: the class of all scripts costs a millisecond per pattern to compile. */
const LETTER = 'A-Za-zÀ-ÖØ-öø-ɏ'
const WORD = `${LETTER}0-9`
/** French elides the article into the next word: in "ont prolongé l'accord", "accord" follows a gap. */
const ELISION = "(?:(?:[ldnsjmtc]|qu)')?"
const GAP = `[^\\s${WORD}]*(?:\\s+\\S+){0,6}?\\s+[^\\s${WORD}]*${ELISION}`
/**
 * Translates a pattern into a global regular expression for normalised text, to be used by `findSpans`: equal patterns share one,
 * because the engine compiles each anew. Throws `PatternError` for an empty pattern, unbalanced brackets or a stray `?` or `+`.
 */
export const compilePattern = memoizeByArguments((pattern: string): RegExp => {
  const body = pattern
    .trim()
    .replace(/\s*…\s*/g, '…')
    .replace(/^…|…$/g, '')
  if (body === '') throw new PatternError('the pattern is empty')
  // Engines refuse an expression that is too large, and only when it is first used.
  if (body.length > LONGEST_PATTERN) throw new PatternError(`it has more than ${LONGEST_PATTERN} characters`)
  let source = ''
  let depth = 0
  for (let index = 0; index < body.length; index += 1) {
    const character = body[index] ?? ''
    const next = body[index + 1] ?? ''
    if (character === '…') source += GAP
    else if (character === '*') source += `[${LETTER}]*`
    else if (character === ' ') source += `(?:\\s+|-)${ELISION}`
    else if (character === '-') source += '[-\\s]'
    else if (character === '(') {
      depth += 1
      source += '(?:'
    } else if (character === ')') {
      depth -= 1
      if (depth < 0) throw new PatternError('a closing bracket has no opening one')
      source += ')'
      if (next === '?') {
        source += '?'
        index += 1
      }
    } else if (character === '|') source += '|'
    else if (character === '#') source += '\\d[\\d.,]{0,24}'
    else if (character === '?' && /[\p{L},-]/u.test(body[index - 1] ?? '')) source += '?'
    else if (character === '\\' && (next === 'w' || next === 'd')) {
      source += next === 'w' ? `[${WORD}'-]` : '\\d'
      index += 1
      if (body[index + 1] === '+') {
        source += '+'
        index += 1
      }
    } else if (character === '?' || character === '+' || character === '\\') {
      throw new PatternError(`"${character}" stands where the grammar has no place for it`)
    } else source += character.replace(/[.^${}[\]/]/g, '\\$&')
  }
  if (depth !== 0) throw new PatternError('an opening bracket has no closing one')
  return new RegExp(`(?<![${WORD}])(?:${source})(?![${WORD}])`, 'giu')
})

/** A match as offsets into the searched text, `end` exclusive. */
export type Span = Readonly<{ start: number; end: number }>

/** All matches of the expression in normalised text, in order; none is empty, none overlap. */
export function findSpans(expression: RegExp, text: string): Span[] {
  const spans: Span[] = []
  // `matchAll` would copy the expression for each text, and compile many of the copies anew.
  expression.lastIndex = 0
  for (let match = expression.exec(text); match; match = expression.exec(text)) {
    const { 0: found, index } = match
    if (found.length > 0) spans.push({ start: index, end: index + found.length })
    else expression.lastIndex = index + ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1)
  }
  return spans
}

/** Whether the two spans share a code unit. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}

/** Prefilter: the first letters of its words rule out patterns that cannot match a sentence. */
const LONGEST = 6
const WORDS = /[A-Za-zÀ-ÖØ-öø-ɏ0-9]+/gu

/**
 * What a text must hold for the pattern to match: of each list, one string that a word of it starts with. Words after a
 * space, a hyphen or a gap count; parts that are optional or may start with anything (`*`, `\\w`, `#`) do not.
 */
export function patternNeeds(pattern: string): readonly (readonly string[])[] {
  const body = pattern.trim().replace(/^…\s*/u, '')
  if (alternatives(body).length > 1) return needOf(patternStarts(body))
  const needs: (readonly string[])[] = []
  let isWordStart = true
  for (let index = 0; index < body.length; ) {
    const character = body[index] ?? ''
    if (character === '(') {
      const end = closingBracket(body, index)
      const isOptional = body[end + 1] === '?'
      const inner = body.slice(index + 1, end)
      if (isWordStart && !isOptional) needs.push(...needOf(patternStarts(inner)))
      // After `(a )?` a word starts with or without it.
      isWordStart = isWordStart && isOptional && / $/.test(inner) && alternatives(inner).length === 1
      index = end + (isOptional ? 2 : 1)
    } else if (/[ …-]/.test(character)) {
      isWordStart = true
      index += 1
    } else {
      if (isWordStart) needs.push(...needOf(literal(body.slice(index))))
      isWordStart = false
      index += 1
    }
  }
  return needs
}

function needOf(starts: readonly string[] | null): readonly (readonly string[])[] {
  return starts === null ? [] : [starts]
}

/** The letters that a match may start with, at most `LONGEST`, one string for each alternative. Null for any. */
function patternStarts(pattern: string): readonly string[] | null {
  const starts: string[] = []
  for (const alternative of alternatives(pattern.trim().replace(/^…\s*/u, ''))) {
    const inner = firstGroup(alternative)
    const found = inner === null ? literal(alternative) : patternStarts(inner)
    if (found === null) return null
    starts.push(...found)
  }
  return starts
}

/** The first letters, one to `LONGEST`, of every word in a text, in lower case. */
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

/** The content of the brackets that open the pattern; empty if they are optional, null without brackets. */
function firstGroup(pattern: string): string | null {
  if (!pattern.startsWith('(')) return null
  const end = closingBracket(pattern, 0)
  return pattern[end + 1] === '?' ? '' : pattern.slice(1, end)
}

function literal(pattern: string): readonly string[] | null {
  const letters = /^[a-zß-öø-ɏ0-9]*/u.exec(pattern)?.[0] ?? ''
  const sure = pattern[letters.length] === '?' ? letters.slice(0, -1) : letters
  return sure === '' ? null : [sure.slice(0, LONGEST)]
}

/** A text in the form that patterns match; the offsets lead back to the original, and are null where nothing moved. */
export type MatchingText = Readonly<{
  text: string
  original: string
  /** For each code unit of `text`, where its original starts and ends (exclusive). */
  offsets: Readonly<{ starts: Int32Array; ends: Int32Array }> | null
}>

const REPLACED: Readonly<Record<string, string>> = {
  '\u2019': "'",
  '\u2018': "'",
  '\u02bc': "'",
  '\u2010': '-',
  '\u2011': '-',
}
const REPLACEABLE = /[\u2018\u2019\u02bc\u2010\u2011]|[^\S \n\r]/g

/** Characters without width that split words and mean nothing: soft hyphen, joiners, marks of direction. */
const INVISIBLE = '\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff'
/** Letters printed as one sign (ﬁ, ﬂ), which copies from PDF files hold. */
const LIGATURES = '\ufb00-\ufb06'
const MOVING = new RegExp(`[${INVISIBLE}${LIGATURES}]|\\p{M}|\\s\\s`, 'u')
const PIECES = new RegExp(
  `(?<invisible>[${INVISIBLE}]+)|(?<space>\\s+)|(?<cluster>[^\\s\\p{M}]\\p{M}+|[${LIGATURES}])|[\\s\\S]`,
  'gu',
)

function replaced(text: string): string {
  return text.replace(REPLACEABLE, (character) => REPLACED[character] ?? ' ')
}

/** The form of a text that patterns match: apostrophes, hyphens, spaces and accents unified, nothing invisible. */
export function matchingText(original: string): MatchingText {
  if (!MOVING.test(original)) return { text: replaced(original), original, offsets: null }
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const match of original.matchAll(PIECES)) {
    const { invisible, space, cluster } = match.groups ?? {}
    if (invisible !== undefined) continue
    const [piece] = match
    const part = space ? ' ' : cluster ? cluster.normalize('NFKC') : replaced(piece)
    // Two runs of spaces with an invisible character between them are one.
    if (space && parts.at(-1) === ' ') {
      ends[ends.length - 1] = match.index + piece.length
      continue
    }
    parts.push(part)
    for (let unit = 0; unit < part.length; unit += 1) {
      starts.push(match.index)
      ends.push(match.index + piece.length)
    }
  }
  const offsets = { starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
  return { text: parts.join(''), original, offsets }
}

/** The form of a text that patterns match, without offsets. */
export function normalise(text: string): string {
  return matchingText(text).text
}

/** The span of the original that a span of the matching form comes from. */
export function originalSpan({ offsets }: MatchingText, { start, end }: Span): Span {
  if (offsets === null) return { start, end }
  const { starts, ends } = offsets
  const first = starts[start] ?? ends.at(-1) ?? 0
  return { start: first, end: end > start ? (ends[end - 1] ?? first) : first }
}
