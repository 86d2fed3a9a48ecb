import { memoizeByArguments } from '#lib/memoize.ts'
import { UI_LANGUAGES } from './language.ts'
import { inEvery, LANGUAGE_WORDS, wordsIn } from './languages/allLanguages.ts'
import type { DigitForm } from './languages/languageWords.ts'
import { monthNames } from './monthNames.ts'

/**
 * A number in a text: `value` as parsed, `text` as written, `decimals` its decimal places. A `share` is in per cent, its
 * sign or words in `text`; a `part` is a fraction in words, its value in per cent ("a quarter": 25); a `multiple` is one in
 * words ("twice": 2).
 */
export interface StatedNumber {
  text: string
  value: number
  decimals: number
  form: 'count' | 'share' | 'part' | 'multiple'
  /** "more than a third", "nearly half", "fewer than 200,000"; left out where it stands for itself. */
  bound?: Bound
  /** Of a share with a sign, "+25%": whether it is a rise. */
  isRise?: boolean
  /** Of a share of something, "75% of those of 2024". */
  isOf?: boolean
}

type Bound = 'over' | 'nearly' | 'under'

/** "between 3 and", before the second number. */
const RANGES = Object.values(LANGUAGE_WORDS).map(
  ({ between, betweenAnd }) => `${between} \\d[\\d., ]* ${betweenAnd}`,
)

/** Words before a number that make it a bound. */
const BOUNDS: readonly (readonly [bound: Bound, pattern: RegExp])[] = [
  ['under', new RegExp(`(?<!\\p{L})(?:${inEvery('under')}|${RANGES.join('|')}) ?$`, 'iu')],
  ['over', new RegExp(`(?<!\\p{L})(?:${inEvery('over', 'between')}) ?$`, 'iu')],
  ['nearly', new RegExp(`(?:${inEvery('nearly')}) ?$`, 'iu')],
]

/** The bound that the end of a text makes of the number after it. */
export function boundBefore(text: string): Pick<StatedNumber, 'bound'> {
  const found = BOUNDS.find(([, pattern]) => pattern.test(text.replaceAll(/[\u00a0\u202f]/g, ' ')))
  return found ? { bound: found[0] } : {}
}

/**
 * A part or multiple in words with a bound: "more than halved", "by nearly half", "de plus de la moitié". As it is in a language
 * without words for one.
 */
export function withBound(stated: string, bound: 'over' | 'nearly', language: string): string {
  const text = stated.replace(/^./u, (first) => first.toLowerCase())
  const words = wordsIn(language)
  if (!words) return stated
  const bounded = words.bounded(text, bound === 'over')
  return text === stated ? bounded : bounded.replace(/^./u, (first) => first.toUpperCase())
}

/** Most European languages write numbers as Dutch does. */
const USUAL: DigitForm = LANGUAGE_WORDS.nl.digits

const PER_CENT = new RegExp(`^(?:[ \\u00a0\\u202f]?%|[ \\u00a0\\u202f](?:${inEvery('perCent')}))`)

/** A year, 1900 to 2099, is not a quantity. */
const YEAR = /^(?:19|20)\d\d$/

/** Full names of months in the languages of briefings, with their numbers. */
const MONTHS = monthNames(UI_LANGUAGES, 'full')
const MONTH = [...MONTHS.keys()].join('|')

/** Whether a word is the name of a month, in a language of briefings. */
export function isMonthName(word: string): boolean {
  return MONTHS.has(word.toLowerCase())
}

/** What follows the number of a day. */
const ORDINAL = inEvery('ordinal')
/** What may stand between the number of a day and its month, with its space. */
export const DAY_OF = `(?:(?:${inEvery('dayOf')}) )?`

/** Days of dates: "4 December", "1er août", "12 and 13 January", in English "July 23, 2025", and in figures. They are no quantities. */
const DATES = new RegExp(
  [
    `\\b\\d{1,2}(?:${ORDINAL})?(?:[ \u00a0]?(?:[-–]|${inEvery('dayJoins')})[ \u00a0]?\\d{1,2}(?:${ORDINAL})?)?[ \u00a0]${DAY_OF}(?:${MONTH})(?!\\p{L})`,
    `\\b(?:${MONTH})[ \u00a0]\\d{1,2}(?=(?:${ORDINAL})?(?:, ?(?:19|20)\\d\\d|[.;:)]|$))`,
    '(?<!\\d)\\d{1,2}([/.-])\\d{1,2}\\1(?:19|20)\\d\\d(?!\\d)|(?<!\\d)(?:19|20)\\d\\d-\\d\\d-\\d\\d(?!\\d)',
  ].join('|'),
  'giu',
)

