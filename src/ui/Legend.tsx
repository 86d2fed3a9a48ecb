import type { ComponentProps } from 'react'
import styles from './Legend.module.css'

/** What the signs of a chart, map or list mean: items of a sign and its words, side by side. */
export function Legend({ className, ...rest }: ComponentProps<'ul'>) {
  return <ul className={className ? `${styles.legend} ${className}` : styles.legend} {...rest} />
}
