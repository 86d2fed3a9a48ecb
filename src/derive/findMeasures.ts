import type { Cue, Status } from '#domain/claim.ts'
import type { CategoryRule, LanguageRules } from './languageRules.ts'
import { findCues, matches, matchRule, type Passage } from './rules.ts'
import type { Reading } from './sentenceTime.ts'

/** A measure category in a sentence, with its facet. */
export type MeasureFinding = Readonly<{ category: string; facet: string | null; cues: readonly Cue[] }>

/** The measures of a sentence, one for each category whose cues fire. */
export function findMeasures(passage: Passage, rules: LanguageRules): MeasureFinding[] {
  if (matches(rules.measureExclusions, passage)) return []
  const acting = matches(rules.acting, passage)
  return rules.measures.flatMap((category) => {
    const cues = matchRule(category.rule, passage)
    const weak = acting ? matchRule({ ...category.rule, cues: category.weak }, passage) : []
    const all = [...cues, ...weak].sort((a, b) => a.start - b.start || a.end - b.end)
    return all.length > 0 ? [{ category: category.id, facet: facetOf(category, passage), cues: all }] : []
  })
}

function facetOf(category: CategoryRule, passage: Passage): string | null {
  const found = category.facets.filter((facet) => matches(facet.cues, passage))
  return found.length === 1 ? (found[0]?.id ?? null) : null
}

/** The drivers of a sentence, one for each category whose cues fire. */
export function findDrivers(
  passage: Passage,
  rules: LanguageRules,
): { category: string; cues: readonly Cue[] }[] {
  return rules.drivers.flatMap((driver) => {
    const cues = matchRule(driver.rule, passage)
    return cues.length > 0 ? [{ category: driver.id, cues }] : []
  })
}

/** The status of a sentence's measures with its cues; `sure` is false if only the tense suggests it. */
export type StatusReading = Readonly<{ status: Status; cues: readonly Cue[]; sure: boolean }>

/** The status stated by one sentence; null if it states none. */
export function readStatus(passage: Passage, rules: LanguageRules): StatusReading | null {
  const strong = rules.statuses.map(({ id, strong }) => ({ id, cues: findCues(strong, passage) }))
  const gap = strong.find(({ id, cues }) => id === 'gap' && cues.length > 0)
  if (gap) return { status: 'gap', cues: gap.cues.slice(0, 1), sure: true }
  const first = strong
    .flatMap(({ id, cues }) => cues.slice(0, 1).map((cue) => ({ id, cue })))
    .sort((a, b) => a.cue.start - b.cue.start)[0]
  if (first) return { status: first.id, cues: [first.cue], sure: true }
  for (const wanted of rules.statusOrder) {
    const cues = findCues(rules.statuses.find(({ id }) => id === wanted)?.cues ?? [], passage)
    if (cues.length > 0) return { status: wanted, cues: cues.slice(0, 1), sure: true }
  }
  for (const { id, tense } of rules.statuses) {
    const cues = findCues(tense, passage)
    if (cues.length > 0) return { status: id, cues: cues.slice(0, 1), sure: false }
  }
  return null
}

/**
 * The status of each sentence in order: its own, else `planned` after a planned sentence of the paragraph or under a
 * heading that announces plans, else `done`.
 */
export function statusesOf(readings: readonly Reading[], rules: LanguageRules): readonly StatusReading[] {
  const result: StatusReading[] = []
  for (const [index, reading] of readings.entries()) {
    result.push(statusOf(reading, readings[index - 1], result[index - 1], rules))
  }
  return result
}

function statusOf(
  reading: Reading,
  before: Reading | undefined,
  carried: StatusReading | undefined,
  rules: LanguageRules,
): StatusReading {
  const own = readStatus(reading.passage, rules)
  if (own) return own
  const announced = reading.heading !== null && matches(rules.plannedHeadings, reading.heading)
  const continued = before?.line === reading.line && carried?.status === 'planned'
  return { status: continued || announced ? 'planned' : 'done', cues: [], sure: false }
}
