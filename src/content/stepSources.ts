import type { BriefingStep } from '#domain/briefing.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { type FigureSource, type FigureTable, tableWithRole } from '#domain/figureTable.ts'
import type { OwnData } from '#domain/own/data.ts'
import { rowsAt } from '#domain/own/figureTable.ts'
import type { OwnRow } from '#domain/own/series.ts'
import type { OwnTable } from '#domain/own/table.ts'
import { whoseId } from '#domain/own/whose.ts'
import { periodOfDate } from '#domain/period.ts'
import type { ReaderTarget } from '#domain/readerLink.ts'
import { readReader } from '#domain/readerLink.ts'
import { pageAt, type SourceDocument } from '#domain/sourceDocument.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from '#words/words.ts'
import { documentNote, ownRowName, placeOfCells, tableNote } from './citedSource.ts'

/** One source of a step, with its name; `target` opens it in the Reader. */
export type StepSource =
  | { kind: 'quote'; target: ReaderTarget; document: SourceDocument; quote: string }
  | { kind: 'record'; target: ReaderTarget; record: DatedRecord }
  | { kind: 'cells'; target: ReaderTarget; query: CellQuery; source: CitedTable }
  | { kind: 'incident'; target: ReaderTarget; incidentId: string; source: FigureSource }
  | { kind: 'row'; target: ReaderTarget; row: OwnRow }

/** A table as steps cite it; `role` is `own` for one of the reader's own, which has no publisher of all its rows. */
type CitedTable = Pick<FigureSource, 'id' | 'title' | 'publisher' | 'asOf' | 'route'> &
  Pick<FigureTable, 'role'>

function citedTable({ id, title }: OwnTable): CitedTable {
  return { id, title: { given: title, language: '' }, publisher: '', asOf: null, route: null, role: 'own' }
}

/** The published data that can be cited, as far as loaded. */
interface Published {
  documents: readonly SourceDocument[]
  records: readonly DatedRecord[]
  figures: readonly FigureSource[]
  /** The reader's own documents, tables and figures, whatever layer shows. */
  own: Pick<OwnData, 'documents' | 'figures' | 'tables'> | null
}

/** A step's sources, in order; those not loaded are left out. */
export function stepSources(
  step: Pick<BriefingStep, 'evidence'>,
  published: Published,
): readonly StepSource[] {
  return step.evidence.flatMap((text) => sourcesAt(text, published))
}

function sourcesAt(text: string, published: Published): readonly StepSource[] {
  const target = readReader(text)
  switch (target?.type) {
    case 'document': {
      const isTarget = ({ id }: SourceDocument) => id === target.documentId
      const document = published.documents.find(isTarget) ?? published.own?.documents.find(isTarget)
      const { span } = target
      if (!document || !span) return []
      return [{ kind: 'quote', target, document, quote: document.text.slice(span.start, span.end) }]
    }
    case 'record': {
      const record = published.records.find(({ id }) => id === target.recordId)
      return record ? [{ kind: 'record', target, record }] : []
    }
    case 'cells':
    case 'row': {
      const [row] = rowsAt(published.own, target) ?? []
      if (target.type === 'row') return row ? [{ kind: 'row', target, row }] : []
      const { query } = target
      const source = row ? citedTable(row.table) : published.figures.find(({ id }) => id === query.table)
      return source ? [{ kind: 'cells', target, query, source }] : []
    }
    case 'incident': {
      const source = tableWithRole(published.figures, 'incidents')
      return source ? [{ kind: 'incident', target, incidentId: target.incidentId, source }] : []
    }
    case undefined:
      return []
  }
}

/** One source per publication: per document, publisher of records, or table. */
export function firstOfEach(sources: readonly StepSource[]): readonly StepSource[] {
  const first = new Map<string, StepSource>()
  for (const source of sources) {
    const key = publicationOf(source)
    if (!first.has(key)) first.set(key, source)
  }
  return [...first.values()]
}

function publicationOf(source: StepSource): string {
  switch (source.kind) {
    case 'quote':
      return `document ${source.document.id}`
    case 'record':
      return `publisher ${source.record.sources[0]?.publisher}`
    case 'cells':
    case 'incident':
      return `table ${source.source.id}`
    case 'row':
      return `table ${source.row.table.id}`
  }
}

/** Characters that fit on the line of sources, beside the place of the step. */
const LINE_LENGTH = 119
/** The same below a closing step, in larger type. */
export const CLOSING_LINE_LENGTH = 96
/** Maximum number of publications on it; the sheet of sources has all. */
const MAX_NAMED = 4

interface SourceInput {
  words: Words
  t: TFunction<['briefing', 'stage']>
}

/** Writes sources in words. */
export interface SourceWords {
  /** The piece and its source: "“…” (A text)". */
  nameOf: (source: StepSource) => string
  /** The source: its publisher, for a table with its title, and what is the reader's own. */
  publicationOf: (source: StepSource) => string
  /** The publisher with the date of a series or text: "Frontex, series of 4 August 2026". */
  lineOf: (source: StepSource, isDated?: boolean) => string
  /** Publisher, months and routes of cells beside their title; of any other source its publication. */
  detailOf: (source: StepSource) => string
  /** Whose a document is where Throughline does not publish it, with the page of its sentence; else ''. */
  noteOf: (source: StepSource) => string
  pageOf: (source: StepSource) => string
}

