import type { SearchWords } from '#i18n/searchWords.ts'

export const SEARCH_WORDS: SearchWords = {
  synonyms: [
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
  fillers:
    'de het een van in op te naar door voor uit met en of aan bij is zijn was waren hoe veel hoeveel wat wanneer waar welk welke wie waarom',
  ends: { 'western-african': 'Canarische Eilanden' },
  nicknames: {
    sandhurst: 'Verdrag van Sandhurst',
    touquet: 'Verdrag van Le Touquet',
    dublin: 'Dublinverordening · Dublin',
    facilitation: 'hulpverleningsrichtlijn · faciliteringsrichtlijn',
    ees: 'EES',
    albania: 'Shëngjin · Gjadër',
  },
}
