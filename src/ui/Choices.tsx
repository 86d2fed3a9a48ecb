import type { ComponentProps } from 'react'
import styles from './Choices.module.css'
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

/** Buttons side by side in one frame, of which one is pressed; an `output` stands in for one that cannot be. */
export function Segments({ className = 'row', ...rest }: ComponentProps<'div'>) {
  return <div className={`${styles.segments} boxed ${className}`} {...rest} />
}
