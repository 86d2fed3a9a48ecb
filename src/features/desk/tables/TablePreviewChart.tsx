import { LineGrid, scalesOf } from '#charts/LineGrid.tsx'
import { countingAt, loadFigures } from '#content/loadedFigures.ts'
import { monthlySeries } from '#content/monthlySeries.ts'
import type { TablePreview } from '#domain/tableReading.ts'
import { roundScale } from '#picture/charts/plotModel.ts'
import { useDataset } from '#state/datasets.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './TablePreviewChart.module.css'

/** The drawing, px. */
const BOX = { width: 400, height: 220, left: 40, right: 36, top: 24, bottom: 24 }
const SIGN = 12

/** A table's figures as signs on the published series of the same route and year, with the same as a table. */
export function TablePreviewChart({ preview }: { preview: TablePreview }) {
  const { t } = useTranslation('ownTables')
  const words = useWords()
  const figures = useDataset('figures').data
  if (!figures) return null
  const { place, year, unit, isFromJanuary, points } = preview
  const loaded = loadFigures(figures)
  const series = countingAt(loaded, place)
  if (!series || series.cube.unit !== unit) return <p className={styles.note}>{t('previewNone')}</p>
  const monthly = monthlySeries(loaded, place, { from: `${year}-01`, to: `${year}-12` }, [place], series)
  let sum = 0
  const line = monthly.values.flatMap(({ month, value }) => {
    if (value === null) return []
    sum += value
    return [{ month, value: isFromJanuary ? sum : value }]
  })
  const { max, ticks } = roundScale(Math.max(1, ...[...line, ...points].map(({ value }) => value)))
  const scales = scalesOf(BOX, 12, max)
  const x = (month: string) => scales.x(Number(month.slice(5, 7)) - 1)
  const { y } = scales
  const own = new Map(points.map(({ month, value }) => [month, value]))
  const title = t(isFromJanuary ? 'previewFromJanuary' : 'previewMonths', {
    place: words.figurePlace(place),
    year,
    publisher: words.publisherName(series.publisher),
  })
  return (
    <>
      <p className={styles.note}>{title}</p>
      <svg className={styles.chart} viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={title}>
        <LineGrid box={BOX} ticks={ticks} y={y} textOf={words.shortNumber} gap={6} drop={4} styles={styles} />
        {['01', '04', '07', '10', '12'].map((month) => (
          <text
            key={month}
            className={styles.tick}
            x={x(`${year}-${month}`)}
            y={BOX.height - 6}
            textAnchor="middle"
          >
            {words.monthName(`${year}-${month}`)}
          </text>
        ))}
        <polyline
          fill="none"
          stroke={`var(--route-${place}, var(--ink))`}
          strokeWidth={2.5}
          points={line.map(({ month, value }) => `${x(month)},${y(value)}`).join(' ')}
        />
        {points.map(({ month, value }, index) => (
          <g key={month}>
            <rect
              className={styles.sign}
              x={x(month) - SIGN / 2}
              y={y(value) - SIGN / 2}
              width={SIGN}
              height={SIGN}
              rx={3}
            />
            <circle cx={x(month)} cy={y(value)} r={2.5} fill="var(--ink)" />
            {(index === points.length - 1 || points.length <= 4) && (
              <text
                className={styles.value}
                x={x(month)}
                y={y(value) + (index === points.length - 1 ? -12 : 22)}
                textAnchor={month.endsWith('-01') ? 'start' : 'middle'}
              >
                {words.number(value)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <details className={styles.note}>
        <summary>{t('previewTable')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('previewMonth')}</th>
              <th scope="col">{t('previewSeries')}</th>
              <th scope="col">{t('previewOwn')}</th>
            </tr>
          </thead>
          <tbody>
            {monthly.values.map(({ month }) => {
              const published = line.find((point) => point.month === month)
              const mine = own.get(month)
              return (
                <tr key={month}>
                  <th scope="row">{words.monthName(month)}</th>
                  <td>{published ? words.number(published.value) : t('notStated')}</td>
                  <td>{mine === undefined ? '' : words.number(mine)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </details>
    </>
  )
}
