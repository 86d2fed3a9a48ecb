import { type ReactNode, useState } from 'react'
import styles from './ChartFrame.module.css'

/** The words that stand with every chart. */
export interface ChartWords {
  title: string
  /** What one unit of the axis is, and of which things. */
  unit: string
  /** Who counted from what. */
  source: string
  /** What the numbers do not say. */
  caveat?: string
  showTable: string
  hideTable: string
  /** On the button that saves the numbers; needed where they can be saved. */
  save?: string
}

interface ChartFrameProps {
  words: ChartWords
  legend?: ReactNode
  /** The drawing; it is hidden from screen readers, for which the table is the chart. */
  children?: ReactNode
  /** What lies over the drawing and can be worked. */
  overlay?: ReactNode
  table: ReactNode
  /** What is seen is not yet what was asked for. */
  isWaiting?: boolean
  onSave?: (() => void) | undefined
}

/** A chart with its title, unit, source and caveat, the table that holds the same numbers, and the file of them. */
export function ChartFrame({
  words,
  legend,
  children,
  overlay,
  table,
  isWaiting = false,
  onSave,
}: ChartFrameProps) {
  const [isTable, setIsTable] = useState(false)
  return (
    <figure className={styles.chart} data-waiting={isWaiting}>
      <figcaption className={styles.head}>
        <span className={styles.title}>{words.title}</span>
        <span className={styles.actions}>
          {onSave && words.save && (
            <button
              type="button"
              className={styles.switch}
              aria-label={`${words.save}: ${words.title}`}
              onClick={onSave}
            >
              {words.save}
            </button>
          )}
          <button
            type="button"
            className={styles.switch}
            aria-expanded={isTable}
            aria-label={`${isTable ? words.hideTable : words.showTable}: ${words.title}`}
            onClick={() => setIsTable(!isTable)}
          >
            {isTable ? words.hideTable : words.showTable}
          </button>
        </span>
      </figcaption>
      <p className={styles.unit}>{words.unit}</p>
      {legend}
      <div className={styles.plot}>
        {children && <div aria-hidden="true">{children}</div>}
        {overlay}
      </div>
      {isTable && <div className={styles.twin}>{table}</div>}
      <p className={styles.source}>{words.source}</p>
      {words.caveat && <p className={styles.source}>{words.caveat}</p>}
    </figure>
  )
}
