import type { Corpus } from '#content/corpus.ts'
import { evidenceGroups } from '#content/evidenceGroups.ts'
import { evidenceSource } from '#content/evidenceSource.ts'
import { viewOfClaims, viewOfRecord } from '#content/evidenceView.ts'
import { countedPeriods } from '#content/tableSelection.ts'
import { evidenceId } from '#content/viewContent.ts'
import type { Claim, Status } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { Evidence } from '#domain/evidence.ts'
import { evidenceKey } from '#domain/evidence.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import { originOfMark } from '#domain/own/rules.ts'
import type { Period } from '#domain/period.ts'
import { sourceQualityOfClaims, sourceQualityOfRecord } from '#domain/publisher.ts'
import type { ReaderTarget } from '#domain/readerLink.ts'
import type { TFunction } from '#i18n/translation.ts'
import { unique } from '#lib/groupBy.ts'
import type { SourceQualityWord, SourceQualityWording, SourceQualityWords } from '#words/useSourceQuality.ts'
import type { Words } from '#words/words.ts'
import { type ColumnId, dateKey, type RowSource, type TableCell, type TableRow } from './tableModel.ts'

function titleCell(title: string): TableCell {
  return { type: 'title', text: title, sort: title }
}

/** A measure as a row. */
export function measureRow(context: RowContext, measure: Measure): TableRow {
  const { words, quality } = context
  const title = words.measureTitle(measure)
  const selection = { kind: 'measure', id: measure.id } as const
  return {
    id: measure.id,
    title,
    selection,
    cells: {
      title: titleCell(title),
      category: namesCell(context, measure.categories, words.categoryShort),
      status: statusCell(context, measure.status, measure),
      when: dateCell(context, measure.period, measure.status),
      statedOn: dateCell(context, measure.statedOn),
      actors: namesCell(context, measure.actors, words.actor),
      ...placeCells(context, measure),
      ...sourceQualityCells(context, quality.parts(measure)),
      evidence: evidenceCell(context, measure.evidence),
    },
    source: {
      id: measure.id,
      period: measure.period,
      statedOn: measure.statedOn,
      ...sourceOfEvidence(context, measure.evidence),
      layer: originOfMark(measure),
      selected: selection,
      reader: null,
    },
  }
}

/** An event as a row. */
export function eventRow(context: RowContext, event: TimelineEvent): TableRow {
  const { words, quality } = context
  const title = words.eventTitle(event)
  const selection = { kind: 'event', id: event.id } as const
  return {
    id: event.id,
    title,
    selection,
    cells: {
      title: titleCell(title),
      form: codedCell(
        context,
        event.category,
        [words.eventCategory(event.category), words.own(event)].filter(Boolean).join(' · '),
      ),
      category: namesCell(context, event.measureCategories, words.categoryShort),
      when: dateCell(context, event.date),
      statedOn: dateCell(context, event.statedOn),
      actors: namesCell(context, event.actors, words.actor),
      ...placeCells(context, event),
      ...sourceQualityCells(context, quality.parts(event)),
      evidence: evidenceCell(context, event.evidence),
    },
    source: {
      id: event.id,
      period: event.date,
      statedOn: event.statedOn,
      ...sourceOfEvidence(context, event.evidence),
      selected: selection,
      reader: null,
    },
  }
}

/** A claim as a row, with the sentence it was read from. */
export function claimRow(context: RowContext, claim: Claim): TableRow {
  const { corpus, words, quality, t } = context
  const { documentId, start, end, exact } = claim.citation
  const document = corpus.documentById.get(documentId)
  const title = claimTitle(context, claim)
  const sourceQuality = quality.parts(
    sourceQualityOfClaims(document?.publisherKind ?? null, [claim.review.state]),
  )
  const period = countedPeriods(claim)[0] ?? null
  const evidence = [{ type: 'citation', claimId: claim.id, citation: claim.citation }] as const
  const reader: ReaderTarget = { type: 'document', documentId, span: { start, end } }
  const selected = viewOfClaims([claim], corpus)?.selected ?? null
  return {
    id: claim.id,
    title,
    selection: selected,
    cells: {
      title: titleCell(title),
      kind: codedCell(context, claim.kind, t(`shared:claimKind.${claim.kind}`)),
      status: statusCell(context, claim.status, { evidence }),
      sentence: { type: 'quote', ...plain(exact), language: document?.language, target: reader },
      document: codedCell(context, documentId, document?.title ?? documentId),
      when: dateCell(context, period, claim.status),
      basis: codedCell(context, claim.yearBasis, claim.yearBasis && t(`table:yearBasis.${claim.yearBasis}`)),
      actors: namesCell(context, claim.actors, words.actor),
      ...placeCells(context, { ...claim, scope: 'placed' }),
      ...sourceQualityCells(context, sourceQuality),
      reviewer: textCell(context, claim.review.reviewer && words.localized(claim.review.reviewer)),
    },
    source: {
      id: claim.id,
      period,
      ...sourceOfEvidence(context, evidence),
      selected,
      reader,
    },
  }
}

