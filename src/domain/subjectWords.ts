import { monthNames } from '#lib/monthNames.ts'
import type { FigureUnit } from './figureUnit.ts'
import type { UiLanguage } from './language.ts'
import type { PartOfYear } from './period.ts'
import { type StatedNumber, statedYears } from './statedNumbers.ts'
import type { BackingSources } from './stepBacking.ts'

/** Words for what is counted, in the languages of briefings. */
export const UNIT_WORDS: readonly (readonly [unit: FigureUnit, pattern: string])[] = [
  ['detections', 'd[eé]tect(?:ions?|ies?)|(?:border )?crossings|franchissements|grensoverschrijdingen'],
  ['arrivals', 'arrivals?|arriv(?:é|ée)e?s?|aankomsten|people|persons?|personnes?|personen|mensen'],
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

/** A word of a list of patterns, which stands alone. */
const wordOf = (...patterns: readonly string[]) =>
  new RegExp(`(?<!\\p{L})(?:${patterns.join('|')})(?!\\p{L})`, 'iu')

/** Words for a fall and a rise in the languages of briefings; "fewer than 200,000" is a bound. */
const FALLS = wordOf(
  'fell|fewer(?! than [\\d])|halved|drop(?:s|ped)?|declin(?:es?|ed|ing)|decreas(?:es?|ed|ing)|fall(?:s|en)?|plummet(?:s|ed)?',
  'plunged?|shrank|shrunk|sank|slump(?:s|ed)?|(?:went|gone|go|is|are|was|were) down|down by',
  'recul\\p{L}*|réduit\\p{L}*|baiss\\p{L}*|diminu\\p{L}*|chut\\p{L}*|effondr\\p{L}*|divisée?s? par|moins(?! de \\d)',
  'daal\\p{L}*|gedaald|daling|halveer\\p{L}*|gehalveerd|minder(?! dan \\d)|(?:ge)?kelder\\p{L}*|afgenomen|afname|na(?:men|m) (?:\\p{L}+ )?af',
)
const RISES = new RegExp(
  `${
    wordOf(
      'rose|risen?|grew|grown|doubled|tripled|quadrupled|increas(?:es?|ed|ing)|climb(?:s|ed)|up by|surged?|soar(?:s|ed)|jumped',
      '(?:went|gone|go|is|are|was|were) up(?! to)',
      'augment\\p{L}*|(?<!le )(?:doubl|tripl|quadrupl)(?:e|é|er|a|ai)\\p{L}*|hauss\\p{L}*|grimp\\p{L}*|progress(?:é|e|ent|ion)|explosé|bondi|accru\\p{L}*',
      'steeg|stegen|gestegen|stijging|stijgen|verdubbel\\p{L}*|verdrievoudig\\p{L}*|verviervoudig\\p{L}*|toegenomen|toename|na(?:men|m) (?:\\p{L}+ )?toe|groeiden?|gegroeid|omhoog',
    ).source
  }|^(?:more|meer|plus de|plus d’) ?(?:${COUNTED})(?!\\p{L})`,
  'iu',
)
/** Words for no change. */
const STABLE = wordOf(
  'stables?|unchanged|remained flat|(?:hardly|barely) changed',
  'inchangée?s?|(?:guère|peu|presque pas) changé|stagn\\p{L}*',
  'stabiel|ongewijzigd|gelijk gebleven|(?:nauwelijks|amper) veranderd',
)
/** "more on two routes": with a fall beside it, both directions; "more than a third" is a bound. */
const MORE =
  /(?<!\p{L})(?:more(?! than)|meer(?! dan)|plus(?! d’un| du (?:quart|tiers)| de (?:\d|la|deux|trois)))(?!\p{L})/iu

/** Words that deny, and where they stand beside the word that they deny: "did not fall", "n’ont pas baissé", "daalden niet". */
const DENIAL = "(?<!\\p{L})(?:\\p{L}+n['’]t|not|never|no|pas|jamais|aucune?|niet|geen|nooit)"
export const DENIES = new RegExp(`${DENIAL}(?!\\p{L})`, 'iu')
const DENIED_AFTER = new RegExp(`${DENIAL}(?: (?!only|just|seulement|alleen|slechts)\\p{L}+)? $`, 'iu')
const DENIED_BEFORE = /^(?: \p{L}+)? (?:niet|nooit)(?! alleen)(?!\p{L})/iu

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

const OTHERS = wordOf(
  'arrests|prices?|fees|returns|applications|convictions|prosecutions|boats|smugglers|networks|measures|plans|budgets?|funding|staff|seizures|investigations|plan|laws?',
  'arrestations|interpellations|prix|tarifs|retours|demandes|condamnations|bateaux|passeurs|réseaux|mesures|effectifs|saisies|enquêtes|plans?|lois?',
  'aanhoudingen|arrestaties|prijzen|aanvragen|veroordelingen|boten|smokkelaars|netwerken|maatregelen|plannen|inbeslagnames|onderzoeken|plan|wet(?:ten)?',
)

/** What joins statements within a clause. */
const JOINS =
  / (?=(?:and|but|while|whereas|despite|although|though|et|mais|tandis|malgré|bien|en|maar|terwijl|ondanks|hoewel)(?!\p{L}))/u

/** The first part of a text that speaks of something that no table of crossings counts, and of nothing that one does; null without one. */
export function partOnOther(text: string): string | null {
  const parts = clausesOf(text).flatMap((clause) => clause.trim().split(JOINS))
  const found = parts.find((part) => namesOther(part) && unitIn(part) === null)
  return found?.replace(/^(?:and|but|while|whereas|et|mais|en|maar|terwijl) /u, '') ?? null
}

/** Words that say something of each month. */
export const EVERY_MONTH =
  /(?<!\p{L})(?:(?:every|each) month|month (?:after|by) month|chaque mois|tous les mois|mois après mois|(?:elke|iedere) maand|maand na maand)(?!\p{L})/iu

/** The years that words speak of, and those with which they compare: "fewer than in 2024". */
export function yearsIn(text: string): { of: readonly number[]; than: readonly number[] } {
  const than = statedYears([...text.matchAll(THAN_YEAR)].map(([written]) => written).join(' '))
  return { of: statedYears(text.replaceAll(THAN_YEAR, ' ')), than }
}

const THAN_YEAR =
  /(?<!\p{L})(?:than|as(?= in)|als(?= in)|compared (?:with|to)|against|since|from|on|que|par rapport à|contre|depuis|dan|vergeleken met|ten opzichte van|tegenover|sinds)[ \u00a0](?:(?:in|en)[ \u00a0])?(?:19|20)\d\d|qu[’']en[ \u00a0](?:19|20)\d\d/giu

/** The clauses of a text. */
export function clausesOf(text: string): readonly string[] {
  return text.split(/[;:.,](?=\s|$)/)
}

/** The clause of a text in which a number stands. */
export function clauseOf(text: string, number: StatedNumber): string {
  return clausesOf(text).find((part) => part.includes(number.text)) ?? text
}

/** Words of parts of the year: what begins one that is open, what stands between two months, ordinals up to the last. */
const PART_WORDS = {
  en: {
    since: 'since|from',
    between: 'between',
    to: 'to|until|through',
    ordinals: ['first', 'second', 'third', 'fourth'],
    half: 'half',
    quarter: 'quarter',
  },
  fr: {
    since: 'depuis|dès|à partir d[e’]',
    between: 'entre',
    to: 'à|jusqu’en|jusqu’à',
    ordinals: ['premi(?:er|ère)', 'deuxième|seconde?', 'troisième', 'quatrième'],
    half: 'semestre|moitié',
    quarter: 'trimestre',
  },
  nl: {
    since: 'sinds|vanaf',
    between: 'tussen',
    to: 'tot|tot en met|t/m',
    ordinals: ['eerste', 'tweede', 'derde', 'vierde'],
    half: 'helft|halfjaar|semester',
    quarter: 'kwartaal',
  },
} as const

const PART_READERS = {
  en: partReaderOf('en'),
  fr: partReaderOf('fr'),
  nl: partReaderOf('nl'),
}

function partReaderOf(language: UiLanguage) {
  const { since, between, to, ordinals, half, quarter } = PART_WORDS[language]
  const numbers = monthNames([language], 'full')
  // Not those of days: "23 July", "July 23".
  const month = `(?<!\\d(?:st|nd|rd|th|er|e)?[ \\u00a0](?:of )?)(?<!\\p{L})(?:${[...numbers.keys()].join('|')})(?!\\p{L}|[ \\u00a0]\\d{1,2}(?!\\d))`
  const before = `(?<!\\p{L})(?:(?<between>${between})|(?<since>${since})) ?`
  const joined = ` (?:${to}) |[ \\u00a0]?[–-][ \\u00a0]?|(?<and> (?:and|et|en) )`
  return {
    numbers,
    ordinals: ordinals.map((each) => new RegExp(`^(?:${each})$`, 'iu')),
    months: new RegExp(`(?:${before})?(?<from>${month})(?:(?:${joined})(?<to>${month}))?`, 'giu'),
    shares: new RegExp(
      `(?<!\\p{L})(?:(?<nth>${ordinals.join('|')}) (?:(?<half>${half})|${quarter})|[QTK](?<q>[1-4]))(?![\\p{L}\\d])`,
      'giu',
    ),
    than: new RegExp(`(?<!\\p{L})(?:than|que|dan)[ \\u00a0](?:(?:in|en)[ \\u00a0])?${month}`, 'iu'),
  }
}

/**
 * The parts of the year that a text names: "October", "from March to July", "since May", "the second quarter". Null where one
 * is compared with another of the same year, "fewer than in October".
 */
export function partsOfYearIn(text: string, language: UiLanguage): readonly PartOfYear[] | null {
  const { numbers, ordinals, months, shares, than } = PART_READERS[language]
  if (than.test(text)) return null
  // English has words that are months without their capital: may, march.
  const isName = (name: string) => language !== 'en' || /^\p{Lu}/u.test(name)
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
