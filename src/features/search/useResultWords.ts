import type { Corpus } from '#content/corpus.ts'
import { STATUS_LOOK } from '#domain/claim.ts'
import { passesMeasure, withToggled } from '#domain/filters.ts'
import { type SourceLanguage, uiLanguageOf } from '#domain/language.ts'
import { isOwnDocument } from '#domain/ownData.ts'
import type { Period } from '#domain/period.ts'
import type { RouteRegions } from '#domain/route.ts'
import type { PublisherKind } from '#domain/sourceQuality.ts'
import { NO_FILTERS } from '#domain/view.ts'
import type { SignLook } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { excerptOf } from './matchedText.ts'
import { hubsOnRoutes } from './searchEntries.ts'
import type { SearchHit } from './searchIndex.ts'

/** How a result is shown: title, description, signs, and the language of a source's own words. */
export interface ResultWords {
  title: string
  /** Null for our own titles. */
  titleLanguage: SourceLanguage | null
  meta: readonly string[]
  status?: SignLook
  /** "yours" for a mark from the reader's own documents. */
  own?: string | undefined
  date?: { precision: Period['precision'] | null; look: SignLook }
  /** The route whose colour precedes the title. */
  route?: string
}

/** Regions matter to filters of places only. */
const NO_REGIONS: RouteRegions = new Map()

/** Sentences up to this many characters are shown in full. */
const LONGEST_SENTENCE = 240

/** Words and signs of results, in the reader's language. */
export function useResultWords(corpus: Corpus): (hit: SearchHit) => ResultWords {
  const { t } = useTranslation(['results', 'common'])
  const words = useWords()
  const language = uiLanguageOf(words.language)

  const kindOf = (kind: PublisherKind | null) => (kind ? [words.publisherKind(kind)] : [])
  const ours = (title: string, ...meta: readonly string[]): ResultWords => ({
    title,
    titleLanguage: null,
    meta,
  })

  const regionWords = (id: string): ResultWords => {
    const region = corpus.regionById.get(id)
    const country = words.list((region?.countries ?? []).map(words.country))
    return ours(words.region(id), ...(region ? [t(`regionRole.${region.role}`, { country })] : []))
  }

  return (hit) => {
    const { entry } = hit
    const id = entry.thingId
    switch (entry.kind) {
      case 'route': {
        const route = corpus.routeById.get(id)
        return {
          ...ours(
            words.route(id),
            ...(route?.region ? [words.region(route.region)] : []),
            ...(route && route.legs.length === 0 ? [t('notDrawn')] : []),
          ),
          route: id,
        }
      }
      case 'place': {
        const place = hubsOnRoutes(corpus.routes).find(({ hub }) => hub.id === id)
        if (!place) return regionWords(id)
        const { hub, routes } = place
        const line = t('placeOn', {
          count: routes.length,
          role: t(`role.${hub.role}`),
          country: words.country(hub.country),
          routes: words.list(routes.map((route) => words.route(route.id))),
        })
        return { ...ours(words.hub(id), line), route: routes[0].id }
      }
      case 'region':
        return regionWords(id)
      case 'country':
        return ours(words.country(id))
      case 'category': {
        const count = corpus.measures.filter((measure) => measure.categories.includes(id)).length
        return ours(words.category(id), t('measures', { count }), t('filters'))
      }
      case 'filter': {
        if (entry.target.type !== 'filter') return ours(id)
        const { filter } = entry.target
        const filters = withToggled(NO_FILTERS, filter.group, filter.choice)
        const count = corpus.measures.filter((measure) => passesMeasure(measure, filters, NO_REGIONS)).length
        return ours(
          words.choice(filter),
          words.filterName(filter.group, 'all'),
          t('measures', { count }),
          t('filters'),
        )
      }
      case 'measure': {
        const measure = corpus.measureById.get(id)
        if (!measure) return ours(id)
        const { period, statedOn } = measure
        const look = STATUS_LOOK[measure.status]
        return {
          ...ours(
            words.measureTitle(measure),
            words.measureStatus(measure),
            words.date(period, statedOn),
            words.places(measure),
            ...measure.publishers.slice(0, 1).map(words.publisherKind),
          ),
          status: look,
          own: words.own(measure),
          date: { precision: (period ?? statedOn)?.precision ?? null, look },
        }
      }
      case 'event': {
        const event = corpus.eventById.get(id)
        if (!event) return ours(id)
        return {
          ...ours(
            words.eventTitle(event),
            ...ownWord(words.own(event)),
            words.date(event.date, event.statedOn),
            words.places(event),
            ...event.publishers.slice(0, 1).map(words.publisherKind),
          ),
          date: { precision: (event.date ?? event.statedOn)?.precision ?? null, look: 'filled' },
        }
      }
      case 'actor':
        return ours(words.actor(id))
      case 'driver':
        return ours(words.driver(id))
      case 'dataset':
        return ours(
          entry.titles[language] ?? entry.titles.en ?? id,
          ...entry.sources.slice(0, 1).map(words.publisherName),
        )
      case 'document': {
        const document = corpus.documentById.get(id)
        if (!document) return ours(id)
        return {
          title: document.title,
          titleLanguage: document.language,
          meta: [
            ...(isOwnDocument(document.id) ? [t('ownDocument')] : []),
            document.publisher === null
              ? t('common:choice.publishers.not-stated')
              : words.publisherName(document.publisher),
            ...kindOf(document.publisherKind),
            words.date(document.date, null),
          ],
        }
      }
      case 'sentence': {
        const { documentId, span } = sentenceOf(hit)
        const document = corpus.documentById.get(documentId)
        if (!document || !span) return ours(id)
        return {
          title: excerptOf(document.text.slice(span.start, span.end), hit, LONGEST_SENTENCE),
          titleLanguage: document.language,
          meta: [
            document.title,
            ...(isOwnDocument(document.id) ? [t('ownDocument')] : []),
            ...kindOf(document.publisherKind),
            entry.weight > 1 ? t('used') : t('unused'),
          ],
        }
      }
      case 'record': {
        const record = corpus.recordById.get(id)
        if (!record) return ours(id)
        const [source] = record.sources
        const look = record.status ? STATUS_LOOK[record.status] : 'filled'
        return {
          ...ours(
            words.recordTitle(record),
            ...(record.status ? [words.status(record.status)] : []),
            words.date(record.period, record.statedOn),
            ...(source ? [words.publisher(source), ...kindOf(source.publisherKind)] : []),
          ),
          ...(record.status ? { status: look } : {}),
          date: { precision: (record.period ?? record.statedOn)?.precision ?? null, look },
        }
      }
    }
  }
}

const ownWord = (own: string | undefined) => (own === undefined ? [] : [own])

function sentenceOf({ entry: { target } }: SearchHit) {
  return target.type === 'reader' && target.reader.type === 'document'
    ? target.reader
    : { documentId: '', span: null }
}
