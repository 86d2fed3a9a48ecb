import type { ComponentProps, CSSProperties } from 'react'
import { unitName } from '#content/unitName.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import { hasHollowBars } from '#domain/figureUnit.ts'
import type { StepChart as Chart } from '#domain/stepChart.ts'
import type { TFunction } from '#i18n/translation.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { roundScale } from '#picture/charts/plotModel.ts'
import { openReader } from '#state/viewStore.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import styles from './StepChart.module.css'

interface StepChartProps {
  chart: Chart
  /** Prints the numbers below the columns, since paper cannot open cells. */
  isPrinted?: boolean
}

/** The chart of a step with its title, on the stage and on paper; each number opens its cells. */
export function StepChart({ chart, isPrinted = false }: StepChartProps) {
  const { t } = useTranslation(['briefing', 'common'])
  const title = titleOf(chart, t, useWords())
  return (
    <figure
      className={`${styles.chart} wide stack`}
      data-hollow={hasHollowBars(chart.unit, chart.series.length)}
      data-printed={isPrinted}
    >
      <figcaption className="strong">
        {chart.own !== null && <StatusSign look="filled" radius={3} own={t('common:yours')} />} {title}
      </figcaption>
      {chart.over === 'routes' ? (
        <RouteRows chart={chart} title={title} />
      ) : (
        <MonthColumns chart={chart} hasNumbers={isPrinted && chart.kind === 'bars'} />
      )}
      {chart.unit === 'dead-and-missing' && (
        <p className={`${styles.partial} soft row-middle`}>{t('shared:minimum')}</p>
      )}
      {chart.isPartial.includes(true) && (
        <p className={`${styles.partial} soft row-middle`}>
          <span className={`${styles.partialSign} rigid`} aria-hidden="true" />
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
            <span className="visually-hidden">{t('common:filter.routes', { count: 1 })}</span>
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
              <td className={`${styles.track} anchor`} aria-hidden="true">
                {series.map(({ name, values }, index) => {
                  const value = values[row] ?? null
                  const style: CSSProperties & Record<`--${string}`, string> = {
                    '--share': String((value ?? 0) / most),
                    '--colour': periodColour(0, route),
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
    '--colour': periodColour(0, route),
    '--count': String(categories.length),
  }
  return (
    <>
      <ul className={`${styles.key} soft row`} style={style} aria-hidden="true">
        {series.map(({ name }, index) => (
          <li key={name}>
            <KeySign isCompared={index > 0} />
            {name}
          </li>
        ))}
      </ul>
      <div className={styles.plot} style={style}>
        <div className={`${styles.scale} tall anchor`} aria-hidden="true">
          {ticks.map((tick) => (
            <span key={tick} style={shareOf(tick, max)}>
              {words.axisNumber(tick)}
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

/** Unit and dimension, as in "Detections a month". */
export function titleOf(chart: Chart, t: TFunction<['briefing', 'common']>, words: Words): string {
  return [unitTitle(chart, t, words), chart.own].filter(Boolean).join(' · ')
}

/** Says below a chart on the stage that it counts figures of the reader's own, or only what was reported. */
export function ChartNote({ chart }: { chart: Chart }) {
  const { t } = useTranslation(['briefing', 'common'])
  const isMinimum = chart.unit === 'dead-and-missing'
  if (chart.own === null && !isMinimum) return null
  return (
    <p className={`${styles.partial} soft row-middle`}>
      {chart.own !== null && (
        <>
          <StatusSign look="filled" radius={3} own={t('common:yours')} /> {chart.own}{' '}
        </>
      )}
      {isMinimum && t('shared:minimum')}
    </p>
  )
}

function unitTitle({ over, unit }: Chart, t: TFunction<['briefing', 'common']>, words: Words): string {
  if (unit === 'detections') return t(`chart.${over}.detections`)
  if (over === 'months' && (unit === 'arrivals' || unit === 'boats')) return t(`chart.months.${unit}`)
  return t(`chart.${over}.other`, { unit: unitName(2, unit, words) })
}

/** Opens the cells of a month, together with those of the compared month if table and filters are the same. */
function openCells(cells: readonly CellQuery[]): void {
  const [now, compared] = cells
  if (!now) return
  const isOneKind =
    compared && now.table === compared.table && JSON.stringify(now.where) === JSON.stringify(compared.where)
  const query = isOneKind ? { ...now, spans: [...compared.spans, ...now.spans] } : now
  openReader({ type: 'cells', query })
}

/** Writes a month of a chart with all its numbers, as in "Jan: 1,098 in 2025 and 1,335 in 2024". */
export function useMonthName({ series, categories, isPartial }: Chart): (month: number) => string {
  const { t } = useTranslation(['briefing', 'common'])
  const words = useWords()
  return (month) => {
    const shown = series.map((one) => {
      const value = one.values[month] ?? null
      return t('chart.of', {
        place: value === null ? t('common:notStated') : words.number(value),
        months: one.name,
      })
    })
    const label = t('chart.value', { name: categories[month] ?? '', number: words.list(shown) })
    return isPartial[month] ? `${label} ${t('chart.partOfMonth')}` : label
  }
}

/** The largest value of a chart; 0 if none is stated. */
export function largestOfChart({ series }: Chart): number {
  return Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)))
}

/** The colour of a chart's period: the one shown has its route's, or ink, and the one before it is lighter, as on slides. */
export function periodColour(place: number, route: string | null | undefined): string {
  return place > 0 ? 'var(--bar-out)' : `var(--route-${route}, var(--ink))`
}

/** A length as a share of the plot, for a sheet's `--share`. */
export function shareOf(value: number, max: number): CSSProperties & Record<`--${string}`, string> {
  return { '--share': String(value / max) }
}

interface MonthColumnProps extends ComponentProps<'button'> {
  chart: Chart
  /** Place of the month in the chart. */
  month: number
  /** The value at the top of the plot. */
  max: number
  /** The sheet of the plot. */
  styles: Readonly<Partial<Record<'column' | 'pillar' | 'level', string>>>
}

/** A month's value as a pillar, with a stroke at the compared one: a button to the cells of both. */
export function MonthColumn({ chart, month, max, styles: sheet, children, ...rest }: MonthColumnProps) {
  const { series, isPartial } = chart
  return (
    <button
      type="button"
      className={`${sheet.column} shrinks anchor`}
      data-partial={isPartial[month]}
      onClick={() => openCells(series.flatMap((one) => one.cells[month] ?? []))}
      {...rest}
    >
      {series.map(({ name, values }, index) => {
        const value = values[month] ?? null
        return value === null ? null : (
          <span key={name} className={index === 0 ? sheet.pillar : sheet.level} style={shareOf(value, max)} />
        )
      })}
      {children}
    </button>
  )
}

/** The numbers of a chart by month as a table, hidden from sight without a class. */
export function MonthTable({ chart, className }: { chart: Chart; className?: string | undefined }) {
  const { t } = useTranslation(['briefing', 'common'])
  const words = useWords()
  const { series, categories, isPartial } = chart
  const textOf = (value: number | null) => (value === null ? t('common:notStated') : words.number(value))
  const style: CSSProperties & Record<`--${string}`, string> = { '--count': String(categories.length) }
  const table = (
    <table className={className} style={style}>
      <caption className="visually-hidden">{titleOf(chart, t, words)}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('shared:month')}</span>
          </th>
          {series.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map((category, month) => (
          <tr key={category}>
            <th scope="row">
              {category}
              {isPartial[month] && <span className="visually-hidden"> ({t('chart.partOfMonth')})</span>}
            </th>
            {series.map(({ name, values }) => (
              <td key={name}>{textOf(values[month] ?? null)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
  // A table ignores the size of hidden text.
  return className ? table : <div className="visually-hidden">{table}</div>
}
