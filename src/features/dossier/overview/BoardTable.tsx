import type { TFunction } from 'i18next'
import { type CSSProperties, memo } from 'react'
import type { Measure } from '#domain/measure.ts'
import { isOwnMark } from '#domain/ownData.ts'
import { periodOfDate } from '#domain/period.ts'
import details from '#features/dossier/Details.module.css'
import list from '#features/dossier/measure/MeasureItem.module.css'
import { MeasureItem } from '#features/dossier/measure/MeasureItem.tsx'
import { useArrowCells } from '#features/dossier/useArrowCells.ts'
import { useDataset } from '#state/datasets.ts'
import { BOARD_COLUMNS, BOARD_YEARS, type BoardColumn, type BoardRow } from '#state/selectors/board.ts'
import { lastStated } from '#state/selectors/recordLinks.ts'
import { type SignLook, StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Board.module.css'

/** The look of each column's bars: fill is status. */
const LOOKS = {
  doneBefore: 'filled',
  gap: 'dashed',
  planned: 'outlined',
  since: 'filled',
} as const satisfies Record<BoardColumn, SignLook>

/** The open cell; without a category, the measures in no column. */
export type OpenCell = { category: string; column: BoardColumn } | { category: null }

interface BoardTableProps {
  rows: readonly BoardRow[]
  /** The largest number of measures in a cell. */
  most: number
  headingId: string
  open: OpenCell | null
  onOpen: (open: OpenCell | null) => void
}

/** The rows of the board. Memoised, because a choice of years or a status changes none of them. */
export const BoardTable = memo(function BoardTable({ rows, most, headingId, open, onOpen }: BoardTableProps) {
  const { t } = useTranslation(['overview', 'common'])
  const words = useWords()
  const { tableProps, cellProps } = useArrowCells(
    rows.flatMap(({ cells }, row) =>
      BOARD_COLUMNS.flatMap((name, column) => (cells[name].length > 0 ? [{ row, column }] : [])),
    ),
  )
  return (
    <table
      className={styles.board}
      aria-labelledby={headingId}
      style={{ '--most': most } as CSSProperties}
      {...tableProps}
    >
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('overview:category')}</span>
          </th>
          {BOARD_COLUMNS.map((column) => (
            <th key={column} scope="col">
              <StatusSign look={LOOKS[column]} radius={3.5} />{' '}
              {t(`overview:board.column.${column}`, BOARD_YEARS)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, rowAt) => {
          const openColumn = open?.category === row.category ? open.column : null
          return [
            <tr key={row.category} data-open={openColumn !== null}>
              <th scope="row">{words.categoryShort(row.category)}</th>
              {BOARD_COLUMNS.map((column, columnAt) => (
                <BoardCell
                  t={t}
                  key={column}
                  focus={cellProps({ row: rowAt, column: columnAt })}
                  row={row}
                  column={column}
                  isOpen={openColumn === column}
                  onToggle={() => onOpen(openColumn === column ? null : { category: row.category, column })}
                />
              ))}
            </tr>,
            openColumn !== null && (
              <tr key={`${row.category} evidence`} className={styles.evidence}>
                <td colSpan={BOARD_COLUMNS.length + 1}>
                  <OpenColumn row={row} column={openColumn} />
                  {/* Beside a plan, what was recorded since: the question that the board answers. */}
                  {openColumn === 'planned' && row.cells.since.length > 0 && (
                    <OpenColumn row={row} column="since" />
                  )}
                  <p className={details.note}>{t('overview:board.note')}</p>
                </td>
              </tr>
            ),
          ]
        })}
      </tbody>
    </table>
  )
})

/** The measures of one cell, with how the column counts. */
function OpenColumn({ row, column }: { row: BoardRow; column: BoardColumn }) {
  const { t } = useTranslation('overview')
  const words = useWords()
  return (
    <>
      <h4>
        {t('board.opened', {
          category: words.category(row.category),
          column: t(`board.column.${column}`, BOARD_YEARS),
        })}
      </h4>
      <p className={details.note}>{t(`board.counts.${column}`, BOARD_YEARS)}</p>
      {column === 'since' ? (
        <>
          <ReadTo />
          <BoardItems title={t('board.linkedTitle')} measures={row.linked} />
          <BoardItems
            title={t('board.sameKindTitle')}
            measures={row.cells.since.filter((measure) => !row.linked.includes(measure))}
          />
        </>
      ) : (
        <BoardItems measures={row.cells[column]} />
      )}
      {column === 'planned' && row.statedOnly > 0 && (
        <p className={details.note}>{t('board.statedOnly', { count: row.statedOnly, ...BOARD_YEARS })}</p>
      )}
    </>
  )
}

interface BoardItemsProps {
  title?: string
  measures: readonly Measure[]
}

export function BoardItems({ title, measures }: BoardItemsProps) {
  if (measures.length === 0) return null
  return (
    <>
      {title !== undefined && <h5 className={styles.group}>{title}</h5>}
      <ul className={list.list}>
        {measures.map((measure) => (
          <MeasureItem key={measure.id} measure={measure} />
        ))}
      </ul>
    </>
  )
}

/** To which day records were read, and of which day the latest is. */
function ReadTo() {
  const { t } = useTranslation('records')
  const words = useWords()
  const file = useDataset('records').data
  const last = file && lastStated(file.records)
  if (!last) return null
  return (
    <p className={details.note}>
      {t('readTo', { day: words.period(periodOfDate(file.readTo)), last: words.period(periodOfDate(last)) })}
    </p>
  )
}

interface BoardCellProps {
  t: TFunction<['overview', 'common']>
  focus: { 'data-cell': string; tabIndex: 0 | -1 }
  row: BoardRow
  column: BoardColumn
  isOpen: boolean
  onToggle: () => void
}

function BoardCell({ t, focus, row, column, isOpen, onToggle }: BoardCellProps) {
  const words = useWords()
  const count = row.cells[column].length
  if (count === 0) {
    return (
      <td className={styles.none}>
        <span className="visually-hidden">{t('common:notStated')}</span>
      </td>
    )
  }
  const yours = row.cells[column].filter(isOwnMark).length
  const cell = t('overview:board.cell', {
    category: words.categoryShort(row.category),
    column: t(`overview:board.column.${column}`, BOARD_YEARS),
    count,
  })
  const label = yours === 0 ? cell : [cell, t('overview:board.yours', { count: yours })].join(', ')
  const linked = column === 'since' ? row.linked.length : 0
  const name = column === 'since' ? [label, t('overview:board.linked', { count: linked })].join(', ') : label
  return (
    <td>
      <button
        type="button"
        className={styles.cell}
        {...focus}
        aria-expanded={isOpen}
        aria-label={name}
        onClick={onToggle}
      >
        <span className={styles.bar} data-look={column} style={{ '--count': count } as CSSProperties} />
        {count > yours && words.number(count - yours)}
        {yours > 0 && <span className={styles.yours}>{words.number(yours)}</span>}
        {linked > 0 && <span className={styles.linked}>↳{words.number(linked)}</span>}
      </button>
    </td>
  )
}
