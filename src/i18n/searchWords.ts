/** Words of searches in one language, each a word in every form that people type. To add a language, see docs/architecture.md. */
export interface SearchWords {
  /** Words that mean the same, one row a meaning. */
  readonly synonyms: readonly string[]
  /** Words that a question has and a title lacks; left out of a search that has others. */
  readonly fillers: string
  /** Where a route ends, under a name that none of its places has, by id of the route. */
  readonly ends: Readonly<Record<string, string>>
  readonly nicknames: Readonly<Record<Nickname, string>>
}

type Nickname = 'sandhurst' | 'touquet' | 'dublin' | 'facilitation' | 'ees' | 'albania'

/** The measures that belong to a treaty, law or system which people call by another name. */
export const NICKNAMES: Readonly<Record<Nickname, readonly string[]>> = {
  // Its financing from 2023 to 2026.
  sandhurst: ['uk-france-summit-2023'],
  // French border controls stand in Dover under it.
  touquet: ['dover-ees-suspension-2026'],
  // Replaced by a regulation of the Pact.
  dublin: ['pact-applies-2026', 'pact-council-adoption-2024'],
  // The proposal replaces it.
  facilitation: ['anti-smuggling-package-proposal-2023', 'anti-smuggling-directive-council-2024'],
  ees: ['entry-exit-system-2025', 'entry-exit-full-operation-2026'],
  // Where its centres stand.
  albania: ['italy-albania-protocol-2023', 'italy-albania-first-transfers-2024'],
}

const FILES = import.meta.glob<SearchWords>('./messages/*/searchWords.ts', {
  eager: true,
  import: 'SEARCH_WORDS',
})

/** The words of searches by language. */
export const SEARCH_WORDS: Readonly<Record<string, SearchWords>> = Object.fromEntries(
  Object.entries(FILES).map(([path, words]) => [path.split('/').at(-2) ?? '', words]),
)

/** A name in the languages that have one. */
export function inEveryLanguage(
  name: (words: SearchWords) => string | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(SEARCH_WORDS).flatMap(([language, words]) => {
      const found = name(words)
      return found === undefined ? [] : [[language, found]]
    }),
  )
}

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
