import type { CSSProperties } from 'react'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { StepChart as Chart } from '#domain/stepChart.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { roundScale } from '#picture/charts/plotModel.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import {
  isOwnChart,
  largestOfChart,
  MonthColumn,
  MonthTable,
  shareOf,
  titleOf,
  useMonthName,
} from './chartParts.tsx'
import styles from './StepChart.module.css'

interface StepChartProps {
  chart: Chart
  /** Prints the numbers below the columns, since paper cannot open cells. */
  isPrinted?: boolean
}

/** The chart of a step with its title, on the stage and on paper; each number opens its cells. */
export function StepChart({ chart, isPrinted = false }: StepChartProps) {
  const { t } = useTranslation(['briefing', 'common'])
  const title = titleOf(chart, t)
  return (
    <figure className={styles.chart} data-unit={chart.unit} data-printed={isPrinted}>
      <figcaption className={styles.title}>
        {isOwnChart(chart) && <StatusSign look="filled" radius={3} own={t('common:yours')} />} {title}
      </figcaption>
      {chart.over === 'routes' ? (
        <RouteRows chart={chart} title={title} />
      ) : (
        <MonthColumns chart={chart} hasNumbers={isPrinted && chart.kind === 'bars'} />
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

/** One row per route: a bar, a stroke at the compared value, and both numbers as buttons to their cells. */
function RouteRows({ chart, title }: { chart: Chart; title: string }) {
  const { t } = useTranslation(['briefing', 'common'])
  const { series, categories, isPartial } = chart
  const most = Math.max(1, largestOfChart(chart))
  return (
    <table className={styles.rows} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('common:filter.routes.one')}</span>
          </th>
          <td />
          {series.map(({ name }, index) => (
            <th key={name} scope="col">
              <KeySign isCompared={index > 0} />
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map((category, row) => {
          const route = series[0]?.cells[row]?.where.route?.[0]
          return (
            <tr key={category} data-partial={isPartial[row]}>
              <th scope="row">{category}</th>
              <td className={styles.track} aria-hidden="true">
                {series.map(({ name, values }, index) => {
                  const value = values[row] ?? null
                  const style: CSSProperties & Record<`--${string}`, string> = {
                    '--share': String((value ?? 0) / most),
                    '--colour': `var(--route-${route}, var(--bar))`,
                  }
                  return value === null ? null : (
                    <span key={name} className={index === 0 ? styles.bar : styles.stroke} style={style} />
                  )
                })}
              </td>
              {series.map((one) => (
                <td key={one.name} className={styles.value}>
                  <Value
                    value={one.values[row] ?? null}
                    name={t('chart.of', { place: category, months: one.name })}
                    cells={one.cells[row]}
                  />
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Legend sign of a series: a bar, or a stroke for the compared series. */
function KeySign({ isCompared }: { isCompared: boolean }) {
  return <span className={isCompared ? styles.strokeSign : styles.barSign} aria-hidden="true" />
}

function Value({ value, name, cells }: { value: number | null; name: string; cells: CellQuery | undefined }) {
  const { t } = useTranslation(['briefing', 'common'])
  const words = useWords()
  if (value === null || !cells) return <>{t('common:notStated')}</>
  const figure = words.number(value)
  return (
    <CellsButton cells={cells} className={styles.open} name={t('chart.value', { name, number: figure })}>
      {figure}
    </CellsButton>
  )
}

/** From this many columns on, only every third is labelled. */
const SPARSE_LABELS_FROM = 15

interface MonthColumnsProps {
  chart: Chart
  /** Shows the table of numbers below the columns; otherwise it is visually hidden. */
  hasNumbers: boolean
}

/**
 * One column per month, with a stroke at the compared value. Each column is a button to the cells of both; the table
 * below repeats the numbers.
 */
function MonthColumns({ chart, hasNumbers }: MonthColumnsProps) {
  const words = useWords()
  const { series, categories } = chart
  const { max, ticks } = roundScale(largestOfChart(chart))
  const route = series[0]?.route
  const nameOf = useMonthName(chart)
  const style: CSSProperties & Record<`--${string}`, string> = {
    '--colour': route ? `var(--route-${route}, var(--bar))` : 'var(--bar)',
    '--count': String(categories.length),
  }
  return (
    <>
      <ul className={styles.key} style={style} aria-hidden="true">
        {series.map(({ name }, index) => (
          <li key={name}>
            <KeySign isCompared={index > 0} />
            {name}
          </li>
        ))}
      </ul>
      <div className={styles.plot} style={style}>
        <div className={styles.scale} aria-hidden="true">
          {ticks.map((tick) => (
            <span key={tick} style={shareOf(tick, max)}>
              {words.shortNumber(tick)}
            </span>
          ))}
        </div>
        {categories.map((category, month) => (
          <MonthColumn
            key={category}
            {...{ chart, month, max, styles }}
            aria-label={nameOf(month)}
            title={nameOf(month)}
          >
            <span
              className={styles.month}
              data-quiet={categories.length >= SPARSE_LABELS_FROM && month % 3 !== 0}
            >
              {category}
            </span>
          </MonthColumn>
        ))}
      </div>
      <MonthTable chart={chart} className={hasNumbers ? styles.numbers : undefined} />
    </>
  )
}
