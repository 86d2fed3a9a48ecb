import { useEffect, useState } from 'react'
import {
  ColumnMeaning,
  type StatedByName,
  statedByName,
  type TableHead,
  type TableSettings,
} from '#domain/own/table.ts'
import type { RowFilter, ShownRow, TableReading } from '#domain/tableReading.ts'
import type { TFunction } from '#i18n/translation.ts'
import { desk } from '#state/desk/desk.ts'
import { Button } from '#ui/Button.tsx'
import { Select } from '#ui/Field.tsx'
import { StrokeIcon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Tables.module.css'

/** What each pane of a table shows: the table, and what the rules read in it. */
export interface ReadTable {
  table: TableHead
  reading: TableReading
}

/** The name of a column: as the table names it, else its number. */
export function columnName(header: readonly string[], column: number, t: TFunction<'ownTables'>): string {
  return header[column]?.trim() || t('shared:columnNumber', { number: column + 1 })
}

/** The name of each setting of a table, and what it is called while it is open. */
export const SETTING_WORDS = {
  title: { name: 'shared:title', open: 'changes.open' },
  headerRow: { name: 'headerRow', open: 'changes.open' },
  meanings: { name: 'title', open: 'changes.open' },
  publisher: { name: 'meaning.publisher', open: 'changes.open' },
  unit: { name: 'meaning.unit', open: 'changes.open' },
  term: { name: 'term', open: 'changes.open' },
  route: { name: 'meaning.route', open: 'changes.open' },
  dateOrder: { name: 'dateOrder', open: 'byColumn' },
  decimal: { name: 'decimal', open: 'byColumn' },
  monthStarts: { name: 'monthStarts', open: 'byColumn' },
  coverageTo: { name: 'coverageTo', open: 'common:notStated' },
  columnYear: { name: 'columnYear', open: 'changes.open' },
  role: { name: 'role', open: 'common:notStated' },
  licence: { name: 'licence', open: 'common:notStated' },
  definition: { name: 'definition', open: 'common:notStated' },
  order: { name: 'order', open: 'common:notStated' },
  asOf: { name: 'asOf', open: 'common:notStated' },
  page: { name: 'page', open: 'common:notStated' },
  names: { name: 'meaning.route', open: 'changes.open' },
  nationalities: { name: 'title', open: 'changes.open' },
  answers: { name: 'changes.answers', open: 'changes.open' },
  isUsed: { name: 'changes.used', open: 'changes.open' },
} as const satisfies Record<keyof TableSettings, { name: string; open: string }>

/** Rows and columns of a table in words. */
export function sizeOf(t: TFunction<'ownTables'>, rows: number, columns: number): string {
  return t('size', {
    rows: t('shared:count.rows', { count: rows }),
    columns: t('sizeColumns', { count: columns }),
  })
}

/** Gives a column a meaning. Another with the same loses it; a date replaces start and end, one value per row several. */
export function setMeaning({ id, settings }: TableHead, column: number, meaning: ColumnMeaning): void {
  const isEnd = meaning === 'from' || meaning === 'to'
  const states = statedByName(meaning)
  const meanings = settings.meanings.map((before, index) => {
    if (index === column) return meaning
    const isReplaced =
      (before === meaning && !states) ||
      (states &&
        (before === 'value' || isOfNames(before, states) || (statedByName(before) && before !== meaning))) ||
      (meaning === 'value' && statedByName(before)) ||
      isOfNames(meaning, statedByName(before)) ||
      (meaning === 'date' && (before === 'from' || before === 'to')) ||
      (isEnd && before === 'date')
    return isReplaced ? 'ignored' : before
  })
  desk.setTable(id, { meanings })
}

/** Whether names of columns state what a column or a value for all rows says; years of rows go with months in names. */
function isOfNames(meaning: ColumnMeaning, states: StatedByName | undefined): boolean {
  return meaning === states && meaning !== 'date'
}

/** Takes a meaning from all columns, and settles it for all rows instead. */
export function setForAll(
  { id, settings }: TableHead,
  meaning: ColumnMeaning,
  part: Partial<TableSettings>,
): void {
  const meanings = settings.meanings.map((before) =>
    before === meaning || isOfNames(meaning, statedByName(before)) ? 'ignored' : before,
  )
  desk.setTable(id, { meanings, ...part })
}

/** Names rows by their numbers: "Row 38", "Rows 9, 22 and 120 more". */
export function useRowList(): (rows: readonly number[], count: number) => string {
  const { t } = useTranslation('ownTables')
  const { list, number } = useWords()
  return (rows, count) => {
    const named = rows.map(String)
    const more = count - rows.length
    return t('rows', {
      count,
      list: list(more > 0 ? [...named, t('moreRows', { count: number(more) as never })] : named),
    })
  }
}

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
