/** A fraction or multiple in words: a part's `value` in per cent ("a quarter": 25), a multiple's as it is ("twice": 2). */
interface Worded {
  readonly value: number
  readonly form: 'part' | 'multiple'
}

export type WordedRow = readonly [pattern: string, worded: Worded]

/**
 * What the rules know of a language that briefings are written in: how it writes numbers, and words that they read. Words are
 * patterns of small letters with no word beside them, one alternative after another, unless stated.
 */
export interface LanguageWords {
  /** The names of each month, short ones with a point: "january jan., february feb., …". */
  readonly months: string
  /** Names of months are also other words without their capital: may, march. */
  readonly monthsAreWords: boolean
  readonly digits: DigitForm
  /** Whole numbers by their words, what stands between two of them, and whether they are written in one. */
  readonly numbers: {
    readonly words: ReadonlyMap<string, number>
    readonly between: string
    readonly isOneWord: boolean
  }
  readonly thousand: string
  readonly million: string
  readonly perCent: string
  /** Between a share and what it is a share of: "of". */
  readonly of: string
  /** Between a number and what it counts, with its space, and before the year in which it was counted. */
  readonly beforeCounted: string | null
  readonly inYear: string
  /** Before a number: "more than", "almost", "at most"; and around two numbers, the second in `betweenAnd`. */
  readonly over: string
  readonly nearly: string
  readonly under: string
  readonly between: string
  readonly betweenAnd: string
  /** A part or multiple with a bound: "more than halved". */
  readonly bounded: (text: string, isOver: boolean) => string
  /**
   * Fractions and multiples. Quarters and halves of a year are none ("the first quarter of 2026"), nor is how often something
   * happened ("counted twice").
   */
  readonly worded: readonly WordedRow[]
  /** How parts are written, by their value in per cent. */
  readonly parts: readonly (readonly [value: number, words: string])[]
  /** With what words of `parts` begin that a text may do without. */
  readonly partsBegin: RegExp | null
  /** Beginnings of verbs that say their part themselves. */
  readonly partVerbs: string
  /** Days of dates: what follows the number of a day, what stands between two, and between one and its month. */
  readonly ordinal: string
  readonly dayJoins: string
  readonly dayOf: string | null
  /** Words for what is counted. */
  readonly detections: string
  readonly arrivals: string
  /** Beginnings of words for deaths, and of words that together mean the Channel: small boats, and the United Kingdom, with its capitals. */
  readonly deaths: string
  readonly smallBoats: string
  readonly unitedKingdom: string
  readonly falls: string
  readonly rises: string
  readonly stable: string
  /** "more" without a bound ("more than a third" is one), and before what is counted. */
  readonly more: string
  readonly moreOf: string
  /** More and fewer, beside what is compared; what compares, "than"; and long words that may stand before a route there. */
  readonly levelMore: string
  readonly levelFewer: string
  readonly than: string
  readonly linking: string
  /** Words for a rise and for a fall, with the same endings. */
  readonly opposites: readonly (readonly [rise: string, fall: string])[]
  /** Words that deny what follows; what takes that back ("not only"); and words that deny what they follow. */
  readonly denials: string
  readonly only: string
  readonly denialsAfter: string | null
  /** What no table of crossings counts. */
  readonly others: string
  /** What joins statements within a clause, on one level and below another. */
  readonly joinsEven: string
  readonly joinsBelow: string
  readonly everyMonth: string
  /** Before a year or month with which something is compared: "than in", "since". */
  readonly thanYear: string
  readonly thanMonth: string
  /** Parts of the year: what begins an open one, what stands between two months, ordinals up to the last. */
  readonly partsOfYear: {
    readonly since: string
    readonly between: string
    readonly to: string
    readonly and: string
    readonly ordinals: readonly string[]
    readonly half: string
    readonly quarter: string
  }
  /** The letter of a quarter: "Q2". */
  readonly quarterLetter: string
  /** A text with no-break spaces where this language lets no line end, whatever spaces were typed. */
  readonly withSetSpaces: (text: string) => string
}

/** How a language groups thousands and marks decimals; spaces may be ordinary, no-break or narrow. */
export interface DigitForm {
  readonly pattern: RegExp
  readonly group: RegExp
  readonly decimal: string
}

export const part = (value: number): Worded => ({ value, form: 'part' })
export const multiple = (value: number): Worded => ({ value, form: 'multiple' })
export const THIRD = 100 / 3

/** Numbers from `from` on, by their words in order. */
export const range = (words: string, from: number, step: number) =>
  words.split(' ').map((word, at) => [word, from + at * step] as const)

/** "One in four": the words for one to four and for two to ten, in digits too, and what stands between them. */
export const inSoMany = (ones: string, between: string, tens: string): readonly WordedRow[] =>
  ones.split(' ').flatMap((one, at) =>
    tens.split(' ').flatMap((ten, to): readonly WordedRow[] => {
      const [few, many] = [at + 1, [2, 3, 4, 5, 10][to] ?? 0]
      return few < many ? [[`(?:${one}|${few})${between}(?:${ten}|${many})`, part((100 * few) / many)]] : []
    }),
  )

/** "Five times as many": from four on; twice and three times have words of their own. */
export const timesAsMany = (numbers: string, times: string): readonly WordedRow[] =>
  numbers.split(' ').map((number, at): WordedRow => [`(?:${number}|${at + 4}) ${times}`, multiple(at + 4)])
