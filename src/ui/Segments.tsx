import type { ComponentProps } from 'react'
import styles from './Segments.module.css'

/** Buttons side by side in one frame, of which one is pressed; an `output` stands in for one that cannot be. */
export function Segments({ className = 'row', ...rest }: ComponentProps<'div'>) {
  return <div className={`${styles.segments} boxed ${className}`} {...rest} />
}
