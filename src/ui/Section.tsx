import type { ComponentProps, ReactNode } from 'react'
import styles from './Section.module.css'

interface SectionProps extends Omit<ComponentProps<'section'>, 'title'> {
  title: ReactNode
  /** Beside the title, at the end of its line. */
  beside?: ReactNode
  /** `block` has a line above it and is drawn when it is scrolled near; for a part below another one. */
  look?: 'plain' | 'block'
  /** Level of the heading. */
  level?: 3 | 4
}

/** A part of a panel under its heading. */
export function Section(props: SectionProps) {
  const { title, beside, look = 'plain', level = 3, children, className, ...rest } = props
  const Heading = `h${level}` as const
  const heading = <Heading className={styles.title}>{title}</Heading>
  return (
    <section
      data-kit={look}
      className={className ? `${styles.section} ${className}` : styles.section}
      {...rest}
    >
      {beside === undefined ? (
        heading
      ) : (
        <div className={styles.head}>
          {heading}
          {beside}
        </div>
      )}
      {children}
    </section>
  )
}
