import type { Corpus } from '#content/corpus.ts'
import { STATUS_LOOK } from '#domain/claim.ts'
import { passesMeasure, withToggled } from '#domain/filters.ts'
import { UI_LANGUAGES, type UiLanguage, uiLanguageOf } from '#domain/language.ts'
import { isOpenPlan, type Measure } from '#domain/measure.ts'
import { BY_WHOSE } from '#domain/own/rules.ts'
import { whoseId } from '#domain/own/whose.ts'
import type { PublisherKind } from '#domain/publisher.ts'
import type { RouteRegions } from '#domain/route.ts'
import { NO_FILTERS } from '#domain/view.ts'
import type { TFunction } from '#i18n/translation.ts'
import { endOfFolded, foldedWords } from '#lib/foldText.ts'
import type { SignLook } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import { hubsOnRoutes } from './searchEntries.ts'
import type { SearchKind } from './searchIndex.ts'
import { SEPARATOR, type SearchEntry, type SearchHit, type SearchText } from './searchIndex.ts'

/** How a result is shown: title, description, signs, and the language of a source's own words. */
export interface ResultWords {
  title: string
  /** Null for our own titles. */
  titleLanguage: string | null
  meta: readonly string[]
  status?: SignLook
  /** "yours" for a mark from the reader's own documents. */
  own?: string | undefined
  /** The route whose colour precedes the title. */
  route?: string
}

/** Regions matter to filters of places only. */
const NO_REGIONS: RouteRegions = new Map()

/** Sentences up to this many characters are shown in full. */
const LONGEST_SENTENCE = 240

interface WordSources {
  corpus: Corpus
  words: Words
  t: TFunction<['results', 'common', 'dossier']>
}

type WordsOf<Kind extends SearchKind> = Readonly<Record<Kind, (id: string, hit: SearchHit) => ResultWords>>

/** Words and signs of results, in the reader's language. */
export function useResultWords(corpus: Corpus): (hit: SearchHit) => ResultWords {
  const { t } = useTranslation(['results', 'common', 'dossier'])
  const words = useWords()
  const sources = { corpus, words, t }
  const wordsOf: WordsOf<SearchKind> = {
    ...placeWords(sources),
    ...filterWords(sources),
    ...thingWords(sources),
    ...readingWords(sources),
  }
  return (hit) => wordsOf[hit.entry.kind](hit.entry.thingId, hit)
}

/** A result under a title of ours. */
function ours(title: string, ...meta: readonly string[]): ResultWords {
  return { title, titleLanguage: null, meta }
}

function placeWords({
  corpus,
  words,
  t,
}: WordSources): WordsOf<'route' | 'place' | 'region' | 'country' | 'actor' | 'driver'> {
  const region = (id: string): ResultWords => {
    const found = corpus.regionById.get(id)
    const country = words.list((found?.countries ?? []).map(words.country))
    return ours(words.region(id), ...(found ? [t(`dossier:region.role.${found.role}`, { country })] : []))
  }
  /** "4 measures", and how many of them are plans still open. */
  const measuresOf = (isNamed: (measure: Measure) => boolean): readonly string[] => {
    const named = corpus.measures.filter(isNamed)
    const open = named.filter(isOpenPlan).length
    return [
      t('shared:count.measures', { count: named.length }),
      ...(named.length > 0 ? [t('openPlans', { count: open })] : []),
    ]
  }
  return {
    route: (id) => {
      const route = corpus.routeById.get(id)
      const within = route?.region ? [words.region(route.region)] : []
      const measures = measuresOf(({ routes }) => routes.includes(id))
      return { ...ours(words.route(id), ...within, ...measures), route: id }
    },
    place: (id) => {
      const place = hubsOnRoutes(corpus.routes).find(({ hub }) => hub.id === id)
      if (!place) return region(id)
      const { hub, routes } = place
      const line = t('placeOn', {
        count: routes.length,
        role: t(`role.${hub.role}`),
        country: words.country(hub.country),
        routes: words.list(routes.map((route) => words.route(route.id))),
      })
      return { ...ours(words.hub(id), line), route: routes[0].id }
    },
    region,
    country: (id) =>
      ours(
        words.country(id),
        ...measuresOf(({ actors, countries }) => actors.includes(id) || countries.includes(id)),
      ),
    actor: (id) => ours(words.actor(id), ...measuresOf(({ actors }) => actors.includes(id))),
    driver: (id) => ours(words.driver(id)),
  }
}

