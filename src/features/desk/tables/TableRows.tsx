import { useEffect, useState } from 'react'
import { ColumnMeaning, type TableHead } from '#domain/ownTable.ts'
import type { RowFilter, ShownRow, TableReading } from '#domain/tableReading.ts'
import { desk } from '#state/desk/desk.ts'
import { Button } from '#ui/Button.tsx'
import { Select } from '#ui/Field.tsx'
import { StrokeIcon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { columnName, type ReadTable, setMeaning } from './columnNames.ts'
import styles from './Tables.module.css'

const PAGE = 50

/** An attention sign: a triangle with a mark. */
export const ALERT = 'M8 2.500L14.500 13.500H1.500zM8 6.500v3.500M8 11.800v.010'

/** The rows of a table, those in doubt first; cells in doubt are framed. Each column has a menu for its meaning. */
export function TableRows({ table, reading }: ReadTable) {
  const { t } = useTranslation('ownTables')
  const words = useWords()
  const [filter, setFilter] = useState<RowFilter>('faults')
  const [from, setFrom] = useState(0)
  const [hasAll, setAll] = useState(false)
  const page = useTableRows(table, reading, filter, from, PAGE)
  const { meanings } = table.settings
  const used = meanings.flatMap((meaning, column) => (hasAll || meaning !== 'ignored' ? [column] : []))
  const columns = used.length > 0 ? used : meanings.map((_, column) => column)
  const show = (next: RowFilter) => {
    setFilter(next)
    setFrom(0)
  }
  const others = (['faults', 'all', 'only'] as const).filter((one) => one !== filter)
  return (
    <>
      <div className={`${styles.scroll} anchor`}>
        <table className={`${styles.rows} row-type`} aria-label={t('rowsOf', { name: table.settings.title })}>
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <td key={column}>
                  <MeaningMenu table={table} column={column} header={reading.header} />
                </td>
              ))}
            </tr>
            <tr>
              <th scope="col">{t('row')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" data-meaning={meanings[column]}>
                  {columnName(reading.header, column, t)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row, index) => (
              <Row
                key={row.row}
                row={row}
                before={page.rows[index - 1]}
                columns={columns}
                meanings={meanings}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className={`${styles.rowsFoot} soft caption-type row-wrap`}>
        {t('shown', {
          shown: words.number(page.of),
          all: words.number(reading.rows),
          columns: columns.length,
          allColumns: meanings.length,
        })}{' '}
        {filter !== 'all' && page.of < reading.rows && t('gaps')}
        {others.map((one) => (
          <Button key={one} look="text" onClick={() => show(one)}>
            {t(`filter.${one}`)}
          </Button>
        ))}
        {used.length < meanings.length || hasAll ? (
          <Button look="text" onClick={() => setAll(!hasAll)}>
            {t(hasAll ? 'usedColumns' : 'allColumns')}
          </Button>
        ) : null}
        <Pages page={page} from={from} onFrom={setFrom} />
      </p>
    </>
  )
}

function Pages({ page, from, onFrom }: { page: TablePage; from: number; onFrom: (from: number) => void }) {
  const { t } = useTranslation('ownTables')
  if (page.of <= PAGE) return null
  return (
    <>
      <Button look="text" disabled={from === 0} onClick={() => onFrom(Math.max(0, from - PAGE))}>
        {t('before')}
      </Button>
      <Button look="text" disabled={from + PAGE >= page.of} onClick={() => onFrom(from + PAGE)}>
        {t('after')}
      </Button>
    </>
  )
}

interface RowProps {
  row: ShownRow
  before: ShownRow | undefined
  columns: readonly number[]
  meanings: TableHead['settings']['meanings']
}

function Row({ row: { row, cells, faults, state }, before, columns, meanings }: RowProps) {
  const words = useWords()
  const { t } = useTranslation('ownTables')
  const isAfterGap = before !== undefined && before.row + 1 < row
  return (
    <tr data-gap={isAfterGap || undefined} data-state={state}>
      <th scope="row">
        {row}
        {(state === 'left-out' || state === 'apart') && (
          <span className="visually-hidden">, {t(`state.${state}`)}</span>
        )}
      </th>
      {columns.map((column) => (
        <td key={column} data-meaning={meanings[column]} data-fault={faults.includes(column) || undefined}>
          {faults.includes(column) && (
            <>
              <StrokeIcon path={ALERT} />
              <span className="visually-hidden">{words.labelled(t('inDoubt'), '')}</span>
            </>
          )}
          {cells[column]}
        </td>
      ))}
    </tr>
  )
}

interface MeaningMenuProps {
  table: TableHead
  column: number
  header: readonly string[]
}

function MeaningMenu({ table, column, header }: MeaningMenuProps) {
  const { t } = useTranslation('ownTables')
  return (
    <Select
      aria-label={t('meaningOf', { name: columnName(header, column, t) })}
      value={table.settings.meanings[column]}
      onChange={({ currentTarget }) => setMeaning(table, column, ColumnMeaning.parse(currentTarget.value))}
    >
      {ColumnMeaning.options.map((meaning) => (
        <option key={meaning} value={meaning}>
          {t(`meaning.${meaning}`)}
        </option>
      ))}
    </Select>
  )
}

interface TablePage {
  /** Rows that the filter lets pass. */
  readonly of: number
  readonly rows: readonly ShownRow[]
}

const EMPTY: TablePage = { of: 0, rows: [] }

/** A page of a table's rows from the worker, which keeps its cells; the page before while the next one is on its way. */
function useTableRows(
  { id }: TableHead,
  reading: TableReading,
  filter: RowFilter,
  from: number,
  count: number,
): TablePage {
  const [page, setPage] = useState(EMPTY)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another reading changes the rows
  useEffect(() => {
    let isCurrent = true
    void desk.tableRows(id, filter, from, count).then((next) => {
      if (isCurrent) setPage(next)
    })
    return () => {
      isCurrent = false
    }
  }, [id, reading, filter, from, count])
  return page
}