/** A record as a row, with its source pages. */
export function recordRow(context: RowContext, record: DatedRecord): TableRow {
  const { corpus, words, quality, t } = context
  const title = words.recordTitle(record)
  const reader: ReaderTarget = { type: 'record', recordId: record.id }
  const selected = viewOfRecord(record, corpus)?.selected ?? null
  return {
    id: record.id,
    title,
    selection: selected,
    cells: {
      title: titleCell(title),
      form: codedCell(context, record.form, words.form(record.form)),
      status: statusCell(context, record.status),
      category: namesCell(context, record.categories, words.categoryShort),
      when: dateCell(context, record.period, record.status),
      statedOn: dateCell(context, record.statedOn),
      actors: namesCell(context, record.actors, words.actor),
      ...placeCells(context, record),
      publisher: sourceQualityCell(context, quality.parts(sourceQualityOfRecord(record.sources)).publishers),
      evidence: {
        type: 'evidence',
        text: t('shared:count.pages', { count: record.sources.length }),
        sort: record.sources.length,
        target: reader,
      },
    },
    source: {
      id: record.id,
      period: record.period,
      statedOn: record.statedOn,
      ...sourceOfEvidence(context, [{ type: 'record', recordId: record.id }]),
      selected,
      reader,
    },
  }
}

const plain = (text: string) => ({ text, sort: text })

function claimTitle({ words, t }: RowContext, claim: Claim): string {
  const subject = words.claimSubject(claim)
  const trend = words.claimTrend(claim)
  return trend === null ? subject : t('common:claimFacet', { category: subject, facet: trend })
}

/** What rows are built from: the data, the names of ids, and the table's messages. */
interface RowContext {
  corpus: Corpus
  words: Words
  quality: SourceQualityWording
  t: TFunction<['table', 'common']>
}

/** A text cell; null is "not stated". */
function textCell({ t }: RowContext, text: string | null): TableCell {
  return text === null || text === ''
    ? { type: 'text', text: t('common:notStated'), sort: null }
    : { type: 'text', text, sort: text }
}

/** A list of names; none is "not stated". */
function namesCell(context: RowContext, ids: readonly string[], name: (id: string) => string) {
  const codes = [...new Set(ids)]
  return { ...textCell(context, codes.length === 0 ? null : context.words.list(codes.map(name))), codes }
}

/** A text cell with the id that it names; null is "not stated". */
function codedCell(context: RowContext, code: string | null, text: string | null): TableCell {
  return { ...textCell(context, text), codes: code === null ? [] : [code] }
}

/** A status, and whose it is where `thing` may be the reader's own. */
function statusCell(
  { words, t }: RowContext,
  status: Status | null,
  thing?: Parameters<Words['own']>[0],
): TableCell {
  return status === null
    ? { type: 'status', text: t('table:noStatus'), sort: null, status }
    : {
        type: 'status',
        ...plain(words.status(status)),
        status,
        codes: [status],
        own: thing && words.own(thing),
      }
}

/** A date with its precision; null is "not stated". `status` sets the fill of the sign. */
function dateCell({ words }: RowContext, period: Period | null, status: Status | null = null): TableCell {
  return { type: 'date', text: words.period(period), sort: dateKey(period), period, status }
}

/** The values of one sign of source quality. */
function sourceQualityCell({ words }: RowContext, values: readonly SourceQualityWord[]): TableCell {
  const text = words.list(values.map(({ word }) => word))
  return {
    type: 'sourceQuality',
    codes: values.map(({ code }) => code),
    text,
    sort: values.some(({ look }) => look === 'dashed') ? null : text,
    values,
  }
}

function sourceQualityCells(
  context: RowContext,
  { publishers, reviews }: SourceQualityWords,
): Partial<Record<ColumnId, TableCell>> {
  return { publisher: sourceQualityCell(context, publishers), review: sourceQualityCell(context, reviews) }
}

/** Where an item applies as its texts state it: routes apart from regions and countries. */
function placeCells(
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
function evidenceCell({ t }: RowContext, evidence: readonly Evidence[]): TableCell {
  const groups = evidenceGroups(evidence)
  const first = groups[0]
  return {
    type: 'evidence',
    text: t('shared:count.evidence', { count: groups.length }),
    sort: groups.length,
    target: first?.target ?? null,
  }
}

/** Ids, quotes with positions, publishers and pages of some evidence, without duplicates. */
export function sourceOfEvidence(
  { corpus, words }: Pick<RowContext, 'corpus' | 'words'>,
  evidence: readonly Evidence[],
): Omit<RowSource, 'id' | 'period' | 'selected' | 'reader'> {
  const cited = evidence.map((item) => ({
    key: evidenceKey(item),
    ...evidenceSource(item, { corpus, words }),
  }))
  const quotes = new Map(cited.flatMap(({ key, said }) => (said?.isQuote ? [[key, said.text] as const] : [])))
  return {
    layer: originOfMark({ evidence, outcome: null }),
    evidenceIds: unique(cited.flatMap(({ id }) => id ?? [])),
    evidence: unique(evidence.flatMap((item) => evidenceId(item) ?? [])),
    quotes: [...quotes.keys()],
    quoteTexts: [...quotes.values()],
    publishers: stated(cited.flatMap(({ id, publishers }) => (id === null ? [] : (publishers ?? [])))),
    pages: stated(cited.flatMap(({ pages }) => pages)),
  }
}

function stated(items: readonly string[]): readonly string[] {
  return unique(items).filter((item) => item !== '')
}
