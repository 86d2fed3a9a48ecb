import type { FigureUnit } from './figureUnit.ts'
import type { StatedNumber } from './statedNumbers.ts'
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

/** Words for a fall and a rise in the languages of briefings. */
const COUNTED = UNIT_WORDS.map(([, pattern]) => pattern).join('|')
const FALLS =
  /(?<!\p{L})(?:fell|fewer|halved|dropped|declined?|decreased?|falls?|down by|recul\p{L}*|réduit\p{L}*|baiss\p{L}*|diminu\p{L}*|moins|daal\p{L}*|gedaald|daling|halveer\p{L}*|gehalveerd|minder)(?!\p{L})/iu
const RISES = new RegExp(
  `(?<!\\p{L})(?:rose|grew|doubled|tripled|increased?|climbed|rise|up by|augment\\p{L}*|(?<!le )(?:doubl|tripl)(?:e|é|er|a|ai)\\p{L}*|hauss\\p{L}*|steeg|stegen|gestegen|stijging|verdubbel\\p{L}*|verdrievoudig\\p{L}*|toegenomen)(?!\\p{L})|^(?:more|meer|plus de|plus d’) ?(?:${COUNTED})(?!\\p{L})`,
  'iu',
)
/** "more on two routes": with a fall beside it, both directions; "more than a third" is a bound. */
const MORE =
  /(?<!\p{L})(?:more(?! than)|meer(?! dan)|plus(?! d’un| du (?:quart|tiers)| de (?:\d|la|deux|trois)))(?!\p{L})/iu

/** The one direction that words name, as written; null for none or both. */
export function directionOf(text: string): { text: string; isRise: boolean } | null {
  const [fall, rise] = [FALLS.exec(text)?.[0], RISES.exec(text)?.[0]]
  if (fall !== undefined && (rise !== undefined || MORE.test(text))) return null
  if (fall !== undefined) return { text: fall, isRise: false }
  return rise === undefined ? null : { text: rise, isRise: true }
}

/** Words that say something of each month. */
export const EVERY_MONTH =
  /(?<!\p{L})(?:(?:every|each) month|month (?:after|by) month|chaque mois|tous les mois|mois après mois|(?:elke|iedere) maand|maand na maand)(?!\p{L})/iu

/** The clause of a text in which a number stands. */
export function clauseOf(text: string, number: StatedNumber): string {
  return text.split(/[;:.,](?=\s|$)/).find((part) => part.includes(number.text)) ?? text
}
