import type { Status } from '#domain/claim.ts'
import { ratioOf } from '#domain/figureUnit.ts'
import type { UiLanguage } from '#domain/language.ts'
import { LANGUAGE_WORDS } from '#domain/languages/allLanguages.ts'
import { planStateOf } from '#domain/measure.ts'
import { whoseLink } from '#domain/own/rules.ts'
import { readReader } from '#domain/readerLink.ts'
import type { Fact, Snapshot, Statement } from '#domain/snapshot.ts'
import { partInWords, statedNumbers } from '#domain/statedNumbers.ts'
import { type BackingSources, factOf } from '#domain/stepBacking.ts'
import type { CheckedStatement } from '#domain/subjectCheck.ts'
import { precisionOf } from '#domain/textAgainstSeries.ts'
import { checkWords, type WordsCheck } from '#domain/wordsCheck.ts'
import { createFormats } from '#i18n/formats.ts'
import type { ContentInput } from './stepContent.ts'
import { backingSources } from './talkSnapshot.ts'
import { firstEvidenceId } from './viewContent.ts'

/** What became of a statement; `unknown` where the data cannot tell, as where only its author has them. */
export type Verdict = 'holds' | 'changed' | 'gone' | 'unknown'

/** A value of a table that another has replaced; `key` are its keys, and a null value was not or is no longer published. */
export interface ChangedCell {
  readonly link: string
  readonly key: string
  readonly was: number | null
  readonly now: number | null
}

/** A statement beside what today's data say. */
export interface SinceStatement extends Pick<Statement, 'step' | 'place' | 'name' | 'evidence'> {
  readonly statement: Statement
  /** In words; `now` is null where nothing can be stated. */
  readonly was: string
  readonly now: string | null
  /** The statement's value today. */
  readonly value: Statement['value']
  readonly verdict: Verdict
  /** Words of the author's in place of those that no longer hold. */
  readonly proposal: string | null
  /** The cells of its sums that differ, as far as they were kept. */
  readonly cells: readonly ChangedCell[]
}

/** What a talk or file stated, in its order, beside today's data. */
export function changesSince(snapshot: Snapshot, input: ContentInput): readonly SinceStatement[] {
  const links = [
    ...new Set([...Object.keys(snapshot.facts), ...snapshot.statements.flatMap(({ evidence }) => evidence)]),
  ]
  const sources = backingSources(links, input)
  const facts = new Map<string, Fact | null>()
  const factNow = (link: string): Fact | null => {
    if (!facts.has(link)) facts.set(link, factOf(link, sources))
    return facts.get(link) ?? null
  }
  const now: Now = { snapshot, input, sources, factNow }
  return snapshot.statements.map((statement) => {
    const { step, place, name, evidence, item } = statement
    const found = verdictOf(statement, now)
    return {
      step,
      place,
      name,
      evidence: evidence.length > 0 || item === undefined ? evidence : evidenceOfItem(item, input),
      statement,
      was: statement.text,
      value: statement.value,
      proposal: null,
      cells: evidence.flatMap((link) => changedCells(link, snapshot.facts[link], factNow(link))),
      ...found,
    }
  })
}

/** What a plan or measure rests on today: a table of plans names their ids alone. */
function evidenceOfItem(item: string, { read }: ContentInput): string[] {
  const first = firstEvidenceId(read('measures')?.measures.find(({ id }) => id === item))
  return first === undefined ? [] : [first]
}

interface Now {
  readonly snapshot: Snapshot
  readonly input: ContentInput
  readonly sources: BackingSources
  readonly factNow: (link: string) => Fact | null
}

type Found = Pick<SinceStatement, 'now' | 'verdict'> & Partial<Pick<SinceStatement, 'proposal' | 'value'>>

/** A value of today in words, beside the one that was stated. */
function found(now: string, value: Statement['value'], was: Statement['value']): Found {
  return { now, value, verdict: value === was ? 'holds' : 'changed' }
}

const UNKNOWN: Found = { now: null, verdict: 'unknown' }
const GONE: Found = { now: null, verdict: 'gone' }

