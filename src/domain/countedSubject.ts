import type { BriefingStep, StepNumber } from './briefing.ts'
import {
  type CellQuery,
  countOfQuery,
  readCellQuery,
  sameInOtherMonths,
  writeCellQuery,
} from './cellQuery.ts'
import type { FigureUnit } from './figureUnit.ts'
import type { UiLanguage } from './language.ts'
import { countedBy } from './own/whose.ts'
import { type PartOfYear, partOfSpan } from './period.ts'
import { readReader } from './readerLink.ts'
import { isMonthName, type StatedNumber } from './statedNumbers.ts'
import { type BackedPiece, type BackingSources, backedPieces } from './stepBacking.ts'
import { clauseOf, namesOther, partsOfClause, routesIn, unitIn } from './subjectWords.ts'

/** A piece of evidence that counts something. */
export interface Counted {
  readonly link: string
  readonly query: CellQuery
  readonly unit: FigureUnit
  readonly value: number
}

/** What pieces of evidence count: their sums, and of what the step draws the routes. */
export function countsIn(pieces: readonly BackedPiece[], { tables }: BackingSources): readonly Counted[] {
  return pieces.flatMap(({ link, drawn }) => {
    const target = readReader(drawn ? `cells:${drawn.cells}` : link)
    // Of what is drawn only a route is a subject of its own.
    if (drawn && target?.type === 'cells' && !target.query.where.route) return []
    const table = target?.type === 'cells' ? tables.get(target.query.table) : undefined
    const count = target?.type === 'cells' && table ? countOfQuery(table, target.query) : null
    return target?.type === 'cells' && count ? [{ link, query: target.query, ...count }] : []
  })
}

/** Two counts of one thing in other months, the earlier first. */
export type Pair = readonly [before: Counted, after: Counted]

/** All pairs of counts of one thing. */
export function pairsIn(counts: readonly Counted[]): readonly Pair[] {
  const cells = ({ query }: Counted) => writeCellQuery(query)
  const from = ({ query }: Counted) => query.spans[0]?.from ?? ''
  return counts.flatMap((after) =>
    counts
      .filter(
        (before) => from(before) < from(after) && sameInOtherMonths(cells(before), [cells(after)]) !== null,
      )
      .map((before) => [before, after] as const),
  )
}

/** Whether a count is of a place: a route, or all of its table. */
export function isOf(place: string | null, { query }: Counted): boolean {
  const routes = query.where.route ?? []
  if (place === null) return Object.keys(query.where).length === 0
  // The table of small boats counts the Channel alone.
  return routes.length > 0
    ? routes.length === 1 && routes[0] === place
    : place === 'channel' && query.table.includes('small-boats')
}

/** The counts that words speak of: of the unit and route that they name, else of what the step shows (`figure`); null where that is open. */
export function countsOfSubject(
  text: string,
  figure: StepNumber | null,
  counts: readonly Counted[],
  sources: BackingSources,
): readonly Counted[] | null {
  const named = routesIn(text, sources)
  if (named.length > 1) return null
  const unit = unitIn(text)
  const [route] = named
  if (route) return counts.filter((each) => isOf(route.id, each) && (unit === null || each.unit === unit))
  const shown = figure && readCellQuery(figure.cells)
  if (unit === null && namesOther(text)) return null
  const own = shown ? counts.filter((each) => isSame(each.query, shown)) : []
  if (own.some((each) => unit === null || each.unit === unit)) return own
  return unit === null ? null : counts.filter((each) => each.unit === unit && isOf(null, each))
}

/** Counts in parts of the year alone, as far as their tables have such months; each keeps its link. */
export function countsInParts(
  counts: readonly Counted[],
  parts: readonly PartOfYear[],
  { tables }: BackingSources,
): readonly Counted[] {
  return counts.flatMap((each) => {
    const query = queryOfParts(each.query, parts)
    const table = tables.get(each.query.table)
    const count = query && table ? countOfQuery(table, query) : null
    return query && count ? [{ ...each, query, value: count.value }] : []
  })
}

/** What evidence counts in the parts of the year of which a change is said: "October fell by half". */
export function partPieces(
  text: string,
  number: StatedNumber,
  language: UiLanguage,
  evidence: readonly string[],
  sources: BackingSources,
): readonly BackedPiece[] {
  const parts = number.form === 'count' ? null : partsOfClause(text, clauseOf(text, number), language)
  return countsInParts(countsIn(backedPieces(evidence, sources), sources), parts ?? [], sources).map(
    ({ link, query, value }) => ({
      link,
      backings: [{ sum: value, of: countedBy(query) }],
      drawn: { cells: writeCellQuery(query), over: 'parts' },
    }),
  )
}

function isSame(a: CellQuery, b: CellQuery): boolean {
  return a.table === b.table && a.count === b.count && JSON.stringify(a.where) === JSON.stringify(b.where)
}

/**
 * Whether evidence speaks of the same as the words of a step around a number: a count of the route or unit that they name,
 * else of what the step counts; a record or sentence with a name that they have, or with the number and its noun.
 */
export function isOfSame(
  link: string,
  step: Pick<BriefingStep, 'title' | 'text' | 'notes' | 'evidence'>,
  number: string,
  sources: BackingSources,
): boolean {
  const sentence =
    [step.title, ...step.text, ...step.notes.split(/(?<=[.!?])\s+/)].find((words) =>
      words.includes(number),
    ) ?? ''
  const [count] = countsIn(backedPieces([link], sources), sources)
  if (count) {
    const named = routesIn(sentence, sources)
    const unit = unitIn(sentence)
    const cited = countsIn(backedPieces(step.evidence, sources), sources)
    if (named.length > 0) return named.some(({ id }) => isOf(id, count))
    return unit ? count.unit === unit : cited.some(({ query }) => query.table === count.query.table)
  }
  const stated = backedPieces([link], sources).flatMap(({ backings }) =>
    backings.flatMap((backing) => ('words' in backing ? [backing.words] : [])),
  )
  const [, noun = ''] = /^\s(\p{Ll}{4,})/u.exec(sentence.split(number)[1] ?? '') ?? []
  // The first word of a sentence has a capital whatever it is.
  const names = [...sentence.matchAll(/(?<=\S\s+)\p{Lu}[\p{L}-]{3,}/gu)].map(([name]) => name)
  const routes = routesIn(sentence, sources).flatMap(({ written }) => written.split(' '))
  return stated.some(
    (words) =>
      (noun !== '' && words.includes(`${number} ${noun}`)) ||
      names.some((name) => !routes.includes(name) && !isMonthName(name) && words.includes(name)),
  )
}

/** A query for parts of the year alone; null where its months do not hold all of them, once. */
function queryOfParts(query: CellQuery, parts: readonly PartOfYear[]): CellQuery | null {
  const [span, ...more] = query.spans
  if (!span || more.length > 0 || parts.length === 0) return null
  const spans = parts.flatMap((part) => partOfSpan(span, part) ?? [])
  return spans.length === parts.length ? { ...query, spans } : null
}
