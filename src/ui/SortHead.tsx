import type { ReactNode } from 'react'
import styles from './SortHead.module.css'

interface SortHeadProps {
  /** Column id, for its width in CSS. */
  column: string
  /** Sort direction of this column; null if the table is not sorted by it. */
  sorted: 'ascending' | 'descending' | null
  onSort: () => void
  children: ReactNode
}

/** A sortable column header: a button with an arrow, and `aria-sort` for screen readers. */
export function SortHead({ column, sorted, onSort, children }: SortHeadProps) {
  return (
    <th scope="col" data-column={column} aria-sort={sorted ?? 'none'}>
      <button type="button" onClick={onSort}>
        {children}
        <span className={`${styles.arrow} screen-only`} aria-hidden="true" />
      </button>
    </th>
  )
}