function verdictOf(statement: Statement, now: Now): Found {
  const { evidence } = statement
  // Only the reader's own browser has what other links name.
  if (evidence.some((link) => whoseLink(link) !== 'published' && !now.factNow(link))) return UNKNOWN
  switch (statement.place) {
    case 'number':
    case 'before':
    case 'map':
      return sumNow(statement, now)
    case 'change':
      return changeNow(statement, now)
    case 'chart':
      return chartNow(statement, now)
    case 'row':
      return statement.value === null ? recordNow(statement, now) : sumNow(statement, now)
    case 'status':
    case 'outcome':
      return stateNow(statement, now)
    case 'quotation':
      return quotationNow(statement, now)
    case 'title':
    case 'line':
      return wordsNow(statement, now)
  }
}

/** The sum of cells now; null where nothing is published any more. */
function sumOfLink(link: string | undefined, { factNow }: Now): number | null {
  const fact = link === undefined ? null : factNow(link)
  return fact?.kind === 'cells' ? fact.sum : null
}

function sumNow({ evidence, value }: Statement, now: Now): Found {
  const sum = sumOfLink(evidence[0], now)
  if (sum === null) return GONE
  return found(now.input.words.number(sum), sum, value)
}

/** A change follows from its two sums: it has changed where it is written otherwise. */
function changeNow({ evidence, value }: Statement, now: Now): Found {
  const [after, before] = evidence.map((link) => sumOfLink(link, now))
  const ratio = ratioOf(before ?? null, after ?? null)
  if (ratio === null || typeof value !== 'number') return GONE
  const { change } = now.input.words
  return { now: change(ratio), value: ratio, verdict: change(ratio) === change(value) ? 'holds' : 'changed' }
}

function chartNow({ evidence }: Statement, now: Now): Found {
  const sums = evidence.map((link) => {
    const then = now.snapshot.facts[link]
    return [then?.kind === 'cells' ? then.sum : null, sumOfLink(link, now)] as const
  })
  const moved = sums.filter(([then, today]) => then !== today)
  if (moved.length === 0) return { now: '', verdict: 'holds' }
  const isGone = sums.every(([, today]) => today === null)
  const { number } = now.input.words
  return isGone
    ? GONE
    : {
        now: moved.map(([, today]) => (today === null ? '–' : number(today))).join(' · '),
        verdict: 'changed',
      }
}

function recordNow({ evidence: [link = ''] }: Statement, { factNow, snapshot, input }: Now): Found {
  const [then, today] = [snapshot.facts[link], factNow(link)]
  if (today?.kind !== 'record') return then ? GONE : UNKNOWN
  const isSame = then?.kind !== 'record' || then.title === today.title
  const target = readReader(link)
  const record = input
    .read('records')
    ?.records.find(({ id }) => target?.type === 'record' && id === target.recordId)
  return {
    now: record ? input.words.recordTitle(record) : today.title,
    verdict: isSame ? 'holds' : 'changed',
  }
}

/** The status of a record or measure, or what came of a plan. */
function stateNow({ place, evidence: [link = ''], item, value }: Statement, now: Now): Found {
  const { input, factNow } = now
  const measure = input.read('measures')?.measures.find(({ id }) => id === item)
  const fact = factNow(link)
  if (place === 'outcome') {
    const state = measure && planStateOf(measure)
    if (!measure) return GONE
    // A plan that is stated as done since is none any more.
    return state === null || state === undefined
      ? { now: input.words.status(measure.status), verdict: 'changed' }
      : found(input.words.choice({ group: 'outcome', choice: state }), state, value)
  }
  const status = measure?.status ?? (fact?.kind === 'record' ? (fact.status as Status | null) : null)
  if (status === null) return GONE
  return found(input.words.status(status), status, value)
}

