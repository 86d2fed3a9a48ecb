import { useDeferredValue, useMemo, useState } from 'react'
import { SmallMultiples } from '#charts/SmallMultiples.tsx'
import { routesInView } from '#content/chartCells.ts'
import { CHANNEL } from '#content/loadedFigures.ts'
import { cellsOfKey, lineWindow, type MonthlySeries, monthlySeries } from '#content/monthlySeries.ts'
import { cellsOfAll } from '#content/viewContent.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import { filteredSpans } from '#domain/months.ts'
import { useSaveFigures } from '#parts/useSaveFigures.ts'
import { pointAtMonth } from '#state/hoverStore.ts'
import { openReader } from '#state/viewStore.ts'
import { CheckBox } from '#ui/CheckBox.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './FigureCharts.module.css'
import type { FigureChartProps } from './figureChart.ts'
import { monthRows, POINTED_MONTH, plotSeries, timeColumns } from './plotSeries.ts'
import { SaveFault } from './SaveFault.tsx'
import { useChartPicture } from './useChartPicture.ts'
import { useFigureWords } from './useFigureWords.ts'

/** Small multiples, one per route in view: on a shared scale to compare sizes, or each on its own to compare shapes. */
export function MultiplesChart({ figures, routes, filters }: FigureChartProps) {
  const { t } = useTranslation('charts')
  const words = useWords()
  const { common, source, gaps, placeName } = useFigureWords()
  const { save, hasFailed } = useSaveFigures('small-multiples')
  const [isOneScale, setIsOneScale] = useState(true)
  const latest = useMemo(() => {
    const counted = figures.detections.dimensions.find(({ name }) => name === 'route')?.keys ?? []
    const span = lineWindow(filteredSpans(filters), cubeSpan(figures.detections))
    const series = routesInView(routes, filters)
      .filter((id) => counted.includes(id))
      .map((id) => monthlySeries(figures, id, span))
    return { span, series }
  }, [figures, routes, filters])
  const shown = useDeferredValue(latest)
  const picture = useChartPicture('small-multiples', () => cellsOfAll(shown.series))
  const [first] = shown.series
  const columns = useMemo(
    () => timeColumns(first?.values ?? [], (key) => words.months({ from: key, to: key })),
    [first, words],
  )
  if (!first) return <p>{t('noRoute')}</p>
  const about = figures.sources.get(first.table)
  const find = (id: string): MonthlySeries | undefined => shown.series.find(({ place }) => place === id)
  return (
    <>
      <SmallMultiples
        columns={columns}
        series={shown.series.map((one) =>
          plotSeries(one, {
            id: one.place,
            name: placeName(one.place),
            shortName: words.routeShort(one.place),
            look: 'solid',
          }),
        )}
        isWaiting={shown !== latest}
        isOneScale={isOneScale}
        controls={
          <CheckBox
            className={styles.check}
            isChecked={isOneScale}
            onToggle={() => setIsOneScale(!isOneScale)}
          >
            {t('multiples.oneScale')}
          </CheckBox>
        }
        words={{
          ...common,
          title: t('multiples.title'),
          unit: t('perMonth', { unit: t('unit.detections'), months: words.months(shown.span) }),
          source: [about ? source(about) : '', gaps(first)].join(' ').trim(),
          caveat: [t('caveat.detections'), t('multiples.channel', { channel: placeName(CHANNEL) })].join(' '),
          column: t('month'),
        }}
        picture={picture}
        pointed={POINTED_MONTH}
        onPoint={pointAtMonth}
        onOpen={(id, key) => {
          const one = find(id)
          if (one) openReader({ type: 'cells', query: cellsOfKey(one, key) })
        }}
        onSave={() =>
          save(
            shown.series.flatMap((one) =>
              monthRows(one, {
                series: placeName(one.place),
                unit: t('unit.detections'),
                publisher: about?.publisher ?? '',
              }),
            ),
          )
        }
      />
      {hasFailed && <SaveFault />}
    </>
  )
}
