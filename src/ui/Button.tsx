import type { ComponentProps } from 'react'
import styles from './Button.module.css'

interface ButtonProps extends ComponentProps<'button'> {
  /** `main` is the one filled button of a group, `text` an underlined word, `icon` and `bare` a square of 32 px. */
  look?: 'outlined' | 'main' | 'text' | 'icon' | 'bare'
}

/** A styled native button. An icon alone needs an `aria-label`. */
export function Button({ look = 'outlined', className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      data-look={look}
      className={className ? `${styles.button} ${className}` : styles.button}
      {...rest}
    />
  )
}
