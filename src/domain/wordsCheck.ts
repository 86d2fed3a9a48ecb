import { type BriefingStep, type StepNumber, tiesOfWords, type WordsTie } from './briefing.ts'
import { sameInOtherMonths, sumOfQuery, writeCellQuery } from './cellQuery.ts'
import {
  type Counted,
  countsIn,
  countsInParts,
  countsOfSubject,
  isOf,
  type Pair,
  pairsIn,
} from './countedSubject.ts'
import { type DrawnStep, monthsOfChart } from './drawnCells.ts'
import { STABLE_BAND } from './figureCube.ts'
import type { UiLanguage } from './language.ts'
import { type Month, wholeYears, yearOf } from './period.ts'
import { readReader } from './readerLink.ts'
import { isMonthName, partInWords, type StatedNumber, statedDays, statedNumbers } from './statedNumbers.ts'
import {
  type BackedPiece,
  type BackingSources,
  backedPieces,
  boundThatHolds,
  cellsOfLink,
  drawnPieces,
  holdingOf,
  isCountOf,
  isRatioOf,
} from './stepBacking.ts'
import {
  clauseOf,
  clausesOf,
  directionOf,
  EVERY_MONTH,
  partOnOther,
  partsOfClause,
  routesIn,
  UNIT_WORDS,
  unitIn,
  yearsIn,
} from './subjectWords.ts'
import { viewOfStep } from './viewCodec.ts'

/** What evidence holds: a count, a change in per cent, a day (YYYY-MM-DD) or a route. */
export type Held =
  /** `month`: the one that it is of, where words speak of single months. */
  | { readonly form: 'count' | 'change'; readonly value: number; readonly month?: Month }
  | { readonly form: 'day' | 'route'; readonly value: string }

/** A statement in some words, as written, with the evidence that speaks of the same. `held` null: evidence holds it as stated, or nothing of the kind. */
export interface CheckedStatement {
  readonly text: string
  readonly evidence: readonly string[]
  readonly held: Held | null
  /** What of the same would hold: "more than halved" for "halved". */
  readonly instead?: string
}

/**
 * Whose words a title or line is. `tied`: evidence says it. `tieable`: evidence holds a number or day that it states, but it is not
 * tied. `contradicted`: evidence of the same says another. `yours`: the author's, whether `isMarked` as such or not.
 */
export interface WordsCheck {
  /** 0 is the title, then come the lines. */
  readonly line: number
  readonly state: 'tied' | 'yours' | 'tieable' | 'contradicted'
  readonly isMarked: boolean
  /** What it is tied to, or could be. */
  readonly evidence: readonly string[]
  readonly agreeing: readonly CheckedStatement[]
  /** The numbers, as written, that no evidence of the step holds. */
  readonly unheld: readonly string[]
  readonly against: CheckedStatement | null
}

type CheckedStep = DrawnStep & Pick<BriefingStep, 'ties'>

/** Checks the title and the lines of a step against its evidence; the title comes first. */
export function checkWords(
  step: CheckedStep,
  language: UiLanguage,
  sources: BackingSources,
): readonly WordsCheck[] {
  const ties = tiesOfWords(step)
  const drawn = drawnPieces(step, sources)
  return [step.title, ...step.text].map((text, line) => {
    const tie = ties[line] ?? null
    const none = { line, isMarked: false, evidence: [], agreeing: [], unheld: [], against: null }
    if (tie?.length === 0) return { ...none, state: 'yours', isMarked: true }
    const words: CheckedWords = {
      text,
      language,
      isTied: tie !== null,
      figure: step.number ?? step.chart,
      step,
    }
    const pieces = backedPieces(tie ?? step.evidence, sources)
    const changes = tie ? backedPieces(comparedWith(tie, step.evidence), sources) : []
    const own = tie
      ? drawn.filter(({ link }) => tie.includes(link) || changes.some((each) => each.link === link))
      : drawn
    const found = statementsIn(words, { pieces, changes, drawn: own }, sources)
    const { agreeing, unheld, against } = found
    if (against) return { ...none, state: 'contradicted', evidence: tie ?? [], agreeing, unheld, against }
    if (tie) return { ...none, state: 'tied', evidence: tie, agreeing }
    const held = [...new Set(found.typed.flatMap((statement) => statement.evidence))]
    // A letter would stand for the whole line.
    const evidence = isBesideCells(text, held) ? [] : held.filter((link) => step.evidence.includes(link))
    return { ...none, state: evidence.length > 0 ? 'tieable' : 'yours', evidence, agreeing, unheld }
  })
}

