import type { ComponentProps, ReactNode } from 'react'
import styles from './Table.module.css'

interface TableProps extends ComponentProps<'table'> {
  /**
   * `words` holds text in small type; `numbers` has names in its first column and numbers in all others;
   * `page` is the table of a page of text, in body type with lines above its rows.
   */
  look?: 'words' | 'numbers' | 'page'
  /** Whether the head stays in sight in a container that scrolls. */
  isHeadSticky?: boolean
}

/** A native table with a line between rows. `data-number` aligns a cell to its end; `--cell` is the cells' padding. */
export function Table({ look = 'words', isHeadSticky = false, className, ...rest }: TableProps) {
  return (
    <table
      data-kit={look}
      data-sticky={isHeadSticky || undefined}
      className={className ? `${styles.table} ${className}` : styles.table}
      {...rest}
    />
  )
}

interface TableHeadProps {
  /** The name of each column, in order; empty for one without a name. */
  names: readonly string[]
  /** Where the columns of numbers stand, from 0: their names are aligned as the numbers are. */
  numbers?: readonly number[]
}

/** The head of a table with one row of names. */
export function TableHead({ names, numbers = [] }: TableHeadProps) {
  return (
    <thead>
      <tr>
        {names.map((name, index) => {
          const Cell = name === '' ? 'td' : 'th'
          const look = {
            scope: name ? 'col' : undefined,
            'data-number': numbers.includes(index) || undefined,
          }
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name.
            <Cell key={index} {...look}>
              {name}
            </Cell>
          )
        })}
      </tr>
    </thead>
  )
}

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
