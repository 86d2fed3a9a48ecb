import type { ReactNode } from 'react'
import { tableIn } from '#content/tableById.ts'
import type { FigureTableId } from '#domain/figureTable.ts'
import { hullOf, isSameSpan, type MonthSpan, periodOfDate } from '#domain/period.ts'
import {
  countInBoth,
  type SourcedTable,
  type Stretch,
  type StretchCount,
  type StretchRow,
} from '#domain/stretch.ts'
import type { ComparedPeriods } from '#domain/view.ts'
import { Table, TableHead } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { CellsButton } from './CellsButton.tsx'
import { DataGate } from './DataGate.tsx'
import { LocalizedWords } from './LocalizedWords.tsx'
import styles from './StretchCounts.module.css'
import { useCellWords } from './useCellWords.ts'

interface StretchCountsProps {
  stretch: Stretch
  /** The periods, each a column, in the order in which they are compared. */
  periods: ComparedPeriods
  skeleton: ReactNode
}

/** What several publishers count on one stretch in two periods, side by side and never added, with why they differ. */
export function StretchCounts({ stretch, periods, skeleton }: StretchCountsProps) {
  return (
    <CountedTables counts={stretch.counts} skeleton={skeleton}>
      {(tables) => {
        const rows = stretch.counts.flatMap((count) => {
          const sides = countInBoth(count, tables, periods)
          return sides ? [sides] : []
        })
        return rows.length === 0 ? null : <CountsTable route={stretch.route} periods={periods} rows={rows} />
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

interface CountsTableProps {
  route: Stretch['route']
  periods: ComparedPeriods
  rows: readonly (readonly [StretchRow, StretchRow])[]
}

function CountsTable({ route, periods: { first, second }, rows }: CountsTableProps) {
  const { t } = useTranslation('stretches')
  const words = useWords()
  return (
    <div className="gap-8 stack">
      <Table look="numbers" className={styles.table} aria-label={t('table', { route: words.route(route) })}>
        <TableHead names={[t('shared:whatIsCounted'), words.spans([first]), words.spans([second])]} />
        <tbody>
          {rows.map(([before, after]) => (
            <tr key={`${before.count.table} ${JSON.stringify(before.count)}`}>
              <RowHead row={before} />
              <td>
                <CountOf row={before} period={first} />
              </td>
              <td>
                <CountOf row={after} period={second} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="line-16 quiet caption-type">
        {t(`difference.${route}`)} {t('neverAdded')}
      </p>
    </div>
  )
}

/** What a row counts: publisher, column and keys, with the definition and the date of the data. */
function RowHead({ row: { count, source } }: { row: StretchRow }) {
  const { t } = useTranslation('stretches')
  const words = useWords()
  const { definition } = useCellWords()
  return (
    <th scope="row">
      <span className="bold">{words.publisherName(source.publisher)}</span> <NameOfCount count={count} />
      <span className="block quiet caption-type">
        {definition(count.count) ?? <LocalizedWords text={source.definition} />}{' '}
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

interface CountOfProps {
  row: StretchRow
  /** The months named above the number, which states its own where they differ; without them the caller names them. */
  period?: MonthSpan
}

/** The number of a row, which opens its cells, or why there is none. */
export function CountOf({ row, period }: CountOfProps) {
  const { t } = useTranslation(['stretches', 'common'])
  const words = useWords()
  const nameOf = useNameOf()
  const { state, value, cells, months, time, source, isPartial, count } = row
  if (state === 'not-covered') {
    return (
      <span className="block quiet caption-type">
        {t('notCovered', { months: words.months(source.coverage) })}
      </span>
    )
  }
  if (state === 'no-pair') return <span className="block quiet caption-type">{t('noPair')}</span>
  if (value === null || !cells)
    return <span className="block quiet caption-type">{t('common:notStated')}</span>
  const number = words.number(value)
  const counted = time === null ? words.spans(months) : words.timeKey(time)
  const isOfOther = time !== null || (period !== undefined && !isSameSpan(hullOf(months), period))
  const button = (
    <CellsButton
      look="dotted"
      cells={cells}
      name={t('cell', {
        publisher: words.publisherName(source.publisher),
        unit: nameOf(count),
        time: counted,
        number,
      })}
    >
      {number}
    </CellsButton>
  )
  return (
    <>
      {/* A number of another time than its column stands below that time, no larger than it. */}
      {isOfOther ? (
        <span className="block quiet caption-type">
          {t('otherTime', { time: counted })} {button}
        </span>
      ) : (
        button
      )}
      {time !== null && <span className="block quiet caption-type">{t('otherPeriod')}</span>}
      {isPartial && <span className="block quiet caption-type">{t('shared:incomplete')}</span>}
    </>
  )
}
