import type { TablePreview } from '#domain/tableReading.ts'
import { useDataset } from '#state/datasets.ts'
import { countingAt, loadFigures } from '#state/selectors/loadedFigures.ts'
import { monthlySeries } from '#state/selectors/monthlySeries.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './TablePreviewChart.module.css'

/** Size of the drawing and of its margins, px. */
const [WIDTH, HEIGHT] = [400, 220]
const MARGIN = { left: 40, right: 36, top: 24, bottom: 24 }
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
  const top = niceTop(Math.max(1, ...line.map(({ value }) => value), ...points.map(({ value }) => value)))
  const x = (month: string) =>
    MARGIN.left + ((Number(month.slice(5, 7)) - 1) / 11) * (WIDTH - MARGIN.left - MARGIN.right)
  const y = (value: number) => HEIGHT - MARGIN.bottom - (value / top) * (HEIGHT - MARGIN.top - MARGIN.bottom)
  const own = new Map(points.map(({ month, value }) => [month, value]))
  const title = t(isFromJanuary ? 'previewFromJanuary' : 'previewMonths', {
    place: words.figurePlace(place),
    year,
    publisher: words.publisherName(series.publisher),
  })
  return (
    <>
      <p className={styles.note}>{title}</p>
      <svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        {[0, top / 2, top].map((tick) => (
          <g key={tick}>
            <line
              className={styles.grid}
              x1={MARGIN.left}
              x2={WIDTH - MARGIN.right}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text className={styles.tick} x={MARGIN.left - 6} y={y(tick) + 4} textAnchor="end">
              {words.shortNumber(tick)}
            </text>
          </g>
        ))}
        {['01', '04', '07', '10', '12'].map((month) => (
          <text
            key={month}
            className={styles.tick}
            x={x(`${year}-${month}`)}
            y={HEIGHT - 6}
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

/** The end of an axis: 1, 2, 5 or 7 of a power of ten at or above the highest value. */
function niceTop(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(highest))
  const step = [1, 2, 3, 4, 5, 6, 7, 8, 10].find((one) => one * power >= highest) ?? 10
  return step * power
}
