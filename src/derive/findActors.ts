import type { Cue } from '#domain/claim.ts'
import type { LanguageRules, PlaceName } from './languageRules.ts'
import { overlaps, type Span } from './patterns.ts'
import { findCues, type Passage, type Pattern } from './rules.ts'

/** A name in a sentence, with document offsets. */
export type Named = Readonly<{ id: string; cue: Cue }>

/** The actors of a sentence, and the states that it names only as places. */
export type ActorsAndPlaces = Readonly<{
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

export function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
