import { monthNames } from '#lib/monthNames.ts'

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
  /** "more than a third", "nearly half", "less than a quarter"; left out where it stands for itself. */
  bound?: Bound
}

type Bound = 'over' | 'nearly' | 'under'

/** Words before a number that make it a bound, in the languages of briefings. */
const BOUNDS: readonly (readonly [bound: Bound, pattern: RegExp])[] = [
  ['over', /(?:more than|over|at least|plus (?:de |d’|que )?|au moins |meer dan|ruim|minstens) ?$/iu],
  ['nearly', /(?:nearly|almost|close to|just under|presque|près (?:de |d’)?|bijna|krap|nagenoeg) ?$/iu],
  ['under', /(?:less than|under|moins (?:de |d’)?|minder dan) ?$/iu],
]

/** The bound that the end of a text makes of the number after it. */
export function boundBefore(text: string): Pick<StatedNumber, 'bound'> {
  const found = BOUNDS.find(([, pattern]) => pattern.test(text.replaceAll('\u00a0', ' ')))
  return found ? { bound: found[0] } : {}
}

/** A part or multiple in words with a bound: "more than halved", "by nearly half", "de plus de la moitié". */
export function withBound(text: string, bound: 'over' | 'nearly', language: string): string {
  const isOver = bound === 'over'
  switch (language) {
    case 'fr': {
      const of = text === 'de moitié' ? 'de la moitié' : text
      if (/^d[e’]/.test(of)) return (isOver ? 'de plus ' : 'de près ') + of
      return (isOver ? 'plus que ' : 'presque ') + text
    }
    case 'nl':
      return (isOver ? 'meer dan ' : 'bijna ') + text
    default:
      return text.replace(/^(by )?/, isOver ? '$1more than ' : '$1nearly ')
  }
}

interface Form {
  pattern: RegExp
  group: RegExp
  decimal: string
}

const DUTCH: Form = {
  pattern: /\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?/g,
  group: /\./g,
  decimal: ',',
}

/**
 * How a language groups thousands and marks decimals; spaces may be ordinary, no-break or narrow. Most European
 * languages write as Dutch does, so it is the default.
 */
const FORMS: Readonly<Record<string, Form>> = {
  en: { pattern: /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g, group: /,/g, decimal: '.' },
  fr: {
    pattern: /\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?/g,
    group: /[ \u00a0\u202f]/g,
    decimal: ',',
  },
}

const PER_CENT = /^(?:[ \u00a0\u202f]?%|[ \u00a0\u202f](?:per ?cent|pour cent|procent))/

/** A year, 1900 to 2099, is not a quantity. */
const YEAR = /^(?:19|20)\d\d$/

/** Full names of months in the languages of briefings, with their numbers. */
const MONTHS = monthNames(['en', 'fr', 'nl'], 'full')
const MONTH = [...MONTHS.keys()].join('|')

/** Whether a word is the name of a month, in a language of briefings. */
export function isMonthName(word: string): boolean {
  return MONTHS.has(word.toLowerCase())
}

/** Days of dates: "4 December", "1er août", "12 and 13 January", and in English "July 23, 2025". They are no quantities. */
const DATES = new RegExp(
  [
    `\\b\\d{1,2}(?:st|nd|rd|th|er|e)?(?:[ \u00a0]?(?:[-–]|to|and|au|et|tot|en)[ \u00a0]?\\d{1,2}(?:er|e)?)?[ \u00a0](?:of )?(?:${MONTH})(?!\\p{L})`,
    `\\b(?:${MONTH})[ \u00a0]\\d{1,2}(?=, ?(?:19|20)\\d\\d|[.;:)]|$)`,
  ].join('|'),
  'giu',
)

type Worded = Pick<StatedNumber, 'value' | 'form'>

const part = (value: number): Worded => ({ value, form: 'part' })
const multiple = (value: number): Worded => ({ value, form: 'multiple' })
const THIRD = 100 / 3

/** What makes "a third" a fraction: "a third country" is none. */
const OF_COUNT = '(?= (?:of|fewer|less|lower|more|higher|in|from|since)\\b|[.,;:]|$)'

/**
 * Fractions and multiples in words. Quarters and halves of a year are none ("the first quarter of 2026"), nor is how
 * often something happened ("counted twice").
 */
const WORDED: Readonly<Record<string, readonly (readonly [pattern: string, worded: Worded])[]>> = {
  en: [
    ['three[- ]quarters', part(75)],
    ['(?:a|one) quarter', part(25)],
    ['two[- ]thirds', part(2 * THIRD)],
    [`(?:a|one) third${OF_COUNT}`, part(THIRD)],
    [`(?:a|one) fifth${OF_COUNT}`, part(20)],
    [
      '(?<!first |second |last )half (?:of|as|the)|by half|halved|(?<=(?:more than|over|at least|nearly|almost|close to|less than|just under) )half',
      part(50),
    ],
    ['twice (?:as|the|that|what|its)|doubled', multiple(2)],
    ['three times (?:as|the|that|what|its)|tripled', multiple(3)],
  ],
  fr: [
    ['(?:les )?trois[- ]quarts', part(75)],
    ['(?:d’)?un quart|(?<=(?:plus|moins|près) )du quart', part(25)],
    ['(?:les )?deux[- ]tiers', part(2 * THIRD)],
    ['(?:d’)?un tiers|(?<=(?:plus|moins|près) )du tiers', part(THIRD)],
    ['(?:d’)?un cinquième', part(20)],
    ['(?:la|de) moitié', part(50)],
    ['deux fois moins', part(50)],
    ['trois fois moins', part(2 * THIRD)],
    ['deux fois plus|le double|doublée?s?', multiple(2)],
    ['trois fois plus|le triple|triplée?s?', multiple(3)],
  ],
  nl: [
    ['drie ?kwart', part(75)],
    ['(?:een|één) kwart', part(25)],
    ['twee ?derde', part(2 * THIRD)],
    ['(?:een|één) derde(?! land)', part(THIRD)],
    ['(?:een|één) vijfde', part(20)],
    ['de helft|gehalveerd|halveerden?', part(50)],
    ['(?:twee keer|tweemaal) zo|verdubbeld(?:e|en)?', multiple(2)],
    ['(?:drie keer|driemaal) zo|verdrievoudigd(?:e|en)?', multiple(3)],
  ],
}

