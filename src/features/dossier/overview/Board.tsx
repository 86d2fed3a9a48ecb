import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STATUS_LOOK } from '#domain/claim.ts'
import type { Measure } from '#domain/measure.ts'
import { periodOfDate } from '#domain/period.ts'
import { routeRegionsOf } from '#domain/route.ts'
import details from '#features/dossier/Details.module.css'
import { EmptyNote } from '#features/dossier/EmptyNote.tsx'
import list from '#features/dossier/measure/MeasureItem.module.css'
import { MeasureItem } from '#features/dossier/measure/MeasureItem.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { useDataset } from '#state/datasets.ts'
import {
  BOARD_COLUMNS,
  BOARD_YEARS,
  type BoardColumn,
  type BoardRow,
  boardFilters,
  boardRows,
  offBoardCount,
} from '#state/selectors/board.ts'
import { lastStated } from '#state/selectors/recordLinks.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useWords } from '#words/words.ts'
import styles from './Board.module.css'
import { useArrowCells } from './useArrowCells.ts'

/** A cell shows up to this many status signs; beyond that, one sign and the count. */
const MAX_SIGNS = 3

interface OpenCell {
  category: string
  column: BoardColumn
}

/** The 2024 → 2025 board: a row per category; columns for done, missing, planned and recorded since. */
export function Board() {
  const { t } = useTranslation('overview')
  const words = useWords()
  const { filters, model } = usePanel()
  const { rows, offBoard } = useBoard()
  const [open, setOpen] = useState<OpenCell | null>(null)
  const { tableProps, cellProps } = useArrowCells(
    rows.flatMap(({ cells }, row) =>
      BOARD_COLUMNS.flatMap((name, column) => (cells[name].length > 0 ? [{ row, column }] : [])),
    ),
  )

  if (rows.every((row) => BOARD_COLUMNS.every((column) => row.cells[column].length === 0))) {
    if (offBoard === 0) return <EmptyNote filters={boardFilters(filters)} />
    return <p>{t('board.offBoard', { count: offBoard, ...BOARD_YEARS })}</p>
  }
  return (
    <div className={details.section}>
      {/* The board ignores the year and status filters, so it may still have rows. */}
      {model?.measures.length === 0 && <EmptyNote filters={filters} />}
      <h3 className={details.sectionTitle}>{t('board.title')}</h3>
      <table className={styles.board} {...tableProps}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('category')}</span>
            </th>
            {BOARD_COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`board.column.${column}`, BOARD_YEARS)}
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
                  <td key={column}>
                    <BoardCell
                      focus={cellProps({ row: rowAt, column: columnAt })}
                      measures={row.cells[column]}
                      label={t('board.cell', {
                        category: words.categoryShort(row.category),
                        column: t(`board.column.${column}`, BOARD_YEARS),
                        count: row.cells[column].length,
                      })}
                      linked={column === 'since' ? row.linked.length : null}
                      isOpen={openColumn === column}
                      onToggle={() =>
                        setOpen(openColumn === column ? null : { category: row.category, column })
                      }
                    />
                  </td>
                ))}
              </tr>,
              openColumn !== null && (
                <tr key={`${row.category} evidence`} className={styles.evidence}>
                  <td colSpan={BOARD_COLUMNS.length + 1}>
                    <h4>
                      {t('board.opened', {
                        category: words.category(row.category),
                        column: t(`board.column.${openColumn}`, BOARD_YEARS),
                      })}
                    </h4>
                    {openColumn === 'since' ? (
                      <>
                        <BoardItems title={t('board.linkedTitle')} measures={row.linked} />
                        <BoardItems
                          title={t('board.sameKindTitle')}
                          measures={row.cells.since.filter((measure) => !row.linked.includes(measure))}
                        />
                      </>
                    ) : (
                      <BoardItems measures={row.cells[openColumn]} />
                    )}
                    {openColumn === 'planned' && row.statedOnly > 0 && (
                      <p className={details.note}>
                        {t('board.statedOnly', { count: row.statedOnly, ...BOARD_YEARS })}
                      </p>
                    )}
                  </td>
                </tr>
              ),
            ]
          })}
        </tbody>
      </table>
      <p className={details.note}>{t('board.note', BOARD_YEARS)}</p>
      <ReadTo />
      {offBoard > 0 && (
        <p className={details.note}>{t('board.offBoard', { count: offBoard, ...BOARD_YEARS })}</p>
      )}
      <p className={details.note}>{t('board.filters')}</p>
    </div>
  )
}

interface BoardItemsProps {
  title?: string
  measures: readonly Measure[]
}

function BoardItems({ title, measures }: BoardItemsProps) {
  if (measures.length === 0) return null
  return (
    <>
      {title !== undefined && <h5 className={styles.group}>{title}</h5>}
      <ul className={list.list}>
        {measures.map((measure) => (
          <MeasureItem key={measure.id} measure={measure} evidence="full" />
        ))}
      </ul>
    </>
  )
}

/** To which day records were read, and of which day the latest is. */
function ReadTo() {
  const { t } = useTranslation('sourceQuality')
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
  focus: { 'data-cell': string; tabIndex: 0 | -1 }
  measures: readonly Measure[]
  label: string
  /** How many of the measures a link ties to an earlier record; null in the columns without links. */
  linked: number | null
  isOpen: boolean
  onToggle: () => void
}

function BoardCell({ focus, measures, label, linked, isOpen, onToggle }: BoardCellProps) {
  const { t } = useTranslation(['overview', 'common'])
  const first = measures[0]
  if (!first) return <span className={styles.none}>{t('common:notStated')}</span>
  const signs = measures.length <= MAX_SIGNS ? measures : [first]
  const note = linked !== null && t('board.linked', { count: linked })
  return (
    <button
      type="button"
      className={styles.cell}
      {...focus}
      aria-expanded={isOpen}
      aria-label={note ? `${label}, ${note}` : label}
      onClick={onToggle}
    >
      {signs.map((measure) => (
        <StatusSign key={measure.id} look={STATUS_LOOK[measure.status]} />
      ))}
      {measures.length > MAX_SIGNS && <span className={styles.number}>{measures.length}</span>}
      {note && <span className={styles.linked}>{note}</span>}
    </button>
  )
}

interface BoardModel {
  rows: readonly BoardRow[]
  /** Number of measures that fit no column; the list shows them. */
  offBoard: number
}

/** The board under the current filters, except year and status, which are its columns. */
export function useBoard(): BoardModel {
  const { corpus, filters } = usePanel()
  const { measures, routes, vocabulary } = corpus
  return useMemo(() => {
    const categories = vocabulary?.categories.map((term) => term.id) ?? []
    const regions = routeRegionsOf(routes)
    return {
      rows: boardRows(measures, categories, filters, regions),
      offBoard: offBoardCount(measures, filters, regions),
    }
  }, [measures, routes, vocabulary, filters])
}