/** `own` has the pages of the reader's documents. */
export function sourceWords(
  { own, words }: { own: Pick<OwnData, 'pages'> | null; words: Words },
  t: SourceInput['t'],
): SourceWords {
  const pageOf = (source: StepSource) => {
    if (source.kind !== 'quote' || source.target.type !== 'document' || !source.target.span) return ''
    const page = pageAt(own?.pages?.[source.document.id], source.target.span.start)
    return page === null ? '' : t('cited:page', { page })
  }
  const noteOf = (source: StepSource) => {
    const note = source.kind === 'quote' ? documentNote(source.document, t) : ''
    return note && joined(pageOf(source), note)
  }
  const placedTitle = ({ query, source }: Extract<StepSource, { kind: 'cells' }>) =>
    [words.localized(source.title), placeOfCells(query, source, { words, t })].filter(Boolean).join(', ')
  const publisherOf = ({ sources: [page] }: DatedRecord) => page && words.publisher(page)
  const publicationOf = (source: StepSource) => {
    switch (source.kind) {
      case 'quote':
        return joined(publisherOrTitle(source.document, words), noteOf(source))
      case 'record':
        return publisherOf(source.record) ?? words.recordTitle(source.record)
      case 'cells':
      case 'incident': {
        const { id, publisher, title } = source.source
        const note = tableNote({ table: id }, t)
        return note === ''
          ? `${words.publisherName(publisher)}, ${words.localized(title)}`
          : joined(words.localized(title), note)
      }
      case 'row':
        return joined(source.row.table.title, tableNote({ table: source.row.table.id }, t))
    }
  }
  return {
    pageOf,
    noteOf,
    publicationOf,
    detailOf: (source) =>
      source.kind === 'cells' && source.source.role !== 'own'
        ? [
            words.publisherName(source.source.publisher),
            words.spans(source.query.spans),
            ...(source.query.where.route ?? []).map((id) => words.routeShort(id)),
          ].join(', ')
        : publicationOf(source),
    nameOf: (source) => {
      switch (source.kind) {
        case 'quote': {
          const { quote, document } = source
          return joined(t('cited:quote', { quote, title: document.title }), noteOf(source))
        }
        case 'record':
          return t('cited:record', {
            title: words.recordTitle(source.record),
            publisher: publisherOf(source.record) ?? '',
          })
        case 'cells': {
          const { query, source: table } = source
          const months = words.spans(query.spans)
          if (table.role !== 'own') return t('cited:cells', { title: placedTitle(source), months })
          const places = words.list((query.where.route ?? []).map(words.figurePlace))
          return t('ownCells', { title: words.localized(table.title), places, months })
        }
        case 'incident':
          return t('cited:incident', { id: source.incidentId })
        case 'row':
          return ownRowName(source.row, t)
      }
    },
    lineOf: (source, isDated = true) => lineOf(source, isDated, { words, t }),
  }
}

function lineOf(
  source: StepSource,
  isDated: boolean,
  { words, t }: Pick<SourceInput, 'words' | 't'>,
): string {
  switch (source.kind) {
    case 'cells':
    case 'incident': {
      const { asOf, role, title } = source.source
      if (role === 'own') return t('stage:ownTable', { title: words.localized(title) })
      const publisher = words.publisherName(source.source.publisher)
      return asOf === null || !isDated
        ? publisher
        : t('stage:series', { publisher, date: words.period(periodOfDate(asOf)) })
    }
    case 'record': {
      const [page] = source.record.sources
      return page ? words.publisherName(page.publisher) : words.recordTitle(source.record)
    }
    case 'quote': {
      const { id, date } = source.document
      const publisher = publisherOrTitle(source.document, words)
      if (whoseId(id) === 'yours') {
        return date && isDated
          ? t('stage:ownDated', { publisher, date: words.period(date) })
          : t('stage:own', { publisher })
      }
      if (!isDated) return publisher
      return date
        ? t('stage:document', { publisher, date: words.period(date) })
        : t('stage:undated', { publisher })
    }
    case 'row':
      return t('stage:ownTable', { title: source.row.table.title })
  }
}

function publisherOrTitle({ publisher, title }: SourceDocument, words: Words): string {
  return publisher === null ? title : words.publisherName(publisher)
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ')
}

interface NamedPublications {
  said: Pick<SourceWords, 'lineOf'>
  /** Publishers of pages that are no evidence. */
  further: readonly string[]
}

/** The publications of some sources, each once: "Frontex, series of 4 August 2026"; one with a date stands for the bare name. */
export function publicationsOf(
  sources: readonly StepSource[],
  { said, further }: NamedPublications,
  isDated = true,
): readonly string[] {
  const each = [
    ...firstOfEach(sources).map((source) => ({
      bare: said.lineOf(source, false),
      name: said.lineOf(source, isDated),
    })),
    ...further.map((name) => ({ bare: name, name })),
  ]
  const dated = new Set(each.flatMap(({ bare, name }) => (bare === name ? [] : [bare])))
  return [...new Set(each.flatMap(({ name }) => (dated.has(name) ? [] : [name])))]
}

/** The sources on one line, as "Frontex, series of 4 August 2026; UK Home Office and 2 more sources."; '' without any. */
export function sourceLine(
  sources: readonly StepSource[],
  { words, t, ...named }: NamedPublications & { words: Pick<Words, 'semicolon'>; t: SourceInput['t'] },
  length = LINE_LENGTH,
): string {
  const lineWith = (names: readonly string[], count: number) => {
    const shown = names.slice(0, count).join(words.semicolon)
    const more = names.length - count
    return more > 0 ? `${shown} ${t('stage.more', { count: more })}.` : `${shown}.`
  }
  const [dated, bare] = [publicationsOf(sources, named), publicationsOf(sources, named, false)]
  if (dated.length === 0) return ''
  const lines = [lineWith(dated, MAX_NAMED), ...[MAX_NAMED, 3, 2, 1].map((count) => lineWith(bare, count))]
  return lines.find((line) => line.length <= length) ?? lines.at(-1) ?? ''
}
