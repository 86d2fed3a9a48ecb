import { useCallback, useMemo } from 'react'
import type { FigureRow } from '#content/figureSheet.ts'
import type { OwnData } from '#domain/own/data.ts'
import { queryOfMark } from '#domain/own/figureTable.ts'
import { type OwnMark, type OwnSeries, ownMarksOf, ownRowTarget, rowOf } from '#domain/own/series.ts'
import type { OwnFigure } from '#domain/own/table.ts'
import type { MonthSpan } from '#domain/period.ts'
import { type ReaderTarget, writeReader } from '#domain/readerLink.ts'
import { numberRuns } from '#lib/numberText.ts'
import type { PlotsBeside } from '#parts/Beside.tsx'
import { openReader } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { useOwnWords } from './OwnNumber.tsx'
import { useOwnShown } from './ownFigures.ts'

interface OwnPlotsInput {
  series: readonly OwnSeries[]
  /** Keys of the columns, in order. */
  columns: readonly string[]
  /** The key of a mark's column; null where it has none in this plot. */
  columnOf: (months: MonthSpan) => string | null
}

/** A series in a plot: at most one mark for each column. */
interface PlacedSeries {
  id: string
  series: OwnSeries
  marks: Map<string, OwnMark>
}

/** Places marks on columns; those that share a column become a further series. */
export function placeOnColumns({ series, columns, columnOf }: OwnPlotsInput): readonly PlacedSeries[] {
  const keys = new Set(columns)
  return series.flatMap((one) => {
    const placed: PlacedSeries[] = []
    for (const mark of ownMarksOf(one.figures).marks) {
      const key = columnOf(mark.months)
      if (key === null || !keys.has(key)) continue
      const free = placed.find(({ marks }) => !marks.has(key))
      if (free) free.marks.set(key, mark)
      else {
        placed.push({
          id: `own ${one.key} ${placed.length}`,
          series: one,
          marks: new Map([[key, mark]]),
        })
      }
    }
    return placed
  })
}

/** The reader's own figures for a plot, with what its legend, table, source line and files say of them. */
export function useOwnPlots({ series, columns, columnOf }: OwnPlotsInput): PlotsBeside {
  const { t } = useTranslation('ownFigures')
  const words = useWords()
  const ownWords = useOwnWords()
  const own = useOwnShown()
  const placed = useMemo(() => placeOnColumns({ series, columns, columnOf }), [series, columns, columnOf])
  const open = useCallback(
    (seriesId: string, columnKey: string) => {
      const mark = placed.find(({ id }) => id === seriesId)?.marks.get(columnKey)
      if (mark) openReader(targetOf(own, mark))
      return mark !== undefined
    },
    [own, placed],
  )
  const titleOf = (tableId: string) => own?.tables.find(({ id }) => id === tableId)?.title ?? tableId
  const inTable = (tableId: string, cited: readonly OwnFigure[]) => {
    const rows = [...new Set(cited.map(({ row }) => row))]
    return t('chart.table', {
      title: titleOf(tableId),
      rows: t('chart.rows', { count: rows.length, rows: words.list(numberRuns(rows)) }),
    })
  }
  const nameOf = ({ isApart, publisher, tableId }: OwnSeries) => {
    const values = { publisher: ownWords.publisher(publisher), title: titleOf(tableId) }
    if (isApart) return t('apartName', values)
    const isInTwo = series.some((other) => other.publisher === publisher && other.tableId !== tableId)
    return isInTwo ? t('seriesTitled', values) : t('seriesName', values)
  }
  const marks = placed.flatMap((one) => [...one.marks.values()])
  const figures = marks.flatMap((mark) => mark.figures)
  const tables = [...new Set(figures.map(({ tableId }) => tableId))].map((tableId) => {
    return inTable(
      tableId,
      figures.filter((figure) => figure.tableId === tableId),
    )
  })
  return {
    plots: placed.map(({ id, series: one, marks: byColumn }) => ({
      id,
      name: nameOf(one),
      colour: 'var(--ink)',
      look: one.isApart ? 'open-points' : 'points',
      values: columns.map((key) => byColumn.get(key)?.value ?? null),
      states: columns.map(() => 'whole'),
      months: columns.map(() => null),
    })),
    source: figures.length === 0 ? '' : t('chart.source', { tables: tables.join('; ') }),
    evidence: marks.map((mark) => writeReader(targetOf(own, mark))),
    rows: placed.flatMap(({ series: one, marks: byColumn }) =>
      [...byColumn.values()].map(({ months, value, figures: cited }): FigureRow => {
        const [figure, ...more] = cited
        const row = rowOf(own, figure)
        const { from, to } = months
        return {
          period: from === to ? from : `${from}/${to}`,
          series: nameOf(one),
          value,
          unit: ownWords.what(figure),
          state: 'whole',
          publisher: ownWords.publisher(figure.publisher),
          cells: null,
          own: row
            ? t('csv', {
                citation: more.length === 0 ? ownWords.source(row) : inTable(figure.tableId, cited),
              })
            : '',
        }
      }),
    ),
    open,
  }
}

/** What a mark opens: its row, or the rows that it adds up. */
function targetOf(own: OwnData | null, mark: OwnMark): ReaderTarget {
  const query = own && mark.figures.length > 1 ? queryOfMark(own.figures, mark) : null
  return query ? { type: 'cells', query } : ownRowTarget(mark.figures[0])
}
