import { memoizeByArguments } from '#lib/memoize.ts'
import type { FigureUnit } from './figureUnit.ts'
import type { UiLanguage } from './language.ts'
import { inEvery, LANGUAGE_WORDS } from './languages/allLanguages.ts'
import { monthNames } from './monthNames.ts'
import type { PartOfYear } from './period.ts'
import { DAY_OF, type StatedNumber, statedYears } from './statedNumbers.ts'
import type { BackingSources } from './stepBacking.ts'

/** Words for what is counted. */
export const UNIT_WORDS: readonly (readonly [unit: FigureUnit, pattern: string])[] = [
  ['detections', inEvery('detections')],
  ['arrivals', inEvery('arrivals')],
]

/** The one unit that a text names; null for none or several. */
export function unitIn(text: string): FigureUnit | null {
  const named = UNIT_WORDS.filter(([, pattern]) =>
    new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu').test(text),
  )
  return named.length === 1 ? (named[0]?.[0] ?? null) : null
}

/** Whether a text speaks of something that no table of crossings counts: its rise is not theirs. */
export function namesOther(text: string): boolean {
  return OTHERS.test(text)
}

export type NamedRoutes = Pick<BackingSources, 'routes'>

/** The routes that a text names, each as it is written there. */
export function routesIn(text: string, { routes }: NamedRoutes): readonly { id: string; written: string }[] {
  const lower = text.toLowerCase()
  return routes.flatMap(({ id, names, shortNames }) => {
    const all = [names, shortNames].flatMap((each) => Object.values(each).flatMap((name) => name ?? []))
    const [at, length] = all
      .map((name) => [lower.indexOf(name.toLowerCase()), name.length] as const)
      .reduce((best, each) => (each[0] >= 0 && each[1] > best[1] ? each : best), [-1, 0])
    return at >= 0 ? [{ id, written: text.slice(at, at + length) }] : []
  })
}

const COUNTED = UNIT_WORDS.map(([, pattern]) => pattern).join('|')

/** A text without its words for what is counted. */
export function withoutUnits(text: string): string {
  return text.replaceAll(new RegExp(`(?<!\\p{L})(?:${COUNTED})(?!\\p{L})`, 'giu'), '')
}

/** A word of a pattern, which stands alone. */
export const wordOf = (pattern: string) => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu')

/** Words for a fall and a rise; "fewer than 200,000" is a bound. */
const FALLS = wordOf(inEvery('falls'))
const RISES = new RegExp(
  `${wordOf(inEvery('rises')).source}|^(?:${inEvery('moreOf')}) ?(?:${COUNTED})(?!\\p{L})`,
  'iu',
)
/** Words for no change. */
const STABLE = wordOf(inEvery('stable'))
/** "more on two routes": with a fall beside it, both directions; "more than a third" is a bound. */
const MORE = wordOf(inEvery('more'))

/** Words that deny, and where they stand beside the word that they deny: "did not fall", "n’ont pas baissé", "daalden niet". */
const DENIAL = `(?<!\\p{L})(?:${inEvery('denials')})`
export const DENIES = new RegExp(`${DENIAL}(?!\\p{L})`, 'iu')
const DENIED_AFTER = new RegExp(`${DENIAL}(?: (?!${inEvery('only')})\\p{L}+)? $`, 'iu')
const DENIED_BEFORE = new RegExp(`^(?: \\p{L}+)? (?:${inEvery('denialsAfter')})(?!\\p{L})`, 'iu')

/** What words say of a change: that there was one, or none of the kind. */
export interface StatedDirection {
  /** As written. */
  readonly text: string
  /** Null: no change. */
  readonly isRise: boolean | null
  /** "did not fall": there was none of this kind. */
  readonly isDenied: boolean
}

/** The one direction that words name; null for none or both, and where it is open what they deny. */
export function directionOf(text: string): StatedDirection | null {
  const [fall, rise] = [FALLS.exec(text), RISES.exec(text)]
  if (fall && (rise || MORE.test(text))) return null
  const found = fall ?? rise ?? STABLE.exec(text)
  if (!found) return null
  const { 0: word, index } = found
  const isRise = fall ? false : rise ? true : null
  const [before, after] = [text.slice(0, index), text.slice(index + word.length)]
  const isDenied = DENIED_AFTER.test(before) || DENIED_BEFORE.test(after)
  const clause = `${clausesOf(before).at(-1)} ${clausesOf(after)[0]}`
  if (!isDenied && DENIES.test(clause)) return null
  const written = isDenied
    ? `${DENIED_AFTER.exec(before)?.[0] ?? ''}${word}${DENIED_BEFORE.exec(after)?.[0] ?? ''}`
    : word
  return { text: written, isRise, isDenied }
}

const OTHERS = wordOf(inEvery('others'))

/** What joins statements within a clause. */
const JOINS = new RegExp(` (?=(?:${inEvery('joinsEven', 'joinsBelow')})(?!\\p{L}))`, 'u')
const EVEN = new RegExp(`^(?:${inEvery('joinsEven')}) `, 'u')