/** How parts are written, by their value in per cent. */
const PARTS: Readonly<Record<string, readonly (readonly [value: number, words: string])[]>> = {
  en: [
    [20, 'a fifth'],
    [25, 'a quarter'],
    [THIRD, 'a third'],
    [50, 'half'],
    [2 * THIRD, 'two thirds'],
    [75, 'three quarters'],
  ],
  fr: [
    [20, 'd’un cinquième'],
    [25, 'd’un quart'],
    [THIRD, 'd’un tiers'],
    [50, 'de moitié'],
    [2 * THIRD, 'des deux tiers'],
    [75, 'des trois quarts'],
  ],
  nl: [
    [20, 'een vijfde'],
    [25, 'een kwart'],
    [THIRD, 'een derde'],
    [50, 'de helft'],
    [2 * THIRD, 'twee derde'],
    [75, 'drie kwart'],
  ],
}

/** How far a part in words may be from the numbers, percentage points. */
export const PART_TOLERANCE = 2

/** The words for a part in place of those in a text; null where none is near enough. */
export function partInWords(stated: string, value: number, language: string): string | null {
  const found = PARTS[language]?.find(([part]) => Math.abs(part - value) <= PART_TOLERANCE)?.[1] ?? null
  // "un quart des passages" has no preposition.
  return found && language === 'fr' && !/^(?:d’|de )/.test(stated)
    ? found.replace(/^(?:d’|des? )/, '')
    : found
}

/**
 * The numbers in a text, in digits by its language's format and in words; years and the days of dates are left out. In
 * other languages than those of briefings, numbers in words are not read.
 */
export function statedNumbers(text: string, language: string): readonly StatedNumber[] {
  return [...numbersInDigits(text, language), ...numbersInWords(text, language)]
}

function numbersInDigits(text: string, language: string): readonly StatedNumber[] {
  const { pattern, group, decimal } = FORMS[language] ?? DUTCH
  const dates = [...text.matchAll(DATES)].map(({ 0: date, index }) => [index, index + date.length] as const)
  return [...text.matchAll(pattern)].flatMap((match): StatedNumber[] => {
    const written = match[0]
    const isDay = dates.some(([start, end]) => match.index >= start && match.index < end)
    if (isDay || YEAR.test(written)) return []
    const plain = written.replace(group, '').replace(decimal, '.')
    const after = text.slice(match.index + written.length)
    const perCent = PER_CENT.exec(after)?.[0]
    return [
      {
        text: written + (perCent ?? ''),
        value: Number(plain),
        decimals: plain.split('.')[1]?.length ?? 0,
        form: perCent === undefined ? 'count' : 'share',
      },
    ]
  })
}

function numbersInWords(text: string, language: string): readonly StatedNumber[] {
  return (WORDED[language] ?? []).flatMap(([pattern, worded]) =>
    [...text.matchAll(new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'giu'))].map(
      ({ 0: written, index }) => ({
        text: written,
        decimals: 0,
        ...worded,
        ...boundBefore(text.slice(0, index)),
      }),
    ),
  )
}

/** A day named in a text: `text` as written, the year null where none is named. */
interface StatedDay {
  readonly text: string
  readonly year: number | null
  /** `MM-DD`. */
  readonly day: string
}

const DAY = new RegExp(
  `(?<![\\d-])(\\d{1,2})(?:er|st|nd|rd|th)?[ \u00a0](${MONTH})(?!\\p{L})(?:[ \u00a0]((?:19|20)\\d\\d))?`,
  'giu',
)

/** The days that a text names, with the day before the month: "23 July", "10 décembre 2024". */
export function statedDays(text: string): readonly StatedDay[] {
  return [...text.matchAll(DAY)].flatMap(([written, day = '', name = '', year]) => {
    const month = MONTHS.get(name.toLowerCase()) ?? 0
    const two = (number: number) => String(number).padStart(2, '0')
    return [
      {
        text: written,
        year: year === undefined ? null : Number(year),
        day: `${two(month)}-${two(Number(day))}`,
      },
    ]
  })
}

/** The years that a text names, 1900 to 2099. */
export function statedYears(text: string): readonly number[] {
  return [...text.matchAll(/(?<![\d.,])(?:19|20)\d\d(?![\d%])/g)].map(([year]) => Number(year))
}
