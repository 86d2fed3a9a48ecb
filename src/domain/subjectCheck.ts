import type { StepNumber } from './briefing.ts'
import { sumOfQuery, writeCellQuery } from './cellQuery.ts'
import { type Counted, countsInParts, countsOfSubject, type Pair, pairsIn } from './countedSubject.ts'
import { type DrawnStep, monthsOfChart } from './drawnCells.ts'
import { STABLE_BAND } from './figureCube.ts'
import type { UiLanguage } from './language.ts'
import { inEvery } from './languages/allLanguages.ts'
import { type Month, wholeYears, yearOf } from './period.ts'
import { isMonthName, partInWords, type StatedNumber, statedNumbers } from './statedNumbers.ts'
import { type BackingSources, boundThatHolds, isCountOf, isRatioOf } from './stepBacking.ts'
import {
  clauseOf,
  clausesOf,
  directionOf,
  EVERY_MONTH,
  partsOfClause,
  routesIn,
  UNIT_WORDS,
  unitIn,
  yearsIn,
} from './subjectWords.ts'

/** What the evidence holds: a count, a change in per cent, a day (YYYY-MM-DD), a route, or the counts of two routes. */
export type Held =
  /** `month` is set where the words speak of single months: the month of this value. */
  | { readonly form: 'count' | 'change'; readonly value: number; readonly month?: Month }
  | { readonly form: 'day' | 'route'; readonly value: string }
  | {
      readonly form: 'routes'
      readonly value: readonly { readonly route: string; readonly count: number }[]
    }

/**
 * A statement as written, with the evidence that bears on it. `held` is null where the evidence states it in so many words,
 * or says nothing about it.
 */
export interface CheckedStatement {
  readonly text: string
  readonly evidence: readonly string[]
  readonly held: Held | null
  /** Similar words that would be true: "more than halved" for "halved". */
  readonly instead?: string
}

/** A title or line to check. */
export interface CheckedWords {
  readonly text: string
  readonly language: UiLanguage
  /** Whether the author has tied it to evidence. */
  readonly isTied: boolean
  /** The number or chart of the step. */
  readonly figure: StepNumber | null
  readonly step: DrawnStep
}

/** A statement, and whether the evidence bears it out. */
export interface Verdict {
  readonly isBorneOut: boolean
  readonly statement: CheckedStatement
}

/** What the evidence holds about the subject of a number. */
export interface Subject {
  readonly counts: readonly Counted[]
  readonly pairs: readonly Pair[]
  /** The evidence of every count of the subject. */
  readonly links: readonly string[]
}

/** A capital or digit after the number narrows its subject: to a country, say, or another period. */
const NARROWER = /\p{Lu}|\d/u

/** A word, or a quarter of a year: "Q2". */
const WORD = new RegExp(`\\p{L}+|(?:${inEvery('quarterLetter')})[1-4](?!\\d)`, 'gu')

/** The counts for the part of the year that a clause names, or as they are where it names none; null where it compares parts of one year. */
function inPartsOf(
  clause: string,
  { text, language }: CheckedWords,
  counts: readonly Counted[],
  sources: BackingSources,
): { counts: readonly Counted[]; isOfParts: boolean } | null {
  const parts = partsOfClause(text, clause, language)
  const own = parts && countsInParts(counts, parts, sources)
  if (!own) return null
  return own.length > 0 ? { counts: own, isOfParts: true } : { counts, isOfParts: false }
}

