import type { ClaimValue, Cue } from '#domain/claim.ts'
import type { LanguageRules } from './languageRules.ts'
import type { Reading } from './reading.ts'
import { findCues, matches } from './rules.ts'
import { claimValue, type FoundValue, findValues } from './values.ts'

/** A kind of figure in a sentence with its numbers. */
export type FigureFinding = Readonly<{
  category: string
  values: readonly ClaimValue[]
  cues: readonly Cue[]
}>

/** A cue may stand this many code units after a number, or before it; numbers in letters want it closer. */
const REACH_AFTER = 70
const REACH_BEFORE = 60
const REACH_OF_WORDS = 28

/**
 * The figures of a sentence: each number goes to the category whose word stands nearest, after it rather than
 * before it. Percentages and words such as "tripled" join the counts of the sentence, or are a change by themselves.
 */
export function findFigures(reading: Reading, rules: LanguageRules): FigureFinding[] {
  const { passage, time } = reading
  if (matches(rules.neverFigure, passage)) return []
  const values = findValues(passage.text, rules.numbers, time.spans)
  if (values.length === 0) return []
  const cues = rules.figures.map((figure) => ({ ...figure, found: findCues(figure.rule.cues, passage) }))
  const placed = values.flatMap((value) => {
    const category = nearest(value, cues, passage.start, rules)
    return category ? [{ value, ...category }] : []
  })
  const counts = placed.filter(({ category }) => category !== rules.changeFigure)
  const changes = placed.filter(({ category }) => category === rules.changeFigure)
  // "fell by 38% to 239 000": the change belongs to the count.
  const main = counts[0]
  const merged = main
    ? [...counts, ...changes.map((change) => ({ ...change, category: main.category }))]
    : changes
  const categories = [...new Set(merged.map(({ category }) => category))]
  return categories.map((category) => {
    const unit = rules.figures.find(({ id }) => id === category)?.unit ?? null
    const own = merged
      .filter((item) => item.category === category)
      .sort((a, b) => a.value.start - b.value.start)
    return {
      category,
      values: own.map(({ value }) => claimValue(value, passage.original, value.value === null ? null : unit)),
      cues: own.map(({ cue }) => cue),
    }
  })
}

type Candidate = { id: string; found: readonly Cue[] }

function nearest(
  value: FoundValue,
  figures: readonly Candidate[],
  offset: number,
  rules: LanguageRules,
): { category: string; cue: Cue } | null {
  const change = value.unit === 'percent' || value.value === null
  const money = value.unit !== null && value.unit !== 'percent'
  let best: { category: string; cue: Cue; distance: number } | null = null
  for (const { id, found } of figures) {
    if (change !== (id === rules.changeFigure)) continue
    if (money !== rules.moneyFigures.has(id) && (money || id !== 'seizures')) continue
    for (const cue of found) {
      const after = cue.start - offset - value.end
      const before = value.start - (cue.end - offset)
      const inside = after < 0 && before < 0
      const distance = inside ? 0 : after >= 0 ? after : before * 2
      const within =
        inside ||
        (after >= 0
          ? after <= (value.word && !change ? REACH_OF_WORDS : REACH_AFTER)
          : before <= (value.word && !change ? 0 : REACH_BEFORE))
      if (within && (!best || distance < best.distance)) best = { category: id, cue, distance }
    }
  }
  return best
}