function filterWords({ corpus: { measures }, words, t }: WordSources): WordsOf<'category' | 'filter'> {
  return {
    category: (id) => {
      const count = measures.filter((measure) => measure.categories.includes(id)).length
      return ours(words.category(id), t('shared:count.measures', { count }), t('filters'))
    },
    filter: (id, { entry: { target } }) => {
      if (target.type !== 'filter') return ours(id)
      const { group, choice } = target.filter
      const filters = withToggled(NO_FILTERS, group, choice)
      const count = measures.filter((measure) => passesMeasure(measure, filters, NO_REGIONS)).length
      return ours(
        words.choice(target.filter),
        words.filterName(group, 'all'),
        t('shared:count.measures', { count }),
        t('filters'),
      )
    },
  }
}

function thingWords({ corpus, words }: WordSources): WordsOf<'measure' | 'event' | 'record'> {
  return {
    measure: (id) => {
      const measure = corpus.measureById.get(id)
      if (!measure) return ours(id)
      const { period, statedOn, publishers } = measure
      const look = STATUS_LOOK[measure.status]
      return {
        ...ours(
          words.measureTitle(measure),
          words.measureStatus(measure),
          words.date(period, statedOn),
          words.places(measure),
          ...publishers.slice(0, 1).map(words.publisherKind),
        ),
        status: look,
        own: words.own(measure),
      }
    },
    event: (id) => {
      const event = corpus.eventById.get(id)
      if (!event) return ours(id)
      const own = words.own(event)
      return {
        ...ours(
          words.eventTitle(event),
          ...(own === undefined ? [] : [own]),
          words.date(event.date, event.statedOn),
          words.places(event),
          ...event.publishers.slice(0, 1).map(words.publisherKind),
        ),
        ...(own !== undefined && { status: 'filled', own }),
      }
    },
    record: (id) => {
      const record = corpus.recordById.get(id)
      if (!record) return ours(id)
      const { status, period, statedOn } = record
      const [source] = record.sources
      const look = status ? STATUS_LOOK[status] : 'filled'
      return {
        ...ours(
          words.recordTitle(record),
          ...(status ? [words.status(status)] : []),
          words.date(period, statedOn),
          ...(source ? [words.publisher(source), ...kindOf(source.publisherKind, words)] : []),
        ),
        ...(status ? { status: look } : {}),
      }
    },
  }
}

function readingWords({
  corpus,
  words,
  t,
}: WordSources): WordsOf<'chart' | 'dataset' | 'document' | 'sentence'> {
  const fromDesk = (documentId: string) => (whoseId(documentId) === 'published' ? [] : [t('fromDesk')])
  const titleOf = ({ titles }: SearchEntry) => titles[uiLanguageOf(words.language)] ?? titles.en
  return {
    chart: (id, { entry }) => {
      const { target } = entry
      const route = target.type === 'dossier' ? { route: target.selected.id } : {}
      return { ...ours(titleOf(entry) ?? id), ...route }
    },
    dataset: (id, { entry }) =>
      ours(titleOf(entry) ?? id, ...entry.sources.slice(0, 1).map(words.publisherName)),
    document: (id) => {
      const document = corpus.documentById.get(id)
      if (!document) return ours(id)
      return {
        title: document.title,
        titleLanguage: document.language,
        ...BY_WHOSE[whoseId(document.id)].sign,
        meta: [
          ...fromDesk(document.id),
          document.publisher === null
            ? t('common:choice.publishers.not-stated')
            : words.publisherOfText(document.publisher),
          ...kindOf(document.publisherKind, words),
          words.date(document.date, null),
        ],
      }
    },
    sentence: (id, hit) => {
      const { documentId, span } = sentenceOf(hit)
      const document = corpus.documentById.get(documentId)
      if (!document || !span) return ours(id)
      return {
        title: excerptOf(document.text.slice(span.start, span.end), hit, LONGEST_SENTENCE),
        titleLanguage: document.language,
        ...BY_WHOSE[whoseId(document.id)].sign,
        meta: [
          document.title,
          ...fromDesk(document.id),
          ...kindOf(document.publisherKind, words),
          hit.entry.weight > 1 ? t('used') : t('unused'),
        ],
      }
    },
  }
}

function kindOf(kind: PublisherKind | null, words: Words): readonly string[] {
  return kind ? [words.publisherKind(kind)] : []
}

