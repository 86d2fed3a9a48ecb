import { type CSSProperties, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Measure } from '#domain/measure.ts'
import { periodOfDate } from '#domain/period.ts'
import { routeRegionsOf } from '#domain/route.ts'
import details from '#features/dossier/Details.module.css'
import { EmptyNote } from '#features/dossier/EmptyNote.tsx'
import list from '#features/dossier/measure/MeasureItem.module.css'
import { MeasureItem } from '#features/dossier/measure/MeasureItem.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { useArrowCells } from '#features/dossier/useArrowCells.ts'
import { useDataset } from '#state/datasets.ts'
import {
  BOARD_COLUMNS,
  BOARD_YEARS,
  type BoardColumn,
  type BoardRow,
  boardFilters,
  boardRows,
  findingOf,
  offBoard,
} from '#state/selectors/board.ts'
import { lastStated } from '#state/selectors/recordLinks.ts'
import { type SignLook, StatusSign } from '#ui/StatusSign.tsx'
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
type OpenCell = { category: string; column: BoardColumn } | { category: null }

interface BoardProps {
  /** True if the finding in the measures is the panel's title already. */
  isUnderTitle?: boolean
}

/** The 2024 → 2025 board: a row per category; columns for done, missing, planned and recorded since, as bars on one scale. */
export function Board({ isUnderTitle = false }: BoardProps) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const { filters, model } = usePanel()
  const { rows, offBoard } = useBoard()
  const finding = useFindingWords()
  const headingId = useId()
  const [open, setOpen] = useState<OpenCell | null>(null)
  const { tableProps, cellProps } = useArrowCells(
    rows.flatMap(({ cells }, row) =>
      BOARD_COLUMNS.flatMap((name, column) => (cells[name].length > 0 ? [{ row, column }] : [])),
    ),
  )
  const counts = rows.flatMap(({ cells }) => BOARD_COLUMNS.map((column) => cells[column].length))
  const most = Math.max(...counts)
  const linked = rows.some((row) => row.linked.length > 0)

  if (most === 0 && offBoard.length === 0) return <EmptyNote filters={boardFilters(filters)} />
  return (
    <section className={details.section}>
      {/* The board ignores the year and status filters, so it may still have rows. */}
      {model?.measures.length === 0 && <EmptyNote filters={filters} />}
      <h3 className={details.sectionTitle} id={headingId}>
        {isUnderTitle || finding === null ? t('board.title') : finding}
      </h3>
      {most > 0 && (
        <table
          className={styles.board}
          aria-labelledby={headingId}
          style={{ '--most': most } as CSSProperties}
          {...tableProps}
        >
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('category')}</span>
              </th>
              {BOARD_COLUMNS.map((column) => (
                <th key={column} scope="col">
                  <StatusSign look={LOOKS[column]} radius={3.5} /> {t(`board.column.${column}`, BOARD_YEARS)}
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
                      key={column}
                      focus={cellProps({ row: rowAt, column: columnAt })}
                      row={row}
                      column={column}
                      isOpen={openColumn === column}
                      onToggle={() =>
                        setOpen(openColumn === column ? null : { category: row.category, column })
                      }
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
                      <p className={details.note}>{t('board.note')}</p>
                    </td>
                  </tr>
                ),
              ]
            })}
          </tbody>
        </table>
      )}
      <p className={details.note}>
        {t('board.sideBySide')} {linked && t('board.linkedNote')}{' '}
        {offBoard.length > 0 && (
          <button
            type="button"
            className={styles.more}
            aria-expanded={open?.category === null}
            onClick={() => setOpen(open?.category === null ? null : { category: null })}
          >
            {t('board.offBoard', { count: offBoard.length })}
          </button>
        )}
      </p>
      {open?.category === null && (
        <div>
          <p className={details.note}>{t('board.offBoardNote', BOARD_YEARS)}</p>
          <BoardItems measures={offBoard} />
        </div>
      )}
    </section>
  )
}

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

function BoardItems({ title, measures }: BoardItemsProps) {
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
  focus: { 'data-cell': string; tabIndex: 0 | -1 }
  row: BoardRow
  column: BoardColumn
  isOpen: boolean
  onToggle: () => void
}

function BoardCell({ focus, row, column, isOpen, onToggle }: BoardCellProps) {
  const { t } = useTranslation(['overview', 'common'])
  const words = useWords()
  const count = row.cells[column].length
  if (count === 0) {
    return (
      <td className={styles.none}>
        <span className="visually-hidden">{t('common:notStated')}</span>
      </td>
    )
  }
  const label = t('board.cell', {
    category: words.categoryShort(row.category),
    column: t(`board.column.${column}`, BOARD_YEARS),
    count,
  })
  const linked = column === 'since' ? row.linked.length : 0
  const name = column === 'since' ? [label, t('board.linked', { count: linked })].join(', ') : label
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
        {words.number(count)}
        {linked > 0 && <span className={styles.linked}>↳{words.number(linked)}</span>}
      </button>
    </td>
  )
}

interface BoardModel {
  rows: readonly BoardRow[]
  /** Measures that fit no column. */
  offBoard: readonly Measure[]
}

/** The board under the current filters, except year and status, which are its columns. */
function useBoard(): BoardModel {
  const { corpus, filters } = usePanel()
  const { measures, routes, vocabulary } = corpus
  return useMemo(() => {
    const categories = vocabulary?.categories.map((term) => term.id) ?? []
    const regions = routeRegionsOf(routes)
    return {
      rows: boardRows(measures, categories, filters, regions),
      offBoard: offBoard(measures, filters, regions),
    }
  }, [measures, routes, vocabulary, filters])
}

/** The finding in the measures as a sentence or two; null without one. */
export function useFindingWords(): string | null {
  const { t } = useTranslation('overview')
  const { corpus, model } = usePanel()
  const { rows } = useBoard()
  const finding = useMemo(
    () => findingOf(rows, model?.measures ?? [], corpus.routes),
    [rows, model, corpus.routes],
  )
  switch (finding?.kind) {
    case undefined:
      return null
    case 'plans': {
      const { planned, since } = finding
      const done =
        since === planned ? t('finding.sinceEach', { count: planned }) : t('finding.since', { count: since })
      return [t('finding.planned', { count: planned }), done].join(' ')
    }
    case 'untied':
      return t('finding.untied', { count: finding.untied.length, routes: finding.routes })
  }
}
