import type { ClaimValue, Cue } from '#domain/claim.ts'
import { firstFrom } from '#lib/firstFrom.ts'
import type { LanguageRules } from './languageRules.ts'
import { originalSpan } from './patterns.ts'
import { findCues, matches, matchRule, type Passage } from './rules.ts'
import type { Reading } from './sentenceTime.ts'
import { claimValue, type FoundValue, findValues } from './values.ts'

/** A category of figures in a sentence with its numbers. */
export type FigureFinding = Readonly<{
  category: string
  values: readonly ClaimValue[]
  cues: readonly Cue[]
}>

/** Largest distance of a cue after and before a number, in code units; smaller for numbers in letters. */
const REACH_AFTER = 70
const REACH_BEFORE = 60
const REACH_OF_WORDS = 32
/** "arrested thirteen", "coûtait de huit cents" */
const REACH_BEFORE_WORDS = 20
/** A number at the end of its clause ("… fell by 38%, to 239 000") may be far from its subject. */
const REACH_OF_LAST = 120
/** Added to the distance of a weak cue, and of a cue beyond another number. */
const WEAK = 60
const BEYOND = 40

/** A counted thing that a bare count of the next sentence may go on with. */
export type Counted = Readonly<{ line: number; category: string }>

/**
 * The figures of a sentence: each number goes to the category with the nearest cue; a cue after the number counts as
 * nearer. Changes ("by 38%", "tripled") join the first count of the sentence, or stand alone. Bare counts ("in 2023 it was
 * 28,500") take the category of `before`, what the sentence before counted.
 */
export function findFigures(
  reading: Reading,
  rules: LanguageRules,
  before: Counted | null = null,
): FigureFinding[] {
  const { passage, time } = reading
  const wordsOf = (value: FoundValue) => {
    const { start, end } = originalSpan(reading.form, value)
    return reading.form.original.slice(start, end)
  }
  if (matches(rules.figureExclusions, passage)) return []
  const values = findValues(passage.text, rules.numbers, time.spans)
  if (values.length === 0) return []
  const candidates = rules.figures
    .filter(({ absent }) => !matches(absent, passage))
    .map((figure) => ({
      id: figure.id,
      onlyAfter: figure.onlyAfter,
      strong: matchRule(figure.rule, passage),
      weak: findCues(
        figure.id === rules.shareFigure ? [...figure.weak, ...rules.numbers.shares] : figure.weak,
        passage,
      ),
    }))
  const placed = values.flatMap((value) => {
    const found = nearest(value, values, candidates, passage, rules)
    return found ? [{ value, ...found }] : []
  })
  if (placed.length === 0 && before?.line === reading.line) {
    placed.push(...bareCounts(values, before.category, passage, rules))
  }
  const main = placed.find(({ category }) => !rules.percentFigures.has(category))
  const merged = placed.map((item) =>
    main && item.category === rules.changeFigure ? { ...item, category: main.category } : item,
  )
  return [...new Set(merged.map(({ category }) => category))].map((category) => {
    const unit = rules.figures.find(({ id }) => id === category)?.unit ?? null
    const own = merged.filter((item) => item.category === category)
    return {
      category,
      values: own.map(({ value }) => claimValue(value, wordsOf(value), value.value === null ? null : unit)),
      cues: own.map(({ cue }) => cue),
    }
  })
}

/** All numbers of a sentence, whatever they count. */
export function numbersOf(reading: Reading, rules: LanguageRules): ClaimValue[] {
  return findValues(reading.passage.text, rules.numbers, reading.time.spans).map((value) => {
    const { start, end } = originalSpan(reading.form, value)
    return claimValue(value, reading.form.original.slice(start, end), null)
  })
}

/** The bare counts of a sentence, in a phrase that says they count the same as the sentence before. */
function bareCounts(
  values: readonly FoundValue[],
  category: string,
  passage: Passage,
  rules: LanguageRules,
): (Placed & Readonly<{ value: FoundValue }>)[] {
  const [cue] = findCues(rules.sameFigure, passage)
  if (!cue) return []
  const counts = values.filter((value) => value.value !== null && suits(value, category, rules))
  return counts.map((value) => ({ value, category, cue, distance: 0 }))
}

/** What a sentence counts, for the next one: its first count that is no percentage. */
export function countedIn(
  figures: readonly FigureFinding[],
  line: number,
  rules: LanguageRules,
): Counted | null {
  const figure = figures.find(({ category }) => !rules.percentFigures.has(category))
  return figure ? { line, category: figure.category } : null
}

type Candidate = Readonly<{ id: string; onlyAfter: boolean; strong: readonly Cue[]; weak: readonly Cue[] }>
type Placed = Readonly<{ category: string; cue: Cue; distance: number }>

function nearest(
  value: FoundValue,
  values: readonly FoundValue[],
  candidates: readonly Candidate[],
  passage: Passage,
  rules: LanguageRules,
): Placed | null {
  let best: Placed | null = null
  for (const { id, onlyAfter, strong, weak } of candidates) {
    if (!suits(value, id, rules)) continue
    for (const cues of [strong, weak]) {
      for (const cue of cues) {
        if (onlyAfter && cue.end - passage.start <= value.start) continue
        const distance = distanceOf(value, cue, values, passage, cues === weak)
        if (distance !== null && (!best || distance < best.distance)) best = { category: id, cue, distance }
      }
    }
  }
  return best
}

/** Whether a number may belong to the category: percentages, money and counts never mix. */
function suits(value: FoundValue, category: string, rules: LanguageRules): boolean {
  if (value.value === null && value.unit === null) return category === rules.changeFigure
  if (value.unit === 'percent') return rules.percentFigures.has(category)
  if (rules.percentFigures.has(category)) return false
  if (value.unit !== null) return rules.moneyFigures.has(category)
  return category === 'seizures' || !rules.moneyFigures.has(category)
}

function distanceOf(
  value: FoundValue,
  cue: Cue,
  values: readonly FoundValue[],
  passage: Passage,
  weak: boolean,
): number | null {
  const start = cue.start - passage.start
  const end = cue.end - passage.start
  const extra = (lo: number, hi: number) => (weak ? WEAK : 0) + (hasValue(values, lo, hi) ? BEYOND : 0)
  if (start < value.end && end > value.start) return weak ? WEAK + BEYOND : 0
  const change = value.unit === 'percent' || value.value === null
  if (start >= value.end) {
    const gap = start - value.end
    return gap <= (value.word && !change ? REACH_OF_WORDS : REACH_AFTER)
      ? gap + extra(value.end, start)
      : null
  }
  const gap = value.start - end
  if (gap > REACH_OF_LAST) return null
  const last = /^\s*(?:[,.;)]|$)/u.test(passage.text.slice(value.end))
  const reach = value.word && !change ? REACH_BEFORE_WORDS : last ? REACH_OF_LAST : REACH_BEFORE
  return gap <= reach ? 2 * gap + extra(end, value.start) : null
}

/** Whether a number lies between two offsets; `values` are in text order and do not overlap. */
function hasValue(values: readonly FoundValue[], start: number, end: number): boolean {
  const next = values[firstFrom(values, (value) => value.start < start)]
  return next !== undefined && next.end <= end
}
