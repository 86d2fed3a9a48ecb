import * as z from 'zod/mini'
import { ClaimKind } from './claim.ts'

/** What a rule detects: a kind of claim, a measure's status, or a place name. */
export const RULE_KINDS = ['measure', 'driver', 'event', 'figure', 'status', 'route', 'region'] as const
export const RuleKind = z.enum(RULE_KINDS)
export type RuleKind = z.infer<typeof RuleKind>

/**
 * Role of a pattern list in its rule. `cues` match; `strong` match before all others; `weak` only in a sentence in which
 * an authority acts; `tense` by the verb form when no cue matches; `with` must accompany a cue; `not` and `absent`
 * prevent a match; `names` are place names.
 */
export const PATTERN_ROLES = ['strong', 'cues', 'names', 'weak', 'tense', 'with', 'not', 'absent'] as const
export const PatternRole = z.enum(PATTERN_ROLES)
export type PatternRole = z.infer<typeof PatternRole>

const Patterns = z.array(z.string())

/** Patterns by source language, in the lexicon's grammar; at least one language has some. */
export const PatternList = z.strictObject({ role: PatternRole, en: Patterns, fr: Patterns, nl: Patterns })
export type PatternList = z.infer<typeof PatternList>

/** A rule, by the id it assigns: a vocabulary term, a status, a route or a region. */
export const Rule = z.strictObject({ kind: RuleKind, id: z.string(), lists: z.array(PatternList) })
export type Rule = z.infer<typeof Rule>

/** Every rule of the lexicon, for readers who ask why a sentence was classified so. */
export const RuleBook = z.strictObject({
  rules: z.array(Rule),
  /** Words for an acting authority, required by the `weak` cues of measures. */
  acting: PatternList,
  /** Words that rule out a measure. */
  never: PatternList,
})
export type RuleBook = z.infer<typeof RuleBook>

/**
 * A piece of a pattern for display. `words`: one of these words, or none where `isOptional`; `…` at an end of a word
 * stands for any letters, and an option may be `ANY_WORD` or `ANY_NUMBER`. `gap`: up to six other words. `isJoined`: no
 * space before it.
 */
export type PatternPart =
  | { type: 'words'; options: readonly string[]; isOptional: boolean; isJoined: boolean }
  | { type: 'gap' }

/** Any single word; any number in digits. */
export const ANY_WORD = '\ue000'
export const ANY_NUMBER = '\ue001'

/** Parses a pattern (see src/derive/patterns.ts) for display. It is valid: it has passed the derivation. */
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
      const end = closingBracket(pattern, index)
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

/** Distinct options; an empty one makes the part optional. */
function wordsPart(options: readonly string[], isJoined: boolean): PatternPart {
  const unique = [...new Set(options)]
  return {
    type: 'words',
    options: unique.filter((option) => option !== ''),
    isOptional: unique.includes(''),
    isJoined,
  }
}

/** The index of the bracket that closes the one at `open`, or the pattern's length. */
export function closingBracket(pattern: string, open: number): number {
  let depth = 0
  for (let index = open; index < pattern.length; index += 1) {
    if (pattern[index] === '(') depth += 1
    if (pattern[index] === ')') depth -= 1
    if (depth === 0) return index
  }
  return pattern.length
}

/** Splits at top-level bars. */
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

/** Expands the brackets in an alternative into all variants. */
function expanded(text: string): readonly string[] {
  const open = text.indexOf('(')
  if (open === -1) return [text]
  const end = closingBracket(text, open)
  const isOptional = text[end + 1] === '?'
  const inner = alternatives(text.slice(open + 1, end)).flatMap(expanded)
  const rest = expanded(text.slice(isOptional ? end + 2 : end + 1))
  return [...inner, ...(isOptional ? [''] : [])].flatMap((middle) =>
    rest.map((tail) => text.slice(0, open) + middle + tail),
  )
}

/** Replaces grammar signs for display; an optional character gives both words. */
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

/** Claims of one kind compared with a person's: correct, false, missed. */
export const Tally = z.strictObject({ right: z.int(), wrong: z.int(), missed: z.int() })
export type Tally = z.infer<typeof Tally>

/** How many of the found claims have a field right. */
export const Share = z.strictObject({ right: z.int(), of: z.int() })
export type Share = z.infer<typeof Share>

/**
 * Agreement of the unreviewed claims of some texts with a person's. `of` names the texts: the owner's document, or a
 * tuning set. The rules were improved on these texts, so the score is no estimate for new ones.
 */
export const QualityScore = z.strictObject({
  of: z.enum(['owner', 'first', 'second', 'third']),
  documents: z.int(),
  kinds: z.record(ClaimKind, Tally),
  status: Share,
  years: Share,
})
export type QualityScore = z.infer<typeof QualityScore>

const Rate = z.number().check(z.gte(0), z.lte(1))

/** A score measured once, before anybody read the errors: the estimate for new texts. Rates from 0 to 1. */
export const QualityEstimate = z.strictObject({
  of: z.enum(['first', 'second', 'third', 'fourth']),
  documents: z.int(),
  kinds: z.record(ClaimKind, z.strictObject({ precision: Rate, recall: Rate, f1: Rate })),
  status: Rate,
  years: Rate,
})
export type QualityEstimate = z.infer<typeof QualityEstimate>

/** The recorded estimates, `data/sources/quality.json`. */
export const QualityNotes = z.strictObject({ note: z.string(), estimates: z.array(QualityEstimate) })
export type QualityNotes = z.infer<typeof QualityNotes>

/** Quality of the derivation. */
export const Quality = z.strictObject({
  estimates: z.array(QualityEstimate),
  scores: z.array(QualityScore),
})
export type Quality = z.infer<typeof Quality>

/** Precision, recall and their harmonic mean; null when undefined (nothing found or nothing expected). */
export function rates({ right, wrong, missed }: Tally): {
  precision: number | null
  recall: number | null
  f1: number | null
} {
  const precision = right + wrong === 0 ? null : right / (right + wrong)
  const recall = right + missed === 0 ? null : right / (right + missed)
  const whole = 2 * right + wrong + missed
  return { precision, recall, f1: whole === 0 ? null : (2 * right) / whole }
}
