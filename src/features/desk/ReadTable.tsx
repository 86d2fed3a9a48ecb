import { useState } from 'react'
import { sourceLanguageOf } from '#domain/language.ts'
import { periodOfDate } from '#domain/period.ts'
import type { DocumentFacts, DocumentHead } from '#domain/project.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { Button } from '#ui/Button.tsx'
import { Input } from '#ui/Field.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './DeskPage.module.css'
import { HowRecognised } from './PagePicture.tsx'
import { LanguageField } from './PasteDialog.tsx'

const NONE: readonly DocumentHead[] = []
const COLUMNS = ['shared:title', 'publisher', 'shared:date', 'textLanguage', 'howRead'] as const

/** The documents of the project that nobody has confirmed yet. */
export function useUnconfirmed(): readonly DocumentHead[] {
  const documents = useDesk(({ project }) => project?.documents) ?? NONE
  return documents.filter(({ unconfirmed }) => unconfirmed)
}

/** What was read of each new document, to be corrected and confirmed, row by row or at once. */
export function ReadTable({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk')
  const documents = useUnconfirmed()
  const [edits, setEdits] = useState<ReadonlyMap<string, Partial<DocumentFacts>>>(new Map())
  const factsOf = ({ id, title, publisher, date, language }: DocumentHead): DocumentFacts => ({
    title,
    publisher,
    date,
    language,
    ...edits.get(id),
  })
  const confirm = async (heads: readonly DocumentHead[]) => {
    for (const head of heads) {
      const facts = factsOf(head)
      if (isRight(facts)) await desk.setFacts(head.id, facts)
    }
  }
  return (
    <section className={styles.read} aria-label={t('documentsRead')}>
      <header className="in-row set-off">
        <h1 className="title-16 grow">{t('documentsRead')}</h1>
        <Button look="main" onClick={() => void confirm(documents)}>
          {t('confirmAll', { count: documents.length })}
        </Button>
        <Button onClick={onClose}>{t('readLater')}</Button>
      </header>
      <Table>
        <TableHead names={[...COLUMNS.map((name) => t(name)), '']} />
        <tbody>
          {documents.map((document) => (
            <Row
              key={document.id}
              document={document}
              facts={factsOf(document)}
              change={(part) =>
                setEdits(new Map(edits).set(document.id, { ...edits.get(document.id), ...part }))
              }
              onConfirm={() => void confirm([document])}
            />
          ))}
        </tbody>
      </Table>
    </section>
  )
}

const isRight = ({ title, date }: DocumentFacts) =>
  title.trim() !== '' && (date === null || periodOfDate(date) !== null)

interface RowProps {
  document: DocumentHead
  facts: DocumentFacts
  change: (part: Partial<DocumentFacts>) => void
  onConfirm: () => void
}

function Row({ document, facts, change, onConfirm }: RowProps) {
  const { t } = useTranslation(['desk', 'common'])
  const { fileName, fileDate, title } = document
  const named = (what: string) => t('factOf', { what, name: title })
  const isDateWrong = facts.date !== null && periodOfDate(facts.date) === null
  return (
    <tr>
      <th scope="row" data-label={t('shared:title')}>
        <Input
          aria-label={named(t('shared:title'))}
          dir="auto"
          value={facts.title}
          onChange={({ currentTarget: { value } }) => change({ title: value })}
        />
        <small className="block soft caption-type" dir="auto">
          {fileName}
        </small>
      </th>
      <td data-label={t('publisher')}>
        <Input
          aria-label={named(t('publisher'))}
          placeholder={t('common:notStated')}
          value={facts.publisher ?? ''}
          onChange={({ currentTarget: { value } }) => change({ publisher: value || null })}
        />
      </td>
      <td data-label={t('shared:date')}>
        <Input
          aria-label={named(t('shared:date'))}
          aria-invalid={isDateWrong}
          placeholder={t('common:notStated')}
          value={facts.date ?? ''}
          onChange={({ currentTarget: { value } }) => change({ date: value.trim() || null })}
        />
        {isDateWrong && (
          <small className="block soft caption-type" role="alert">
            {t('dateWrong')}
          </small>
        )}
        {fileDate !== undefined && facts.date === null && (
          <small className="block soft caption-type">
            {t('fileDate', { date: fileDate })}{' '}
            <Button
              look="text"
              aria-label={t('useFileDate', { date: fileDate, name: title })}
              onClick={() => change({ date: fileDate })}
            >
              {t('useDate')}
            </Button>
          </small>
        )}
      </td>
      <td data-label={t('textLanguage')}>
        <LanguageField
          label={named(t('textLanguage'))}
          language={facts.language}
          onChange={(language) => change({ language })}
        />
        {sourceLanguageOf(facts.language) === null && (
          <small className="block soft caption-type">{t('byHandOnly')}</small>
        )}
      </td>
      <td>
        <HowRead document={document} />
      </td>
      <td>
        <Button
          disabled={!isRight(facts)}
          aria-label={t('confirmNamed', { name: title })}
          onClick={onConfirm}
        >
          {t('confirm')}
        </Button>
      </td>
    </tr>
  )
}

/** The format of a document, its pages and proposals, and what was left out of its text with the rule that did. */
function HowRead({
  document: { format, pages, claims, dropped = [], recognition },
}: {
  document: DocumentHead
}) {
  const { t } = useTranslation('desk')
  const { list } = useWords()
  const parts = [
    ...(format === 'paste' ? [] : [format.toUpperCase()]),
    ...(pages.length > 0 ? [t('shared:count.pages', { count: pages.length })] : []),
    t('proposalCount', { count: claims }),
  ]
  const reasonOf = (reason: string) => t(`leftOut.${reason}` as never, { defaultValue: reason })
  return (
    <>
      {parts.join(' · ')}
      {recognition && (
        <p>
          <HowRecognised recognition={recognition} />
        </p>
      )}
      {dropped.length > 0 && (
        <details>
          <summary>{t('leftOutOf', { what: list(dropped.map(({ reason }) => reasonOf(reason))) })}</summary>
          {dropped.map(({ reason, texts }) => (
            <p key={reason} className="breaks" dir="auto">
              <strong>{reasonOf(reason)}</strong> {texts.join(' · ')}
            </p>
          ))}
        </details>
      )}
    </>
  )
}
