import type { Cue, Status } from '#domain/claim.ts'
import { unique } from '#lib/groupBy.ts'
import type { CategoryRule, LanguageRules, PlaceName, StatusRule } from './languageRules.ts'
import { overlaps, type Span } from './patterns.ts'
import { findCues, matches, matchRule, type Passage, type Pattern } from './rules.ts'
import { type Clause, clausesOf } from './sentences.ts'
import type { Reading } from './sentenceTime.ts'

/** A measure category in a sentence, with its facet. */
export type MeasureFinding = Readonly<{ category: string; facet: string | null; cues: readonly Cue[] }>

/** The measures of a sentence, one for each category whose cues match. */
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

/** The drivers of a sentence, one for each category whose cues match. */
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

/** The status stated by a sentence or one clause of it; null for none. Who decides may stand elsewhere in the `sentence`. */
export function readStatus(
  passage: Passage,
  rules: LanguageRules,
  sentence: Passage = passage,
): StatusReading | null {
  const words = (list: readonly Pattern[], { not }: StatusRule) =>
    matchRule({ cues: list, not, with: null }, passage)
  const strong = rules.statuses.map((rule) => ({ id: rule.id, cues: words(rule.strong, rule) }))
  const gap = strong.find(({ id, cues }) => id === 'gap' && cues.length > 0)
  if (gap) return { status: 'gap', cues: gap.cues.slice(0, 1), sure: true }
  const first = strong
    .flatMap(({ id, cues }) => cues.slice(0, 1).map((cue) => ({ id, cue })))
    .sort((a, b) => a.cue.start - b.cue.start)[0]
  if (first) return { status: first.id, cues: [first.cue], sure: true }
  for (const wanted of rules.statusOrder) {
    const rule = rules.statuses.find(({ id }) => id === wanted)
    const [cue] = rule ? words(rule.cues, rule) : []
    if (!cue) continue
    const status = wanted === 'gap' && isDecided(cue, sentence, rules) ? 'planned' : wanted
    return { status, cues: [cue], sure: true }
  }
  for (const rule of rules.statuses) {
    const cues = words(rule.tense, rule)
    if (cues.length > 0) return { status: rule.id, cues: cues.slice(0, 1), sure: false }
  }
  return null
}

/** Whether a demand comes from those who can meet it: one of them stands before its cue. */
function isDecided(cue: Cue, passage: Passage, rules: LanguageRules): boolean {
  return matchRule(rules.deciders, passage).some(({ end }) => end <= cue.start)
}

/** The status of a sentence; `unstated` is that of a part of it which states none itself. */
type SentenceStatus = StatusReading & Readonly<{ unstated: StatusReading }>

/**
 * The status of each sentence in order: its own, else `planned` after a planned sentence of the paragraph or under a
 * heading that announces plans, `gap` in a list under one that announces demands, else `done`. A gap that only "should" suggests
 * is planned after a plan as well. Where the whole document `isPlan`, as a draft act or a tender is, the default is `planned`.
 */
export function statusesOf(
  readings: readonly Reading[],
  rules: LanguageRules,
  isPlan = false,
): readonly SentenceStatus[] {
  const result: SentenceStatus[] = []
  for (const [index, reading] of readings.entries()) {
    const own = readStatus(reading.passage, rules)
    const inContext = (stated: StatusReading | null) =>
      statusInContext(stated, reading, readings[index - 1], result[index - 1], rules, isPlan)
    result.push({ ...inContext(own), unstated: inContext(null) })
  }
  return result
}

function statusInContext(
  own: StatusReading | null,
  reading: Reading,
  before: Reading | undefined,
  carried: StatusReading | undefined,
  rules: LanguageRules,
  isPlan: boolean,
): StatusReading {
  // "The measures should start in May": what ought to be is part of the plan that the sentences before it tell.
  const open = own === null || (own.status === 'gap' && !own.sure)
  if (own && !open) return own
  // A list of demands: "What we ask for".
  if (reading.item && reading.heading !== null && matches(rules.gapHeadings, reading.heading)) {
    return { status: 'gap', cues: own?.cues ?? [], sure: false }
  }
  const announced = reading.heading !== null && matches(rules.plannedHeadings, reading.heading)
  const continued = before?.line === reading.line && carried?.status === 'planned'
  if (continued || announced || isPlan) return { status: 'planned', cues: own?.cues ?? [], sure: false }
  return own ?? { status: 'done', cues: [], sure: false }
}

/**
 * The status of each measure of a sentence: that of the clause which holds its words, where the clause states one, else
 * `whole`. "Seven were arrested, but were not charged": the arrests are done, the charges a gap. A clause that speaks of the
 * measure before it ("but it was never carried out") leaves that measure the status of the whole sentence.
 */
export function measureStatuses(
  passage: Passage,
  measures: readonly MeasureFinding[],
  whole: SentenceStatus,
  rules: LanguageRules,
): readonly StatusReading[] {
  const clauses = measures.length > 0 ? clausesOf(passage, rules.clauses) : []
  if (clauses.length < 2) return measures.map(() => whole)
  const holding = measures.map(({ cues }) =>
    clauses.filter((clause) => cues.some((cue) => holds(clause, cue))),
  )
  const held = new Set(holding.flat())
  const [decisive] = whole.cues
  const decider = decisive && clauses.find((clause) => holds(clause, decisive))
  // "…, but it was never carried out": says of the measure before it that it failed.
  if (whole.status === 'gap' && decider?.isAnaphoric && !held.has(decider)) return measures.map(() => whole)
  const readings = clauseReadings(clauses, passage, rules)
  // "London froze the assets, yet no extradition was granted": what another clause denies is not denied of this one.
  const otherwise =
    whole.status === 'gap' && decider?.kind === 'contrast' && held.has(decider) ? whole.unstated : whole
  return holding.map(([first, ...others]) => {
    if (first === undefined) return whole
    // "Patrols resumed, while the promised drones are on order": what comes first is what the measure came to.
    if (others.length > 0)
      return (others.some(({ kind }) => kind === 'contrast') && readings.get(first)) || whole
    return readings.get(first) ?? (first.kind === 'main' ? otherwise : whole)
  })
}

