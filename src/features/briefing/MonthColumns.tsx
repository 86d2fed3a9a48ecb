import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { roundScale } from '#charts/plot.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { StepChart } from '#domain/stepChart.ts'
import { openReader } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import { KeySign } from './RouteRows.tsx'
import styles from './StepChart.module.css'

/** From so many columns on only each third is named, so that the names stay apart. */
const MANY = 15

/**
 * A column a month, with a stroke at what it is set beside. Each column is a button to the cells of both; the table below it, which
 * is heard and not seen, has the same numbers.
 */
export function MonthColumns({ chart, title }: { chart: StepChart; title: string }) {
  const { t } = useTranslation('briefing')
  const words = useWords()
  const { series, categories, isPartial } = chart
  const largest = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const { max, ticks } = roundScale(largest)
  const route = series[0]?.route
  const textOf = (value: number | null) => (value === null ? t('chart.notStated') : words.number(value))
  const style: CSSProperties & Record<`--${string}`, string> = {
    '--colour': route ? `var(--route-${route}, var(--bar))` : 'var(--bar)',
    '--count': String(categories.length),
  }
  return (
    <>
      <ul className={styles.key} style={style} aria-hidden="true">
        {series.map(({ name }, index) => (
          <li key={name}>
            <KeySign isBeside={index > 0} />
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
        {categories.map((category, month) => {
          const shown = series.map((one) =>
            t('chart.of', { place: textOf(one.values[month] ?? null), months: one.name }),
          )
          const said = [t('chart.value', { name: category, number: words.list(shown) })]
          if (isPartial[month]) said.push(t('chart.partOfMonth'))
          return (
            <button
              key={category}
              type="button"
              className={styles.column}
              data-partial={isPartial[month]}
              aria-label={said.join(' ')}
              title={said.join(' ')}
              onClick={() => openCells(series.flatMap((one) => one.cells[month] ?? []))}
            >
              {series.map((one, index) => {
                const value = one.values[month] ?? null
                return value === null ? null : (
                  <span
                    key={one.name}
                    className={index === 0 ? styles.pillar : styles.level}
                    style={shareOf(value, max)}
                  />
                )
              })}
              <span className={styles.month} data-quiet={categories.length >= MANY && month % 3 !== 0}>
                {category}
              </span>
            </button>
          )
        })}
      </div>
      <table className="visually-hidden">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('chart.month')}</th>
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
              <th scope="row">{isPartial[month] ? `${category} (${t('chart.partOfMonth')})` : category}</th>
              {series.map(({ name, values }) => (
                <td key={name}>{textOf(values[month] ?? null)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function shareOf(value: number, max: number): CSSProperties & Record<`--${string}`, string> {
  return { '--share': String(value / max) }
}

/** Opens the cells of a month, with those of the month that it is set beside where both are of one kind. */
function openCells(cells: readonly CellQuery[]): void {
  const [now, beside] = cells
  if (!now) return
  const isOneKind =
    beside && now.table === beside.table && JSON.stringify(now.where) === JSON.stringify(beside.where)
  const query = isOneKind ? { ...now, spans: [...beside.spans, ...now.spans] } : now
  openReader({ type: 'cells', query })
}
