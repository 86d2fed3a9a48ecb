import type { TFunction } from 'i18next'
import type { Corpus } from '#content/corpus.ts'
import { evidenceGroups } from '#content/evidenceGroups.ts'
import type { Status } from '#domain/claim.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { Measure } from '#domain/measure.ts'
import { isOwnMark } from '#domain/ownData.ts'
import type { Period } from '#domain/period.ts'
import type { ReaderTarget } from '#domain/view.ts'
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
  return textCell(context, ids.length === 0 ? null : context.words.list([...new Set(ids)].map(name)))
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
    routes: textCell(context, named.length === 0 ? null : words.list(named)),
    places: textCell(context, places.length === 0 ? null : words.list(places)),
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
    target: first === undefined ? null : readerTarget(first),
  }
}

function readerTarget(group: ReturnType<typeof evidenceGroups>[number]): ReaderTarget | null {
  switch (group.type) {
    case 'citation': {
      const { documentId, start, end } = group.citation
      return { type: 'document', documentId, span: { start, end } }
    }
    case 'record':
      return { type: 'record', recordId: group.recordId }
    case 'reference':
      return null
  }
}

/** Ids, quotes with positions, publishers and pages of some evidence, without duplicates. */
export function sourceOfEvidence(
  { corpus, words }: RowContext,
  evidence: readonly Evidence[],
): Pick<RowSource, 'isOwn' | 'evidenceIds' | 'quotes' | 'quoteTexts' | 'publishers' | 'pages'> {
  const ids: string[] = []
  const quotes = new Map<string, string>()
  const publishers: string[] = []
  const pages: string[] = []
  for (const item of evidence) {
    if (item.type === 'citation') {
      const { documentId, start, end, exact } = item.citation
      const document = corpus.documentById.get(documentId)
      ids.push(item.claimId)
      quotes.set(`${documentId}:${start}-${end}`, exact)
      publishers.push(document?.publisher ? words.publisherName(document.publisher) : '')
      pages.push(document?.url ?? '')
    } else if (item.type === 'record') {
      const sources = corpus.recordById.get(item.recordId)?.sources ?? []
      ids.push(item.recordId)
      publishers.push(...sources.map(words.publisher))
      pages.push(...sources.map(({ url }) => url))
    } else pages.push(item.url)
  }
  return {
    isOwn: isOwnMark({ evidence }),
    evidenceIds: unique(ids),
    quotes: [...quotes.keys()],
    quoteTexts: [...quotes.values()],
    publishers: unique(publishers),
    pages: unique(pages),
  }
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)].filter((item) => item !== '')
}
