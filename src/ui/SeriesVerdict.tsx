import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import styles from './SeriesVerdict.module.css'

/** Numbers in words, with the cells that they stand on. */
interface Line<Cells> {
  text: string
  cells: Cells
}

/** The words of a text beside a series; see the words of the state, which have this shape. */
export interface VerdictWords<Cells> {
  verdict: string
  stated: string
  series: Line<Cells> | null
  reasons: readonly string[]
  further: readonly Line<Cells>[]
  definitions: readonly [stated: string, counted: string | null]
  related: Cells | null
  labels: Readonly<Record<'stated' | 'series' | 'noSeries' | 'definitions' | 'related' | 'openText', string>>
}

interface SeriesVerdictProps<Cells> {
  verdict: 'agrees' | 'differs' | 'not-comparable'
  words: VerdictWords<Cells>
  /** Numbers open their cells. */
  onOpenCells: (cells: Cells) => void
  /** From where the text is: a sentence's own words, or the title of a record; not where it is what is being read. */
  source?: { text: string; isQuote: boolean; language?: string | undefined }
  /** Opens the sentence or record; null where it is what is being read. */
  onOpenText: (() => void) | null
}

/** Signs beside the words, never instead of them. */
const SIGNS = { agrees: '=', differs: '≠', 'not-comparable': '∥' } as const

/** What a text states beside what a series counts: one of three words, both numbers, and why. */
export function SeriesVerdict<Cells>({
  verdict,
  words,
  onOpenCells,
  source,
  onOpenText,
}: SeriesVerdictProps<Cells>) {
  const { labels, series, definitions } = words
  const [stated, counted] = definitions
  const number = ({ text, cells }: Line<Cells>): ReactNode => (
    <Button look="text" className={styles.number ?? ''} onClick={() => onOpenCells(cells)}>
      {text}
    </Button>
  )
  return (
    <div className={styles.item} data-verdict={verdict}>
      <p className={styles.verdict}>
        <span className={styles.sign} aria-hidden="true">
          {SIGNS[verdict]}
        </span>
        {words.verdict}
      </p>
      <dl className={styles.sides}>
        <dt>{labels.stated}</dt>
        <dd>
          {onOpenText ? (
            <Button
              look="text"
              className={styles.number ?? ''}
              aria-label={`${labels.openText}: ${words.stated}`}
              onClick={onOpenText}
            >
              {words.stated}
            </Button>
          ) : (
            words.stated
          )}
          {source && (
            <span className={source.isQuote ? styles.quote : styles.title} lang={source.language}>
              {source.isQuote ? `“${source.text}”` : source.text}
            </span>
          )}
        </dd>
        <dt>{labels.series}</dt>
        <dd>
          {series ? number(series) : <span className={styles.none}>{labels.noSeries}</span>}
          {words.related !== null && number({ text: labels.related, cells: words.related })}
        </dd>
      </dl>
      <p className={styles.reasons}>{words.reasons.join(' ')}</p>
      {words.further.length > 0 && (
        <ul className={styles.further}>
          {words.further.map((line) => (
            <li key={line.text}>{number(line)}</li>
          ))}
        </ul>
      )}
      <details className={styles.definitions}>
        <summary>{labels.definitions}</summary>
        <dl className={styles.sides}>
          <dt>{labels.stated}</dt>
          <dd>{stated}</dd>
          <dt>{labels.series}</dt>
          <dd>{counted ?? labels.noSeries}</dd>
        </dl>
      </details>
    </div>
  )
}
