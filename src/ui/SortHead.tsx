import type { ReactNode } from 'react'
import styles from './SortHead.module.css'

interface SortHeadProps {
  /** The id of the column, by which its width may be set. */
  column: string
  /** How the table is sorted by this column; null where it is sorted by another or by none. */
  sorted: 'ascending' | 'descending' | null
  onSort: () => void
  children: ReactNode
}

/** The head of a column by which a table can be sorted: a button with an arrow, whose way is said to screen readers too. */
export function SortHead({ column, sorted, onSort, children }: SortHeadProps) {
  return (
    <th scope="col" data-column={column} aria-sort={sorted ?? 'none'}>
      <button type="button" onClick={onSort}>
        {children}
        <span className={styles.arrow} aria-hidden="true" />
      </button>
    </th>
  )
}
