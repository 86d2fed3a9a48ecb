import type { FigureUnit } from './figureUnit.ts'
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
const DENIES = /(?<!\p{L})(?:\p{L}+n['’]t|not|never|no|pas|jamais|aucune?|niet|geen|nooit)(?!\p{L})/iu
const DENIED_AFTER =
  /(?<!\p{L})(?:\p{L}+n['’]t|not|never|no|pas|jamais|aucune?|niet|geen|nooit)(?: (?!only|just|seulement|alleen|slechts)\p{L}+)? $/iu
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
  const clause = `${before.split(/[;:.,](?=\s|$)/).at(-1)} ${after.split(/[;:.,](?=\s|$)/)[0]}`
  if (!isDenied && DENIES.test(clause)) return null
  const written = isDenied
    ? `${DENIED_AFTER.exec(before)?.[0] ?? ''}${word}${DENIED_BEFORE.exec(after)?.[0] ?? ''}`
    : word
  return { text: written, isRise, isDenied }
}

const OTHERS = wordOf(
  'arrests|prices?|fees|returns|applications|convictions|prosecutions|boats|smugglers|networks|measures|plans|budgets?|funding|staff|seizures|investigations',
  'arrestations|interpellations|prix|tarifs|retours|demandes|condamnations|bateaux|passeurs|réseaux|mesures|effectifs|saisies|enquêtes',
  'aanhoudingen|arrestaties|prijzen|aanvragen|veroordelingen|boten|smokkelaars|netwerken|maatregelen|plannen|inbeslagnames|onderzoeken',
)

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

/** The clause of a text in which a number stands. */
export function clauseOf(text: string, number: StatedNumber): string {
  return text.split(/[;:.,](?=\s|$)/).find((part) => part.includes(number.text)) ?? text
}
