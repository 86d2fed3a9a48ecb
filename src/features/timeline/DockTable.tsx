import { type ReactNode, useMemo, useState } from 'react'
import {
  cellsOfSeries,
  type DockSeries,
  pointableOf,
  type TimelineMark,
  valueOfMonth,
} from '#content/timelineModel.ts'
import { STATUS_LOOK } from '#domain/claim.ts'
import { planStateOf } from '#domain/measure.ts'
import { cutSpan, type Month, type MonthSpan, monthAt, monthIndex } from '#domain/period.ts'
import { MajorityNote } from '#parts/MajorityNote.tsx'
import { OutcomeSign } from '#parts/OutcomeSign.tsx'
import { usePointing } from '#state/usePointing.ts'
import { openReader } from '#state/viewStore.ts'
import { TextButton } from '#ui/Button.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import styles from './DockLists.module.css'
import type { DockWords, FigureWords } from './dockWords.ts'

interface DockTableProps {
  marks: readonly TimelineMark[]
  words: DockWords
  series: DockSeries | null
  figures: FigureWords
  /** The runs of months of the table of months; null without an axis. */
  runs: readonly MonthSpan[] | null
  selectedKey: string | null
  onSelect: (mark: TimelineMark) => void
}

const TABLES = ['marks', 'months'] as const

/** The dock as a table: measures and events, or the months with their values. */
export function DockTable(props: DockTableProps) {
  const { marks, words, series, figures, runs, selectedKey, onSelect } = props
  const { t } = words
  const [shown, setShown] = useState<(typeof TABLES)[number]>('marks')
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a row of a flexible box everywhere */}
      <div role="group" aria-label={t('table.choice')} className="gap-16 row-type row">
        {TABLES.map((table) => (
          <button
            key={table}
            type="button"
            className={`${styles.option} target soft`}
            aria-pressed={table === shown}
            onClick={() => setShown(table)}
          >
            {t(`table.of.${table}`)}
          </button>
        ))}
      </div>
      {shown === 'marks' && marks.length > 0 && (
        <TimelineTable marks={marks} words={words} selectedKey={selectedKey} onSelect={onSelect} />
      )}
      {shown === 'months' && runs && (
        <MonthsTable series={series} figures={figures} runs={runs} words={words} />
      )}
    </>
  )
}

interface MonthsTableProps extends Pick<DockTableProps, 'series' | 'figures' | 'words'> {
  runs: readonly MonthSpan[]
}

/**
 * The bars as rows: the months of the period, or of the whole axis when no period is set. Each value opens its cells.
 */
