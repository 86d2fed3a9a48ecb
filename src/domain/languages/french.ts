import { inSoMany, type LanguageWords, multiple, part, range, THIRD, timesAsMany } from './languageWords.ts'

/** Digits in groups of three. */
const GROUPED = /(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)/g

export const FRENCH: LanguageWords = {
  months:
    'janvier janv., février févr. fév., mars, avril avr., mai, juin, juillet juil., août, septembre sept., octobre oct., novembre nov., décembre déc.',
  monthsAreWords: false,
  digits: {
    pattern: /\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?/g,
    group: /[ \u00a0\u202f]/g,
    decimal: ',',
  },
  numbers: {
    words: new Map([
      ['une', 1],
      ...range('un deux trois quatre cinq six sept huit neuf dix onze douze', 1, 1),
      ...range('treize quatorze quinze seize', 13, 1),
      ...range('vingt trente quarante cinquante soixante septante quatre-vingt nonante cent', 20, 10),
      ...range('octante huitante', 80, 0),
      ['quatre-vingts', 80],
      ['cents', 100],
      ['mille', 1000],
      ['million', 1e6],
      ['millions', 1e6],
    ]),
    between: '(?:[ -]et)?[ -]',
    isOneWord: false,
  },
  thousand: 'mille',
  million: 'millions?',
  perCent: 'pour cent',
  of: 'des?|du|d’',
  beforeCounted: 'de[ \u00a0]|d’',
  inYear: 'en',
  over: 'plus (?:de |d’|que )?|au moins ',
  nearly: 'presque|près (?:de |d’)?',
  under: '(?<!au )moins (?:de |d’)?|au plus|au maximum|jusqu’à',
  between: 'entre',
  betweenAnd: 'et',
  bounded: (text, isOver) => {
    const of = text === 'de moitié' ? 'de la moitié' : text
    if (/^d(?:e |’)/.test(of)) return (isOver ? 'de plus ' : 'de près ') + of
    // "plus de deux fois plus", but "plus que doublé".
    const than = / fois /.test(text) ? 'plus de ' : 'plus que '
    return (isOver ? than : 'presque ') + text
  },
  worded: [
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
    ...timesAsMany('quatre cinq six sept huit neuf dix', 'fois (?:plus|le nombre)'),
    ...inSoMany('une? deux trois quatre', '(?: \\p{L}+)? sur ', 'deux trois quatre cinq dix'),
  ],
  parts: [
    [20, 'd’un cinquième'],
    [25, 'd’un quart'],
    [THIRD, 'd’un tiers'],
    [50, 'de moitié'],
    [2 * THIRD, 'des deux tiers'],
    [75, 'des trois quarts'],
  ],
  // "un quart des passages" has no preposition.
  partsBegin: /^(?:d’|des? )/,
  partVerbs: 'divisée?s?',
  ordinal: 'er|e',
  dayJoins: 'au|et',
  dayOf: null,
  detections: 'd[eé]tections?|franchissements',
  arrivals: 'arriv(?:é|ée)e?s?|personnes?',
  deaths: 'mort|décès|disparu|noyé',
  smallBoats: 'petites embarcations',
  unitedKingdom: 'Royaume-Uni',
  falls:
    'recul\\p{L}*|réduit\\p{L}*|baiss\\p{L}*|diminu\\p{L}*|chut\\p{L}*|effondr\\p{L}*|divisée?s? par|moins(?! de \\d)',
  rises:
    'augment\\p{L}*|(?<!le )(?:doubl|tripl|quadrupl)(?:e|é|er|a|ai)\\p{L}*|hauss\\p{L}*|grimp\\p{L}*|progress(?:é|e|ent|ion)|explosé|bondi|accru\\p{L}*',
  stable: 'stables?|inchangée?s?|(?:guère|peu|presque pas) changé|stagn\\p{L}*',
  more: 'plus(?! d’un| du (?:quart|tiers)| de (?:\\d|la|deux|trois))',
  moreOf: 'plus de|plus d’',
  levelMore: 'plus',
  levelFewer: 'moins',
  than: 'que|qu(?=’)',
  linking: 'nombre|route|celles|celui',
  opposites: [
    ['augment', 'baiss'],
    ['augment', 'diminu'],
    ['hauss', 'baiss'],
    ['hausse', 'recul'],
    ['plus', 'moins'],
  ],
  denials: 'pas|jamais|aucune?',
  only: 'seulement',
  denialsAfter: null,
  others:
    'arrestations|interpellations|prix|tarifs|retours|demandes|condamnations|bateaux|passeurs|réseaux|mesures|effectifs|saisies|enquêtes|plans?|lois?',
  joinsEven: 'et|mais',
  joinsBelow: 'tandis|malgré|bien',
  everyMonth: 'chaque mois|tous les mois|mois après mois',
  thanYear: "(?:que|par rapport à|contre|depuis)[ \u00a0](?:en[ \u00a0])?|qu[’']en[ \u00a0]",
  thanMonth: 'que[ \u00a0](?:en[ \u00a0])?',
  partsOfYear: {
    since: 'depuis|dès|à partir d[e’]',
    between: 'entre',
    to: 'à|au|jusqu’en|jusqu’à',
    and: 'et',
    ordinals: ['premi(?:er|ère)', 'deuxième|seconde?', 'troisième', 'quatrième'],
    half: 'semestre|moitié',
    quarter: 'trimestre',
  },
  quarterLetter: 'T',
  withSetSpaces: (text) =>
    text
      .replaceAll(/ (?=[:%»])/g, '\u00a0')
      .replaceAll(/ (?=[;?!])/g, '\u202f')
      .replaceAll('« ', '«\u00a0')
      .replaceAll(GROUPED, (number) => number.replaceAll(' ', '\u202f')),
}
