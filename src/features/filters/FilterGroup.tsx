import { type CSSProperties, type ReactNode, useId } from 'react'
import styles from './FilterGroup.module.css'
import row from './optionRow.module.css'

interface FilterGroupProps {
  name: string
  /** What the counts or bars of the group mean, at its right. */
  caption?: ReactNode
  /** Number of rows, where they share the free height of the rail. */
  rows?: number
  children: ReactNode
}

/** A named group of filter options. */
export function FilterGroup({ name, caption, rows, children }: FilterGroupProps) {
  const nameId = useId()
  return (
    <fieldset
      className={rows === undefined ? styles.group : `${styles.group} ${row.rows}`}
      style={{ '--rows': rows } as CSSProperties}
      aria-labelledby={nameId}
    >
      <div className={styles.head}>
        <span className={styles.name} id={nameId}>
          {name}
        </span>
        {caption !== undefined && <span className={styles.caption}>{caption}</span>}
      </div>
      {children}
    </fieldset>
  )
}
