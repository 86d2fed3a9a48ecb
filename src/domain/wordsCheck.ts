import { type BriefingStep, type StepNumber, tiesOfWords, type WordsTie } from './briefing.ts'
import { sameInOtherMonths } from './cellQuery.ts'
import { comparedRoutes } from './comparedRoutes.ts'
import { type Counted, countsIn, isOf } from './countedSubject.ts'
import type { DrawnStep } from './drawnCells.ts'
import type { UiLanguage } from './language.ts'
import { readReader } from './readerLink.ts'
import { type StatedNumber, statedDays, statedNumbers } from './statedNumbers.ts'
import {
  type BackedPiece,
  type BackingSources,
  backedPieces,
  cellsOfLink,
  drawnPieces,
  holdingOf,
} from './stepBacking.ts'
import {
  type CheckedStatement,
  type CheckedWords,
  directionIn,
  heldBySubject,
  otherThan,
  type Subject,
  subjectOf,
} from './subjectCheck.ts'
import { clauseOf, directionOf, partOnOther, routesIn } from './subjectWords.ts'
import { viewOfStep } from './viewCodec.ts'

/**
 * Where the words of a title or line come from. `tied`: the author tied them to evidence. `tieable`: evidence at hand holds a
 * number or day that they state, but they are not tied to it. `contradicted`: evidence on the same subject says otherwise.
 * `yours`: the author's own words, `isMarked` if the author said so.
 */
export interface WordsCheck {
  /** 0 for the title, then the lines from 1. */
  readonly line: number
  readonly state: 'tied' | 'yours' | 'tieable' | 'contradicted'
  readonly isMarked: boolean
  /** What it is tied to, or can be tied to: cells that the step only draws are not yet among its evidence. */
  readonly evidence: readonly string[]
  readonly agreeing: readonly CheckedStatement[]
  /** Numbers, as written, that no evidence of the step holds. */
  readonly unheld: readonly string[]
  readonly against: CheckedStatement | null
}

type CheckedStep = DrawnStep & Pick<BriefingStep, 'ties'>

/** Checks the title of a step, then each of its lines, against its evidence. */
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
    // The source letter would vouch for the whole line, so cells are not offered for a line that also states what cells cannot.
    const evidence = isBesideCells(text, held) ? [] : held
    return { ...none, state: evidence.length > 0 ? 'tieable' : 'yours', evidence, agreeing, unheld }
  })
}

/** Evidence of a step that counts the same as a tie does, in other months: words tied to one may state the change between them. */
function comparedWith(tie: readonly string[], evidence: readonly string[]): readonly string[] {
  const cells = tie.filter((link) => link.startsWith('cells:')).map(cellsOfLink)
  return evidence.filter(
    (link) =>
      !tie.includes(link) &&
      link.startsWith('cells:') &&
      sameInOtherMonths(cellsOfLink(link), cells) !== null,
  )
}

/** The ties of a step that hold up. Words that contradict what they are tied to count as the author's own on every paper. */
export function heldTies(
  { ties }: Pick<CheckedStep, 'ties'>,
  checks: readonly WordsCheck[],
): readonly WordsTie[] {
  const wrong = checks.filter(({ state, evidence }) => state === 'contradicted' && evidence.length > 0)
  const isRight = ({ line }: WordsTie) => wrong.every((check) => check.line !== line)
  return [...(ties ?? []).filter(isRight), ...wrong.map(({ line }) => ({ line, evidence: [] }))]
}

/**
 * The evidence of a step once its number or chart changes to `next`. The cells that the old one was compared with are dropped,
 * unless the step shows them elsewhere or its words may rest on them.
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

/** What the words may rest on. */
interface Ground {
  pieces: readonly BackedPiece[]
  /** The same counts in other months, which tied words may compare with. */
  changes: readonly BackedPiece[]
  /** Numbers that the step draws from either. */
  drawn: readonly BackedPiece[]
}

interface Found extends Pick<WordsCheck, 'agreeing' | 'unheld' | 'against'> {
  /** The numbers and days among them that are written in digits: these can be tied. */
  typed: readonly CheckedStatement[]
}

function statementsIn(
  words: CheckedWords,
  { pieces, changes, drawn }: Ground,
  sources: BackingSources,
): Found {
  // Only routes: months drawn one by one would be compared with each other.
  const routes = drawn.filter(
    (piece) =>
      piece.drawn?.over === 'parts' && pieces.every(({ link }) => link !== `cells:${piece.drawn?.cells}`),
  )
  const counts = countsIn([...pieces, ...routes], sources)
  const agreeing: CheckedStatement[] = []
  const typed: CheckedStatement[] = []
  const unheld: string[] = []
  const against: CheckedStatement[] = []
  // A change elsewhere proves nothing about "a quarter" here, and a tied number may be compared with its own earlier months.
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
  const comparisons = comparedRoutes(words, counts, sources)
  for (const { verdict } of comparisons)
    if (verdict) (verdict.isBorneOut ? agreeing : against).push(verdict.statement)
  // A change over time is no answer to a comparison of routes; words of a record or sentence may be.
  const stating = pieces.filter(({ link }) => !link.startsWith('cells:'))
  for (const number of statedNumbers(words.text, words.language)) {
    const { text } = number
    const comparison = comparisons.find((each) => each.clause.includes(text) && each.text === text)
    if (comparison?.verdict) continue
    const subject = comparison ? null : subjectOf(number, words, counts, sources)
    const other = subject && otherThan(number, subject, words.language)
    const holding = other
      ? null
      : comparison
        ? holdingOf(number, stating)
        : (heldBySubject(number, subject) ??
          holdingOf(number, near(number, subject), directionOf(clauseOf(words.text, number)) !== null))
    if (other) against.push({ text, ...other })
    else if (holding) {
      agreeing.push({ text, ...holding })
      if (number.form === 'count' || number.form === 'share') typed.push({ text, ...holding })
    } else if (words.isTied) against.push({ text, evidence: pieces.map(({ link }) => link), held: null })
    else unheld.push(text)
  }
  const compared = comparisons.map(({ clause }) => clause)
  const direction = directionIn(words, counts, sources, compared)
  if (direction && !direction.isBorneOut) {
    // A change of the right size in the wrong direction bears nothing out.
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

/** Whether words state something that cells cannot, such as what came of a plan, and have nothing but cells behind them. */
function isBesideCells(text: string, links: readonly string[]): boolean {
  return links.every((link) => link.startsWith('cells:')) && partOnOther(text) !== null
}

/** The days that words name and a record confirms; where words are tied to dated records only, also the days that none confirms. */
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

/** A route that words name, though the cells that they are tied to do not count it. */
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
