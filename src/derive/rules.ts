import type { Cue } from '#domain/claim.ts'
import type { SourceLanguage } from '#domain/language.ts'
import type { LexiconRule, LocalizedPatterns } from './lexicon.ts'
import { compilePattern, findSpans, overlaps, patternNeeds, type Span, wordStarts } from './patterns.ts'

/** A compiled pattern; `rule` is its path in the lexicon. */
export type Pattern = Readonly<{
  rule: string
  pattern: string
  expression: RegExp
  /** What a passage must hold for it to match, see `patternNeeds`. */
  needs: ReturnType<typeof patternNeeds>
}>

/** A compiled `LexiconRule` of one language. */
export type Rule = Readonly<{
  cues: readonly Pattern[]
  not: readonly Pattern[]
  with: readonly Pattern[] | null
}>

/**
 * A piece of a document to search: `text` is in matching form (patterns.ts), `start` its offset in the document.
 * Offsets of cues count in matching form from `start`, until the claim is made.
 */
export type Passage = Readonly<{ text: string; start: number }>

/** Compiles the patterns of a list; `path` is its path in the lexicon. Throws `PatternError`. */
export function compilePatterns(path: string, list: readonly string[] | undefined): readonly Pattern[] {
  return (list ?? []).map((pattern) => ({
    rule: path,
    pattern,
    expression: compilePattern(pattern),
    needs: patternNeeds(pattern),
  }))
}

/** Compiles a rule for one language. Throws `PatternError`. */
export function compileRule(path: string, rule: LexiconRule, language: SourceLanguage): Rule {
  return {
    cues: compilePatterns(path, rule.cues[language]),
    not: compilePatterns(`${path}/not`, rule.not?.[language]),
    with: rule.with ? compilePatterns(`${path}/with`, rule.with[language]) : null,
  }
}

/** Compiles a list for one language. Throws `PatternError`. */
export function compileList(
  path: string,
  list: LocalizedPatterns | undefined,
  language: SourceLanguage,
): readonly Pattern[] {
  return compilePatterns(path, list?.[language])
}

/** All matches of the patterns as cues, in order. */
export function findCues(patterns: readonly Pattern[], passage: Passage): Cue[] {
  const cues: Cue[] = []
  for (const { rule, pattern, expression, needs } of patterns) {
    if (!mayMatch(needs, passage)) continue
    for (const span of findSpans(expression, passage.text)) {
      cues.push({
        rule,
        pattern,
        start: passage.start + span.start,
        end: passage.start + span.end,
        exact: passage.text.slice(span.start, span.end),
      })
    }
  }
  return cues.sort((a, b) => a.start - b.start || a.end - b.end)
}

const startsOf = new WeakMap<Passage, ReadonlySet<string>>()

function mayMatch(needs: Pattern['needs'], passage: Passage): boolean {
  const words = startsOf.get(passage) ?? wordStarts(passage.text)
  startsOf.set(passage, words)
  return needs.every((starts) => starts.some((start) => words.has(start)))
}

/** Whether one of the patterns matches anywhere in the passage. */
export function matches(patterns: readonly Pattern[], passage: Passage): boolean {
  return patterns.some(
    ({ expression, needs }) => mayMatch(needs, passage) && findSpans(expression, passage.text).length > 0,
  )
}

/** The cues of a rule in a passage: outside `not`, and only if `with` matches. */
export function matchRule(rule: Rule, passage: Passage): Cue[] {
  const cues = findCues(rule.cues, passage)
  if (cues.length === 0) return cues
  const blocked: Span[] = findCues(rule.not, passage)
  const free = cues.filter((cue) => !blocked.some((span) => overlaps(cue, span)))
  if (free.length > 0 && rule.with && !matches(rule.with, passage)) return []
  return free
}
