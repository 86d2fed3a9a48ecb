import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { StepChartCells } from '#domain/briefing.ts'
import type { StepChart as Chart } from '#domain/stepChart.ts'
import { ROUTE_COLOURS } from '#map/palette.ts'
import { useStepCharts } from '#state/useStepCharts.ts'
import { MonthColumns } from './MonthColumns.tsx'
import { RouteRows } from './RouteRows.tsx'
import styles from './StepChart.module.css'

/** The chart of a step, with its unit and its time; each of its numbers opens the cells that add up to it. */
export function StepChart({ chart: cells }: { chart: StepChartCells }) {
  const { t } = useTranslation('briefing')
  const chart = useStepCharts(ROUTE_COLOURS.light)(cells)
  if (!chart) return null
  const title = titleOf(chart, t)
  return (
    <figure className={styles.chart} data-unit={chart.unit}>
      <figcaption className={styles.title}>{title}</figcaption>
      {chart.over === 'routes' ? (
        <RouteRows chart={chart} title={title} />
      ) : (
        <MonthColumns chart={chart} title={title} />
      )}
      {chart.isPartial.includes(true) && (
        <p className={styles.partial}>
          <span className={styles.partialSign} aria-hidden="true" />
          {t('chart.partial')}
        </p>
      )}
    </figure>
  )
}

/** What is counted and by what: "Detections a month". */
function titleOf({ over, unit }: Chart, t: TFunction<'briefing'>): string {
  switch (unit) {
    case 'detections':
      return t(`chart.${over}.detections`)
    case 'arrivals':
      return t('chart.months.arrivals')
    case 'boats':
      return t('chart.months.boats')
    default:
      return unit
  }
}
