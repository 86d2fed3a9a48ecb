import { useTranslation } from 'react-i18next'
import type { RecordSource } from '#domain/datedRecord.ts'
import { doubtOfRecord } from '#domain/doubt.ts'
import { ValueRow } from '#ui/DoubtSigns.tsx'
import { useWords } from '#words/words.ts'
import { hostOf } from './hostOf.ts'
import { OutLink } from './OutLink.tsx'
import styles from './RecordReader.module.css'

/** The pages that a record was read on, the one it stands on first: publisher, kind of publisher, link out. */
export function RecordSources({ sources }: { sources: readonly RecordSource[] }) {
  const { t } = useTranslation('reader')
  const words = useWords()
  const kindOf = (source: RecordSource) => {
    const { publisherName, publishers } = words.doubt(doubtOfRecord([source]))
    return { name: publisherName, values: publishers }
  }
  return (
    <section>
      <h3>{t('record.sources', { count: sources.length })}</h3>
      <ul className={styles.sources}>
        {sources.map((source) => (
          <li key={source.url}>
            <p className={styles.sourceTitle}>
              <OutLink url={source.url}>{source.title}</OutLink>
            </p>
            <p className={styles.sourceMeta}>{[source.publisher, hostOf(source.url)].join(' · ')}</p>
            <p className={styles.sourceMeta}>
              <ValueRow {...kindOf(source)} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
