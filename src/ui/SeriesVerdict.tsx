import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import styles from './SeriesVerdict.module.css'

/** A line of numbers with the cells behind them. */
interface Line<Cells> {
  text: string
  cells: Cells
}

/** Words of a comparison; the shape of ComparisonWords (#words/comparisonWords.ts). */
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
  onOpenCells: (cells: Cells) => void
  /** The quoted sentence or the title of the record; left out where the reader has it open. */
  source?: { text: string; isQuote: boolean; language?: string | undefined }
  /** Opens the sentence or record; null where the reader has it open. */
  onOpenText: (() => void) | null
}

const SIGNS = { agrees: '=', differs: '≠', 'not-comparable': '∥' } as const

/** A text compared with a series: the verdict, both numbers and the reasons. */
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
    <div className={`${styles.item} gap-4 stack`} data-verdict={verdict}>
      <p className="gap-8 row-middle bold">
        <span className={`${styles.sign} rigid`} aria-hidden="true">
          {SIGNS[verdict]}
        </span>
        {words.verdict}
      </p>
      <dl className={`${styles.sides} stack`}>
        <dt>{labels.stated}</dt>
        <dd>
          {onOpenText ? (
            <Button
              look="text"
              className={styles.number ?? ''}
              aria-label={labels.openText}
              onClick={onOpenText}
            >
              {words.stated}
            </Button>
          ) : (
            words.stated
          )}
          {source?.isQuote && (
            <q className={`${styles.quote} soft`} lang={source.language}>
              {source.text}
            </q>
          )}
          {source && !source.isQuote && (
            <span className={`${styles.title} soft`} lang={source.language}>
              {source.text}
            </span>
          )}
        </dd>
        <dt>{labels.series}</dt>
        <dd>
          {series ? number(series) : <span className="quiet">{labels.noSeries}</span>}
          {words.related !== null && number({ text: labels.related, cells: words.related })}
        </dd>
      </dl>
      <p className="small soft">{words.reasons.join(' ')}</p>
      {words.further.length > 0 && (
        <ul className={`${styles.further} stack small gap-2`}>
          {words.further.map((line) => (
            <li key={line.text}>{number(line)}</li>
          ))}
        </ul>
      )}
      <details className="small soft">
        <summary>{labels.definitions}</summary>
        <dl className={`${styles.sides} stack`}>
          <dt>{labels.stated}</dt>
          <dd>{stated}</dd>
          <dt>{labels.series}</dt>
          <dd>{counted ?? labels.noSeries}</dd>
        </dl>
      </details>
    </div>
  )
}
