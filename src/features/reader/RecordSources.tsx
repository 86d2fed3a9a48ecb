import { useTranslation } from 'react-i18next'
import type { RecordSource } from '#domain/datedRecord.ts'
import { useWords } from '#state/words.ts'
import { OutLink } from './OutLink.tsx'
import styles from './RecordReader.module.css'

/** The pages that a record was read on, the one it stands on first: publisher, kind of publisher, link out. */
export function RecordSources({ sources }: { sources: readonly RecordSource[] }) {
  const { t } = useTranslation('reader')
  const words = useWords()
  return (
    <section>
      <h3>{t('record.sources', { count: sources.length })}</h3>
      <ul className={styles.sources}>
        {sources.map((source) => (
          <li key={source.url}>
            <p className={styles.sourceTitle}>
              <OutLink url={source.url}>{source.title}</OutLink>
            </p>
            <p className={styles.sourceMeta}>
              {[source.publisher, words.publisherKind(source.publisherKind), hostOf(source.url)].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '')
}
