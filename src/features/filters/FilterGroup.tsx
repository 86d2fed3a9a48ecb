import type { ReactNode } from 'react'
import styles from './FilterGroup.module.css'

interface FilterGroupProps {
  name: string
  /** What the counts of the group count, at its right. */
  caption?: string
  children: ReactNode
}

/** A named group of filter options, with the unit of its counts. */
export function FilterGroup({ name, caption, children }: FilterGroupProps) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.name}>{name}</legend>
      {caption !== undefined && <span className={styles.caption}>{caption}</span>}
      <div className={styles.body}>{children}</div>
    </fieldset>
  )
}
