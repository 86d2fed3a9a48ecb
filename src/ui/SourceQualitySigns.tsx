import { Fragment } from 'react'
import signStyles from './Signs.module.css'
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
    <span className="line-16 apart-12 quiet caption-type row-wrap">
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
    <span className={`${styles.row} wraps`}>
      <span className="visually-hidden">{name}, </span>
      {values.map(({ look, word, definition }, index) => (
        <Fragment key={look}>
          {index > 0 && <span className="visually-hidden">, </span>}
          <span className={`${styles.value} gap-4`} title={definition}>
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
    <details className={`${styles.note} line-16 wide quiet caption-type`}>
      <summary className={`${styles.summary} gap-8 row-middle`}>
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
    <details className={`${styles.note} line-16 wide quiet caption-type`}>
      <summary className={`${styles.summary} gap-8 row-middle`}>{title}</summary>
      <p className="below-8 soft bold">{sourceQuality.publisherName}</p>
      <Definitions values={sourceQuality.publishers} />
      <p className="below-8 soft bold">{sourceQuality.reviewName}</p>
      <Definitions values={sourceQuality.reviews} />
    </details>
  )
}

function Definitions({ values }: { values: readonly SourceQualityValue[] }) {
  return (
    <dl className={`${styles.definitions} gap-4 stack`}>
      {values.map(({ look, word, definition }) => (
        <div key={look}>
          <dt className={`${styles.value} gap-4`}>
            <SourceQualitySign look={look} />
            {word}
          </dt>
          <dd>{definition}</dd>
        </div>
      ))}
    </dl>
  )
}

/** 12 px stroke icons, each the `d` of one path: five kinds of publisher, then the review states. */
const PATHS = {
  house: 'M1.5 10.5h9M2.5 10V5M6 10V5M9.5 10V5M1.2 4.8L6 1.8l4.8 3z',
  copy: 'M4.5 4.5h6v6h-6zM7.5 4.3V1.5h-6v6h2.8',
  newspaper: 'M1.5 2h9v8.5h-9zM3.5 4.5h5M3.5 6.5h5M3.5 8.5h2.5',
  flag: 'M2.5 10.5v-9h7L7.5 4l2 2.5h-7',
  dashed: 'M1 6h10',
  box: 'M2 2h8v8H2z',
  tick: 'M2 2h8v8H2zM4 6.2l1.5 1.5L8.2 4.5',
  pencil: 'M2 10l.6-2.6 5.9-5.9 2 2L4.6 9.4z',
  plus: 'M6 2v8M2 6h8',
  lines: 'M2 3h8M2 6h8M2 9h5',
} as const

/** The icon of a source quality; the caller shows its word. */
export function SourceQualitySign({ look }: { look: keyof typeof PATHS }) {
  return (
    <svg
      className={`${signStyles.sign} rigid`}
      width={12}
      height={12}
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.1}
      strokeDasharray={look === 'dashed' ? '1.5 1.8' : undefined}
      strokeLinecap={look === 'dashed' ? 'butt' : 'round'}
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[look]} />
    </svg>
  )
}
