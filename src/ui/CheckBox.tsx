import type { ComponentProps } from 'react'
import styles from './CheckBox.module.css'
import type { CellProps } from './useArrowCells.ts'

interface CheckBoxProps extends Omit<ComponentProps<'label'>, 'onChange'> {
  isChecked: boolean
  onToggle: () => void
  /** Accessible name, where the label text is not enough. */
  name?: string
  /** Its place in a list that is one tab stop. */
  cell?: CellProps
}

/** A styled native checkbox; place it inside its label. */
export function CheckBox({ isChecked, onToggle, name, cell, children, ...rest }: CheckBoxProps) {
  return (
    <label {...rest}>
      <input
        type="checkbox"
        className={styles.box}
        checked={isChecked}
        onChange={onToggle}
        aria-label={name}
        {...cell}
      />
      {children}
    </label>
  )
}