/** How far a part in words may be from the numbers, percentage points. */
export const PART_TOLERANCE = 2

/** Verbs say their part themselves. */
const VERB = new RegExp(`^(?:${inEvery('partVerbs')})`, 'iu')

/** The words for a part in place of those in a text; null where none is near enough, or a verb says it. */
export function partInWords(stated: string, value: number, language: string): string | null {
  const { parts = [], partsBegin = null } = wordsIn(language) ?? {}
  const found = parts.find(([part]) => Math.abs(part - value) <= PART_TOLERANCE)?.[1]
  if (!found || VERB.test(stated)) return null
  const words = partsBegin && !partsBegin.test(stated) ? found.replace(partsBegin, '') : found
  return /^\p{Lu}/u.test(stated) ? words.replace(/^./u, (first) => first.toUpperCase()) : words
}

/**
 * The numbers in a text, in digits by its language's format and in words; years and the days of dates are left out. In
 * other languages than those of briefings, numbers in words are not read.
 */
export function statedNumbers(text: string, language: string): readonly StatedNumber[] {
  const key = `${language} ${text}`
  const known = readLast.get(key) ?? readNumbers(text, language)
  if (readLast.size >= KEPT) readLast.clear()
  readLast.set(key, known)
  return known
}

/** What was read last: a check reads the same words for each number and each piece of evidence. */
const readLast = new Map<string, readonly StatedNumber[]>()
const KEPT = 1000

function readNumbers(text: string, language: string): readonly StatedNumber[] {
  // "1 in 4" and "180 thousand" are one number each.
  const found: Placed[] = []
  for (const numbers of [
    numbersInWords(text, language),
    numbersInDigits(text, language),
    numbersWritten(text, language),
  ])
    found.push(...numbers.filter((one) => found.every((other) => isApart(one, other))))
  const isInDigits = ({ text: written }: Placed) => /^\d/.test(written)
  return found
    .toSorted((a, b) => Number(isInDigits(b)) - Number(isInDigits(a)))
    .map(({ index: _, ...number }) => number)
}

function isApart(one: Placed, other: Placed): boolean {
  return one.index >= other.index + other.text.length || one.index + one.text.length <= other.index
}

type Placed = StatedNumber & { index: number }

const scaleOf = (pattern: string) => new RegExp(`^[ \\u00a0\\u202f](?:${pattern})(?!\\p{L})`, 'iu')
const SCALES: readonly (readonly [pattern: RegExp, factor: number])[] = [
  [scaleOf(inEvery('thousand')), 1000],
  [scaleOf(inEvery('million')), 1e6],
]

function numbersInDigits(text: string, language: string): readonly Placed[] {
  const { pattern, group, decimal } = wordsIn(language)?.digits ?? USUAL
  const dates = [...text.matchAll(DATES)].map(({ 0: date, index }) => [index, index + date.length] as const)
  return [...text.matchAll(pattern)].flatMap(({ 0: written, index }): Placed[] => {
    const isDay = dates.some(([start, end]) => index >= start && index < end)
    if (isDay || YEAR.test(written)) return []
    const plain = written.replace(group, '').replace(decimal, '.')
    const [before, after] = [text.slice(0, index), text.slice(index + written.length)]
    const bound = boundBefore(before)
    const perCent = PER_CENT.exec(after)?.[0]
    if (perCent !== undefined) {
      const sign = /(?:^|[\s(])([+−–-])$/.exec(before)?.[1]
      return [
        {
          text: written + perCent,
          index,
          value: Number(plain),
          decimals: plain.split('.')[1]?.length ?? 0,
          form: 'share',
          ...bound,
          ...(sign && { isRise: sign === '+' }),
          ...(OF_IT.test(after.slice(perCent.length)) && { isOf: true }),
        },
      ]
    }
    const [scale, factor = 1] = SCALES.find(([each]) => each.test(after)) ?? []
    const value = Math.round(Number(plain) * factor * 1e6) / 1e6
    const decimals = factor > 1 ? 0 : (plain.split('.')[1]?.length ?? 0)
    return [
      { text: written + (scale?.exec(after)?.[0] ?? ''), index, value, decimals, form: 'count', ...bound },
    ]
  })
}

/** What follows a share of something: "75% of the detections of 2024". */
const OF_IT = new RegExp(`^[ \\u00a0](?:${inEvery('of')})(?!\\p{L})`, 'u')

/** A pattern between words; compiled once, since the words of a step are read at each key. */
const betweenWords = memoizeByArguments(
  (pattern: string) => new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'giu'),
)