/** The evidence of a step that counts in other months what some of it counts: the change is part of it. */
function comparedWith(tie: readonly string[], evidence: readonly string[]): readonly string[] {
  const cells = tie.filter((link) => link.startsWith('cells:')).map(cellsOfLink)
  return evidence.filter(
    (link) =>
      !tie.includes(link) &&
      link.startsWith('cells:') &&
      sameInOtherMonths(cellsOfLink(link), cells) !== null,
  )
}

/** The ties of a step that hold: words that contradict what they are tied to are the author's, on every paper. */
export function heldTies(
  { ties }: Pick<CheckedStep, 'ties'>,
  checks: readonly WordsCheck[],
): readonly WordsTie[] {
  const wrong = checks.filter(({ state, evidence }) => state === 'contradicted' && evidence.length > 0)
  const isRight = ({ line }: WordsTie) => wrong.every((check) => check.line !== line)
  return [...(ties ?? []).filter(isRight), ...wrong.map(({ line }) => ({ line, evidence: [] }))]
}

/**
 * The evidence of a step once its number or chart is another (`next`): what it is compared with no longer is not among it,
 * unless the step shows it elsewhere, or words may rest on it.
 */
export function evidenceAfter(step: BriefingStep, next: StepNumber | null): readonly string[] {
  const { number, chart, look, evidence, title, text, notes, ties = [] } = step
  const gone = (number ?? chart)?.against
  const link = `cells:${gone}`
  const callouts = (look?.callouts ?? []).map((callout) => callout.number)
  const isShown = [next, ...callouts].some((figure) => figure?.cells === gone || figure?.against === gone)
  const mayRest = (words: string) =>
    directionOf(words) !== null || /\d/.test(words.replaceAll(/(?:19|20)\d\d/g, ''))
  const isKept =
    next === null ||
    isShown ||
    viewOfStep(step).page === 'compare' ||
    ties.some((tie) => tie.line > 0 && tie.evidence.includes(link)) ||
    [title, ...text, notes].some(mayRest)
  return isKept ? evidence : evidence.filter((each) => each !== link)
}

interface CheckedWords {
  text: string
  language: UiLanguage
  isTied: boolean
  /** What the step shows. */
  figure: StepNumber | null
  step: CheckedStep
}

/** What words may rest on. */
interface Ground {
  pieces: readonly BackedPiece[]
  /** What the evidence of tied words is compared with. */
  changes: readonly BackedPiece[]
  /** What the step draws of either. */
  drawn: readonly BackedPiece[]
}

interface Found extends Pick<WordsCheck, 'agreeing' | 'unheld' | 'against'> {
  /** Of those the numbers and days that stand in digits: they can be tied. */
  typed: readonly CheckedStatement[]
}

