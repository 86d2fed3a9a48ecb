import { type ReactNode, useState } from 'react'
import styles from './ChartFrame.module.css'

/** The words that stand with every chart. */
export interface ChartWords {
  title: string
  /** What one unit of the axis is, and of which things. */
  unit: string
  /** Who counted from what. */
  source: string
  showTable: string
  hideTable: string
}

interface ChartFrameProps {
  words: ChartWords
  legend?: ReactNode
  /** The drawing; it is hidden from screen readers, for which the table is the chart. */
  children: ReactNode
  table: ReactNode
}

/** A chart with its title, unit and source, and the table that holds the same numbers. */
export function ChartFrame({ words, legend, children, table }: ChartFrameProps) {
  const [isTable, setIsTable] = useState(false)
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.head}>
        <span className={styles.title}>{words.title}</span>
        <button
          type="button"
          className={styles.switch}
          aria-expanded={isTable}
          aria-label={`${isTable ? words.hideTable : words.showTable}: ${words.title}`}
          onClick={() => setIsTable(!isTable)}
        >
          {isTable ? words.hideTable : words.showTable}
        </button>
      </figcaption>
      <p className={styles.unit}>{words.unit}</p>
      {legend}
      <div aria-hidden="true">{children}</div>
      {isTable && table}
      <p className={styles.source}>{words.source}</p>
    </figure>
  )
}