function numbersInWords(text: string, language: string): readonly Placed[] {
  return (wordsIn(language)?.worded ?? []).flatMap(([pattern, worded]) =>
    [...text.matchAll(betweenWords(pattern))].map(({ 0: written, index }) => ({
      text: written,
      index,
      decimals: 0,
      ...worded,
      ...boundBefore(text.slice(0, index)),
    })),
  )
}

/** Shares and counts of a thousand or more in full: smaller ones count what is on the page. */
function numbersWritten(text: string, language: string): readonly Placed[] {
  return numbersInFull(text, language).flatMap(({ text: written, index, value }): Placed[] => {
    const perCent = PER_CENT.exec(text.slice(index + written.length))?.[0]
    if (perCent === undefined && value < 1000) return []
    const form = perCent === undefined ? 'count' : 'share'
    const bound = boundBefore(text.slice(0, index))
    return [{ text: written + (perCent ?? ''), index, value, decimals: 0, form, ...bound }]
  })
}

/** A day named in a text: `text` as written, the year null where none is named. */
interface StatedDay {
  readonly text: string
  readonly year: number | null
  /** `MM-DD`. */
  readonly day: string
}

const DAY_FORMS: readonly RegExp[] = [
  `(?<![\\d-])(?<day>\\d{1,2})(?:${ORDINAL})?[ \u00a0]${DAY_OF}(?<month>${MONTH})(?!\\p{L})(?:[ \u00a0](?<year>(?:19|20)\\d\\d))?`,
  `(?<!\\p{L})(?<month>${MONTH})[ \u00a0](?<day>\\d{1,2})(?:${ORDINAL})?, ?(?<year>(?:19|20)\\d\\d)`,
  '(?<!\\d)(?<day>\\d{1,2})([/.-])(?<month>\\d{1,2})\\2(?<year>(?:19|20)\\d\\d)(?!\\d)',
  '(?<!\\d)(?<year>(?:19|20)\\d\\d)-(?<month>\\d\\d)-(?<day>\\d\\d)(?!\\d)',
].map((form) => new RegExp(form, 'giu'))

/** The days that a text names: "23 July", "10 décembre 2024", "July 23, 2025", "23/7/2025" (day first), "2025-07-23". */
export function statedDays(text: string): readonly StatedDay[] {
  const two = (number: number) => String(number).padStart(2, '0')
  return DAY_FORMS.flatMap((form) =>
    [...text.matchAll(form)].map(({ 0: written, groups }) => {
      const { day, month = '', year } = groups ?? {}
      const number = MONTHS.get(month.toLowerCase()) ?? Number(month)
      return {
        text: written,
        year: year === undefined ? null : Number(year),
        day: `${two(number)}-${two(Number(day))}`,
      }
    }),
  )
}

/** The years that a text names, 1900 to 2099. */
export function statedYears(text: string): readonly number[] {
  return [...text.matchAll(/(?<![\d.,])(?:19|20)\d\d(?![\d%])/g)].map(([year]) => Number(year))
}

/** The words for numbers of a language, one of them, and a whole number. */
const numberReader = memoizeByArguments((language: string) => {
  const numbers = wordsIn(language)?.numbers
  if (!numbers) return null
  const { words, between, isOneWord } = numbers
  const word = `(?:${[...words.keys()].sort((a, b) => b.length - a.length).join('|')})`
  return {
    words,
    // "and" holds no "a".
    each: new RegExp(isOneWord ? word : `(?<!\\p{L})${word}(?!\\p{L})`, 'gu'),
    whole: new RegExp(`(?<![\\p{L}\\d-])${word}(?:${between}${word})*(?![\\p{L}-])`, 'giu'),
  }
})

/** The whole numbers that a text writes in words: "two hundred thousand", "vijfentwintig". */
function numbersInFull(
  text: string,
  language: string,
): readonly { text: string; index: number; value: number }[] {
  const reader = numberReader(language)
  if (!reader) return []
  const { words, each, whole } = reader
  return [...text.replaceAll('\u00a0', ' ').matchAll(whole)].map(({ 0: written, index }) => {
    let [total, current] = [0, 0]
    for (const [part] of written.toLowerCase().matchAll(each)) {
      const value = words.get(part) ?? 0
      if (value < 100) current += value
      else current = Math.max(1, current) * value
      if (value < 1000) continue
      total += current
      current = 0
    }
    return { text: text.slice(index, index + written.length), index, value: total + current }
  })
}
