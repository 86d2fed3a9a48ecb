import { useId, useMemo, useState } from 'react'
import type { Measure } from '#domain/measure.ts'
import { routeRegionsOf } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'
import details from '#features/dossier/Details.module.css'
import { EmptyNote } from '#features/dossier/EmptyNote.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import {
  BOARD_COLUMNS,
  BOARD_YEARS,
  type BoardRow,
  boardFilters,
  boardRows,
  findingOf,
  offBoard,
} from '#state/selectors/board.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './Board.module.css'
import { BoardItems, BoardTable, type OpenCell } from './BoardTable.tsx'

interface BoardProps {
  /** True if the finding in the measures is the panel's title already. */
  isUnderTitle?: boolean
}

/** The 2024 → 2025 board: a row per category; columns for done, missing, planned and recorded since, as bars on one scale. */
export function Board({ isUnderTitle = false }: BoardProps) {
  const { t } = useTranslation('overview')
  const { filters, model } = usePanel()
  const { rows, offBoard } = useBoard()
  const finding = useFindingWords()
  const headingId = useId()
  const [open, setOpen] = useState<OpenCell | null>(null)
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
      {most > 0 && <BoardTable rows={rows} most={most} headingId={headingId} open={open} onOpen={setOpen} />}
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

interface BoardModel {
  rows: readonly BoardRow[]
  /** Measures that fit no column. */
  offBoard: readonly Measure[]
}

/** The board under the current filters, except year and status, which are its columns. */
function useBoard(): BoardModel {
  const { corpus, filters } = usePanel()
  const { measures, routes, vocabulary } = corpus
  // By content, so that the same choices give the same rows.
  const choices = JSON.stringify(boardFilters(filters))
  return useMemo(() => {
    const requested: Filters = JSON.parse(choices)
    const categories = vocabulary?.categories.map((term) => term.id) ?? []
    const regions = routeRegionsOf(routes)
    return {
      rows: boardRows(measures, categories, requested, regions),
      offBoard: offBoard(measures, requested, regions),
    }
  }, [measures, routes, vocabulary, choices])
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
