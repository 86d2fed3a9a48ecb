import { readCellQuery } from './cellQuery.ts'
import type { CheckedWords, Verdict } from './checkedWords.ts'
import { type Counted, isOf } from './countedSubject.ts'
import { yearOf } from './period.ts'
import { partInWords, type StatedNumber, statedNumbers } from './statedNumbers.ts'
import { type BackingSources, boundThatHolds, isCountOf, isRatioOf } from './stepBacking.ts'
import {
  clausesOf,
  DENIES,
  directionOf,
  namesOther,
  routesIn,
  unitIn,
  withoutUnits,
  yearsIn,
} from './subjectWords.ts'

/** A clause that compares two routes: "twice as many as on the Eastern Mediterranean". */
export interface RouteComparison {
  readonly clause: string
  /** The number or word that compares them, as written. */
  readonly text: string
  /** Null where the evidence does not count both routes over the same months, or the clause compares something else. */
  readonly verdict: Verdict | null
}

type ComparingWords = Pick<CheckedWords, 'text' | 'language' | 'figure'>

/** Words that compare two counts. */
const LEVEL = /(?<!\p{L})(?:(more|higher|plus|meer|hoger)|fewer|less|lower|moins|minder|lager)(?!\p{L})/giu

/** What may stand between such a word, or a number, and the route; anything else may be another subject ("twice as deadly as"). */
const LINKING = new RegExp(
  `^(?:[ \\u00a0]|(?<!\\p{L})(?:${[
    'as|many|much|high|than|on|in|of|for|the|that|those|via|along|across|over|number|route',
    'que|sur|en|dans|par|la|les?|des?|du|celles?|celui|ceux|nombre|élevée?s?',
    'als|zo|veel|dan|op|van|via|langs|het|die|dat|aantal|hoog',
  ].join('|')})(?!\\p{L})|qu’|d’|l’)*$`,
  'iu',
)
const THAN = /(?<!\p{L})(?:than|as|que|dan|als)(?!\p{L})|qu’/iu

/** Verbs state a change of one route, "doubled on the Eastern Mediterranean", and no comparison of two. */
const IS_CHANGE =
  /^(?:doubled|tripled|quadrupled|halved|divis|doubl|tripl|quadrupl|ver(?:dubbel|drie|vier)|gehalv)/iu

/** What no table of crossings counts, though a route may have more of it than another. */
const DEATHS =
  /(?<!\p{L})(?:deaths?|died|dead|drown\p{L}*|missing|morte?s?|décès|disparu\p{L}*|noy\p{L}*|doden?|vermist\p{L}*)/iu

/** The clauses of some words that compare two routes, each checked against the counts of both. */
export function comparedRoutes(
  words: ComparingWords,
  counts: readonly Counted[],
  sources: BackingSources,
): readonly RouteComparison[] {
  return clausesOf(words.text).flatMap((clause) => comparisonIn(clause, words, counts, sources) ?? [])
}

