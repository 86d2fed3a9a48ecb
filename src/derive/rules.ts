import type { Cue } from '#domain/claim.ts'
import type { SourceLanguage } from '#domain/language.ts'
import type { LexiconRule, LocalizedPatterns } from './lexiconSchemas.ts'
import { compilePattern, findSpans, overlaps, patternStarts, type Span, wordStarts } from './patterns.ts'

/** One pattern of the lexicon, ready to search; `rule` is its path in the lexicon. */
export type Pattern = Readonly<{
  rule: string
  pattern: string
  expression: RegExp
  /** What its matches start with, see `patternStarts`. */
  starts: readonly string[] | null
}>

/** A rule of one language: see `LexiconRule`. */
export type Rule = Readonly<{
  cues: readonly Pattern[]
  not: readonly Pattern[]
  with: readonly Pattern[] | null
}>

/** A piece of a document that is searched: normalised text and where it starts in the document. */
export type Passage = Readonly<{ text: string; original: string; start: number }>

/** The patterns of one list, ready to search; `path` is where the lexicon has them. Throws on a bad pattern. */
export function compilePatterns(path: string, list: readonly string[] | undefined): readonly Pattern[] {
  return (list ?? []).map((pattern) => ({
    rule: path,
    pattern,
    expression: compilePattern(pattern),
    starts: patternStarts(pattern),
  }))
}

/** A rule of the lexicon in one language. Throws on a bad pattern. */
export function compileRule(path: string, rule: LexiconRule, language: SourceLanguage): Rule {
  return {
    cues: compilePatterns(path, rule.cues[language]),
    not: compilePatterns(`${path}/not`, rule.not?.[language]),
    with: rule.with ? compilePatterns(`${path}/with`, rule.with[language]) : null,
  }
}

/** The patterns of a list in one language. Throws on a bad pattern. */
export function compileList(
  path: string,
  list: LocalizedPatterns | undefined,
  language: SourceLanguage,
): readonly Pattern[] {
  return compilePatterns(path, list?.[language])
}

/** Every place at which one of the patterns matches, as cues with offsets of the document, in order. */
export function findCues(patterns: readonly Pattern[], passage: Passage): Cue[] {
  const cues: Cue[] = []
  for (const { rule, pattern, expression, starts } of patterns) {
    if (!mayMatch(starts, passage)) continue
    for (const span of findSpans(expression, passage.text)) {
      cues.push({
        rule,
        pattern,
        start: passage.start + span.start,
        end: passage.start + span.end,
        exact: passage.original.slice(span.start, span.end),
      })
    }
  }
  return cues.sort((a, b) => a.start - b.start || a.end - b.end)
}

const startsOf = new WeakMap<Passage, ReadonlySet<string>>()

function mayMatch(starts: readonly string[] | null, passage: Passage): boolean {
  if (starts === null) return true
  const words = startsOf.get(passage) ?? wordStarts(passage.text)
  startsOf.set(passage, words)
  return starts.some((start) => words.has(start))
}

/** Whether one of the patterns matches anywhere in the passage. */
export function matches(patterns: readonly Pattern[], passage: Passage): boolean {
  return patterns.some(
    ({ expression, starts }) => mayMatch(starts, passage) && findSpans(expression, passage.text).length > 0,
  )
}

/** The cues of a rule that stand in a passage: outside `not`, and only with `with`. */
export function fire(rule: Rule, passage: Passage): Cue[] {
  const cues = findCues(rule.cues, passage)
  if (cues.length === 0) return cues
  const blocked: Span[] = findCues(rule.not, passage)
  const free = cues.filter((cue) => !blocked.some((span) => overlaps(cue, span)))
  if (free.length > 0 && rule.with && !matches(rule.with, passage)) return []
  return free
}
