import { Fragment } from 'react'
import { SourceQualitySign } from './SourceQualitySign.tsx'
import styles from './SourceQualitySigns.module.css'

/** One value of source quality: its icon, its word and the definition of the word. */
export interface SourceQualityValue {
  look: Parameters<typeof SourceQualitySign>[0]['look']
  word: string
  definition: string
}

/** Publisher kinds and review states in the reader's language, each list with its name. */
export interface SourceQualityParts {
  publisherName: string
  publishers: readonly SourceQualityValue[]
  reviewName: string
  reviews: readonly SourceQualityValue[]
}

/** Publisher kinds and review states as icons with words; tooltips define them. */
export function SourceQualitySigns({ sourceQuality }: { sourceQuality: SourceQualityParts }) {
  return (
    <span className={styles.signs}>
      <ValueRow name={sourceQuality.publisherName} values={sourceQuality.publishers} />
      <ValueRow name={sourceQuality.reviewName} values={sourceQuality.reviews} />
    </span>
  )
}

interface ValueRowProps {
  /** Name of the list, for screen readers only. */
  name: string
  values: readonly SourceQualityValue[]
}

/** The values of one list in a row that wraps between them; renders nothing without values. */
export function ValueRow({ name, values }: ValueRowProps) {
  if (values.length === 0) return null
  return (
    <span className={styles.row}>
      <span className="visually-hidden">{name}, </span>
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
  /** What the disclosure shows, for screen readers only. */
  explain: string
}

/** The source quality as the summary of a disclosure that shows the definitions. */
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

/** The definitions of all values, in a disclosure under a title. */
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
