import { useTranslation } from 'react-i18next'
import type { Claim } from '#domain/claim.ts'
import { doubtOfClaims } from '#domain/doubt.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { languageName } from '#i18n/formats.ts'
import { DoubtNote } from '#ui/DoubtSigns.tsx'
import { useWords } from '#words/words.ts'
import styles from './DocumentMeta.module.css'
import { OutLink } from './OutLink.tsx'

interface DocumentMetaProps {
  document: SourceDocument
  /** All claims there are; those of the document are picked. */
  claims: readonly Claim[]
}

/** Who published a document, what it is, in which language, and when, with the page itself. */
export function DocumentMeta({ document, claims }: DocumentMetaProps) {
  const { t } = useTranslation(['reader', 'doubt'])
  const words = useWords()
  const doubt = doubtOfClaims(
    document.publisherKind,
    claims.flatMap(({ citation, review }) => (citation.documentId === document.id ? review.state : [])),
  )
  const parts = [
    document.publisher ?? t('publisherNotStated'),
    document.textKind && t(`textKind.${document.textKind}` as never, { defaultValue: document.textKind }),
    languageName(document.language, words.language),
    document.date ? words.period(document.date) : t('dateNotStated'),
  ]
  return (
    <>
      <p className={styles.parts}>
        {parts.filter((part) => part !== null).join(' · ')}
        {document.url && (
          <>
            {' · '}
            <OutLink url={document.url} language={document.language}>
              {t('source')}
            </OutLink>
          </>
        )}
      </p>
      <DoubtNote doubt={words.doubt(doubt)} explain={t('doubt:explain')} />
      {!document.date && document.dateNote && <p lang="en">{document.dateNote}</p>}
    </>
  )
}
