import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlotSeries } from '#charts/plot.ts'
import { SeriesLines } from '#charts/SeriesLines.tsx'
import type { FigureSource } from '#domain/figureSource.ts'
import { useSaveFigures } from '#parts/useSaveFigures.ts'
import { pointAtMonth } from '#state/hoverStore.ts'
import { cellsOfKey, type MonthlySeries } from '#state/selectors/monthlySeries.ts'
import { cellsOfAll } from '#state/selectors/viewContent.ts'
import { openReader } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import type { ChartUnit } from './figureChart.ts'
import { monthRows, POINTED_MONTH, plotSeries, timeColumns } from './plotSeries.ts'
import { SaveFault } from './SaveFault.tsx'
import { useChartPicture } from './useChartPicture.ts'
import { useFigureWords } from './useFigureWords.ts'

/** A series with its name and line style. */
export interface NamedSeries {
  series: MonthlySeries
  name: string
  shortName?: string
  look: PlotSeries['look']
}

interface FigureLinesProps {
  /** At least one; all share a table, unit and time span. */
  lines: readonly NamedSeries[]
  source: FigureSource | undefined
  unit: ChartUnit
  isWaiting: boolean
  words: { title: string; unit: string; caveat: string; column: string }
  /** Base name of saved files, without ending. */
  fileName: string
}

/** Line chart of series in one unit, with source, caveat, table, picture and CSV. */
export function FigureLines({ lines, source, unit, isWaiting, words: own, fileName }: FigureLinesProps) {
  const { t } = useTranslation('charts')
  const words = useWords()
  const { common, source: sourceWords, gaps } = useFigureWords()
  const { save, hasFailed } = useSaveFigures(fileName)
  const picture = useChartPicture(fileName, () => cellsOfAll(lines.map(({ series }) => series)))
  const first = lines[0]?.series
  const columns = useMemo(
    () =>
      timeColumns(first?.values ?? [], (key) => timeName(key, words, (date) => t('weekEnding', { date }))),
    [first, words, t],
  )
  const series = useMemo(
    () =>
      lines.map(({ series: one, name, shortName, look }) =>
        plotSeries(one, { id: one.place, name, shortName: shortName ?? name, look }),
      ),
    [lines],
  )
  if (!first) return null
  return (
    <>
      <SeriesLines
        columns={columns}
        series={series}
        isWaiting={isWaiting}
        height={lines.length > 2 ? 216 : 144}
        words={{
          ...common,
          ...own,
          source: [source ? sourceWords(source) : '', gaps(first)].join(' ').trim(),
        }}
        picture={picture}
        pointed={POINTED_MONTH}
        onPoint={pointAtMonth}
        onOpen={(id, key) => {
          const line = lines.find(({ series: { place } }) => place === id)
          if (line) openReader({ type: 'cells', query: cellsOfKey(line.series, key) })
        }}
        onSave={() =>
          save(
            lines.flatMap(({ series: one, name }) =>
              monthRows(one, { series: name, unit: t(`unit.${unit}`), publisher: source?.publisher ?? '' }),
            ),
          )
        }
      />
      {hasFailed && <SaveFault />}
    </>
  )
}

/** Formats a month, or the last day of a week. */
function timeName(key: string, words: ReturnType<typeof useWords>, week: (date: string) => string): string {
  return key.length === 7
    ? words.months({ from: key, to: key })
    : week(words.period({ start: key, end: key, precision: 'day' }))
}
