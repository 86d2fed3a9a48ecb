import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { StepChart } from '#domain/stepChart.ts'
import { openReader } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import styles from './StepChart.module.css'

/** A route a row: its bar, with a stroke at what it is set beside, and the numbers of both, each a button to its cells. */
export function RouteRows({ chart, title }: { chart: StepChart; title: string }) {
  const { t } = useTranslation('briefing')
  const { series, categories, isPartial } = chart
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)))
  return (
    <table className={styles.rows} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{t('chart.route')}</th>
          <td />
          {series.map(({ name }, index) => (
            <th key={name} scope="col">
              <KeySign isBeside={index > 0} />
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

/** How a series is drawn: as bars, or as strokes across them. */
export function KeySign({ isBeside }: { isBeside: boolean }) {
  return <span className={isBeside ? styles.strokeSign : styles.barSign} aria-hidden="true" />
}

function Value({ value, name, cells }: { value: number | null; name: string; cells: CellQuery | undefined }) {
  const { t } = useTranslation('briefing')
  const words = useWords()
  if (value === null || !cells) return <>{t('chart.notStated')}</>
  const figure = words.number(value)
  return (
    <button
      type="button"
      className={styles.open}
      aria-label={t('chart.value', { name, number: figure })}
      title={t('openCells')}
      onClick={() => openReader({ type: 'cells', query: cells })}
    >
      {figure}
    </button>
  )
}
