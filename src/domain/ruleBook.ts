import * as z from 'zod/mini'

/** What a rule of the lexicon reads: a kind of claim, the status of a measure, or the name of a place. */
export const RULE_KINDS = ['measure', 'driver', 'event', 'figure', 'status', 'route', 'region'] as const
export const RuleKind = z.enum(RULE_KINDS)
export type RuleKind = z.infer<typeof RuleKind>

/**
 * What a list of patterns does in its rule: `cues` fire it, `strong` fire it before all others, `weak` only in a
 * sentence in which somebody acts, `tense` by the form of the verb when no cue stands there; `with` must stand
 * beside a cue, `not` and `absent` hold it back; `names` are names of a place.
 */
export const PATTERN_ROLES = ['strong', 'cues', 'names', 'weak', 'tense', 'with', 'not', 'absent'] as const
export const PatternRole = z.enum(PATTERN_ROLES)
export type PatternRole = z.infer<typeof PatternRole>

const Patterns = z.array(z.string())

/** Patterns by the language of a source, in the grammar of the lexicon; never empty in all languages. */
export const PatternList = z.strictObject({ role: PatternRole, en: Patterns, fr: Patterns, nl: Patterns })
export type PatternList = z.infer<typeof PatternList>

/** A rule by the id of what it reads, a term of the vocabulary, a status, a route or a region. */
export const Rule = z.strictObject({ kind: RuleKind, id: z.string(), lists: z.array(PatternList) })
export type Rule = z.infer<typeof Rule>

/** Every rule of the lexicon as its authors wrote it, for readers who ask why a sentence was read in this way. */
export const RuleBook = z.strictObject({
  rules: z.array(Rule),
  /** Words that say that an authority acts, which the `weak` cues of a measure need. */
  acting: PatternList,
  /** Words of a sentence that states no measure. */
  never: PatternList,
})
export type RuleBook = z.infer<typeof RuleBook>
