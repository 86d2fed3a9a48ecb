import { readCellQuery } from './cellQuery.ts'
import { type Counted, isOf } from './countedSubject.ts'
import { inEvery } from './languages/allLanguages.ts'
import { yearOf } from './period.ts'
import { partInWords, statedNumbers } from './statedNumbers.ts'
import { type BackingSources, boundThatHolds, isCountOf, isRatioOf } from './stepBacking.ts'
import type { CheckedWords, Verdict } from './subjectCheck.ts'
import {
  clausesOf,
  DENIES,
  directionOf,
  namesOther,
  partsOfYearIn,
  routesIn,
  unitIn,
  withoutUnits,
  wordOf,
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
const LEVEL = new RegExp(wordOf(`(${inEvery('levelMore')})|${inEvery('levelFewer')}`).source, 'giu')

/** Only short words and these may stand between such a word, or a number, and the route; "twice as deadly as" has another subject. */
const LINKING = new RegExp(`^(?:[ \\u00a0’]|${wordOf(`\\p{L}{1,4}|${inEvery('linking')}`).source})*$`, 'iu')
const THAN = wordOf(inEvery('than'))

/** What no table of crossings counts, though a route may have more of it than another. */
const DEATHS = new RegExp(`(?<!\\p{L})(?:${inEvery('deaths')})`, 'iu')

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
  const [first, other = first] = routes
  if (!first || !other || routes.length > 2) return null
  const before = clause.slice(0, other.at)
  const number = statedNumbers(clause, words.language).findLast(({ text }) => before.includes(text))
  const from = number ? before.lastIndexOf(number.text) : 0
  const level = [...before.matchAll(LEVEL)].findLast(({ index }) => index >= from)
  if (!number && !level) return null
  const end = Math.max(from + (number?.text.length ?? 0), level ? level.index + level[0].length : 0)
  const rest = withoutUnits(before.slice(end).replace(first.written, ''))
  // "More than on the one route came to the other" names first the route to compare with.
  const last = before.slice(Math.max(end, other === first ? 0 : first.at))
  // "Twice the number on the Eastern Mediterranean" compares without "than"; a verb, "doubled", does not compare routes.
  const isMultiple = !level && number?.form === 'multiple' && number.text.includes(' ')
  if (!LINKING.test(rest) || !(isMultiple || THAN.test(last)) || (number?.form === 'count' && !level))
    return null
  const text = number?.text ?? level?.[0] ?? ''
  const open = { clause, text, verdict: null }
  // "They fell, more than on the Eastern Mediterranean" compares the falls.
  const elsewhere = words.text.replace(clause.slice(number ? from : level?.index), '')
  const isOfAnother =
    (namesOther(words.text) && unitIn(words.text) === null) ||
    [DEATHS, DENIES].some((pattern) => pattern.test(words.text)) ||
    partsOfYearIn(words.text, words.language)?.length !== 0
  const pair =
    isOfAnother || directionOf(elsewhere)
      ? null
      : pairOf(first === other ? null : first.id, other, words, counts)
  if (!pair) return open
  const [mine, theirs] = pair.map(({ value }) => value) as [number, number]
  // "Half as many" is a rise by half once added to the other.
  const isToOther = level !== undefined || number?.form === 'multiple'
  const to = isToOther ? mine : theirs + mine
  const isThatWay = !level || (level[1] !== undefined ? mine > theirs : mine < theirs)
  const isSo =
    !number ||
    (number.form === 'count'
      ? isCountOf(number, Math.abs(mine - theirs))
      : isRatioOf(number, theirs, to, true))
  const instead =
    number && isToOther && isThatWay && !isSo
      ? (number.form === 'part' && partInWords(text, Math.abs(to / theirs - 1) * 100, words.language)) ||
        boundThatHolds(number, theirs, to, words.language)
      : null
  const value = pair.map(({ query, value: count }) => ({ route: query.where.route?.[0] ?? '', count }))
  const statement = {
    text,
    evidence: [...new Set(pair.map(({ link }) => link))],
    held: { form: 'routes' as const, value },
    ...(instead !== null && { instead }),
  }
  return { ...open, verdict: { isBorneOut: isThatWay && isSo, statement } }
}

/**
 * The counts of two routes in the same months, of one table: in the year that the words name, else in the months of the
 * step's number. The first route is that of the step's number where it is null. Null where evidence lacks either, or
 * several months would do.
 */
function pairOf(
  named: string | null,
  other: { id: string; written: string },
  { text, figure }: ComparingWords,
  counts: readonly Counted[],
): readonly [Counted, Counted] | null {
  const shown = figure && readCellQuery(figure.cells)
  const routes = shown?.where.route ?? []
  const place = named ?? (routes.length === 1 ? routes[0] : undefined)
  const { of, than } = yearsIn(text)
  const years = [...of, ...than]
  const unit = unitIn(text)
  const allButRoute = ({ query }: Counted) =>
    JSON.stringify({ ...query, where: { ...query.where, route: null } })
  const isMeant = ({ query: { spans }, unit: own }: Counted) => {
    const isShown = !shown || JSON.stringify(shown.spans) === JSON.stringify(spans)
    // "as on the Eastern Mediterranean in 2024" leaves open in which year the first of the two was counted.
    const isClear = isShown || (years.length > 0 && text.split(other.written)[0]?.includes(`${years[0]}`))
    const all = [...years, ...spans.flatMap(({ from, to }) => [yearOf(from), yearOf(to)])]
    return (unit ?? own) === own && isClear && (years.length === 0 || new Set(all).size === 1)
  }
  const pairs = counts
    .filter((mine) => place !== undefined && isOf(place, mine) && isMeant(mine))
    .flatMap((mine) =>
      counts
        .filter((theirs) => isOf(other.id, theirs) && allButRoute(theirs) === allButRoute(mine))
        .map((theirs) => [mine, theirs] as const),
    )
  const [pair] = pairs
  return pair && new Set(pairs.map(([mine]) => allButRoute(mine))).size === 1 ? pair : null
}
