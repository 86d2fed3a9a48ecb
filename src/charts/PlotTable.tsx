import styles from './ChartFrame.module.css'
import { type PlotProps, valueText } from './plot.ts'

/** The numbers of a plot as a table: a row per time step, a column per series; each number opens its cells. */
export function PlotTable({ columns, series, words, onOpen }: PlotProps) {
  return (
    <table className={styles.table} aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.column}</th>
          {series.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map((column, index) => (
          <tr key={column.key}>
            <th scope="row">{column.name}</th>
            {series.map((one) => {
              const text = valueText(one, index, words)
              const hasValue = (one.values[index] ?? null) !== null
              return (
                <td key={one.id}>
                  {hasValue ? (
                    <button
                      type="button"
                      aria-label={`${column.name}, ${one.name}: ${text}`}
                      onClick={() => onOpen(one.id, column.key)}
                    >
                      {text}
                    </button>
                  ) : (
                    text
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