function sentenceOf({ entry: { target } }: SearchHit) {
  return target.type === 'reader' && target.reader.type === 'document'
    ? target.reader
    : { documentId: '', span: null }
}

/** A piece of a shown text. The pieces join up to the whole text. */
interface TextPiece {
  start: number
  text: string
  isMatch: boolean
}

type Matched = Pick<SearchHit, 'terms' | 'queryTerms'>

/** Splits a text at its matches: a prefix match covers the prefix, a match with a typo the whole word. Pure. */
export function matchedPieces(text: string, { terms, queryTerms }: Matched): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  const add = (start: number, end: number, isMatch: boolean) => {
    if (end > start) pieces.push({ start, text: text.slice(start, end), isMatch })
  }
  let at = 0
  for (const { start, end, folded } of foldedWords(text)) {
    if (!terms.has(folded)) continue
    const written = text.slice(start, end)
    const length = Math.max(
      0,
      ...queryTerms.filter((word) => folded.startsWith(word)).map((word) => word.length),
    )
    const matchEnd = length > 0 ? start + endOfFolded(written, length) : end
    add(at, start, false)
    add(start, matchEnd, true)
    at = matchEnd
  }
  add(at, text.length, false)
  return pieces
}

/** The text that matched when the shown text does not, with its field and language. */
interface FoundIn {
  field: 'names' | 'titles' | 'texts' | 'ties' | 'sources'
  /** Null for text without a language. */
  language: UiLanguage | null
  text: string
}

/** The text that explains a hit: null when the shown text has every word, else the one with most of the missing words. Pure. */
export function foundIn(hit: SearchHit, shown: string, reader: UiLanguage): FoundIn | null {
  const missing = hit.queryTerms.filter((word) => !covers(shown, word, hit))
  if (missing.length === 0) return null
  let best: FoundIn | null = null
  let most = 0
  for (const candidate of candidates(hit.entry, reader)) {
    const count = missing.filter((word) => covers(candidate.text, word, hit)).length
    if (count > most) {
      most = count
      best = candidate
    }
  }
  return best && { ...best, text: excerpt(best, hit) }
}

function candidates(entry: SearchEntry, reader: UiLanguage): FoundIn[] {
  const languages = [reader, ...UI_LANGUAGES.filter((language) => language !== reader)]
  const all = (field: 'titles' | 'texts' | 'ties', language: UiLanguage, texts: SearchText): FoundIn[] => {
    const text = texts[language]
    return text ? [{ field, language, text }] : []
  }
  return [
    { field: 'names', language: null, text: entry.names.join(SEPARATOR) },
    ...languages.flatMap((language) => [
      ...all('titles', language, entry.titles),
      ...all('texts', language, entry.texts),
      ...all('ties', language, entry.ties),
    ]),
    { field: 'sources', language: null, text: entry.sources.join(SEPARATOR) },
  ]
}

/** Length of an excerpt, and of its part before the first match, in characters. */
const LONGEST = 150
const BEFORE = 50

/** The matching names of a list of names, or an excerpt around the first match of a longer text. */
function excerpt({ field, text }: FoundIn, hit: Matched): string {
  const fits = (part: string) => foldedWords(part).some(({ folded }) => hit.terms.has(folded))
  if (field !== 'texts') return text.split(SEPARATOR).filter(fits).join(', ')
  return excerptOf(text, hit)
}

/** The text around the first match, cut between words, with an ellipsis at each cut. */
export function excerptOf(text: string, { terms }: Matched, longest = LONGEST): string {
  if (text.length <= longest) return text
  const words = foldedWords(text)
  const first = words.find(({ folded }) => terms.has(folded))?.start ?? 0
  const from = first <= BEFORE ? 0 : (words.find(({ start }) => start >= first - BEFORE)?.start ?? 0)
  const to = words.findLast(({ end }) => end <= from + longest)?.end ?? text.length
  const isToEnd = text.length - to < 3
  return `${from > 0 ? '… ' : ''}${text.slice(from, isToEnd ? text.length : to)}${isToEnd ? '' : ' …'}`
}

/** Whether a text contains the word, a word starting with it or, for a hit with a typo, any matching word. */
function covers(text: string, word: string, { terms }: Matched): boolean {
  const isTypo = ![...terms].some((term) => term.startsWith(word))
  return foldedWords(text).some(({ folded }) => terms.has(folded) && (isTypo || folded.startsWith(word)))
}
