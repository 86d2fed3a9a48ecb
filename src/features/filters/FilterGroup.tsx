import { type ReactNode, useId } from 'react'
import styles from './FilterGroup.module.css'

interface FilterGroupProps {
  name: string
  /** At its right. */
  caption?: ReactNode
  children: ReactNode
}

/** A named group of filter options. */
export function FilterGroup({ name, caption, children }: FilterGroupProps) {
  const nameId = useId()
  return (
    <fieldset className={styles.group} aria-labelledby={nameId}>
      <div className={styles.head}>
        <span id={nameId}>{name}</span>
        {caption !== undefined && <span className={styles.caption}>{caption}</span>}
      </div>
      {children}
    </fieldset>
  )
}
