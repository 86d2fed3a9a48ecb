import { useTranslation } from 'react-i18next'
import type { DocumentReading } from '#state/selectors/readerModel.ts'
import { useWords } from '#words/words.ts'
import styles from './DocumentSide.module.css'

interface DocumentCountsProps {
  counts: DocumentReading['counts']
  rights: string | null
}

/** How much of the document was used, what is missing in it and what was left out. */
export function DocumentCounts({ counts, rights }: DocumentCountsProps) {
  const { t } = useTranslation('reader')
  const { number } = useWords()
  const rows = [
    [counts.used, t('sentencesUsed', { count: counts.used, all: number(counts.sentences) })],
    [counts.listsMissing, t('listsMissing', { count: counts.listsMissing })],
    [counts.dropped, t('linesDropped', { count: counts.dropped })],
  ] as const
  return (
    <div className={styles.counts}>
      <h3>{t('thisDocument')}</h3>
      <dl>
        {rows.map(([count, text]) => (
          <Row key={text} count={number(count)} text={text} />
        ))}
      </dl>
      {rights !== null && (
        <p className={styles.rights}>
          {t('rights')} <span lang="en">{rights}</span>
        </p>
      )}
    </div>
  )
}

function Row({ count, text }: { count: string; text: string }) {
  return (
    <>
      <dt>{count}</dt>
      <dd>{text}</dd>
    </>
  )
}
