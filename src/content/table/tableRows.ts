import { viewOfClaims, viewOfRecord } from '#content/evidenceView.ts'
import { countedPeriods } from '#content/tableSelection.ts'
import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { TimelineEvent } from '#domain/measure.ts'
import { hasOwnOutcome, type Measure } from '#domain/measure.ts'
import { sourceQualityOfClaims, sourceQualityOfRecord } from '#domain/publisher.ts'
import type { ReaderTarget } from '#domain/view.ts'
import {
  codedCell,
  dateCell,
  evidenceCell,
  namesCell,
  placeCells,
  type RowContext,
  sourceOfEvidence,
  sourceQualityCell,
  textCell,
} from './cells.ts'
import type { TableCell, TableRow } from './tableModel.ts'

function titleCell(title: string): TableCell {
  return { type: 'title', text: title, sort: title }
}

/** A measure as a row. */
export function measureRow(context: RowContext, measure: Measure): TableRow {
  const { words, quality } = context
  const title = words.measureTitle(measure)
  const sourceQuality = quality.parts(measure)
  const selection = { kind: 'measure', id: measure.id } as const
  return {
    id: measure.id,
    title,
    selection,
    cells: {
      title: titleCell(title),
      category: namesCell(context, measure.categories, words.categoryShort),
      status: {
        type: 'status',
        ...plain(words.status(measure.status)),
        status: measure.status,
        codes: [measure.status],
        own: words.own(measure),
      },
      when: dateCell(context, measure.period, measure.status),
      statedOn: dateCell(context, measure.statedOn),
      actors: namesCell(context, measure.actors, words.actor),
      ...placeCells(context, measure),
      publisher: sourceQualityCell(context, sourceQuality.publishers),
      review: sourceQualityCell(context, sourceQuality.reviews),
      evidence: evidenceCell(context, measure.evidence),
    },
    source: {
      id: measure.id,
      period: measure.period,
      statedOn: measure.statedOn,
      ...sourceOfEvidence(context, measure.evidence),
      isOutcomeOwn: hasOwnOutcome(measure),
      selected: selection,
      reader: null,
    },
  }
}

/** An event as a row. */
export function eventRow(context: RowContext, event: TimelineEvent): TableRow {
  const { words, quality } = context
  const title = words.eventTitle(event)
  const sourceQuality = quality.parts(event)
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
      publisher: sourceQualityCell(context, sourceQuality.publishers),
      review: sourceQualityCell(context, sourceQuality.reviews),
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
      kind: codedCell(context, claim.kind, t(`common:claimKind.${claim.kind}`)),
      status:
        claim.status === null
          ? { type: 'status', text: t('table:noStatus'), sort: null, status: null }
          : {
              type: 'status',
              ...plain(words.status(claim.status)),
              status: claim.status,
              codes: [claim.status],
              own: words.own({ evidence }),
            },
      sentence: { type: 'quote', ...plain(exact), language: document?.language, target: reader },
      document: codedCell(context, documentId, document?.title ?? documentId),
      when: dateCell(context, period, claim.status),
      basis: codedCell(context, claim.yearBasis, claim.yearBasis && t(`table:yearBasis.${claim.yearBasis}`)),
      actors: namesCell(context, claim.actors, words.actor),
      ...placeCells(context, { ...claim, scope: 'placed' }),
      publisher: sourceQualityCell(context, sourceQuality.publishers),
      review: sourceQualityCell(context, sourceQuality.reviews),
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
      status:
        record.status === null
          ? { type: 'status', text: t('table:noStatus'), sort: null, status: null }
          : {
              type: 'status',
              ...plain(words.status(record.status)),
              status: record.status,
              codes: [record.status],
            },
      category: namesCell(context, record.categories, words.categoryShort),
      when: dateCell(context, record.period, record.status),
      statedOn: dateCell(context, record.statedOn),
      actors: namesCell(context, record.actors, words.actor),
      ...placeCells(context, record),
      publisher: sourceQualityCell(context, quality.parts(sourceQualityOfRecord(record.sources)).publishers),
      evidence: {
        type: 'evidence',
        text: t('table:pages', { count: record.sources.length }),
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
