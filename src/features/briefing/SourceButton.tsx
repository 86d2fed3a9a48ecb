import { type ReactNode, useMemo } from 'react'
import { type StepSource, stepSources } from '#content/stepSources.ts'
import type { BriefingStep } from '#domain/briefing.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { isOwnDocument, pageAt } from '#domain/ownData.ts'
import { columnOf } from '#domain/ownSeries.ts'
import { useDataset } from '#state/datasets.ts'
import { useOwnLayer } from '#state/ownLayer.ts'
import { openReader } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './SourceButton.module.css'

interface SourceButtonProps {
  source: StepSource
  /** Full name of the source, for the tooltip. */
  name: string
  children: ReactNode
}

/** Underlined text that opens a source of a step in the Reader. */
export function SourceButton({ source, name, children }: SourceButtonProps) {
  const { t } = useTranslation('briefing')
  return (
    <button
      type="button"
      className={styles.source}
      title={t('openSource', { name })}
      onClick={() => openReader(source.target)}
    >
      {children}
    </button>
  )
}

const NONE: readonly never[] = []

/** The sources of a step, and functions for a source's full name, its publication, and the page and mark of an own document. */
export function useStepSources(step: Pick<BriefingStep, 'evidence'>): {
  sources: readonly StepSource[]
  nameOf: (source: StepSource) => string
  publicationOf: (source: StepSource) => string
  pageOf: (source: StepSource) => string
  ownNoteOf: (source: StepSource) => string
} {
  const { t } = useTranslation('briefing')
  const words = useWords()
  const documents = useDataset('documents').data?.documents ?? NONE
  const records = useDataset('records').data?.records ?? NONE
  const figures = useDataset('figures').data?.sources ?? NONE
  const own = useOwnLayer((state) => state.own)
  const sources = useMemo(
    () => stepSources(step, { documents, records, figures, own }),
    [step, documents, records, figures, own],
  )
  const publisherOf = ({ sources: [page] }: DatedRecord) => page && words.publisher(page)
  const pageOf = (source: StepSource) => {
    if (source.kind !== 'quote' || source.target.type !== 'document' || !source.target.span) return ''
    const page = pageAt(own?.pages?.[source.document.id], source.target.span.start)
    return page === null ? '' : t('page', { page })
  }
  const ownNoteOf = (source: StepSource) => {
    if (source.kind !== 'quote' || !isOwnDocument(source.document.id)) return ''
    return [pageOf(source), t('ownDocument')].filter((part) => part !== '').join(' · ')
  }
  const withOwn = (text: string, source: StepSource) =>
    [text, ownNoteOf(source)].filter((part) => part !== '').join(' · ')
  const nameOf = (source: StepSource): string => {
    switch (source.kind) {
      case 'quote':
        return withOwn(t('quote', { quote: source.quote, title: source.document.title }), source)
      case 'record':
        return t('record', {
          title: words.recordTitle(source.record),
          publisher: publisherOf(source.record) ?? '',
        })
      case 'cells':
        return t('cells', {
          title: words.localized(source.source.title),
          months: words.spans(source.query.spans),
        })
      case 'own-row': {
        const column = columnOf(source.row)
        const values = { title: source.row.table.title, row: source.row.figure.row }
        return column === null ? t('ownRow', values) : t('ownCell', { ...values, column })
      }
      case 'own-cells':
        return t('ownCells', {
          title: source.rows[0]?.table.title,
          places: words.list((source.query.where.route ?? []).map(words.figurePlace)),
          months: words.spans(source.query.spans),
        })
    }
  }
  const publicationOf = (source: StepSource): string => {
    switch (source.kind) {
      case 'quote':
        return withOwn(
          source.document.publisher === null
            ? source.document.title
            : words.publisherName(source.document.publisher),
          source,
        )
      case 'record':
        return publisherOf(source.record) ?? words.recordTitle(source.record)
      case 'cells':
        return `${words.publisherName(source.source.publisher)}, ${words.localized(source.source.title)}`
      case 'own-row':
        return [source.row.table.title, t('ownTable')].join(' · ')
      case 'own-cells':
        return [source.rows[0]?.table.title, t('ownTable')].join(' · ')
    }
  }
  return { sources, nameOf, publicationOf, pageOf, ownNoteOf }
}
