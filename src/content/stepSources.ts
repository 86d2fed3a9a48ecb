import type { BriefingStep } from '#domain/briefing.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { FigureSource } from '#domain/figureSource.ts'
import type { OwnData } from '#domain/ownData.ts'
import { isOwnQuery, ownRowsOf } from '#domain/ownFigureTable.ts'
import { type OwnRow, ownRowOf } from '#domain/ownSeries.ts'
import { readReader } from '#domain/readerLink.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { ReaderTarget } from '#domain/view.ts'

/** One source of a step, with its name; `target` opens it in the Reader. */
export type StepSource =
  | { kind: 'quote'; target: ReaderTarget; document: SourceDocument; quote: string }
  | { kind: 'record'; target: ReaderTarget; record: DatedRecord }
  | { kind: 'cells'; target: ReaderTarget; query: CellQuery; source: FigureSource }
  | { kind: 'own-row'; target: ReaderTarget; row: OwnRow }
  | { kind: 'own-cells'; target: ReaderTarget; query: CellQuery; rows: readonly OwnRow[] }

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
  return step.evidence.flatMap((text): StepSource[] => {
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
      case 'cells': {
        const { query } = target
        if (isOwnQuery(query)) {
          const rows = ownRowsOf(published.own, query)
          return rows.length > 0 ? [{ kind: 'own-cells', target, query, rows }] : []
        }
        const source = published.figures.find(({ id }) => id === query.table)
        return source ? [{ kind: 'cells', target, query, source }] : []
      }
      case 'own-row': {
        const row = ownRowOf(published.own, target)
        return row ? [{ kind: 'own-row', target, row }] : []
      }
      default:
        return []
    }
  })
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
      return `table ${source.source.id}`
    case 'own-row':
      return `table ${source.row.table.id}`
    case 'own-cells':
      return `table ${source.query.table}`
  }
}
