import { useState } from 'react'
import { evidenceGroups } from '#content/evidenceGroups.ts'
import { sortingDate } from '#content/exploreModel.ts'
import { STATUS_LOOK, type Status } from '#domain/claim.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import type { SourceQuality } from '#domain/publisher.ts'
import { PanelRows } from '#features/dossier/PanelRows.tsx'
import { openReader, select } from '#state/viewStore.ts'
import { SortHead } from '#ui/SortHead.tsx'
import { SourceQualitySigns } from '#ui/SourceQualitySigns.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { Table } from '#ui/Table.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { useIsWhole } from '#ui/useIsWhole.ts'
import { useSourceQuality } from '#words/useSourceQuality.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './MeasureTable.module.css'

const COLUMNS = ['title', 'kind', 'date', 'places', 'sourceQuality', 'evidence'] as const
type Column = (typeof COLUMNS)[number]

interface Row {
  key: string
  title: string
  kind: string
  /** Null for an event. */
  status: Status | null
  /** "yours" for a mark from the reader's own documents. */
  own: string | undefined
  date: string
  /** ISO start date, the sort key. */
  dateKey: string
  places: string
  signs: SourceQuality
  /** The signs as text, the sort key. */
  sourceQuality: string
  evidence: readonly Evidence[]
  choose: () => void
}

/** Height of a row of three lines, px. */
const USUAL_ROW = 70

const keyOf = ({ key }: Row) => key

interface MeasureTableProps {
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
}

/** Measures and events in one sortable table. */
export function MeasureTable({ measures, events }: MeasureTableProps) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const quality = useSourceQuality(words)
  const rows = useRows(measures, events)
  const [sort, setSort] = useState<{ column: Column; isDown: boolean }>({ column: 'date', isDown: false })
  const isWhole = useIsWhole(rows.length)
  const sorted = rows.toSorted((a, b) => compare(a, b, sort.column, words.language) * (sort.isDown ? -1 : 1))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be focusable.
    <section className={styles.scroller} tabIndex={0} aria-label={t('list.table')}>
      <Table
        className={styles.table}
        data-long={!isWhole || undefined}
        aria-rowcount={isWhole ? undefined : sorted.length + 1}
      >
        <thead>
          <tr aria-rowindex={isWhole ? undefined : 1}>
            {COLUMNS.map((column) => (
              <SortHead
                key={column}
                column={column}
                sorted={sort.column !== column ? null : sort.isDown ? 'descending' : 'ascending'}
                onSort={() => setSort({ column, isDown: sort.column === column ? !sort.isDown : false })}
              >
                {t(`list.column.${column}`)}
              </SortHead>
            ))}
          </tr>
        </thead>
        <PanelRows
          as="tbody"
          things={sorted}
          keyOf={keyOf}
          height={USUAL_ROW}
          renderRow={(row, place) => (
            <tr key={row.key} {...place}>
              <th scope="row">
                <TextButton look="plain" onClick={row.choose}>
                  {row.title}
                </TextButton>
              </th>
              <td>
                {row.status !== null && <StatusSign look={STATUS_LOOK[row.status]} own={row.own} />}{' '}
                {row.kind}
                {row.status === null && row.own !== undefined && ` · ${row.own}`}
              </td>
              <td>{row.date}</td>
              <td>{row.places}</td>
              <td>
                <SourceQualitySigns sourceQuality={quality.parts(row.signs)} />
              </td>
              <td>
                <EvidenceButton evidence={row.evidence} title={row.title} />
              </td>
            </tr>
          )}
        />
      </Table>
    </section>
  )
}

function EvidenceButton({ evidence, title }: { evidence: readonly Evidence[]; title: string }) {
  const { t } = useTranslation('overview')
  const groups = evidenceGroups(evidence)
  const target = groups[0]?.target ?? null
  if (!target) return t('list.evidence', { count: groups.length })
  return (
    <TextButton
      onClick={() => openReader(target)}
      aria-label={t('list.openEvidence', { title, count: groups.length })}
    >
      {t('list.evidence', { count: groups.length })}
    </TextButton>
  )
}

function useRows(measures: readonly Measure[], events: readonly TimelineEvent[]): readonly Row[] {
  const { t } = useTranslation('overview')
  const words = useWords()
  const quality = useSourceQuality(words)
  return [
    ...measures.map((measure) => ({
      key: `measure ${measure.id}`,
      title: words.measureTitle(measure),
      kind: words.measureStatus(measure),
      status: measure.status,
      own: words.own(measure),
      date: words.date(measure.period, measure.statedOn),
      dateKey: sortingDate(measure.period, measure.statedOn),
      places: words.places(measure),
      signs: measure,
      sourceQuality: quality.line(measure),
      evidence: measure.evidence,
      choose: () => select({ kind: 'measure', id: measure.id }),
    })),
    ...events.map((event) => ({
      key: `event ${event.id}`,
      title: words.eventTitle(event),
      kind: t('list.event'),
      status: null,
      own: words.own(event),
      date: words.date(event.date, event.statedOn),
      dateKey: sortingDate(event.date, event.statedOn),
      places: words.places(event),
      signs: event,
      sourceQuality: quality.line(event),
      evidence: event.evidence,
      choose: () => select({ kind: 'event', id: event.id }),
    })),
  ]
}

function compare(a: Row, b: Row, column: Column, language: string): number {
  switch (column) {
    case 'evidence':
      return evidenceGroups(a.evidence).length - evidenceGroups(b.evidence).length
    case 'date':
      return a.dateKey === b.dateKey ? 0 : a.dateKey < b.dateKey ? -1 : 1
    default:
      return a[column].localeCompare(b[column], language)
  }
}
