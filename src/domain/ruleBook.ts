import * as z from 'zod/mini'

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
