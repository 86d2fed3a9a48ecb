import type { FigureUnit } from '#domain/figureUnit.ts'
import { foldText } from '#lib/foldText.ts'

/** What a word says is counted, in English, French, Dutch and German, folded; the first that fits holds. */
const UNIT_WORDS: readonly (readonly [FigureUnit | null, RegExp])[] = [
  // What none of the published series counts: the table's own words say what it is.
  [
    null,
    /\b(?:attempts?|tentatives?|poging(?:en)?|versuche?|departures?|departs?|vertrek(?:ken)?|abfahrten|pushbacks?|refoulements?|asylum|asile|asiel\w*|asyl\w*|applications?|demandes?|aanvragen|antrage|returns?|retours?|terugkeer|ruckfuhrungen|stays?|sejours?|prevent\w*|empech\w*|verhinder\w*|intercept\w*|apprehensions?|facilitators?|passeurs?|smugglers?|mensensmokkelaars?|schleuser)\b/,
  ],
  [
    'dead-and-missing',
    /\b(?:dead|deaths?|missing|fatalities|morts?|deces|disparu\w*|dood|doden|vermist\w*|tote|todesfalle|vermisste)\b/,
  ],
  ['disruptions', /\b(?:disruptions?|perturbations?|verstoringen|zerschlagungen)\b/],
  [
    'detections',
    /\b(?:detections?|detecti\w*|detektion\w*|aufgriffe|crossings?|franchissements?|grensoverschrijdingen|overschrijdingen|grenzubertritte|ibc)\b/,
  ],
  ['arrivals', /\b(?:arrivals?|arrived|arrivees?|aankomsten|ankunfte)\b/],
  [
    'persons',
    /\b(?:landings?|landed|debarque\w*|aanlandingen|anlandungen|persons?|people|personnes?|personen|migrants?|migranten|individuals|survivors?)\b/,
  ],
  ['boats', /\b(?:boats?|vessels?|bateaux?|embarcations?|boten|boot|boote|schiffe)\b/],
]

/** What words say is counted: a unit, null for something that no published series counts, undefined for nothing. */
export function unitInWords(words: string): FigureUnit | null | undefined {
  const folded = foldText(words).replaceAll('_', ' ')
  return UNIT_WORDS.find(([, pattern]) => pattern.test(folded))?.[0]
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