function statementsIn(
  words: CheckedWords,
  { pieces, changes, drawn }: Ground,
  sources: BackingSources,
): Found {
  // Months would be compared with each other.
  const routes = drawn.filter(
    (piece) =>
      piece.drawn?.over === 'parts' && pieces.every(({ link }) => link !== `cells:${piece.drawn?.cells}`),
  )
  const counts = countsIn([...pieces, ...routes], sources)
  const agreeing: CheckedStatement[] = []
  const typed: CheckedStatement[] = []
  const unheld: string[] = []
  const against: CheckedStatement[] = []
  // Another place's change proves nothing about a part in words, and a tied number brings its own change along.
  const near = ({ form }: StatedNumber, subject: Subject | null) =>
    form === 'count'
      ? [
          ...pieces,
          ...drawn.filter(({ link }) => pieces.some((piece) => piece.link === link) || !words.isTied),
        ]
      : [...pieces, ...changes, ...drawn].filter(
          ({ link, drawn: part }) =>
            form !== 'part' ||
            !subject ||
            !link.startsWith('cells:') ||
            (!part && subject.links.includes(link)),
        )
  for (const number of statedNumbers(words.text, words.language)) {
    const { text } = number
    const subject = subjectOf(number, words, counts, sources)
    const other = subject && otherThan(number, subject, words.language)
    const holding = other
      ? null
      : (heldBySubject(number, subject) ??
        holdingOf(number, near(number, subject), directionOf(clauseOf(words.text, number)) !== null))
    if (other) against.push({ text, ...other })
    else if (holding) {
      agreeing.push({ text, ...holding })
      if (number.form === 'count' || number.form === 'share') typed.push({ text, ...holding })
    } else if (words.isTied) against.push({ text, evidence: pieces.map(({ link }) => link), held: null })
    else unheld.push(text)
  }
  const direction = directionIn(words, counts, sources)
  if (direction && !direction.isBorneOut) {
    // If the numbers went the other way, the size of the change alone bears nothing out.
    agreeing.splice(0, agreeing.length, ...agreeing.filter(({ held }) => held?.form !== 'change'))
    against.unshift(direction.statement)
  } else if (direction && agreeing.every(({ text }) => text !== direction.statement.text))
    agreeing.push(direction.statement)
  for (const day of daysIn(words, pieces, sources)) {
    if (!day.isHeld) against.push(day.statement)
    else {
      agreeing.push(day.statement)
      typed.push(day.statement)
    }
  }
  const route = words.isTied ? otherRoute(words, countsIn(pieces, sources), sources) : null
  if (route) against.push(route)
  const links = pieces.map(({ link }) => link)
  const beside = words.isTied && isBesideCells(words.text, links) ? partOnOther(words.text) : null
  if (beside !== null) against.push({ text: beside, evidence: links, held: null })
  return { agreeing, typed, unheld, against: against[0] ?? null }
}

/** Whether words state something, such as what came of a plan, that cells cannot, and nothing but cells is behind them. */
function isBesideCells(text: string, links: readonly string[]): boolean {
  return links.every((link) => link.startsWith('cells:')) && partOnOther(text) !== null
}

/** What evidence holds of the very thing that a number is said of; null where that is open. */
interface Subject {
  readonly counts: readonly Counted[]
  readonly pairs: readonly Pair[]
  /** Of all that is counted of it. */
  readonly links: readonly string[]
}

/** What may stand between a number and the end of its clause, so that it is said of nothing narrower. */
const NARROWER = /\p{Lu}|\d/u

/** Counts in the parts of the year of which a clause speaks, else as they are; null where it compares such parts. */
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

