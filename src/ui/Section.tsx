import type { ComponentProps, ReactNode } from 'react'
import styles from './Section.module.css'

export interface SectionProps extends Omit<ComponentProps<'section'>, 'title'> {
  /** Undefined where the heading above already says it. */
  title: ReactNode
  /** At the end of the title's line; a text is small. */
  beside?: ReactNode
  /** `block` has a line above it and is drawn when it is scrolled near; for a part below another one. */
  look?: 'plain' | 'block'
  /** Level of the heading; 4 is small, within another section. */
  level?: 3 | 4
  /** Id of the heading, where the section is a landmark or a table is named by it. */
  titleId?: string
}

/** A part of a panel under its heading. */
export function Section(props: SectionProps) {
  const { title, beside, look = 'plain', level = 3, titleId, children, className, ...rest } = props
  const Heading = `h${level}` as const
  const heading = title !== undefined && (
    <Heading className={styles.title} id={titleId}>
      {title}
    </Heading>
  )
  return (
    <section
      data-kit={look}
      aria-labelledby={titleId}
      className={className ? `${styles.section} ${className}` : styles.section}
      {...rest}
    >
      {beside === undefined ? (
        heading
      ) : (
        <div className={styles.head}>
          {heading}
          {typeof beside === 'string' ? <span className={styles.beside}>{beside}</span> : beside}
        </div>
      )}
      {children}
    </section>
  )
}
