import MiniSearch, { type Query, type SearchOptions, type SearchResult } from 'minisearch'
import { UI_LANGUAGES, type UiLanguage } from '#domain/language.ts'
import { foldedTerms } from '#lib/foldText.ts'
import { SEARCH_KINDS, SEPARATOR, type SearchEntry, type SearchKind } from './searchEntry.ts'

/** How well a result fits, best first: a whole word of its name, the start of one, any other words, a typo away. */
export const FITS = ['name', 'start', 'text', 'typo'] as const
export type Fit = (typeof FITS)[number]

/** A thing that was found, and by which words. */
export interface SearchHit {
  entry: SearchEntry
  fit: Fit
  /** The words of the entry that fit, folded. */
  terms: ReadonlySet<string>
  /** The words that were asked for, folded. */
  asked: readonly string[]
}

export interface SearchGroup {
  kind: SearchKind
  /** All of them, best first. */
  hits: readonly SearchHit[]
}

/** What was found: the groups, the best first, and how many things there are in all. */
export interface SearchOutcome {
  groups: readonly SearchGroup[]
  count: number
}

/** All that can be found, ready to be asked. */
export interface SearchIndex {
  search: (query: string, language: UiLanguage) => SearchOutcome
}

/** A word of fewer letters has too many neighbours for a typo to be forgiven. */
const SHORTEST_WITH_TYPO = 4

const TITLES = UI_LANGUAGES.map((language) => `titles.${language}` as const)
const FIELDS = [
  'names',
  ...TITLES,
  ...UI_LANGUAGES.map((language) => `texts.${language}` as const),
  ...UI_LANGUAGES.map((language) => `ties.${language}` as const),
  'sources',
] as const
type Field = (typeof FIELDS)[number]

const NAME_FIELDS: readonly string[] = ['names', ...TITLES]

/** How much a word counts in a field; a language that is not the reader's counts half. */
const WEIGHTS = { names: 4, titles: 4, texts: 1.5, ties: 1, sources: 0.75 } as const
const WEIGHT_OF_OTHER_LANGUAGES = 0.5

/** Entries that are taken in at one go; the page can answer in between. */
const CHUNK = 80

/** Builds the index of these entries, in steps of a few milliseconds each. */
export async function createSearchIndex(entries: readonly SearchEntry[]): Promise<SearchIndex> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const engine = new MiniSearch<SearchEntry>({
    fields: [...FIELDS],
    extractField: (entry, field) => fieldText(entry, field),
    tokenize: (text) => [...foldedTerms(text)],
    processTerm: (term) => term,
  })
  await engine.addAllAsync(entries, { chunkSize: CHUNK })

  return {
    search: (query, language) => {
      const asked = [...new Set(foldedTerms(query))]
      if (asked.length === 0) return { groups: [], count: 0 }
      const options: SearchOptions = {
        boost: boostsFor(language),
        boostDocument: (id) => byId.get(String(id))?.weight ?? 1,
        prefix: true,
        combineWith: 'AND',
        weights: { prefix: 0.6, fuzzy: 0.3 },
      }
      const queries = asked.map((term) => queryOf(engine, term))
      const hits = engine
        .search({ combineWith: 'AND', queries }, options)
        .flatMap((result): (SearchHit & { score: number })[] => {
          const entry = byId.get(String(result.id))
          if (!entry) return []
          return [
            { entry, fit: fitOf(result, asked), terms: new Set(result.terms), asked, score: result.score },
          ]
        })
        .sort((a, b) => FITS.indexOf(a.fit) - FITS.indexOf(b.fit) || b.score - a.score)
      return { groups: grouped(hits), count: hits.length }
    },
  }
}

/**
 * What is asked for with one word: the word or a word that starts with it. Only where there is none, one typo is
 * forgiven: a letter more, less, other, or two that have changed places.
 */
function queryOf(engine: MiniSearch<SearchEntry>, term: string): Query {
  const isKnown = engine.search(term, { prefix: true, fuzzy: false }).length > 0
  if (isKnown || term.length < SHORTEST_WITH_TYPO) return term
  return {
    combineWith: 'OR',
    queries: [{ queries: [term], fuzzy: 1, prefix: false }, ...swaps(term)],
  }
}

function swaps(term: string): string[] {
  const letters = [...term]
  return letters.slice(1).map((letter, index) => {
    const swapped = [...letters]
    swapped[index] = letter
    swapped[index + 1] = letters[index] ?? ''
    return swapped.join('')
  })
}

function fieldText(entry: SearchEntry, field: string): string {
  if (field === 'id') return entry.id
  if (field === 'names') return entry.names.join(SEPARATOR)
  if (field === 'sources') return entry.sources.join(SEPARATOR)
  const language = UI_LANGUAGES.find((code) => field.endsWith(`.${code}`))
  if (!language) return ''
  if (field.startsWith('titles.')) return entry.titles[language] ?? ''
  if (field.startsWith('texts.')) return entry.texts[language] ?? ''
  return entry.ties[language] ?? ''
}

function boostsFor(language: UiLanguage): Record<Field, number> {
  const boosts: Record<string, number> = { names: WEIGHTS.names, sources: WEIGHTS.sources }
  for (const code of UI_LANGUAGES) {
    const share = code === language ? 1 : WEIGHT_OF_OTHER_LANGUAGES
    boosts[`titles.${code}`] = WEIGHTS.titles * share
    boosts[`texts.${code}`] = WEIGHTS.texts * share
    boosts[`ties.${code}`] = WEIGHTS.ties * share
  }
  return boosts
}

/** The fit of a result is that of the word that fits it worst. */
function fitOf({ match }: SearchResult, asked: readonly string[]): Fit {
  const found = Object.entries(match).map(([term, fields]) => ({
    term,
    isName: fields.some((field) => NAME_FIELDS.includes(field)),
  }))
  const fits = asked.map((word): Fit => {
    const own = found.filter(({ term }) => term.startsWith(word))
    if (own.length === 0) return 'typo'
    if (own.some(({ term, isName }) => isName && term === word)) return 'name'
    return own.some(({ isName }) => isName) ? 'start' : 'text'
  })
  return FITS.findLast((fit) => fits.includes(fit)) ?? 'text'
}

/** Groups by kind; the group with the best fit first, equals in the order of the kinds. */
function grouped(hits: readonly SearchHit[]): SearchGroup[] {
  const groups = SEARCH_KINDS.map((kind) => ({ kind, hits: hits.filter(({ entry }) => entry.kind === kind) }))
  const best = ({ hits: own }: SearchGroup) => Math.min(...own.map(({ fit }) => FITS.indexOf(fit)))
  return groups.filter((group) => group.hits.length > 0).sort((a, b) => best(a) - best(b))
}