function comparisonIn(
  clause: string,
  words: ComparingWords,
  counts: readonly Counted[],
  sources: BackingSources,
): RouteComparison | null {
  const routes = routesIn(clause, sources)
    .map((route) => ({ ...route, at: clause.indexOf(route.written) }))
    .sort((a, b) => a.at - b.at)
  const other = routes.at(-1)
  if (!other || routes.length > 2) return null
  const before = clause.slice(0, other.at)
  const number = statedNumbers(clause, words.language).findLast(({ text }) => before.includes(text))
  const [from, to] = number ? [before.lastIndexOf(number.text), endOf(before, number.text)] : [0, 0]
  const found = [...before.matchAll(LEVEL)].findLast(({ index }) => index >= from)
  const level = found && { text: found[0], at: found.index, isAbove: found[1] !== undefined }
  if (!number && !level) return null
  const rest = routes
    .slice(0, -1)
    .reduce(
      (left, { written }) => left.replace(written, ''),
      before.slice(Math.max(to, level ? endOf(before, level.text) : 0)),
    )
  const isMultiple = number?.form === 'multiple' && !IS_CHANGE.test(number.text)
  // "Twice the number on the Eastern Mediterranean" compares without "than".
  if (!LINKING.test(withoutUnits(rest)) || !(THAN.test(rest) || (isMultiple && !level))) return null
  if (number?.form === 'count' && !level) return null
  const text =
    number?.text ?? /^\p{L}+(?: (?:than|que|dan)(?!\p{L})| qu’)?/u.exec(before.slice(level?.at))?.[0] ?? ''
  const open = { clause, text, verdict: null }
  const start = number ? from : (level?.at ?? 0)
  // "They fell, more than on the Eastern Mediterranean" compares the falls.
  const elsewhere = words.text.replace(clause.slice(start), '')
  const isOfAnother = (namesOther(words.text) && unitIn(words.text) === null) || DEATHS.test(words.text)
  if (isOfAnother || DENIES.test(clause) || directionOf(elsewhere)) return open
  const place = routes.length > 1 ? routes[0]?.id : onlyRoute(words)
  const pair = place === undefined ? null : pairOf(place, other.id, clause, words, counts, before)
  if (!pair) return open
  const [mine, theirs] = pair.map(({ value }) => value) as [number, number]
  const isThatWay = !level || (level.isAbove ? mine > theirs : mine < theirs)
  const isBorneOut = isThatWay && (!number || isRatio(number, level !== undefined, mine, theirs))
  const instead =
    !number || isBorneOut || !isThatWay
      ? null
      : number.form === 'part' && level
        ? partInWords(number.text, Math.abs(mine / theirs - 1) * 100, words.language)
        : number.form === 'multiple'
          ? boundThatHolds(number, theirs, mine, words.language)
          : null
  const held = {
    form: 'routes' as const,
    value: [
      { route: place ?? '', count: mine },
      { route: other.id, count: theirs },
    ],
  }
  const evidence = [...new Set(pair.map(({ link }) => link))]
  return {
    ...open,
    verdict: { isBorneOut, statement: { text, evidence, held, ...(instead !== null && { instead }) } },
  }
}

const endOf = (text: string, part: string) => text.lastIndexOf(part) + part.length

/** The one route that the step's number or chart counts. */
function onlyRoute({ figure }: ComparingWords): string | undefined {
  const routes = (figure && readCellQuery(figure.cells))?.where.route ?? []
  return routes.length === 1 ? routes[0] : undefined
}

/**
 * The counts of two routes in the same months, of one table: in the year that the clause names, else in the months of the
 * step's number. Null where evidence lacks either, or several months would do.
 */
function pairOf(
  place: string,
  other: string,
  clause: string,
  { figure }: ComparingWords,
  counts: readonly Counted[],
  before: string,
): readonly [Counted, Counted] | null {
  const monthsOf = (query: Counted['query']) => JSON.stringify(query.spans)
  const shown = figure && readCellQuery(figure.cells)
  const { of, than } = yearsIn(clause)
  const years = [...of, ...than]
  const unit = unitIn(clause)
  const allButRoute = ({ query }: Counted) =>
    JSON.stringify({ ...query, where: { ...query.where, route: null } })
  const isMeant = ({ query, unit: own }: Counted) => {
    const isShown = shown !== null && monthsOf(shown) === monthsOf(query)
    if (unit !== null && unit !== own) return false
    if (years.length === 0) return shown === null || isShown
    // "as on the Eastern Mediterranean in 2024" leaves open in which year the first of the two was counted.
    const isClear = shown === null || isShown || before.includes(String(years[0]))
    return (
      isClear &&
      query.spans.every(({ from, to }) =>
        [from, to].every((month) => years.length === 1 && yearOf(month) === years[0]),
      )
    )
  }
  const pairs = counts
    .filter((mine) => isOf(place, mine) && isMeant(mine))
    .flatMap((mine) =>
      counts
        .filter((theirs) => isOf(other, theirs) && allButRoute(theirs) === allButRoute(mine))
        .map((theirs) => [mine, theirs] as const),
    )
  const [pair, ...more] = pairs
  return pair && more.every(([{ query }]) => monthsOf(query) === monthsOf(pair[0].query)) ? pair : null
}

/** Whether a count is to another as a number says: "27% more", "a quarter fewer" (`isByHowMuch`), "half as many", "twice as many". */
function isRatio(number: StatedNumber, isByHowMuch: boolean, mine: number, theirs: number): boolean {
  if (number.form === 'count') return isCountOf(number, Math.abs(mine - theirs))
  if (number.form === 'multiple' || isByHowMuch) return isRatioOf(number, theirs, mine, true)
  // Half as many is a rise by half once added to the other.
  return isRatioOf(number, theirs, theirs + mine, true)
}
