import { useTranslation } from 'react-i18next'
import { CountBars } from '#charts/CountBars.tsx'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigureSource } from '#domain/figureSource.ts'
import { useSaveFigures } from '#parts/useSaveFigures.ts'
import { cellsOfGroup, type GroupTotal } from '#state/selectors/groupTotals.ts'
import { cellsId } from '#state/selectors/viewContent.ts'
import { openReader } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import type { ChartUnit } from './figureChart.ts'
import { SaveFault } from './SaveFault.tsx'
import { useChartPicture } from './useChartPicture.ts'
import { useFigureWords } from './useFigureWords.ts'

interface FigureBarsProps {
  /** The cells of all bars. */
  query: CellQuery
  /** Groups the cells into bars. */
  dimension: string
  totals: readonly GroupTotal[]
  nameOf: (total: GroupTotal) => string
  source: FigureSource
  unit: ChartUnit
  isWaiting: boolean
  words: { title: string; unit: string; caveat: string; label: string; count: string; gaps: string }
  /** Base name of saved files, without ending. */
  fileName: string
}

/** Bar chart of totals by one dimension, with source, caveat, table, picture and CSV. */
export function FigureBars(props: FigureBarsProps) {
  const { query, dimension, totals, nameOf, source, unit, isWaiting, words: own, fileName } = props
  const { t } = useTranslation('charts')
  const words = useWords()
  const { common, source: sourceWords } = useFigureWords()
  const { save, hasFailed } = useSaveFigures(fileName)
  const picture = useChartPicture(fileName, () => [cellsId(query)])
  const textOf = ({ value, notStated }: GroupTotal) =>
    notStated > 0 ? t('atLeast', { number: words.number(value) }) : words.number(value)
  if (totals.length === 0) return <p>{t('nothing', { title: own.title, period: own.unit })}</p>
  return (
    <>
      <CountBars
        bars={totals.map((total, index) => ({
          key: String(index),
          label: nameOf(total),
          count: total.value,
          text: textOf(total),
        }))}
        words={{ ...common, ...own, source: [sourceWords(source), own.gaps].join(' ').trim() }}
        isWaiting={isWaiting}
        picture={picture}
        onChoose={(key) => {
          const total = totals[Number(key)]
          if (total) openReader({ type: 'cells', query: cellsOfGroup(query, dimension, total) })
        }}
        onSave={() =>
          save(
            totals.map((total) => ({
              period: query.spans.map(({ from, to }) => `${from}/${to}`).join(' '),
              series: nameOf(total),
              value: total.value,
              unit: t(`unit.${unit}`),
              state: 'whole',
              publisher: source.publisher,
              cells: cellsOfGroup(query, dimension, total),
            })),
          )
        }
      />
      {hasFailed && <SaveFault />}
    </>
  )
}