function MonthsTable({ series, figures, runs, words: { t, reader } }: MonthsTableProps) {
  const shown = useMemo(() => series && monthRows(series, runs), [series, runs])
  const words = figures.series
  const notes = [...(words ? [`${words.row}. ${words.caption}.`] : []), ...figures.notes].join(' ')
  if (!series || !words || !shown)
    return <p className={`${styles.note} quiet caption-type line-16`}>{notes || t('figures.none')}</p>
  const partialWords = (isPartial: boolean) => (isPartial ? t('figures.partialMonth') : '')
  const cells = (count: number | null, text: string, spans: readonly MonthSpan[]) => (
    <td data-number>
      <TextButton
        look="quiet"
        aria-label={t('figures.openMonth', { text })}
        onClick={() => openReader({ type: 'cells', query: cellsOfSeries(series, spans) })}
      >
        {count === null ? t('common:notStated') : reader.number(count)}
      </TextButton>
    </td>
  )
  return (
    <>
      <p className={`${styles.note} quiet caption-type line-16`}>{notes}</p>
      {shown.rows.length === 0 ? (
        <p className={`${styles.note} quiet caption-type line-16`}>{t('figures.none')}</p>
      ) : (
        <Table className={styles.table} isHeadSticky>
          <caption className="visually-hidden">{words.row}</caption>
          <TableHead names={[t('shared:month'), words.column, t('shared:note')]} numbers={[1]} />
          <tbody>
            {shown.rows.map(({ month, value: count, isPartial }) => (
              <tr key={month}>
                <th scope="row">{reader.months({ from: month, to: month })}</th>
                {cells(count, words.month(month), [{ from: month, to: month }])}
                <td>{partialWords(isPartial)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('shared:total')}</th>
              {cells(shown.sum, words.value(shown.sum), shown.spans)}
              <td>
                {partialWords(shown.isPartial)} <MajorityNote cells={cellsOfSeries(series, shown.spans)} />
              </td>
            </tr>
          </tfoot>
        </Table>
      )}
    </>
  )
}

interface MonthRow {
  readonly month: Month
  readonly value: number | null
  readonly isPartial: boolean
}

/** The months of a series within the spans and their sum; null when a month is not stated or there are none. */
export function monthRows(
  series: DockSeries,
  spans: readonly MonthSpan[],
): { rows: readonly MonthRow[]; sum: number | null; isPartial: boolean; spans: readonly MonthSpan[] } {
  const cut = spans.flatMap((span) => cutSpan(span, series.coverage) ?? [])
  const rows = cut.flatMap((span) => {
    const from = monthIndex(span.from)
    return Array.from({ length: monthIndex(span.to) - from + 1 }, (_, index): MonthRow => {
      const month = monthAt(from + index)
      return { month, value: valueOfMonth(series, month) ?? null, isPartial: series.partial.has(month) }
    })
  })
  const sum = rows.reduce<number | null>(
    (total, { value }) => (total === null || value === null ? null : total + value),
    rows.length === 0 ? null : 0,
  )
  return { rows, sum, isPartial: rows.some(({ isPartial }) => isPartial), spans: cut }
}

type TimelineTableProps = Pick<DockTableProps, 'marks' | 'words' | 'selectedKey' | 'onSelect'>

const PRECISION = { day: 'day', month: 'month', year: 'year' } as const
const STATED = { day: 'table.statedDay', month: 'table.statedMonth', year: 'table.statedYear' } as const

/** The marks of the drawing as rows. */
function TimelineTable({ marks, words, selectedKey, onSelect }: TimelineTableProps) {
  const { t, reader } = words
  const isNumbered = marks.some((mark) => mark.number !== null)
  const precision = (mark: TimelineMark) => {
    if (!mark.period) return t('common:notStated')
    return mark.isStatedOnly ? t(STATED[mark.period.precision]) : t(PRECISION[mark.period.precision])
  }
  return (
    <Table className={styles.table} isHeadSticky>
      <caption className="visually-hidden">{t('table.caption')}</caption>
      <thead>
        <tr>
          {isNumbered && <th scope="col">{t('table.number')}</th>}
          <th scope="col">{t('shared:date')}</th>
          <th scope="col" className={`${styles.wide} nowrap`}>
            {t('table.precision')}
          </th>
          <th scope="col" className={`${styles.wide} nowrap`}>
            {t('shared:kind')}
          </th>
          <th scope="col">{t('shared:title')}</th>
          <th scope="col">{t('common:filter.status')}</th>
        </tr>
      </thead>
      <tbody>
        {marks.map((mark) => (
          <Row key={mark.key} mark={mark} isSelected={mark.key === selectedKey}>
            {isNumbered && <td>{mark.number ?? ''}</td>}
            <td className={`${styles.date} nowrap`}>
              {mark.period ? reader.period(mark.period) : t('common:notStated')}
            </td>
            <td className={`${styles.wide} nowrap`}>{precision(mark)}</td>
            <td className={`${styles.wide} nowrap`}>
              {mark.kind === 'event' ? t('shared:claimKind.event') : t('shared:claimKind.measure')}
              {mark.kind === 'event' && words.own(mark) !== undefined && ` · ${words.own(mark)}`}
            </td>
            <td>
              <TextButton look="quiet" aria-pressed={mark.key === selectedKey} onClick={() => onSelect(mark)}>
                {words.title(mark)}
              </TextButton>
            </td>
            <td>
              {mark.status === null ? (
                t('shared:none')
              ) : (
                <>
                  <StatusSign look={STATUS_LOOK[mark.status]} own={words.own(mark)} /> {words.status(mark)}
                  <PlanOutcome mark={mark} words={words} />
                  {words.overdue(mark) !== null && <span className="block quiet">{t('timePassed')}</span>}
                </>
              )}
            </td>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

/** What came of a plan, under its status. */
function PlanOutcome({ mark, words }: { mark: TimelineMark; words: DockWords }) {
  const state = mark.thing.kind === 'measure' ? planStateOf(mark.thing.measure) : null
  if (state === null) return null
  return (
    <p>
      <OutcomeSign state={state} /> {words.outcome(mark)}
    </p>
  )
}

interface RowProps {
  mark: TimelineMark
  isSelected: boolean
  children: ReactNode
}

/** Hovering a row highlights its places on the map, and the reverse. */
function Row({ mark, isSelected, children }: RowProps) {
  const pointing = usePointing(useMemo(() => pointableOf(mark), [mark]))
  return (
    <tr data-selected={isSelected} {...pointing}>
      {children}
    </tr>
  )
}