function subjectOf(
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
    .replaceAll(/\p{L}+|[QTK][1-4](?!\d)/gu, (word) => (isMonthName(word) || word.length === 2 ? '' : word))
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
        `^[ \\u00a0\\u202f](?:de[ \\u00a0]|d’)?(?:${unit})(?!\\p{L})|^[ \\u00a0](?:in|en)[ \\u00a0]\\d`,
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

/** The change of its subject that bears a number out; null without one. */
function heldBySubject(number: StatedNumber, subject: Subject | null) {
  const pair = subject?.pairs.find(([before, after]) => isRatioOf(number, before.value, after.value, true))
  if (!pair || number.form === 'count') return null
  return { evidence: pair.map(({ link }) => link), held: heldChange(pair) }
}

/** What the subject of a number holds instead; null where it holds the number, or nothing. */
function otherThan(
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

/** A change in per cent, with its month where it is that of one month of what is cited. */
function heldChange([before, { link, query, value }]: Pair) {
  const [span, ...more] = query.spans
  const isMonth = span?.from === span?.to && more.length === 0 && link !== `cells:${writeCellQuery(query)}`
  const change = (value / before.value - 1) * 100
  return { form: 'change' as const, value: change, ...(isMonth && span && { month: span.from }) }
}

/** A direction beside that of what is spoken of. */
interface CheckedDirection {
  isBorneOut: boolean
  statement: CheckedStatement
}

/** The direction that words name: of each clause on a part of the year, else of the whole; the first that is wrong, else the first. */
function directionIn(
  words: CheckedWords,
  counts: readonly Counted[],
  sources: BackingSources,
): CheckedDirection | null {
  const clauses = clausesOf(words.text).filter(
    (clause) => partsOfClause(words.text, clause, words.language)?.length !== 0,
  )
  const found = (clauses.length > 0 ? clauses : [words.text]).flatMap(
    (clause) => directionOfClause(clause, words, counts, sources) ?? [],
  )
  return found.find(({ isBorneOut }) => !isBorneOut) ?? found[0] ?? null
}

/** The direction that a clause names; a change that revisions alone can cause says nothing. */
function directionOfClause(
  clause: string,
  words: CheckedWords,
  counts: readonly Counted[],
  sources: BackingSources,
): CheckedDirection | null {
  const direction = directionOf(clause)
  const whole = direction && countsOfSubject(words.text, words.figure, counts, sources)
  const of = whole && inPartsOf(clause, words, whole, sources)?.counts
  if (!direction || !of) return null
  const { text, isRise, isDenied } = direction
  // "did not fall by 40%" leaves open by how much it did.
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

/** The first month of what a step shows that went another way: against the year before where that is shown, else the month before. */
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

/** The days that words name and records hold; of words tied to records of one day each also those that none holds. */
function daysIn(
  { text, isTied }: CheckedWords,
  pieces: readonly BackedPiece[],
  { records }: BackingSources,
): readonly { isHeld: boolean; statement: CheckedStatement }[] {
  const dated = pieces.flatMap(({ link }) => {
    const target = readReader(link)
    const record = target?.type === 'record' ? records.find(({ id }) => id === target.recordId) : undefined
    const periods = [record?.period, record?.statedOn].flatMap((period) =>
      period?.precision === 'day' ? [period] : [],
    )
    return periods.length > 0
      ? [{ link, days: periods.flatMap(({ start, end }) => [start, end ?? start]) }]
      : []
  })
  return statedDays(text).flatMap((stated): { isHeld: boolean; statement: CheckedStatement }[] => {
    const isIt = (day: string) =>
      day.slice(5) === stated.day && (stated.year === null || day.startsWith(String(stated.year)))
    const holding = dated.find(({ days }) => days.some(isIt))
    if (holding) {
      const value = holding.days.find(isIt) ?? ''
      return [
        {
          isHeld: true,
          statement: { text: stated.text, evidence: [holding.link], held: { form: 'day', value } },
        },
      ]
    }
    const [first] = dated
    if (!isTied || !first || dated.length < pieces.length) return []
    const held = { form: 'day', value: first.days[0] ?? '' } as const
    return [{ isHeld: false, statement: { text: stated.text, evidence: [first.link], held } }]
  })
}

/** A route that words name and the cells to which they are tied do not count. */
function otherRoute(
  { text }: CheckedWords,
  counts: readonly Counted[],
  sources: BackingSources,
): CheckedStatement | null {
  const counted = counts.flatMap(({ query }) => query.where.route ?? [])
  const named = routesIn(text, sources).find(
    ({ id }) => !counted.includes(id) && !counts.some((each) => isOf(id, each)),
  )
  const [first] = counts
  if (named === undefined || !first || counted[0] === undefined) return null
  return { text: named.written, evidence: [first.link], held: { form: 'route', value: counted[0] } }
}
