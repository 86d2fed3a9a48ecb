import type { ComponentProps, Ref } from 'react'
import styles from './Rows.module.css'

export interface RowsProps extends Omit<ComponentProps<'ul'>, 'ref'> {
  ref?: Ref<HTMLUListElement & HTMLOListElement>
  /** `ol` where the order says something. */
  as?: 'ul' | 'ol'
  /** `ruled` has a line above the list and under each row, `under` only under each, `between` only between them. */
  look?: 'ruled' | 'under' | 'between'
}

/** A list of rows. A feature sets the rows' padding as `--row-space`. */
export function Rows({ as: List = 'ul', look = 'ruled', className, ...rest }: RowsProps) {
  return (
    <List data-kit={look} className={className ? `${styles.rows} ${className}` : styles.rows} {...rest} />
  )
}

/** A button as wide as its row: the name at its start, what is said of it at its end, underlined under the pointer. */
export function RowButton({ className, ...rest }: ComponentProps<'button'>) {
  return <button type="button" className={className ? `${styles.row} ${className}` : styles.row} {...rest} />
}

/** What the signs of a chart, map or list mean: items of a sign and its words, side by side. */
export function Legend({ className, ...rest }: ComponentProps<'ul'>) {
  return <ul className={className ? `${styles.legend} ${className}` : styles.legend} {...rest} />
}
