/** Words that mean the same in a search, one row a meaning, by language. Whole words in every form that people type. */
export const SYNONYMS = {
  en: [
    'agreement agreements deal deals treaty treaties accord accords memorandum arrangement protocol',
    'boat boats dinghy dinghies vessel vessels',
    'dead death deaths died fatalities drowned drownings',
    'crossing crossings detection detections',
    'arrival arrivals landing landings',
    'return returns returned deportation deportations removal removals repatriation',
    'law laws act legislation statute',
    'ruling rulings judgment judgments judgement verdict',
    'rescue rescues rescued saved',
    'nationality nationalities citizenship origin origins',
    'uk gb britain british',
    'turkey türkiye turkish',
  ],
  fr: [
    'accord accords traité traités protocole mémorandum arrangement arrangements',
    'bateau bateaux embarcation embarcations canot canots',
    'mort morts décès décédé décédés noyé noyés noyade noyades',
    'franchissement franchissements passage passages traversée traversées détection détections',
    'arrivée arrivées débarquement débarquements',
    'retour retours renvoi renvois expulsion expulsions reconduite reconduites éloignement éloignements',
    'loi lois législation',
    'arrêt jugement jugements verdict',
    'sauvetage sauvetages secours secouru secourus secourue secourues',
    'nationalité nationalités origine origines',
    'prévu prévue prévus prévues',
    'réalisé réalisée réalisés réalisées',
  ],
  nl: [
    'akkoord akkoorden verdrag verdragen overeenkomst overeenkomsten deal deals memorandum protocol',
    'boot boten bootje bootjes rubberboot rubberboten',
    'dode doden gestorven overleden sterfgeval sterfgevallen verdronken omgekomen',
    'oversteek overtocht overtochten grensoverschrijding grensoverschrijdingen detectie detecties',
    'aankomst aankomsten aanlanding aanlandingen',
    'terugkeer uitzetting uitzettingen uitwijzing uitwijzingen verwijdering terugzending',
    'wet wetten wetgeving',
    'arrest vonnis uitspraak',
    'redding reddingen gered reddingsactie reddingsacties',
    'nationaliteit nationaliteiten herkomst',
    'gepland geplande',
    'uitgevoerd uitgevoerde',
  ],
} as const satisfies Readonly<Record<keyof typeof FILLERS, readonly string[]>>

/** Words that a question has and a title lacks; left out of a search that has others. */
export const FILLERS = {
  en: 'a an the of in on to by for from with and or at is are was were did do does how many much what when where which who why',
  fr: 'le la les l un une des de du d en à au aux par pour dans sur avec et ou est sont était combien quel quelle quels quelles quand où qui que pourquoi',
  nl: 'de het een van in op te naar door voor uit met en of aan bij is zijn was waren hoe veel hoeveel wat wanneer waar welk welke wie waarom',
} as const

/** A name in each language of searches. */
type Names = Readonly<Record<keyof typeof FILLERS, string>>

/** Short names of bodies that their titles do not have, by id of the actor. */
export const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  'belgian-immigration-office': ['DVZ', 'OE'],
  'border-security-command': ['BSC'],
  euaa: ['AUEA'],
  'french-border-police': ['PAF'],
  'german-interior-ministry': ['BMI'],
  iom: ['OIM'],
  unodc: ['ONUDC'],
}

/** Where a route ends, under a name that none of its places has, by id of the route. */
export const ENDS: Readonly<Record<string, Names>> = {
  'western-african': { en: 'Canary Islands, Canaries', fr: 'îles Canaries', nl: 'Canarische Eilanden' },
}

/** A treaty, law or system under the name that people use, and the measures that belong to it. */
interface Nickname {
  names: Names
  measures: readonly string[]
}

export const NICKNAMES: readonly Nickname[] = [
  {
    // Its financing from 2023 to 2026.
    names: { en: 'Sandhurst Treaty', fr: 'traité de Sandhurst', nl: 'Verdrag van Sandhurst' },
    measures: ['uk-france-summit-2023'],
  },
  {
    // French border controls stand in Dover under it.
    names: { en: 'Le Touquet Treaty', fr: 'traité du Touquet', nl: 'Verdrag van Le Touquet' },
    measures: ['dover-ees-suspension-2026'],
  },
  {
    // Replaced by a regulation of the Pact.
    names: { en: 'Dublin Regulation', fr: 'règlement de Dublin', nl: 'Dublinverordening · Dublin' },
    measures: ['pact-applies-2026', 'pact-council-adoption-2024'],
  },
  {
    // The proposal replaces it.
    names: {
      en: 'Facilitation Directive · Facilitators Package',
      fr: 'directive sur l’aide à l’entrée irrégulière · paquet « passeurs »',
      nl: 'hulpverleningsrichtlijn · faciliteringsrichtlijn',
    },
    measures: ['anti-smuggling-package-proposal-2023', 'anti-smuggling-directive-council-2024'],
  },
  {
    names: { en: 'EES', fr: 'EES', nl: 'EES' },
    measures: ['entry-exit-system-2025', 'entry-exit-full-operation-2026'],
  },
  {
    // Where its centres stand.
    names: { en: 'Shëngjin · Gjadër', fr: 'Shëngjin · Gjadër', nl: 'Shëngjin · Gjadër' },
    measures: ['italy-albania-protocol-2023', 'italy-albania-first-transfers-2024'],
  },
]
