import type { SentencesFile } from './lexiconSchemas.ts'
import { matchingText, normalise, originalSpan } from './matchingText.ts'
import type { Span } from './patterns.ts'

/** The word lists of the sentence splitter. */
export type SentenceRules = Readonly<{
  titles: ReadonlySet<string>
  beforeNumber: ReadonlySet<string>
  inner: ReadonlySet<string>
  starters: ReadonlySet<string>
  monthsAfterOrdinal: ReadonlySet<string>
  bullet: RegExp
}>

const ESCAPED = /[.*+?^${}()|[\]\\/]/g

/** The abbreviations of all languages together: a Dutch text may name "U.S." and an English one "Dhr.". */
export function sentenceRulesOf(file: SentencesFile): SentenceRules {
  const sets = Object.values(file.abbreviations)
  const marks = file.bullets.map((mark) => normalise(mark).replace(ESCAPED, '\\$&')).join('|')
  return {
    titles: new Set(sets.flatMap((set) => set.titles)),
    beforeNumber: new Set(sets.flatMap((set) => set.beforeNumber)),
    inner: new Set(sets.flatMap((set) => set.inner)),
    starters: new Set(file.starters),
    monthsAfterOrdinal: new Set(file.monthsAfterOrdinal),
    bullet: new RegExp(`^\\s*(?:(?:${marks})|\\d{1,2}[.)]|[a-z]\\))\\s+(?=\\S)`, 'u'),
  }
}

/** Length in code units of a bullet or list number with its space; 0 if there is none. */
export function bulletLength(line: string, rules: SentenceRules): number {
  const length = rules.bullet.exec(line)?.[0].length ?? 0
  const word = /^[\p{L}]+/u.exec(line.slice(length))?.[0].toLowerCase() ?? ''
  // "10. Dezember" opens with a date, not a list number.
  return /^\s*\d/.test(line) && rules.monthsAfterOrdinal.has(word) ? 0 : length
}

const END = /[.!?…]+(?:\s?[»”]|["'’)\]])*(?=\s)/gu
const OPENING = /^[«“"'‘([\s]+/u
const STARTS = /^[\p{Lu}\p{Lt}\p{N}«“"'‘([–—-]/u

/** The longest sentence that is read, code units. */
export const LONGEST_SENTENCE = 4000

/**
 * Splits the line `[start, end)` of a text into sentences, without bullet or surrounding white space. Offsets are those
 * of the text.
 */
export function splitSentences(text: string, start: number, end: number, rules: SentenceRules): Span[] {
  const form = matchingText(text.slice(start, end))
  const line = form.text
  const spans: Span[] = []
  let from = bulletLength(line, rules)
  const push = (to: number) => {
    const piece = line.slice(from, to)
    const lead = piece.length - piece.trimStart().length
    const body = piece.trim()
    if (body !== '') {
      const span = originalSpan(form, { start: from + lead, end: from + lead + body.length })
      spans.push({ start: start + span.start, end: start + span.end })
    }
    from = to
  }
  for (const match of line.matchAll(END)) {
    const after = match.index + match[0].length
    if (after <= from) continue
    if (endsSentence(line, from, match.index, match[0], after, rules)) push(after)
  }
  push(line.length)
  return spans
}

/** The longest word that is looked at beside a full stop, code units; a window keeps long lines from being read often. */
const LONGEST_WORD = 64

function endsSentence(
  line: string,
  from: number,
  at: number,
  mark: string,
  after: number,
  rules: SentenceRules,
): boolean {
  const rest = line.slice(after, after + LONGEST_WORD).trimStart()
  if (!STARTS.test(rest)) return false
  if (!mark.startsWith('.') || mark.startsWith('..')) return true
  const before = line.slice(Math.max(from, at - LONGEST_WORD), at)
  const word = (/\S*$/u.exec(before)?.[0] ?? '').replace(OPENING, '').toLowerCase()
  const nextWord = (/^\S+/u.exec(rest.replace(OPENING, ''))?.[0] ?? '')
    .replace(/[.,;:!?)\]»”"]+$/u, '')
    .toLowerCase()
  // A closing quote or bracket after the dot: the quoted sentence ended, whatever the word before.
  if (mark.length > 1) return true
  if (rules.titles.has(word)) return false
  if (/^\d/.test(rest) && rules.beforeNumber.has(word)) return false
  if (/^\d{1,2}$/.test(word) && rules.monthsAfterOrdinal.has(nextWord)) return false
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word) || rules.inner.has(word)) return rules.starters.has(nextWord)
  return !/^\p{L}$/u.test(word)
}
