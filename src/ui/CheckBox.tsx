import type { ComponentProps } from 'react'
import styles from './CheckBox.module.css'

interface CheckBoxProps extends Omit<ComponentProps<'label'>, 'onChange'> {
  isChecked: boolean
  onToggle: () => void
  /** The accessible name, where it says more than the words beside the box. */
  name?: string
}

/** A native checkbox in the looks of the interface, inside the label that holds its words. */
export function CheckBox({ isChecked, onToggle, name, children, ...rest }: CheckBoxProps) {
  return (
    <label {...rest}>
      <input
        type="checkbox"
        className={styles.box}
        checked={isChecked}
        onChange={onToggle}
        aria-label={name}
      />
      {children}
    </label>
  )
}
