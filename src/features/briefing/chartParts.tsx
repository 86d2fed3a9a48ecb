import type { TFunction } from 'i18next'
import type { ComponentProps, CSSProperties } from 'react'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { StepChart as Chart } from '#domain/stepChart.ts'
import { openReader } from '#state/viewStore.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './StepChart.module.css'

/** Unit and dimension, as in "Detections a month". */
export function titleOf(chart: Chart, t: TFunction<['briefing', 'common']>): string {
  return [unitTitle(chart, t), ...(isOwnChart(chart) ? [t('ownTable')] : [])].join(' · ')
}

/** Whether a chart counts figures of the reader's own. */
export function isOwnChart({ series }: Chart): boolean {
  return series.some(({ isOwn }) => isOwn)
}

/** Says below a chart on the stage that it counts figures of the reader's own; nothing for published ones. */
export function OwnChartNote({ chart }: { chart: Chart }) {
  const { t } = useTranslation(['briefing', 'common'])
  if (!isOwnChart(chart)) return null
  return (
    <p className={styles.partial}>
      <StatusSign look="filled" radius={3} own={t('common:yours')} /> {t('ownTable')}
    </p>
  )
}

function unitTitle({ over, unit }: Chart, t: TFunction<['briefing', 'common']>): string {
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
      className={sheet.column}
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
      <caption className="visually-hidden">{titleOf(chart, t)}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('chart.month')}</span>
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
