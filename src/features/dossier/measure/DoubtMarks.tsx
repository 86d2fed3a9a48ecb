import type { SourceQuality } from '#domain/sourceQuality.ts'
import { Legend } from '#ui/Legend.tsx'
import type { SourceQualityWord } from '#words/buildWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './DoubtMarks.module.css'

const SQUARE = 'M1.5 1.5h9v9h-9z'

/** A square for who published: filled, half filled, empty, with a dot, or dashed; lines or quotation marks for the words. */
const PATHS: Readonly<Record<SourceQualityWord['look'], { outline: string; fill?: string }>> = {
  house: { outline: SQUARE, fill: SQUARE },
  copy: { outline: SQUARE, fill: 'M1.5 10.5v-9h9z' },
  newspaper: { outline: SQUARE },
  flag: { outline: SQUARE, fill: 'M4.5 4.5h3v3h-3z' },
  dashed: { outline: SQUARE },
  lines: { outline: 'M1 3h10M1 6h10M1 9h6' },
  ...quotes(['box', 'tick', 'pencil', 'plus'] as const),
}

function quotes<Look extends string>(looks: readonly Look[]) {
  const path = {
    outline: '',
    fill: 'M1.5 7.5V6q0-3 3-3.5v1.4q-1.2.4-1.2 1.6h1.2v2zM7 7.5V6q0-3 3-3.5v1.4q-1.2.4-1.2 1.6H10v2z',
  }
  return Object.fromEntries(looks.map((look) => [look, path])) as Record<Look, typeof path>
}

/** Two small marks for doubt: who published, and whether the words are the source's or ours. Tooltips give the words. */
export function DoubtMarks({ sourceQuality }: { sourceQuality: SourceQuality }) {
  const words = useWords()
  const { publisherName, publishers, reviewName, reviews } = words.sourceQuality(sourceQuality)
  return (
    <span className={styles.marks}>
      <Mark name={publisherName} values={publishers} />
      <Mark name={reviewName} values={reviews} />
    </span>
  )
}

/** Draws the first value; the tooltip names all. */
function Mark({ name, values }: { name: string; values: readonly SourceQualityWord[] }) {
  const [first] = values
  if (!first) return null
  const title = values.map(({ word, definition }) => `${word}: ${definition}`).join('\n')
  return (
    <span
      role="img"
      className={styles.mark}
      title={title}
      aria-label={`${name}: ${values.map(({ word }) => word).join(', ')}`}
    >
      <MarkSign look={first.look} />
    </span>
  )
}

function MarkSign({ look }: Pick<SourceQualityWord, 'look'>) {
  const { outline, fill } = PATHS[look]
  return (
    <svg width={12} height={12} viewBox="0 0 12 12" aria-hidden="true">
      {outline !== '' && (
        <path
          d={outline}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.2}
          strokeDasharray={look === 'dashed' ? '1.6 1.4' : undefined}
        />
      )}
      {fill && <path d={fill} fill="currentColor" />}
    </svg>
  )
}

/** What the marks of a list mean, above it. */
export function DoubtLegend() {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  return (
    <Legend>
      <MarkWord look="house" word={words.publisherKind('official')} />
      <MarkWord look="copy" word={words.publisherKind('republished-official')} />
      <MarkWord look="newspaper" word={words.publisherKind('press')} />
      <MarkWord look="lines" word={words.review('record')} />
      <MarkWord look="tick" word={t('marks.quote')} />
    </Legend>
  )
}

function MarkWord({ look, word }: Pick<SourceQualityWord, 'look' | 'word'>) {
  return (
    <li>
      <MarkSign look={look} /> {word}
    </li>
  )
}