/** The first part of a text that speaks of something that no table of crossings counts, and of nothing that one does; null without one. */
export function partOnOther(text: string): string | null {
  const parts = clausesOf(text).flatMap((clause) => clause.trim().split(JOINS))
  const found = parts.find((part) => namesOther(part) && unitIn(part) === null)
  return found?.replace(EVEN, '') ?? null
}

/** Words that say something of each month. */
export const EVERY_MONTH = wordOf(inEvery('everyMonth'))

/** The years that words speak of, and those with which they compare: "fewer than in 2024". */
export function yearsIn(text: string): { of: readonly number[]; than: readonly number[] } {
  const than = statedYears([...text.matchAll(THAN_YEAR)].map(([written]) => written).join(' '))
  return { of: statedYears(text.replaceAll(THAN_YEAR, ' ')), than }
}

const THAN_YEAR = new RegExp(`(?<!\\p{L})(?:${inEvery('thanYear')})(?:19|20)\\d\\d`, 'giu')

/** The clauses of a text. */
export function clausesOf(text: string): readonly string[] {
  return text.split(/[;:.,](?=\s|$)/)
}

/** The clause of a text in which a number stands. */
export function clauseOf(text: string, number: StatedNumber): string {
  return clausesOf(text).find((part) => part.includes(number.text)) ?? text
}

/** What reads the parts of the year in a language. */
const partReaderOf = memoizeByArguments((language: UiLanguage) => {
  const { partsOfYear, thanMonth, ordinal } = LANGUAGE_WORDS[language]
  const { since, between, to, and, ordinals, half, quarter } = partsOfYear
  const numbers = monthNames([language], 'full')
  // Not those of days: "23 July", "July 23".
  const month = `(?<!\\d(?:${ordinal})?[ \\u00a0]${DAY_OF})(?<!\\p{L})(?:${[...numbers.keys()].join('|')})(?!\\p{L}|[ \\u00a0]\\d{1,2}(?!\\d))`
  const before = `(?<!\\p{L})(?:(?<between>${between})|(?<since>${since})) ?`
  const joined = ` (?:${to}) |[ \\u00a0]?[–-][ \\u00a0]?|(?<and> (?:${and}) )`
  return {
    numbers,
    ordinals: ordinals.map((each) => new RegExp(`^(?:${each})$`, 'iu')),
    months: new RegExp(`(?:${before})?(?<from>${month})(?:(?:${joined})(?<to>${month}))?`, 'giu'),
    shares: new RegExp(
      `(?<!\\p{L})(?:(?<nth>${ordinals.join('|')}) (?:(?<half>${half})|${quarter})|(?:${inEvery('quarterLetter')})(?<q>[1-4]))(?![\\p{L}\\d])`,
      'giu',
    ),
    than: new RegExp(`(?<!\\p{L})(?:${thanMonth})${month}`, 'iu'),
  }
})

/**
 * The parts of the year that a text names: "October", "from March to July", "since May", "the second quarter". Null where one
 * is compared with another of the same year, "fewer than in October".
 */
export function partsOfYearIn(text: string, language: UiLanguage): readonly PartOfYear[] | null {
  const { numbers, ordinals, months, shares, than } = partReaderOf(language)
  if (than.test(text)) return null
  const isName = (name: string) => !LANGUAGE_WORDS[language].monthsAreWords || /^\p{Lu}/u.test(name)
  const named = [...text.matchAll(months)].flatMap(({ groups = {} }): readonly PartOfYear[] => {
    const { from: first = '', to: last } = groups
    if (![first, last ?? first].every(isName)) return []
    const [from, to] = [first, last ?? first].map((name) => numbers.get(name.toLowerCase()) ?? 0)
    if (from === undefined || to === undefined) return []
    if (groups.and && !groups.between) return [from, to].map((each) => ({ from: each, to: each }))
    return [{ from, to: groups.since && !last ? null : to }]
  })
  const shared = [...text.matchAll(shares)].flatMap(({ groups = {} }): readonly PartOfYear[] => {
    const { nth = '', q, half } = groups
    const at = q ? Number(q) - 1 : ordinals.findIndex((each) => each.test(nth))
    const length = half ? HALF : QUARTER
    const from = at * length + 1
    return from > YEAR ? [] : [{ from, to: from + length - 1 }]
  })
  return [...named, ...shared]
}

/** Months. */
const [YEAR, HALF, QUARTER] = [12, 6, 3]

/**
 * The parts of the year of which a clause speaks: its own, else those of a clause before it that says nothing else: "In
 * October, arrivals fell". Null as in `partsOfYearIn`.
 */
export function partsOfClause(
  text: string,
  clause: string,
  language: UiLanguage,
): readonly PartOfYear[] | null {
  const own = partsOfYearIn(clause, language)
  const clauses = clausesOf(text)
  const before = clauses[clauses.indexOf(clause) - 1] ?? ''
  return own?.length !== 0 || directionOf(before) ? own : partsOfYearIn(before, language)
}
