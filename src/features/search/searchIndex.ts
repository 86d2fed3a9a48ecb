import type { Query, SearchOptions, SearchResult } from 'minisearch'
import MiniSearch from 'minisearch'
import {
  type LocalizedText,
  type SourceText,
  UI_LANGUAGES,
  type UiLanguage,
  uiLanguageOf,
} from '#domain/language.ts'
import type { ReaderTarget } from '#domain/readerLink.ts'
import type { Position } from '#domain/route.ts'
import type { ChartId, FilterChoice, Selection } from '#domain/view.ts'
import { SEARCH_WORDS } from '#i18n/searchWords.ts'
import { foldedTerms, foldedWords, synonymsOf } from '#lib/foldText.ts'
import type { RoutePart } from '#ui/partIds.ts'

/** How well a result matches, best first: a whole name, a word of one, a prefix of one, other text, or with a typo. */
const FITS = ['whole', 'name', 'start', 'text', 'typo'] as const
type Fit = (typeof FITS)[number]

/** A search result and the words that matched. */
export interface SearchHit {
  entry: SearchEntry
  fit: Fit
  /** The matching words of the entry, folded. */
  terms: ReadonlySet<string>
  /** The words of the query, folded. */
  queryTerms: readonly string[]
}

export interface SearchGroup {
  kind: SearchKind
  /** Best first. */
  hits: readonly SearchHit[]
}

/** The groups, best first, and the total number of hits. */
export interface SearchOutcome {
  groups: readonly SearchGroup[]
  count: number
  /** The word of the query that the hits lack, where nothing has them all. */
  without: string | null
}

/** A built index, ready to search. */
export interface SearchIndex {
  search: (query: string, language: UiLanguage) => SearchOutcome
}

/** Shorter words get no typo tolerance: they have too many neighbours. */
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

/** Weight of each field; other languages than the reader's count half. */
const WEIGHTS = { names: 4, titles: 4, texts: 1.5, ties: 1, sources: 0.75 } as const
const WEIGHT_OF_OTHER_LANGUAGES = 0.5

/** Entries indexed per chunk; the page can respond in between. */
const CHUNK = 80

/** Builds the index, in chunks of a few milliseconds each. */
export async function createSearchIndex(entries: readonly SearchEntry[]): Promise<SearchIndex> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const engine = new MiniSearch<SearchEntry>({
    fields: [...FIELDS],
    extractField: (entry, field) => fieldText(entry, field),
    tokenize: (text) => [...foldedTerms(text)],
    processTerm: (term) => term,
  })
  await engine.addAllAsync(entries, { chunkSize: CHUNK })

  const hitsOf = (queryTerms: readonly string[], allTerms: readonly string[], language: UiLanguage) => {
    const rows = SEARCH_WORDS[language]?.synonyms ?? []
    const synonyms = new Map(queryTerms.map((term) => [term, synonymsOf(term, rows)]))
    const options: SearchOptions = {
      boost: boostsFor(language),
      boostDocument: (id) => byId.get(String(id))?.weight ?? 1,
      prefix: true,
      combineWith: 'AND',
      weights: { prefix: 0.6, fuzzy: 0.3 },
    }
    const queries = queryTerms.map((term) => queryOf(engine, term, synonyms.get(term) ?? []))
    return engine
      .search({ combineWith: 'AND', queries }, options)
      .flatMap((result): (SearchHit & { score: number })[] => {
        const entry = byId.get(String(result.id))
        if (!entry) return []
        return [
          {
            entry,
            fit: hasName(entry, allTerms) ? 'whole' : fitOf(result, queryTerms, synonyms),
            terms: new Set(result.terms),
            queryTerms,
            score: result.score,
          },
        ]
      })
      .sort((a, b) => FITS.indexOf(a.fit) - FITS.indexOf(b.fit) || b.score - a.score)
  }

  return {
    search: (query, language) => {
      const allTerms = [...new Set(foldedTerms(query))]
      const queryTerms = withoutFillers(allTerms, language)
      if (queryTerms.length === 0) return { groups: [], count: 0, without: null }
      const hits = hitsOf(queryTerms, allTerms, language)
      if (hits.length > 0 || queryTerms.length === 1)
        return { groups: grouped(hits), count: hits.length, without: null }
      // The fewest hits are those of the most telling words.
      const [best] = queryTerms
        .map((without) => {
          const rest = queryTerms.filter((term) => term !== without)
          return { without, hits: hitsOf(rest, rest, language) }
        })
        .filter((part) => part.hits.length > 0)
        .sort((a, b) => a.hits.length - b.hits.length)
      if (!best) return { groups: [], count: 0, without: null }
      const written = foldedWords(query).find(({ folded }) => folded === best.without)
      return {
        groups: grouped(best.hits),
        count: best.hits.length,
        without: query.slice(written?.start, written?.end),
      }
    },
  }
}

/** The words of a question that say something; all of them if none does. */
function withoutFillers(terms: readonly string[], language: UiLanguage): readonly string[] {
  const fillers = foldedTerms(SEARCH_WORDS[language]?.fillers ?? '')
  const telling = terms.filter((term) => !fillers.includes(term))
  return telling.length > 0 ? telling : terms
}

