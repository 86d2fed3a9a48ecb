import type { ComponentProps } from 'react'
import styles from './Rows.module.css'

interface RowsProps extends ComponentProps<'ul'> {
  /** `ruled` has a line above the list and under each row, `between` only between rows, `bare` none. */
  look?: 'ruled' | 'between' | 'bare'
}

/** A list of rows. A feature sets the rows' padding as `--row-space`. */
export function Rows({ look = 'ruled', className, ...rest }: RowsProps) {
  return <ul data-kit={look} className={className ? `${styles.rows} ${className}` : styles.rows} {...rest} />
}

/** A button as wide as its row: the name at its start, what is said of it at its end, underlined under the pointer. */
export function RowButton({ className, ...rest }: ComponentProps<'button'>) {
  return <button type="button" className={className ? `${styles.row} ${className}` : styles.row} {...rest} />
}
