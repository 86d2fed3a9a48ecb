import type { Corpus } from '#content/corpus.ts'
import { documentSummary } from '#content/dossiers.ts'
import { marksOfDocument } from '#content/sourceUse.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { languageName } from '#i18n/formats.ts'
import { Fact, Facts } from '#parts/Facts.tsx'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { ReportButton } from '#parts/ReportButton.tsx'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './SourcesPage.module.css'
import { useMarksText } from './useMarksText.ts'

interface DocumentListProps {
  corpus: Corpus
  version: string | null
}

/** Every document: publisher, rights, how much of it is used, and how many marks cite it. */
export function DocumentList({ corpus, version }: DocumentListProps) {
  return (
    <ul className={styles.items}>
      {corpus.documents.map((document) => (
        <li key={document.id}>
          <DocumentEntry corpus={corpus} document={document} version={version} />
        </li>
      ))}
    </ul>
  )
}

function DocumentEntry({ corpus, document, version }: DocumentListProps & { document: SourceDocument }) {
  const { t } = useTranslation(['methods', 'common'])
  const words = useWords()
  const marksText = useMarksText()
  const { byKind, usedSentences, sentences, dropped, listsMissing } = documentSummary(document, corpus.claims)
  const claims = byKind.filter((kind) => kind.claims.length > 0)
  return (
    <article className={styles.item}>
      <h3 className={styles.documentTitle} lang={document.language}>
        {document.title}
      </h3>
      <Facts look="page">
        <Fact name={t('common:filter.publishers.one')}>
          {document.publisher !== null && words.publisherOfText(document.publisher)}
          {document.publisher !== null && document.publisherKind !== null && ' · '}
          {document.publisherKind !== null && words.publisherKind(document.publisherKind)}
        </Fact>
        <Fact name={t('common:language')}>{languageName(document.language, words.language)}</Fact>
        <Fact name={t('date')}>{document.date && words.period(document.date)}</Fact>
        {document.dateNote !== null && (
          <Fact name={t('dateNote')}>
            <LocalizedWords text={document.dateNote} />
          </Fact>
        )}
        <Fact name={t('rights')}>{document.rights && <LocalizedWords text={document.rights} />}</Fact>
        <Fact name={t('coverage')}>
          {t('coverageDocument', {
            used: usedSentences,
            total: sentences,
            dropped: dropped.length,
            missing: listsMissing,
          })}
        </Fact>
        <Fact name={t('claims')}>
          {claims.length > 0 &&
            words.list(
              claims.map(({ kind, claims: of }) => `${t(`claimKind.${kind}`)} ${words.number(of.length)}`),
            )}
        </Fact>
        <Fact name={t('usedBy')}>{marksText(marksOfDocument(corpus, document.id))}</Fact>
        {document.note !== null && (
          <Fact name={t('note')}>
            <LocalizedWords text={document.note} />
          </Fact>
        )}
        <Fact name={t('address')}>
          {document.url && (
            <a href={document.url} target="_blank" rel="noreferrer">
              {new URL(document.url).host}
            </a>
          )}
        </Fact>
      </Facts>
      <div className={styles.actions}>
        <Button onClick={() => openReader({ type: 'document', documentId: document.id, span: null })}>
          <Icon name="document" />
          {t('open')}
        </Button>
        <ReportButton
          isText
          version={version}
          subject={{
            parts: [
              ['document', document.id],
              ['checksum', document.sha256 ?? '–'],
            ],
            quote: document.title,
          }}
        />
      </div>
    </article>
  )
}