/** The subject of a number, and what the evidence holds about it; null where the words leave the subject open. */
export function subjectOf(
  number: StatedNumber,
  words: CheckedWords,
  counts: readonly Counted[],
  sources: BackingSources,
): Subject | null {
  const { text } = words
  const clause = clauseOf(text, number)
  const [before = '', after = ''] = clause.split(number.text)
  const { of: years, than } = yearsIn(clause)
  const rest = routesIn(after, sources)
    .reduce((left, { written }) => left.replace(written, ''), after)
    .replaceAll(WORD, (word) => (isMonthName(word) || word.length === 2 ? '' : word))
  if (
    NARROWER.test(rest.replaceAll(/(?:19|20)\d\d/g, '')) ||
    /\d/.test(before.replaceAll(/(?:19|20)\d\d/g, ''))
  )
    return null
  const whole = countsOfSubject(text, words.figure, counts, sources)
  const within = whole && inPartsOf(clause, words, whole, sources)
  if (!within) return null
  const { counts: of, isOfParts } = within
  const isOfOne = (all: readonly number[], { query: { spans } }: Counted) => {
    const [span, ...more] = spans
    const ends = spans.flatMap(({ from, to }) => [yearOf(from), yearOf(to)])
    const years = isOfParts ? ends : span && more.length === 0 ? wholeYears(span) : null
    return years !== null && new Set(years).size === 1 && all.includes(years[0] ?? 0)
  }
  if (number.form === 'count') {
    const unit = UNIT_WORDS.find(([name]) => name === unitIn(text))?.[1]
    const isCounted =
      unit !== undefined &&
      new RegExp(
        `^[ \\u00a0\\u202f](?:${inEvery('beforeCounted')})?(?:${unit})(?!\\p{L})|^[ \\u00a0](?:${inEvery('inYear')})[ \\u00a0]\\d`,
        'iu',
      ).test(after)
    if (!isCounted || years.length > 1) return null
    const shown = words.figure && `cells:${words.figure.cells}`
    return {
      counts: of.filter((each) => (years.length === 1 ? isOfOne(years, each) : each.link === shown)),
      pairs: [],
      links: of.map(({ link }) => link),
    }
  }
  const direction = directionOf(clause)
  if (direction ? direction.isDenied : number.form !== 'multiple') return null
  const pairs = pairsIn(of)
  return {
    counts: [],
    pairs: pairs.filter(
      ([earlier, later]) =>
        (years.length === 0 || isOfOne(years, later)) && (than.length === 0 || isOfOne(than, earlier)),
    ),
    links: of.map(({ link }) => link),
  }
}

/** The change in its subject that bears a number out; null if there is none. */
export function heldBySubject(number: StatedNumber, subject: Subject | null) {
  const pair = subject?.pairs.find(([before, after]) => isRatioOf(number, before.value, after.value, true))
  if (!pair || number.form === 'count') return null
  return { evidence: pair.map(({ link }) => link), held: heldChange(pair) }
}

/** What the evidence says about the subject instead; null where it agrees with the number or says nothing. */
export function otherThan(
  number: StatedNumber,
  { counts, pairs }: Subject,
  language: UiLanguage,
): Omit<CheckedStatement, 'text'> | null {
  const [count] = counts
  if (count && counts.every(({ value }) => !isCountOf(number, value))) {
    return { evidence: [count.link], held: { form: 'count', value: count.value } }
  }
  const [pair] = pairs
  if (!pair || pairs.some(([before, after]) => isRatioOf(number, before.value, after.value, true)))
    return null
  const [before, after] = pair
  const held = heldChange(pair)
  const part = number.form === 'part' ? partInWords(number.text, Math.abs(held.value), language) : null
  const instead = part ?? boundThatHolds(number, before.value, after.value, language)
  return {
    evidence: [before.link, after.link],
    held,
    ...(instead !== null && { instead }),
  }
}

/** A change in per cent, with the month where it concerns a single month of the cited period. */
function heldChange([before, { link, query, value }]: Pair) {
  const [span, ...more] = query.spans
  const isMonth = span?.from === span?.to && more.length === 0 && link !== `cells:${writeCellQuery(query)}`
  const change = (value / before.value - 1) * 100
  return { form: 'change' as const, value: change, ...(isMonth && span && { month: span.from }) }
}

