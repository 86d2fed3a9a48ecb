import type { ComponentProps, ReactNode } from 'react'
import './pageLooks.css'
import styles from './Field.module.css'

interface FieldProps extends Omit<ComponentProps<'label'>, 'children'> {
  label: ReactNode
  /** The control: `Input`, `Select` or `TextArea`. */
  children: ReactNode
}

/** A control under its label. A hint or fault stands below it, named by the control's `aria-describedby`. */
export function Field({ label, children, className, ...rest }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the children hold the control
    <label className={className ? `${styles.field} ${className}` : styles.field} {...rest}>
      {label}
      {children}
    </label>
  )
}

/** A text field as wide as its place. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={className ? `${styles.control} ${className}` : styles.control} {...rest} />
}

/** A native list of choices as wide as its place. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select className={className ? `${styles.control} ${className}` : styles.control} {...rest} />
}

/** A text field of several lines. */
export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={className ? `${styles.control} ${className}` : styles.control} {...rest} />
}
