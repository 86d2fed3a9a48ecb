import type { ComponentProps } from 'react'
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
