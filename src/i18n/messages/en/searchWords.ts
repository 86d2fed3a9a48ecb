import type { SearchWords } from '#i18n/searchWords.ts'

export const SEARCH_WORDS: SearchWords = {
  synonyms: [
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
  fillers:
    'a an the of in on to by for from with and or at is are was were did do does how many much what when where which who why',
  ends: { 'western-african': 'Canary Islands, Canaries' },
  nicknames: {
    sandhurst: 'Sandhurst Treaty',
    touquet: 'Le Touquet Treaty',
    dublin: 'Dublin Regulation',
    facilitation: 'Facilitation Directive · Facilitators Package',
    ees: 'EES',
    albania: 'Shëngjin · Gjadër',
  },
}
