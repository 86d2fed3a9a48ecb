import type { Corpus } from '#content/corpus.ts'
import { evidenceGroups } from '#content/evidenceGroups.ts'
import { evidenceId } from '#content/viewContent.ts'
import type { Status } from '#domain/claim.ts'
import type { Evidence } from '#domain/evidence.ts'
import { evidenceKey } from '#domain/evidenceKinds.ts'
import type { Measure } from '#domain/measure.ts'
import { isOwnMark } from '#domain/ownData.ts'
import type { Period } from '#domain/period.ts'
import type { TFunction } from '#i18n/translation.ts'
import { type ByType, byType } from '#lib/byType.ts'
import type { SourceQualityWord, SourceQualityWording } from '#words/useSourceQuality.ts'
import type { Words } from '#words/words.ts'
import { type ColumnId, dateKey, type RowSource, type TableCell } from './tableModel.ts'

/** What rows are built from: the data, the names of ids, and the table's messages. */
export interface RowContext {
  corpus: Corpus
  words: Words
  quality: SourceQualityWording
  t: TFunction<['table', 'common']>
}

/** A text cell; null is "not stated". */
export function textCell({ t }: RowContext, text: string | null): TableCell {
  return text === null || text === ''
    ? { type: 'text', text: t('common:notStated'), sort: null }
    : { type: 'text', text, sort: text }
}

/** A list of names; none is "not stated". */
export function namesCell(context: RowContext, ids: readonly string[], name: (id: string) => string) {
  const codes = [...new Set(ids)]
  return { ...textCell(context, codes.length === 0 ? null : context.words.list(codes.map(name))), codes }
}

/** A text cell with the id that it names; null is "not stated". */
export function codedCell(context: RowContext, code: string | null, text: string | null): TableCell {
  return { ...textCell(context, text), codes: code === null ? [] : [code] }
}

/** A date with its precision; null is "not stated". `status` sets the fill of the sign. */
export function dateCell(
  { words }: RowContext,
  period: Period | null,
  status: Status | null = null,
): TableCell {
  return { type: 'date', text: words.period(period), sort: dateKey(period), period, status }
}

/** The values of one sign of source quality. */
export function sourceQualityCell({ words }: RowContext, values: readonly SourceQualityWord[]): TableCell {
  const text = words.list(values.map(({ word }) => word))
  return {
    type: 'sourceQuality',
    codes: values.map(({ code }) => code),
    text,
    sort: values.some(({ look }) => look === 'dashed') ? null : text,
    values,
  }
}

/** Where an item applies as its texts state it: routes apart from regions and countries. */
export function placeCells(
  context: RowContext,
  { routes, regions, countries, scope }: Pick<Measure, 'routes' | 'regions' | 'countries' | 'scope'>,
): Partial<Record<ColumnId, TableCell>> {
  const { words } = context
  const allRoutes = scope === 'all-routes' ? [words.scope(scope)] : []
  const named = [...allRoutes, ...routes.map(words.route)]
  const places = [...regions.map(words.region), ...countries.map(words.country)]
  return {
    routes: {
      ...textCell(context, named.length === 0 ? null : words.list(named)),
      codes: [...(scope === 'all-routes' ? [scope] : []), ...routes],
    },
    places: {
      ...textCell(context, places.length === 0 ? null : words.list(places)),
      codes: [...regions, ...countries],
    },
  }
}

/** The number of pieces of evidence; pressing it opens the first. */
export function evidenceCell({ t }: RowContext, evidence: readonly Evidence[]): TableCell {
  const groups = evidenceGroups(evidence)
  const first = groups[0]
  return {
    type: 'evidence',
    text: t('evidence', { count: groups.length }),
    sort: groups.length,
    target: first?.target ?? null,
  }
}

/** Ids, quotes with positions, publishers and pages of some evidence, without duplicates. */
export function sourceOfEvidence(
  { corpus, words }: Pick<RowContext, 'corpus' | 'words'>,
  evidence: readonly Evidence[],
): Omit<RowSource, 'id' | 'period' | 'selected' | 'reader'> {
  const quotes = new Map<string, string>()
  const sources: ByType<Evidence, { id?: string; publishers?: readonly string[]; pages: readonly string[] }> =
    {
      citation: (item) => {
        const document = corpus.documentById.get(item.citation.documentId)
        quotes.set(evidenceKey(item), item.citation.exact)
        return {
          id: item.claimId,
          publishers: document?.publisher ? [words.publisherName(document.publisher)] : [],
          pages: document?.url ? [document.url] : [],
        }
      },
      record: ({ recordId }) => {
        const pages = corpus.recordById.get(recordId)?.sources ?? []
        return { id: recordId, publishers: pages.map(words.publisher), pages: pages.map(({ url }) => url) }
      },
      reference: ({ url }) => ({ pages: [url] }),
    }
  const cited = evidence.map((item) => byType(sources, item))
  return {
    isOwn: isOwnMark({ evidence }),
    evidenceIds: unique(cited.flatMap(({ id }) => id ?? [])),
    evidence: unique(evidence.flatMap((item) => evidenceId(item) ?? [])),
    quotes: [...quotes.keys()],
    quoteTexts: [...quotes.values()],
    publishers: unique(cited.flatMap(({ publishers = [] }) => publishers)),
    pages: unique(cited.flatMap(({ pages }) => pages)),
  }
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)].filter((item) => item !== '')
}