/** Whether the last letter of a cue is in the clause: cues with a gap end at the thing that they are about. */
function holds({ spans }: Clause, { end }: Cue): boolean {
  return spans.some((span) => span.start < end && end <= span.end)
}

/** What each clause states; null where it states nothing and adds to nothing that does. */
function clauseReadings(
  clauses: readonly Clause[],
  sentence: Passage,
  rules: LanguageRules,
): ReadonlyMap<Clause, StatusReading | null> {
  const result = new Map<Clause, StatusReading | null>()
  const isOpposed = clauses.some(({ kind }) => kind === 'contrast')
  let before = null as StatusReading | null
  for (const clause of clauses) {
    // "Frontex sent guards, while charities demand …": a clause with a subject of its own has no other who decides.
    const isApart = clause.kind === 'contrast' && !clause.isAnaphoric
    const own = readStatus(clause.passage, rules, isApart ? clause.passage : sentence)
    // A tense alone may be a participle ("based in Calais"), unless another clause is set against it.
    const isSure = own?.sure || (isOpposed && (clause.kind === 'main' || clause.kind === 'contrast'))
    // A relative clause on a missing step says what the step would do, which is not a plan.
    const isIdle = clause.kind === 'relative' && own?.status === 'planned' && before?.status === 'gap'
    const reading: StatusReading | null =
      own && isSure && !isIdle ? own : clause.kind === 'main' ? null : before
    result.set(clause, reading)
    before = reading
  }
  return result
}

/** A name in a sentence, with document offsets. */
export type Named = Readonly<{ id: string; cue: Cue }>

/** The actors of a sentence, and the states that it names only as places. */
type ActorsAndPlaces = Readonly<{
  actors: readonly string[]
  countries: readonly string[]
  states: readonly Named[]
  /** Criminal groups that are not the subject of the sentence. */
  targets: readonly string[]
}>

/** A name with at most this many words before it is the subject ("The smuggling gangs …"). */
const WORDS_BEFORE_SUBJECT = 2

/** The names in the passage, in text order; of overlapping names, the longest. */
export function findNames(places: readonly PlaceName[], passage: Passage): Named[] {
  const all = places.flatMap(({ id, names }) => findCues(names, passage).map((cue) => ({ id, cue })))
  all.sort((a, b) => b.cue.end - b.cue.start - (a.cue.end - a.cue.start) || a.cue.start - b.cue.start)
  const distinct: Named[] = []
  for (const named of all) {
    if (!distinct.some((other) => overlaps(other.cue, named.cue))) distinct.push(named)
  }
  return distinct.sort((a, b) => a.cue.start - b.cue.start)
}

/** How far from a name its neighbours are looked for, code units: longer than any phrase with its gaps. */
const REACH = 240

/** The start of the first word at or after an offset; the given end if that lies beyond the text. */
function wordStart(text: string, offset: number, end = 0): number {
  if (offset <= 0) return 0
  const space = offset >= text.length ? -1 : text.indexOf(' ', offset)
  return space === -1 ? (end > 0 ? end : offset) : space
}

/** Whether one of the patterns ends right before the span (spaces between). */
export function endsBefore(patterns: readonly Pattern[], passage: Passage, span: Span): boolean {
  const end = span.start - passage.start
  const from = wordStart(passage.text, end - REACH)
  const reach = { text: passage.text.slice(from, end), start: passage.start + from }
  return findCues(patterns, reach).some((cue) =>
    /^[\s'-]*$/u.test(passage.text.slice(cue.end - passage.start, end)),
  )
}

/** Whether one of the patterns starts right after the span. */
export function startsAfter(patterns: readonly Pattern[], passage: Passage, span: Span): boolean {
  const from = span.end - passage.start
  const to = wordStart(passage.text, from + REACH, passage.text.length)
  const rest = { text: passage.text.slice(from, to), start: span.end }
  return findCues(patterns, rest).some((cue) =>
    /^[\s,'’s]*$/u.test(rest.text.slice(0, cue.start - rest.start)),
  )
}

/** Finds the actors of a sentence: bodies whenever named, states only if they act. */
export function findActors(passage: Passage, rules: LanguageRules): ActorsAndPlaces {
  const bodies = findNames(rules.actors, passage)
  const states = findNames(rules.states, passage).filter(
    (state) => !bodies.some((body) => overlaps(body.cue, state.cue)),
  )
  const acting = states.filter(
    ({ cue }) => startsAfter(rules.actsAfter, passage, cue) && !endsBefore(rules.placeBefore, passage, cue),
  )
  const actors = [...bodies, ...acting].sort((a, b) => a.cue.start - b.cue.start).map((named) => named.id)
  const places = states
    .filter((state) => !acting.some((other) => other.id === state.id))
    .map((named) => named.id)
  const targets = bodies
    .filter(({ id }) => rules.criminalActors.has(id))
    .filter(({ id }) => !bodies.some((other) => other.id === id && isSubject(other, passage)))
    .map(({ id }) => id)
  return { actors: unique(actors), countries: unique(places), states, targets: unique(targets) }
}

function isSubject({ cue }: Named, passage: Passage): boolean {
  const before = passage.text.slice(0, cue.start - passage.start).trim()
  return before === '' || before.split(/\s+/u).length <= WORDS_BEFORE_SUBJECT
}
