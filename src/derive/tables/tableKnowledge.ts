import { TOTAL } from '#derive/crosswalk.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { PublishedNames } from '#domain/tableReading.ts'
import { foldedTerms, foldText } from '#lib/foldText.ts'
import { keysOf } from '#lib/recordOf.ts'

/** The names that a table's cells are matched to; keys are folded. */
export interface TableKnowledge {
  readonly places: ReadonlyMap<string, string>
  readonly units: Readonly<Record<string, readonly FigureUnit[]>>
  /** Names and codes of nationalities, to ISO 3166-1 alpha-2 or a code of what is of no one country. */
  readonly nationalities: ReadonlyMap<string, string>
}

/** Names of all routes together, folded, in English, French, Dutch and German. */
const TOTALS = `total, totals, all, all routes, all borders, overall, sum, grand total, eu,
  toutes, toutes les routes, ensemble, totaux, somme, tous,
  totaal, alle, alle routes, samen, gesamt, insgesamt, alle routen, summe`

const namesIn = (list: string) => list.split(/,\s+/)

/** Names of all nationalities together, folded. */
export const ALL_NATIONALITIES = /^(?:total|all|totaal|alle|toutes|tous|ensemble|gesamt|insgesamt)$/

/** Names of what is of no one country, folded, by the code that published tables have for it. */
const NO_ONE_COUNTRY: Readonly<Record<string, string>> = {
  OOO: `ooo, unknown, unknown nationality, nationality unknown, unknown origin, not known,
    unspecified, not specified, undetermined, unidentified, not stated, inconnu, inconnue,
    inconnus, inconnues, nationalite inconnue, non precise, non precisee, indeterminee,
    onbekend, onbekende nationaliteit, nationaliteit onbekend, niet bekend, onbepaald,
    unbekannt, unbekannte staatsangehorigkeit, ungeklart, ohne angabe`,
  OTH: `oth, other, others, all others, all other, other nationalities, other countries,
    autre, autres, autres nationalites, autres pays, overig, overige, overigen,
    overige nationaliteiten, overige landen, andere, anderen, andere nationaliteiten,
    andere landen, sonstige, ubrige, andere lander, sonstige staatsangehorigkeiten`,
  STL: 'stl, stateless, stateless persons, apatride, apatrides, staatloos, staatlozen, staatenlos',
}

/** Whether a code is of no one country. */
export const isOfNoCountry = (code: string | undefined) => code !== undefined && code in NO_ONE_COUNTRY

/** German names of routes; the published data have the other languages. */
const GERMAN: readonly (readonly [string, string])[] = [
  ['Zentrales Mittelmeer', 'central-mediterranean'],
  ['Zentrale Mittelmeerroute', 'central-mediterranean'],
  ['Östliches Mittelmeer', 'eastern-mediterranean'],
  ['Östliche Mittelmeerroute', 'eastern-mediterranean'],
  ['Westliches Mittelmeer', 'western-mediterranean'],
  ['Westliche Mittelmeerroute', 'western-mediterranean'],
  ['Westbalkan', 'western-balkans'],
  ['Westbalkanroute', 'western-balkans'],
  ['Westafrikanische Route', 'western-african'],
  ['Ärmelkanal', 'channel'],
  ['Östliche Landgrenze', 'eastern-land-border'],
]

/** Words that names of one route may have or not, folded. */
const FILLERS = new Set('route routes the la le les l de der die het sea of to'.split(' '))

/** A name without the words that do not tell routes apart. */
export function placeKey(name: string): string {
  const words = foldedTerms(name)
  return words.filter((word) => !FILLERS.has(word)).join(' ') || words.join(' ')
}

export function tableKnowledge(
  published: PublishedNames,
  nationalities: Iterable<readonly [name: string, code: string]>,
): TableKnowledge {
  const places = new Map<string, string>()
  const several = new Set<string>()
  for (const { name, place } of published.places) {
    const key = placeKey(name)
    const known = places.get(key)
    // A name that two publishers use for different places is no name of either.
    if (known !== undefined && known !== place) several.add(key)
    places.set(key, place)
  }
  for (const key of several) places.delete(key)
  for (const [name, place] of GERMAN) places.set(placeKey(name), place)
  for (const name of namesIn(TOTALS)) places.set(placeKey(name), TOTAL)
  const codes = new Map([...nationalities].map(([name, code]) => [foldText(name).trim(), code]))
  for (const [code, names] of Object.entries(NO_ONE_COUNTRY))
    for (const name of namesIn(names)) codes.set(name, code)
  return { places, units: published.units, nationalities: codes }
}

