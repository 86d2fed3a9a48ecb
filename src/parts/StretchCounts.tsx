import type { ReactNode } from 'react'
import { tableIn } from '#content/tableById.ts'
import type { FigureTableId } from '#domain/figureTable.ts'
import { type MonthSpan, periodOfDate } from '#domain/period.ts'
import {
  compareStretch,
  type SourcedTable,
  type Stretch,
  type StretchComparison,
  type StretchCount,
  type StretchRow,
} from '#domain/stretch.ts'
import { Table } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { CellsButton } from './CellsButton.tsx'
import { DataGate } from './DataGate.tsx'
import { LocalizedWords } from './LocalizedWords.tsx'
import styles from './StretchCounts.module.css'
import { useCellWords } from './useCellWords.ts'

interface StretchCountsProps {
  stretch: Stretch
  /** The periods, each a column; a period without months is the last year that the first two counts cover. */
  periods: readonly (readonly MonthSpan[])[]
  skeleton: ReactNode
}

/**
 * What several publishers count on one stretch, side by side and never added: each count with its publisher, definition
 * and date of the data, and a sentence on why they differ.
 */
export function StretchCounts({ stretch, periods, skeleton }: StretchCountsProps) {
  return (
    <CountedTables counts={stretch.counts} skeleton={skeleton}>
      {(tables) => {
        const compared = periods.flatMap((months) => compareStretch(stretch, tables, months) ?? [])
        return compared.length === 0 ? null : <CountsTable stretch={stretch} compared={compared} />
      }}
    </CountedTables>
  )
}

interface CountedTablesProps {
  counts: readonly StretchCount[]
  skeleton: ReactNode
  children: (tables: ReadonlyMap<FigureTableId, SourcedTable>) => ReactNode
}

/** The tables of counts, once they have loaded. */
export function CountedTables({ counts, skeleton, children }: CountedTablesProps) {
  return (
    <DataGate needs={['figures']} skeleton={skeleton}>
      {({ sources }) => {
        const used = sources.filter(({ id }) => counts.some(({ table }) => table === id))
        const files = [...new Set(used.map(({ file }) => file))]
        return (
          <DataGate needs={files} skeleton={skeleton}>
            {(...loaded) =>
              children(
                new Map(
                  used.flatMap((source) => {
                    const file = loaded[files.indexOf(source.file)]
                    const table = file && tableIn(file, source)
                    return table ? [[source.id, { source, table }] as const] : []
                  }),
                ),
              )
            }
          </DataGate>
        )
      }}
    </DataGate>
  )
}

function CountsTable({ stretch, compared }: { stretch: Stretch; compared: readonly StretchComparison[] }) {
  const { t } = useTranslation('stretches')
  const words = useWords()
  return (
    <div className={styles.part}>
      <Table
        look="numbers"
        className={styles.table}
        aria-label={t('table', { route: words.route(stretch.route) })}
      >
        <thead>
          <tr>
            <th scope="col">{t('count')}</th>
            {compared.map(({ months }, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two periods may share their months.
              <th key={column} scope="col">
                {months.length > 0 ? words.spans(months) : t('noMonths')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(compared[0]?.rows ?? []).map((first, index) => (
            <tr key={`${first.count.table} ${JSON.stringify(first.count.where)}`}>
              <RowHead row={first} />
              {compared.map(({ rows, months }, column) => {
                const row = rows[index]
                // biome-ignore lint/suspicious/noArrayIndexKey: as in the head.
                return <td key={column}>{row && <CountOf row={row} months={months} />}</td>
              })}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className={styles.note}>
        {t(`difference.${stretch.route}`)} {t('neverAdded')}
        {compared.some(({ isCut }) => isCut) && <> {t('cut')}</>}
      </p>
    </div>
  )
}

/** What a row counts: publisher, column and keys, with the definition and the date of the data. */
function RowHead({ row: { count, source } }: { row: StretchRow }) {
  const { t } = useTranslation('stretches')
  const words = useWords()
  return (
    <th scope="row">
      <span className={styles.publisher}>{words.publisherName(source.publisher)}</span>{' '}
      <NameOfCount count={count} />
      <span className={styles.about}>
        <LocalizedWords text={source.definition} />{' '}
        {source.asOf && t('asOf', { date: words.period(periodOfDate(source.asOf)) })}
      </span>
    </th>
  )
}

export function NameOfCount({ count }: { count: StretchRow['count'] }) {
  return useNameOf()(count)
}

/** "Persons who arrived: Greece · arrivals by sea". */
function useNameOf() {
  const { column, where } = useCellWords()
  return (count: StretchRow['count']): string => {
    const keys = where({ ...count, spans: [], where: mutable(count.where) })
    return keys === '' ? column(count.count) : `${column(count.count)}, ${keys}`
  }
}

function mutable(where: StretchRow['count']['where']): Record<string, string[]> {
  return Object.fromEntries(Object.entries(where).map(([name, keys]) => [name, [...keys]]))
}

/** The number of a row for these months, which opens its cells, or why there is none. */
export function CountOf({ row, months }: { row: StretchRow; months: readonly MonthSpan[] }) {
  const { t } = useTranslation(['stretches', 'common'])
  const words = useWords()
  const nameOf = useNameOf()
  const { state, value, cells, time, source, isPartial, count } = row
  if (state === 'not-covered') {
    return <span className={styles.flag}>{t('notCovered', { months: words.months(source.coverage) })}</span>
  }
  if (value === null || !cells) return <span className={styles.flag}>{t('common:notStated')}</span>
  const number = words.number(value)
  const counted = time === null ? words.spans(months) : words.timeKey(time)
  return (
    <>
      <CellsButton
        look="dotted"
        cells={cells}
        name={t('cell', {
          publisher: words.publisherName(source.publisher),
          count: nameOf(count),
          time: counted,
          number,
        })}
      >
        {number}
      </CellsButton>
      {time !== null && <span className={styles.flag}>{t('otherPeriod', { time: counted })}</span>}
      {isPartial && <span className={styles.flag}>{t('partial')}</span>}
    </>
  )
}
