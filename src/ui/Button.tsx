import type { ComponentProps } from 'react'
import styles from './Button.module.css'
import textStyles from './TextButton.module.css'

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

export interface TextButtonProps extends ComponentProps<'button'> {
  /**
   * `underlined` stands among other controls, `quiet` is a number or name in a list or text, with a pale line,
   * `dotted` one of many numbers in a table, `plain` shows its line under the pointer alone, `bare` never.
   */
  look?: 'underlined' | 'quiet' | 'dotted' | 'plain' | 'bare'
}

/** A native button that looks like text and takes its size from the text around it. */
export function TextButton({ look = 'underlined', className, ...rest }: TextButtonProps) {
  return (
    <button
      type="button"
      data-kit={look}
      className={className ? `${textStyles.text} ${className}` : textStyles.text}
      {...rest}
    />
  )
}