/** Checks the direction that each clause states (`compared` clauses, which set two routes side by side, state none): the first that is wrong, else the first. */
export function directionIn(
  words: CheckedWords,
  counts: readonly Counted[],
  sources: BackingSources,
  compared: readonly string[],
): Verdict | null {
  const all = clausesOf(words.text).filter((clause) => !compared.includes(clause))
  const clauses = all.filter((clause) => partsOfClause(words.text, clause, words.language)?.length !== 0)
  const whole = compared.length > 0 ? all : [words.text]
  const found = (clauses.length > 0 ? clauses : whole).flatMap(
    (clause) => directionOfClause(clause, words, counts, sources) ?? [],
  )
  return found.find(({ isBorneOut }) => !isBorneOut) ?? found[0] ?? null
}

/** Checks the direction that a clause states. A change small enough to come from revisions contradicts nothing. */
function directionOfClause(
  clause: string,
  words: CheckedWords,
  counts: readonly Counted[],
  sources: BackingSources,
): Verdict | null {
  const direction = directionOf(clause)
  const whole = direction && countsOfSubject(words.text, words.figure, counts, sources)
  const of = whole && inPartsOf(clause, words, whole, sources)?.counts
  if (!direction || !of) return null
  const { text, isRise, isDenied } = direction
  // "did not fall by 40%" may mean that it fell by less.
  const hasSize = statedNumbers(clause, words.language).some(({ form }) => form !== 'count')
  if (isDenied && hasSize) return null
  const years = yearsIn(clause)
  const isIn = (all: readonly number[], { query }: Counted) =>
    all.every((year) => query.spans.some(({ from, to }) => from <= `${year}-12` && `${year}-01` <= to))
  const [pair, ...others] = pairsIn(of).filter(
    ([earlier, later]) => isIn(years.of, later) && isIn(years.than, earlier),
  )
  if (!pair || others.length > 0) return null
  const held = heldChange(pair)
  const { value: change } = held
  const isOfMonths = EVERY_MONTH.test(words.text) && isRise !== null && !isDenied
  const month = isOfMonths ? otherMonth(words, isRise, sources) : null
  if (month) return { isBorneOut: false, statement: { text, ...month } }
  const isStable = Math.abs(change) <= STABLE_BAND * 100
  const isSo = isRise === null ? isStable : change > 0 === isRise && change !== 0
  const isBorneOut = isDenied ? !isSo : isSo
  if (!isBorneOut && isStable) return null
  const evidence = pair.map(({ link }) => link)
  return { isBorneOut, statement: { text, evidence, held } }
}

/** The first month shown in the step that breaks the stated direction, compared with the year before if that is shown, else with the previous month. */
function otherMonth(
  { step }: CheckedWords,
  isRise: boolean,
  { tables }: BackingSources,
): Omit<CheckedStatement, 'text'> | null {
  const shown = step.number ?? step.chart
  const months = monthsOfChart(step.chart ? step : { ...step, look: { layout: 'number' } }).flatMap(
    ({ link, query }) => {
      const table = tables.get(query.table)
      const column = table?.counts.find(({ name }) => name === query.count)
      const value = table && column ? sumOfQuery(table, column, query) : null
      const month = query.spans[0]?.from
      return value !== null && month !== undefined ? [{ link, month, value }] : []
    },
  )
  const now = months.filter(({ link }) => link === `cells:${shown?.cells}`)
  const before = months.filter(({ link }) => link === `cells:${shown?.against}`)
  const pairs = now.flatMap((after, at) => {
    const other = before.length > 0 ? before[at] : now[at - 1]
    return other ? [{ before: other, after }] : []
  })
  const wrong = pairs.find(({ before: { value }, after }) =>
    isRise ? after.value <= value : after.value >= value,
  )
  if (!wrong || wrong.before.value === 0) return null
  const value = (wrong.after.value / wrong.before.value - 1) * 100
  const evidence = [...new Set([wrong.before.link, wrong.after.link])]
  return { evidence, held: { form: 'change', value, month: wrong.after.month } }
}