/** A sentence holds as long as its text has it, word for word, wherever that is now. */
function quotationNow({ text, evidence: [link = ''] }: Statement, { sources, factNow }: Now): Found {
  const fact = factNow(link)
  if (fact?.kind === 'sentence' && fact.text === text) return { now: text, verdict: 'holds' }
  const target = readReader(link)
  const document = target?.type === 'document' && sources.documents.find(({ id }) => id === target.documentId)
  if (!document) return GONE
  return document.text.includes(text) ? { now: text, verdict: 'holds' } : GONE
}

/** Words of the author's, checked against what their evidence holds now. */
function wordsNow(statement: Statement, now: Now): Found {
  const { text, evidence, held = [], isTied = false } = statement
  const { snapshot, sources, factNow } = now
  const step = snapshot.steps.find(({ id }) => id === statement.step)
  if (!step) return UNKNOWN
  if (evidence.some((link) => snapshot.facts[link] && !factNow(link))) return GONE
  const check = (words: string) =>
    checkWords(
      { ...step, title: words, text: [], ...(isTied && { ties: [{ line: 0, evidence }] }) },
      snapshot.language,
      sources,
    )[0]
  const found = check(text)
  const isLost = (one: string) => !found?.agreeing.some((agreed) => agreed.text === one)
  if (found && found.state !== 'contradicted' && !held.some(isLost)) return { now: text, verdict: 'holds' }
  return { now: null, verdict: 'changed', proposal: proposedWords(text, snapshot.language, check) }
}

function changedCells(link: string, then: Fact | undefined, today: Fact | null): readonly ChangedCell[] {
  if (then?.kind !== 'cells' || today?.kind !== 'cells' || then.sum === today.sum) return []
  const [before, after] = [then.cells, today.cells]
  if (!before || !after) return []
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const [was, is] = [before[key] ?? null, after[key] ?? null]
    return was === is ? [] : [{ link, key, was, now: is }]
  })
}

/** A text states a few things at most. */
const MAX_CHANGES = 4

/**
 * Words of an author that hold, made of words that no longer do: another number, part ("a fifth": "a quarter") or direction
 * ("fell": "rose"). `check` checks a text against what evidence holds now. Null where no such change helps.
 */
export function proposedWords(
  text: string,
  language: UiLanguage,
  check: (text: string) => WordsCheck | undefined,
): string | null {
  let proposed = text
  for (let change = 0; change < MAX_CHANGES; change += 1) {
    const against = check(proposed)?.against
    if (!against) break
    const other = otherWords(against, language)
    if (other === null || !proposed.includes(against.text)) return null
    const isCapital = /^\p{Lu}/u.test(against.text)
    const written = isCapital ? other.charAt(0).toUpperCase() + other.slice(1) : other
    proposed = proposed.replace(against.text, () => written)
  }
  const found = check(proposed)
  const isHeld = found !== undefined && found.state !== 'contradicted' && found.unheld.length === 0
  return isHeld && proposed !== text ? proposed : null
}

function otherWords({ text, held }: CheckedStatement, language: UiLanguage): string | null {
  if (held?.form !== 'count' && held?.form !== 'change') return null
  const [number] = statedNumbers(text, language)
  if (!number) return held.form === 'change' ? otherDirection(text, language) : null
  const { number: write, percent } = createFormats(language)
  const share = Math.abs(held.value)
  switch (number.form) {
    case 'count': {
      const precision = precisionOf(number.value)
      return write(Math.round(held.value / precision) * precision)
    }
    case 'share': {
      const scale = 10 ** number.decimals
      return text.replace(/\d(?:.*\d)?/u, write(Math.round(share * scale) / scale))
    }
    case 'part': {
      const words = partInWords(text, share, language)
      if (words !== null) return words
      return (text.startsWith('d’') ? 'de ' : '') + percent(share / 100)
    }
    case 'multiple':
      return null
  }
}

function otherDirection(text: string, language: UiLanguage): string | null {
  const lower = text.toLowerCase()
  for (const [rise, fall] of LANGUAGE_WORDS[language].opposites) {
    const [from, to] = lower.startsWith(rise) ? [rise, fall] : lower.startsWith(fall) ? [fall, rise] : []
    if (from === undefined || to === undefined) continue
    return to + text.slice(from.length)
  }
  return null
}
