import { memoizeByArguments } from '#lib/memoize.ts'
import { monthNames } from '#lib/monthNames.ts'
import { numbersInFull } from '#lib/numberWords.ts'
import { type InUiLanguages, UI_LANGUAGES } from './language.ts'

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

/** Words before a number that make it a bound, in the languages of briefings. */
const BOUNDS: readonly (readonly [bound: Bound, pattern: RegExp])[] = [
  [
    'under',
    /(?<!\p{L})(?:(?<!no )(?:less|fewer) than|no more than|under|below|at most|up to|(?<!au )moins (?:de |d’)?|au plus|au maximum|jusqu’à|minder dan|hoogstens|maximaal|onder de|(?:between|entre|tussen)(?: de)? \d[\d.,  ]* (?:and|et|en)(?: de)?) ?$/iu,
  ],
  [
    'over',
    /(?<!\p{L})(?:more than|no (?:less|fewer) than|over|above|at least|plus (?:de |d’|que )?|au moins |meer dan|ruim|minstens|boven de|between|entre|tussen(?: de)?) ?$/iu,
  ],
  ['nearly', /(?:nearly|almost|close to|just under|presque|près (?:de |d’)?|bijna|krap|nagenoeg) ?$/iu],
]

/** The bound that the end of a text makes of the number after it. */
export function boundBefore(text: string): Pick<StatedNumber, 'bound'> {
  const found = BOUNDS.find(([, pattern]) => pattern.test(text.replaceAll(/[\u00a0\u202f]/g, ' ')))
  return found ? { bound: found[0] } : {}
}

/** A part or multiple in words with a bound: "more than halved", "by nearly half", "de plus de la moitié". */
export function withBound(stated: string, bound: 'over' | 'nearly', language: string): string {
  const text = stated.replace(/^./u, (first) => first.toLowerCase())
  const bounded = boundedIn(text, bound === 'over', language)
  return text === stated ? bounded : bounded.replace(/^./u, (first) => first.toUpperCase())
}

