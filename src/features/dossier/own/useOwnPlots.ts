import { useCallback, useMemo } from 'react'
import type { PlotSeries } from '#charts/plot.ts'
import { type OwnSeries, ownRowOf, ownRowTarget } from '#domain/ownSeries.ts'
import type { OwnFigure } from '#domain/ownTable.ts'
import { writeReader } from '#domain/readerLink.ts'
import { useOwnWords } from '#parts/useOwnWords.ts'
import { useOwnShown } from '#state/ownFigures.ts'
import type { FigureRow } from '#state/selectors/figureCsv.ts'
import { openReader } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Figures of the reader's own on the columns of a plot. */
export interface OwnPlots {
  readonly plots: readonly PlotSeries[]
  /** Their tables and rows, for the source line; empty without figures. */
  readonly source: string
  /** Their rows as links write them. */
  readonly evidence: readonly string[]
  /** Rows of a CSV file, each with its citation. */
  readonly rows: readonly FigureRow[]
  /** Opens the row behind a mark; false for a mark of a published series. */
  readonly open: (seriesId: string, columnKey: string) => boolean
}

interface OwnPlotsInput {
  series: readonly OwnSeries[]
  /** Keys of the columns, in order. */
  columns: readonly string[]
  /** The key of a figure's column; null where it has none in this plot. */
  columnOf: (figure: OwnFigure) => string | null
}

/** A series in a plot: at most one figure for each column. */
interface PlacedSeries {
  id: string
  series: OwnSeries
  figures: Map<string, OwnFigure>
}

/** Places figures on columns; those that share a column become a further series. */
export function placeOnColumns({ series, columns, columnOf }: OwnPlotsInput): readonly PlacedSeries[] {
  const keys = new Set(columns)
  return series.flatMap((one) => {
    const placed: PlacedSeries[] = []
    for (const figure of one.figures) {
      const key = columnOf(figure)
      if (key === null || !keys.has(key)) continue
      const free = placed.find(({ figures }) => !figures.has(key))
      if (free) free.figures.set(key, figure)
      else {
        placed.push({
          id: `own ${one.key} ${placed.length}`,
          series: one,
          figures: new Map([[key, figure]]),
        })
      }
    }
    return placed
  })
}

/** The reader's own figures for a plot, with what its legend, table, source line and files say of them. */
export function useOwnPlots({ series, columns, columnOf }: OwnPlotsInput): OwnPlots {
  const { t } = useTranslation('ownFigures')
  const words = useWords()
  const ownWords = useOwnWords()
  const own = useOwnShown()
  const placed = useMemo(() => placeOnColumns({ series, columns, columnOf }), [series, columns, columnOf])
  const open = useCallback(
    (seriesId: string, columnKey: string) => {
      const figure = placed.find(({ id }) => id === seriesId)?.figures.get(columnKey)
      if (figure) openReader(ownRowTarget(figure))
      return figure !== undefined
    },
    [placed],
  )
  const titleOf = (tableId: string) => own?.tables.find(({ id }) => id === tableId)?.title ?? tableId
  const nameOf = ({ isApart, publisher, tableId }: OwnSeries) => {
    const values = { publisher: ownWords.publisher(publisher), title: titleOf(tableId) }
    if (isApart) return t('apartName', values)
    const isInTwo = series.some((other) => other.publisher === publisher && other.tableId !== tableId)
    return isInTwo ? t('seriesTitled', values) : t('seriesName', values)
  }
  const figures = placed.flatMap((one) => [...one.figures.values()])
  const tables = [...new Set(figures.map(({ tableId }) => tableId))].map((tableId) => {
    const rows = figures.flatMap((figure) => (figure.tableId === tableId ? [figure.row] : []))
    const listed = words.list([...new Set(rows)].sort((a, b) => a - b).map(String))
    return t('chart.table', {
      title: titleOf(tableId),
      rows: t('chart.rows', { count: rows.length, rows: listed }),
    })
  })
  return {
    plots: placed.map(({ id, series: one, figures: byColumn }) => ({
      id,
      name: nameOf(one),
      colour: 'var(--ink)',
      look: one.isApart ? 'apart' : 'own',
      values: columns.map((key) => byColumn.get(key)?.value ?? null),
      states: columns.map(() => 'whole'),
      months: columns.map(() => null),
    })),
    source: figures.length === 0 ? '' : t('chart.source', { tables: tables.join('; ') }),
    evidence: figures.map((figure) => writeReader(ownRowTarget(figure))),
    rows: placed.flatMap(({ series: one, figures: byColumn }) =>
      [...byColumn.values()].map((figure): FigureRow => {
        const row = ownRowOf(own, figure)
        const { from, to } = figure.span
        return {
          period: from === to ? from : `${from}/${to}`,
          series: nameOf(one),
          value: figure.value,
          unit: ownWords.what(figure),
          state: 'whole',
          publisher: ownWords.publisher(figure.publisher),
          cells: null,
          own: row ? t('csv', { citation: ownWords.source(row) }) : '',
        }
      }),
    ),
    open,
  }
}
