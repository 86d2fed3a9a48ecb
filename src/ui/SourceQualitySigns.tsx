import { Fragment } from 'react'
import { SourceQualitySign } from './SourceQualitySign.tsx'
import styles from './SourceQualitySigns.module.css'

/** One value of a sign of source quality: its picture, its word, and what the word means. */
export interface SourceQualityValue {
  look: Parameters<typeof SourceQualitySign>[0]['look']
  word: string
  definition: string
}

/** The two signs of a thing in the reader's words; the names say of what the values are. */
export interface SourceQualityParts {
  publisherName: string
  publishers: readonly SourceQualityValue[]
  reviewName: string
  reviews: readonly SourceQualityValue[]
}

/** Who published what a thing stands on, and how it was read: pictures with words, each explained under the pointer. */
export function SourceQualitySigns({ sourceQuality }: { sourceQuality: SourceQualityParts }) {
  return (
    <span className={styles.signs}>
      <ValueRow name={sourceQuality.publisherName} values={sourceQuality.publishers} />
      <ValueRow name={sourceQuality.reviewName} values={sourceQuality.reviews} />
    </span>
  )
}

interface ValueRowProps {
  /** Heard before the values; not seen, for the pictures say it. */
  name: string
  values: readonly SourceQualityValue[]
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
            <SourceQualitySign look={look} />
            {word}
          </span>
        </Fragment>
      ))}
    </span>
  )
}

interface SourceQualityNoteProps {
  sourceQuality: SourceQualityParts
  /** What a press on the signs shows, for those who only hear them. */
  explain: string
}

/** The two signs with what they mean one press away: a native disclosure. */
export function SourceQualityNote({ sourceQuality, explain }: SourceQualityNoteProps) {
  return (
    <details className={styles.note}>
      <summary className={styles.summary}>
        <SourceQualitySigns sourceQuality={sourceQuality} />
        <span className="visually-hidden">. {explain}</span>
      </summary>
      <Definitions values={[...sourceQuality.publishers, ...sourceQuality.reviews]} />
    </details>
  )
}

interface SourceQualityLegendProps {
  title: string
  sourceQuality: SourceQualityParts
}

/** What every sign means, folded away under a title. */
export function SourceQualityLegend({ title, sourceQuality }: SourceQualityLegendProps) {
  return (
    <details className={styles.note}>
      <summary className={styles.summary}>{title}</summary>
      <p className={styles.heading}>{sourceQuality.publisherName}</p>
      <Definitions values={sourceQuality.publishers} />
      <p className={styles.heading}>{sourceQuality.reviewName}</p>
      <Definitions values={sourceQuality.reviews} />
    </details>
  )
}

function Definitions({ values }: { values: readonly SourceQualityValue[] }) {
  return (
    <dl className={styles.definitions}>
      {values.map(({ look, word, definition }) => (
        <div key={look}>
          <dt className={styles.value}>
            <SourceQualitySign look={look} />
            {word}
          </dt>
          <dd>{definition}</dd>
        </div>
      ))}
    </dl>
  )
}