/** The place of the known name that is most like this one; null where none is alike. */
export function nearestPlace(name: string, { places }: TableKnowledge): string | null {
  const key = placeKey(name)
  let best: { place: string; distance: number } | null = null
  for (const [known, place] of places) {
    if (place === TOTAL) continue
    const distance = editDistance(key, known) / Math.max(key.length, known.length)
    const words = new Set(known.split(' '))
    const shared = key.split(' ').filter((word) => word.length > 3 && words.has(word)).length
    const score = distance - shared * 0.3
    if (!best || score < best.distance) best = { place, distance: score }
  }
  return best && best.distance <= 0.45 ? best.place : null
}

/** The nationality of the known name that is most like this one; null where none is alike. */
export function nearestNationality(name: string, { nationalities }: TableKnowledge): string | null {
  const key = foldText(name).trim()
  if (key.length < 4) return null
  let best: { code: string; distance: number } | null = null
  for (const [known, code] of nationalities) {
    if (Math.abs(known.length - key.length) > 4 || known.length < 4) continue
    const distance = editDistance(key, known) / Math.max(key.length, known.length)
    if (!best || distance < best.distance) best = { code, distance }
  }
  return best && best.distance <= 0.4 ? best.code : null
}

/** The number of letters to add, drop or change. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let at = 1; at <= a.length; at += 1) {
    const next = [at]
    for (let other = 1; other <= b.length; other += 1) {
      const changed = (row[other - 1] ?? 0) + (a[at - 1] === b[other - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[other] ?? 0) + 1, (next[other - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** Words for what none of the published series counts, folded as below: the table's own words say what it is. */
const OTHER_WORDS =
  /\b(?:attempts?|tentatives?|poging(?:en)?|versuche?|departures?|departs?|vertrek(?:ken)?|abfahrten|pushbacks?|refoulements?|asylum|asile|asiel\w*|asyl\w*|applications?|demandes?|aanvragen|antrage|returns?|retours?|terugkeer|ruckfuhrungen|stays?|sejours?|prevent\w*|empech\w*|verhinder\w*|intercept\w*|apprehensions?|facilitators?|passeurs?|smugglers?|mensensmokkelaars?|schleuser)\b/

/**
 * What a word says is counted, in English, French, Dutch and German, folded; the first that fits holds. Null where no table of
 * one's own is read as counting it.
 */
const UNIT_WORDS: Readonly<Record<FigureUnit, RegExp | null>> = {
  'dead-and-missing':
    /\b(?:dead|deaths?|missing|fatalities|morts?|deces|disparu\w*|dood|doden|vermist\w*|tote|todesfalle|vermisste)\b/,
  disruptions: /\b(?:disruptions?|perturbations?|verstoringen|zerschlagungen)\b/,
  detections:
    /\b(?:detections?|detecti\w*|detektion\w*|aufgriffe|crossings?|franchissements?|grensoverschrijdingen|overschrijdingen|grenzubertritte|ibc)\b/,
  arrivals: /\b(?:arrivals?|arrived|arrivees?|aankomsten|ankunfte)\b/,
  persons:
    /\b(?:landings?|landed|debarque\w*|aanlandingen|anlandungen|persons?|people|personnes?|personen|migrants?|migranten|individuals|survivors?)\b/,
  boats: /\b(?:boats?|vessels?|bateaux?|embarcations?|boten|boot|boote|schiffe)\b/,
  events: null,
  intentions: null,
}

/** What words say is counted: a unit, null for something that no published series counts, undefined for nothing. */
export function unitInWords(words: string): FigureUnit | null | undefined {
  const folded = foldText(words).replaceAll('_', ' ')
  return OTHER_WORDS.test(folded) ? null : keysOf(UNIT_WORDS).find((unit) => UNIT_WORDS[unit]?.test(folded))
}

/** Whether a note says that its figure counts something other than the unit. */
export function noteDiffers(note: string): boolean {
  return unitInWords(note) === null
}

const YES = new Set([
  'yes',
  'y',
  'true',
  '1',
  'x',
  'oui',
  'o',
  'vrai',
  'ja',
  'j',
  'waar',
  'wahr',
  'p',
  'r',
  'e',
])

/** Whether a cell of a column such as "rounded" says yes. */
export function isYes(cell: string): boolean {
  return YES.has(foldText(cell).trim())
}