/** Query of one word: the word, a prefix match or a synonym; only if none exists, with one typo. */
function queryOf(engine: MiniSearch<SearchEntry>, term: string, synonyms: readonly string[]): Query {
  if (synonyms.length > 0) {
    return {
      combineWith: 'OR',
      queries: [term, { combineWith: 'OR', queries: [...synonyms], prefix: false }],
    }
  }
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

/** Whether the query is one of the entry's names, word for word. */
function hasName({ names, titles }: SearchEntry, queryTerms: readonly string[]): boolean {
  const all = [...names, ...Object.values(titles).flatMap((title) => title?.split(SEPARATOR) ?? [])]
  return all.some((name) => [...foldedTerms(name)].join(' ') === queryTerms.join(' '))
}

/** A result matches as well as its worst word; a synonym in a name counts as the start of one. */
function fitOf(
  { match }: SearchResult,
  queryTerms: readonly string[],
  synonyms: ReadonlyMap<string, readonly string[]>,
): Fit {
  const found = Object.entries(match).map(([term, fields]) => ({
    term,
    isName: fields.some((field) => NAME_FIELDS.includes(field)),
  }))
  const fits = queryTerms.map((word): Fit => {
    const same = synonyms.get(word) ?? []
    const own = found.filter(({ term }) => term.startsWith(word) || same.includes(term))
    if (own.length === 0) return 'typo'
    if (own.some(({ term, isName }) => isName && term === word)) return 'name'
    return own.some(({ isName }) => isName) ? 'start' : 'text'
  })
  return FITS.findLast((fit) => fits.includes(fit)) ?? 'text'
}

/** Groups by kind, the best match first; ties follow SEARCH_KINDS. */
function grouped(hits: readonly SearchHit[]): SearchGroup[] {
  const groups = SEARCH_KINDS.map((kind) => ({ kind, hits: hits.filter(({ entry }) => entry.kind === kind) }))
  const best = ({ hits: own }: SearchGroup) => Math.min(...own.map(({ fit }) => FITS.indexOf(fit)))
  return groups.filter((group) => group.hits.length > 0).sort((a, b) => best(a) - best(b))
}

/** The kinds of results; groups that match equally well follow this order. */
export const SEARCH_KINDS = [
  'route',
  'place',
  'region',
  'country',
  'category',
  'filter',
  'measure',
  'event',
  'actor',
  'driver',
  'chart',
  'dataset',
  'document',
  'sentence',
  'record',
] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

/**
 * What a result opens: a dossier (at its point on the map, or at a part), a chart of the overview, a Reader target, or a
 * filter with one choice.
 */
export type SearchTarget =
  | { type: 'dossier'; selected: Selection; point: Position | null; part?: RoutePart }
  | { type: 'chart'; chart: ChartId }
  | { type: 'reader'; reader: ReaderTarget }
  | { type: 'filter'; filter: FilterChoice }

/** Between the names of one field. */
export const SEPARATOR = ' · '

/** A text in the languages it exists in. */
export type SearchText = Readonly<Partial<LocalizedText>>

/** Words given in a language that is none of ours are searched with the English. */
export function searched(text: SourceText): SearchText {
  return 'given' in text ? { [uiLanguageOf(text.language)]: text.given } : text
}

/** One searchable item, with all text it can be found by. */
export interface SearchEntry {
  /** Kind and id, unique among all entries. */
  id: string
  kind: SearchKind
  /** The id of the item itself, for its words and signs. */
  thingId: string
  target: SearchTarget
  /** Names that are the same in every language, including other spellings of a place. */
  names: readonly string[]
  titles: SearchText
  texts: SearchText
  /** Names of related routes, regions, countries, actors and categories. */
  ties: SearchText
  /** Publishers, page titles and years; lowest weight. */
  sources: readonly string[]
  /** Boost within its kind; 1 is normal. */
  weight: number
}

/** An option of the list: a result, or "show all" for its group. */
export type ResultOption =
  | { type: 'hit'; kind: SearchKind; hit: SearchHit }
  | { type: 'more'; kind: SearchKind; count: number }

/** Results shown per collapsed group. */
const SHOWN = 5

/** The options in order: the first results of each group, or all when expanded. Pure. */
export function resultOptions(
  outcome: SearchOutcome,
  unfolded: readonly SearchKind[],
): readonly ResultOption[] {
  return outcome.groups.flatMap(({ kind, hits }): ResultOption[] => {
    // A single hidden result takes no more room than its "show all".
    const isWhole = unfolded.includes(kind) || hits.length <= SHOWN + 1
    const shown = isWhole ? hits : hits.slice(0, SHOWN)
    const results = shown.map((hit): ResultOption => ({ type: 'hit', kind, hit }))
    return isWhole ? results : [...results, { type: 'more', kind, count: hits.length }]
  })
}

/** The position after a key press in a list of `count`, or null; up and down wrap around. Pure. */
export function stepTo(key: string, from: number, count: number): number | null {
  if (count === 0) return null
  const places: Readonly<Record<string, number>> = {
    ArrowDown: (from + 1) % count,
    ArrowUp: (from - 1 + count) % count,
    Home: 0,
    End: count - 1,
  }
  return places[key] ?? null
}