function boundedIn(text: string, isOver: boolean, language: string): string {
  switch (language) {
    case 'fr': {
      const of = text === 'de moitié' ? 'de la moitié' : text
      if (/^d(?:e |’)/.test(of)) return (isOver ? 'de plus ' : 'de près ') + of
      // "plus de deux fois plus", but "plus que doublé".
      const than = / fois /.test(text) ? 'plus de ' : 'plus que '
      return (isOver ? than : 'presque ') + text
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
const MONTHS = monthNames(UI_LANGUAGES, 'full')
const MONTH = [...MONTHS.keys()].join('|')

/** Whether a word is the name of a month, in a language of briefings. */
export function isMonthName(word: string): boolean {
  return MONTHS.has(word.toLowerCase())
}

/** Days of dates: "4 December", "1er août", "12 and 13 January", in English "July 23, 2025", and in figures. They are no quantities. */
const DATES = new RegExp(
  [
    `\\b\\d{1,2}(?:st|nd|rd|th|er|e)?(?:[ \u00a0]?(?:[-–]|to|and|au|et|tot|en)[ \u00a0]?\\d{1,2}(?:er|e)?)?[ \u00a0](?:of )?(?:${MONTH})(?!\\p{L})`,
    `\\b(?:${MONTH})[ \u00a0]\\d{1,2}(?=(?:st|nd|rd|th)?(?:, ?(?:19|20)\\d\\d|[.;:)]|$))`,
    '(?<!\\d)\\d{1,2}([/.-])\\d{1,2}\\1(?:19|20)\\d\\d(?!\\d)|(?<!\\d)(?:19|20)\\d\\d-\\d\\d-\\d\\d(?!\\d)',
  ].join('|'),
  'giu',
)

type Worded = Pick<StatedNumber, 'value' | 'form'>

const part = (value: number): Worded => ({ value, form: 'part' })
const multiple = (value: number): Worded => ({ value, form: 'multiple' })
const THIRD = 100 / 3

/** What makes "a third" a fraction: "a third country" is none. */
const OF_COUNT = '(?= (?:of|fewer|less|lower|more|higher|in|from|since|as)\\b|[.,;:]|$)'

type Row = readonly [pattern: string, worded: Worded]

/** "One in four": the words for one to four and for two to ten, in digits too, and what stands between them. */
const inSoMany = (ones: readonly string[], between: string, tens: readonly string[]): readonly Row[] =>
  ones.flatMap((one, at) =>
    tens.flatMap((ten, to): readonly Row[] => {
      const [few, many] = [at + 1, [2, 3, 4, 5, 10][to] ?? 0]
      return few < many ? [[`(?:${one}|${few})${between}(?:${ten}|${many})`, part((100 * few) / many)]] : []
    }),
  )

/** "Five times as many": from four on; twice and three times have words of their own. */
const timesAsMany = (numbers: readonly string[], times: string): readonly Row[] =>
  numbers.map((number, at): Row => [`(?:${number}|${at + 4}) ${times}`, multiple(at + 4)])

/**
 * Fractions and multiples in words. Quarters and halves of a year are none ("the first quarter of 2026"), nor is how
 * often something happened ("counted twice").
 */
const WORDED: InUiLanguages<readonly Row[]> = {
  en: [
    ['three[- ]quarters', part(75)],
    ['(?:a|one) quarter', part(25)],
    ['two[- ]thirds', part(2 * THIRD)],
    [`(?:a|one) third${OF_COUNT}`, part(THIRD)],
    [`(?:a|one) fifth${OF_COUNT}`, part(20)],
    [
      '(?<!first |second |last )half (?:of|as|the)|by (?:a )?half|halved|(?<=(?:more than|over|at least|nearly|almost|close to|less than|just under) )half',
      part(50),
    ],
    ['twice (?:as|the|that|what|its)|doubled', multiple(2)],
    ['three times (?:as|the|that|what|its)|tripled', multiple(3)],
    ['quadrupled', multiple(4)],
    ...timesAsMany(
      ['four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
      'times (?:as|the|that|what|its)',
    ),
    ...inSoMany(['one', 'two', 'three', 'four'], '(?: \\p{L}+)? (?:in|out of) ', [
      'two',
      'three',
      'four',
      'five',
      'ten',
    ]),
  ],
  fr: [
    ['(?:les )?trois[- ]quarts', part(75)],
    ['(?:d’)?un quart|(?<=(?:plus|moins|près) )du quart', part(25)],
    ['(?:les )?deux[- ]tiers', part(2 * THIRD)],
    ['(?:d’)?un tiers|(?<=(?:plus|moins|près) )du tiers', part(THIRD)],
    ['(?:d’)?un cinquième', part(20)],
    ['(?:la|de) moitié|moitié moins', part(50)],
    ['deux fois moins|divisée?s? par deux', part(50)],
    ['trois fois moins|divisée?s? par trois', part(2 * THIRD)],
    ['deux fois (?:plus|le nombre)|le double|doublée?s?', multiple(2)],
    ['trois fois (?:plus|le nombre)|le triple|triplée?s?', multiple(3)],
    ['quadruplée?s?', multiple(4)],
    ...timesAsMany(['quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'], 'fois (?:plus|le nombre)'),
    ...inSoMany(['une?', 'deux', 'trois', 'quatre'], '(?: \\p{L}+)? sur ', [
      'deux',
      'trois',
      'quatre',
      'cinq',
      'dix',
    ]),
  ],
  nl: [
    ['drie ?kwart', part(75)],
    ['(?:een|één) kwart', part(25)],
    ['twee ?derde', part(2 * THIRD)],
    ['(?:een|één) derde(?! land)', part(THIRD)],
    ['(?:een|één) vijfde', part(20)],
    ['de helft|half zoveel|gehalveerd|halveerden?', part(50)],
    ['(?:twee keer|tweemaal) (?:zo(?:veel)?|het aantal)|dubbel zoveel|verdubbeld(?:e|en)?', multiple(2)],
    ['(?:drie keer|driemaal) (?:zo(?:veel)?|het aantal)|verdrievoudigd(?:e|en)?', multiple(3)],
    ['verviervoudigd(?:e|en)?', multiple(4)],
    ...timesAsMany(
      ['vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien'],
      '(?:keer|maal) (?:zo(?:veel)?|het aantal)',
    ),
    ...inSoMany(['[eé][eé]n', 'twee', 'drie', 'vier'], '(?: \\p{L}+)? op (?:de |elke )?', [
      'twee',
      'drie',
      'vier',
      'vijf',
      'tien',
    ]),
  ],
}

/** How parts are written, by their value in per cent. */
const PARTS: InUiLanguages<readonly (readonly [value: number, words: string])[]> = {
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

/** Verbs say their part themselves. */
const VERB = /^(?:halve|gehalveerd|halveer|divisée?s?)/iu

/** The words for a part in place of those in a text; null where none is near enough, or a verb says it. */
export function partInWords(stated: string, value: number, language: string): string | null {
  const found = PARTS[language]?.find(([part]) => Math.abs(part - value) <= PART_TOLERANCE)?.[1]
  if (!found || VERB.test(stated)) return null
  // "un quart des passages" has no preposition.
  const words = language === 'fr' && !/^(?:d’|de )/.test(stated) ? found.replace(/^(?:d’|des? )/, '') : found
  return /^\p{Lu}/u.test(stated) ? words.replace(/^./u, (first) => first.toUpperCase()) : words
}

/**
 * The numbers in a text, in digits by its language's format and in words; years and the days of dates are left out. In
 * other languages than those of briefings, numbers in words are not read.
 */
export function statedNumbers(text: string, language: string): readonly StatedNumber[] {
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

const SCALES: readonly (readonly [pattern: RegExp, factor: number])[] = [
  [/^[ \u00a0\u202f](?:thousand|mille|duizend)(?!\p{L})/iu, 1000],
  [/^[ \u00a0\u202f](?:millions?|miljoen)(?!\p{L})/iu, 1e6],
]

function numbersInDigits(text: string, language: string): readonly Placed[] {
  const { pattern, group, decimal } = FORMS[language] ?? DUTCH
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
const OF_IT = /^[ \u00a0](?:of|des?|du|d’|van)(?!\p{L})/u

/** A pattern between words; compiled once, since the words of a step are read at each key. */
const betweenWords = memoizeByArguments(
  (pattern: string) => new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'giu'),
)

function numbersInWords(text: string, language: string): readonly Placed[] {
  return (WORDED[language] ?? []).flatMap(([pattern, worded]) =>
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
  `(?<![\\d-])(?<day>\\d{1,2})(?:er|st|nd|rd|th)?[ \u00a0](?:of )?(?<month>${MONTH})(?!\\p{L})(?:[ \u00a0](?<year>(?:19|20)\\d\\d))?`,
  `(?<!\\p{L})(?<month>${MONTH})[ \u00a0](?<day>\\d{1,2})(?:st|nd|rd|th)?, ?(?<year>(?:19|20)\\d\\d)`,
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
