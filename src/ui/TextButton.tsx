import type { ComponentProps } from 'react'
import styles from './TextButton.module.css'

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
      className={className ? `${styles.text} ${className}` : styles.text}
      {...rest}
    />
  )
}
