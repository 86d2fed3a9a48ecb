import type { SearchWords } from '#i18n/searchWords.ts'

export const SEARCH_WORDS: SearchWords = {
  synonyms: [
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
  fillers:
    'le la les l un une des de du d en à au aux par pour dans sur avec et ou est sont était combien quel quelle quels quelles quand où qui que pourquoi',
  ends: { 'western-african': 'îles Canaries' },
  nicknames: {
    sandhurst: 'traité de Sandhurst',
    touquet: 'traité du Touquet',
    dublin: 'règlement de Dublin',
    facilitation: 'directive sur l’aide à l’entrée irrégulière · paquet « passeurs »',
    ees: 'EES',
    albania: 'Shëngjin · Gjadër',
  },
}
