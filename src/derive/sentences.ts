import type { Lexicon, SentencesFile } from './lexicon.ts'
import { findSpans, matchingText, normalise, originalSpan, type Span } from './patterns.ts'
import type { Passage, Pattern } from './rules.ts'

/** The word lists of the sentence splitter. */
export type SentenceRules = ReturnType<typeof sentenceRulesOf>

const ESCAPED = /[.*+?^${}()|[\]\\/]/g

/** The abbreviations of all languages together: a Dutch text may name "U.S." and an English one "Dhr.". */
export function sentenceRulesOf(file: SentencesFile) {
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

/** Splits the line `[start, end)` of a text into sentences, without bullet or surrounding white space. */
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

/** The words that open a clause, of one language. */
export type ClauseRules = Readonly<Record<keyof Lexicon['status']['clauses'], readonly Pattern[]>>

type ClauseKind = 'main' | 'added' | 'contrast' | 'relative'

/**
 * A clause of a sentence. `passage` is the sentence with everything outside the clause blanked, so that offsets hold and
 * a clause that another one interrupts is read as one. `isAnaphoric`: its subject is named in the clause before it.
 */
export type Clause = Readonly<{
  kind: ClauseKind
  passage: Passage
  spans: readonly Span[]
  isAnaphoric: boolean
}>

type Open = { kind: ClauseKind; spans: Span[]; isAnaphoric: boolean }
/** `skips`: the length of a pronoun that is left out. */
type Opening = Omit<Open, 'spans'> & { skips?: number }

/**
 * The clauses of a sentence in order. A clause ends before a semicolon or a colon, before a comma that a conjunction or a relative
 * pronoun follows, and before some conjunctions without a comma; a relative clause, and one that opens the sentence ("Although …"), ends at the next comma.
 */
export function clausesOf({ text, start }: Passage, rules: ClauseRules): readonly Clause[] {
  const startsWith = (patterns: readonly Pattern[], at: number) => {
    for (const { expression } of patterns) {
      const [span] = findSpans(expression, text.slice(at, at + 30))
      if (span?.start === 0) return span.end
    }
    return null
  }
  const isAnaphoricAt = (at: number) => startsWith(rules.anaphoric, at) !== null
  const kindAt = (at: number): Opening | null => {
    const contrast = startsWith(rules.contrast, at) ?? startsWith(rules.subordinate, at)
    if (contrast !== null)
      return { kind: 'contrast', isAnaphoric: isAnaphoricAt(wordAt(text, at + contrast)) }
    const relative = startsWith(rules.relative, at)
    if (relative !== null) return { kind: 'relative', isAnaphoric: true, skips: relative }
    const added = startsWith(rules.added, at)
    return added === null ? null : { kind: 'added', isAnaphoric: isAnaphoricAt(wordAt(text, at + added)) }
  }
  const main: Open = { kind: 'main', spans: [], isAnaphoric: false }
  const first: Open | null =
    startsWith(rules.subordinate, 0) === null ? null : { kind: 'contrast', spans: [], isAnaphoric: false }
  const clauses: Open[] = first ? [first, main] : [main]
  let current = first ?? main
  // Where the text goes on after the next comma, if the clause ends there.
  let host: Open | null = first ? main : null
  let from = 0
  const switchTo = (clause: Open, at: number, back: Open | null) => {
    current.spans.push({ start: from, end: at })
    if (!clauses.includes(clause)) clauses.push(clause)
    current = clause
    host = back
    from = at
  }
  const bare = rules.bare
    .flatMap(({ expression }) => findSpans(expression, text))
    .filter((span) => /[^,;\s]\s+$/.test(text.slice(0, span.start)))
    .map(({ start: at }) => ({ sign: '', index: at - 1 }))
  const signs = [...text.matchAll(/[,;:](?=\s)/g)].map(({ 0: sign, index }) => ({ sign, index }))
  for (const { sign, index } of [...signs, ...bare].sort((a, b) => a.index - b.index)) {
    const next = wordAt(text, index + 1)
    const opened = kindAt(next)
    if (sign === '' && opened?.kind !== 'contrast') continue
    if (sign === ';' || sign === ':') {
      const isAnaphoric = opened?.isAnaphoric ?? isAnaphoricAt(next)
      switchTo({ kind: opened?.kind ?? 'contrast', isAnaphoric, spans: [] }, index, null)
    } else if (opened) {
      const { kind, isAnaphoric, skips } = opened
      switchTo({ kind, isAnaphoric, spans: [] }, index, kind === 'relative' ? (host ?? current) : null)
      // "…, who were not charged" denies it of all of them, "those who were not charged" singles some out.
      if (skips !== undefined) from = next + skips
    } else if (host) switchTo(host, index, null)
  }
  current.spans.push({ start: from, end: text.length })
  return clauses.map((clause) => ({
    ...clause,
    spans: clause.spans.map((span) => ({ start: start + span.start, end: start + span.end })),
    passage: { text: blankedOutside(text, clause.spans), start },
  }))
}

function wordAt(text: string, at: number): number {
  return at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0)
}

function blankedOutside(text: string, spans: readonly Span[]): string {
  let result = ''
  for (const { start, end } of spans) result = result.padEnd(start) + text.slice(start, end)
  return result.padEnd(text.length)
}
