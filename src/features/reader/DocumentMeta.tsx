import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { useWords } from '#state/words.ts'
import styles from './DocumentMeta.module.css'
import { OutLink } from './OutLink.tsx'

/** Who published a document, what it is, in which language, and when, with the page itself. */
export function DocumentMeta({ document }: { document: SourceDocument }) {
  const { t } = useTranslation('reader')
  const words = useWords()
  const languages = useMemo(
    () => new Intl.DisplayNames(words.language, { type: 'language' }),
    [words.language],
  )
  const parts = [
    document.publisher ?? t('publisherNotStated'),
    document.publisherKind && words.publisherKind(document.publisherKind),
    document.textKind && t(`textKind.${document.textKind}` as never, { defaultValue: document.textKind }),
    languages.of(document.language) ?? document.language,
    document.date ? words.period(document.date) : t('dateNotStated'),
  ]
  return (
    <>
      <p className={styles.parts}>
        {parts.filter((part) => part !== null).join(' · ')}
        {document.url && (
          <>
            {' · '}
            <OutLink url={document.url}>{t('source')}</OutLink>
          </>
        )}
      </p>
      {!document.date && document.dateNote && <p lang="en">{document.dateNote}</p>}
    </>
  )
}
