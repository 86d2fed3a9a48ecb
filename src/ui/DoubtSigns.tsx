import { Fragment } from 'react'
import { DoubtSign } from './DoubtSign.tsx'
import styles from './DoubtSigns.module.css'

/** One value of a sign of doubt: its picture, its word, and what the word means. */
export interface DoubtValue {
  look: Parameters<typeof DoubtSign>[0]['look']
  word: string
  definition: string
}

/** The two signs of a thing in the reader's words; the names say of what the values are. */
export interface DoubtParts {
  publisherName: string
  publishers: readonly DoubtValue[]
  reviewName: string
  reviews: readonly DoubtValue[]
}

/** Who published what a thing stands on, and how it was read: pictures with words, each explained under the pointer. */
export function DoubtSigns({ doubt }: { doubt: DoubtParts }) {
  return (
    <span className={styles.signs}>
      <ValueRow name={doubt.publisherName} values={doubt.publishers} />
      <ValueRow name={doubt.reviewName} values={doubt.reviews} />
    </span>
  )
}

interface ValueRowProps {
  /** Heard before the values; not seen, for the pictures say it. */
  name: string
  values: readonly DoubtValue[]
}

/** The values of one sign, in a row that breaks between them; nothing while none is known. */
export function ValueRow({ name, values }: ValueRowProps) {
  if (values.length === 0) return null
  return (
    <span className={styles.row}>
      <span className="visually-hidden">{name}: </span>
      {values.map(({ look, word, definition }, index) => (
        <Fragment key={look}>
          {index > 0 && <span className="visually-hidden">, </span>}
          <span className={styles.value} title={definition}>
            <DoubtSign look={look} />
            {word}
          </span>
        </Fragment>
      ))}
    </span>
  )
}

interface DoubtNoteProps {
  doubt: DoubtParts
  /** What a press on the signs shows, for those who only hear them. */
  explain: string
}

/** The two signs with what they mean one press away: a native disclosure. */
export function DoubtNote({ doubt, explain }: DoubtNoteProps) {
  return (
    <details className={styles.note}>
      <summary className={styles.summary}>
        <DoubtSigns doubt={doubt} />
        <span className="visually-hidden">. {explain}</span>
      </summary>
      <Definitions values={[...doubt.publishers, ...doubt.reviews]} />
    </details>
  )
}

interface DoubtLegendProps {
  title: string
  doubt: DoubtParts
}

/** What every sign means, folded away under a title. */
export function DoubtLegend({ title, doubt }: DoubtLegendProps) {
  return (
    <details className={styles.note}>
      <summary className={styles.summary}>{title}</summary>
      <p className={styles.heading}>{doubt.publisherName}</p>
      <Definitions values={doubt.publishers} />
      <p className={styles.heading}>{doubt.reviewName}</p>
      <Definitions values={doubt.reviews} />
    </details>
  )
}

function Definitions({ values }: { values: readonly DoubtValue[] }) {
  return (
    <dl className={styles.definitions}>
      {values.map(({ look, word, definition }) => (
        <div key={look}>
          <dt className={styles.value}>
            <DoubtSign look={look} />
            {word}
          </dt>
          <dd>{definition}</dd>
        </div>
      ))}
    </dl>
  )
}
