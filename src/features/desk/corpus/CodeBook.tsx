import { useState } from 'react'
import type { DataSheet } from '#content/dataSheet.ts'
import { type Coding, codeBook, codingsOf } from '#domain/codeBook.ts'
import { CodeDialog, CodeSign } from '#features/desk/Codings.tsx'
import { FileButton } from '#features/desk/ProjectFile.tsx'
import { useSeenEntries } from '#features/desk/useReview.ts'
import type { CorpusRow } from '#state/desk/corpusRows.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { fileNameOf } from '#state/desk/deskState.ts'
import { Button } from '#ui/Button.tsx'
import { download } from '#ui/download.ts'
import { Table } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { CountTable } from './CodeTable.tsx'
import styles from './CorpusView.module.css'

/** The reader's own codes: the book with its definitions, and how often each marks words of each document. */
export function CodeBook({ rows }: { rows: readonly CorpusRow[] }) {
  const { t } = useTranslation('corpus')
  const entries = useSeenEntries()
  const codings = codingsOf(entries)
  const book = [...codeBook(entries)]
  const columnOf = (codeId: string) => `own_${codeId}`
  return (
    <>
      <BookTable codings={codings} />
      <CountTable
        name={t('face.own')}
        codes={book.map(([id, { name }]) => ({ column: columnOf(id), group: t('yourCode'), name }))}
        documents={rows.map(({ head }) => {
          const counts = new Map<string, number>()
          for (const { codeId, citation } of codings) {
            if (citation.documentId !== head.id) continue
            counts.set(columnOf(codeId), (counts.get(columnOf(codeId)) ?? 0) + 1)
          }
          return { head, counts }
        })}
        file="own-codes"
        note={t('ownNote')}
        none={t('ownNone')}
      />
    </>
  )
}

function BookTable({ codings }: { codings: readonly Coding[] }) {
  const { t } = useTranslation('corpus')
  const { number } = useWords()
  const title = useDesk(({ project }) => project?.title ?? '')
  const isReadOnly = useDesk((state) => state.isReadOnly)
  const entries = useSeenEntries()
  const [edited, setEdited] = useState<{ codeId: string | null } | null>(null)
  const [imported, setImported] = useState<Imported | null>(null)
  const rows = [...codeBook(entries)].map(([id, code]) => {
    const own = codings.filter(({ codeId }) => codeId === id)
    const documents = new Set(own.map(({ citation }) => citation.documentId)).size
    return { id, ...code, marks: own.length, documents }
  })
  const save = async (format: 'csv' | 'json') => {
    const file = `${fileNameOf(title)}-code-book.${format}`
    if (format === 'json')
      return download(`${JSON.stringify({ codes: rows }, null, 2)}\n`, file, 'application/json')
    const { dataCsv } = await import('#papers/dataFile.ts')
    const columns = ['id', 'sign', 'name', 'definition', 'marks', 'documents']
    download(dataCsv({ columns, rows } satisfies DataSheet), file)
  }
  return (
    <div className={styles.book}>
      <div className={styles.lead}>
        <p>{t('apart')}</p>
        {!isReadOnly && (
          <>
            <Button onClick={() => setEdited({ codeId: null })}>{t('newCode')}</Button>
            <FileButton
              accept=".csv,.tsv,.txt,.json"
              onFiles={async ([file]) => {
                if (!file) return
                const { name } = file
                setImported({ name, ...(await desk.importCodes({ name, file })) })
              }}
            >
              {t('importBook')}
            </FileButton>
          </>
        )}
        {rows.length > 0 &&
          (['csv', 'json'] as const).map((format) => (
            <Button key={format} onClick={() => void save(format)}>
              {t('saveBook', { format: format.toUpperCase() })}
            </Button>
          ))}
      </div>
      {imported && <ImportNote {...imported} onClose={() => setImported(null)} />}
      {rows.length > 0 && (
        <Table className={styles.table}>
          <caption className="visually-hidden">{t('book')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('code')}</th>
              <th scope="col">{t('definition')}</th>
              <th scope="col" data-number>
                {t('marks')}
              </th>
              <th scope="col" data-number>
                {t('face.documents')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, sign, name, definition, marks, documents }) => (
              <tr key={id}>
                <th scope="row" data-column="title">
                  <CodeSign sign={sign} /> {name}
                </th>
                <td data-column="definition">{definition}</td>
                <td data-number>{number(marks)}</td>
                <td data-number>{number(documents)}</td>
                <td data-number>
                  {!isReadOnly && (
                    <>
                      <Button
                        look="text"
                        aria-label={t('changeCode', { name })}
                        onClick={() => setEdited({ codeId: id })}
                      >
                        {t('change')}
                      </Button>{' '}
                      <Button
                        look="text"
                        aria-label={t('removeCode', { name })}
                        // Marked words would lose what they are marked with.
                        disabled={marks > 0}
                        onClick={() => desk.setCode(id, null)}
                      >
                        {t('remove')}
                      </Button>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {edited && <CodeDialog codeId={edited.codeId} onClose={() => setEdited(null)} />}
    </div>
  )
}

type Imported = Awaited<ReturnType<typeof desk.importCodes>> & { readonly name: string }

/** What came of importing a code book, and each row that was not taken as it is. */
function ImportNote({ name, codes, same, faults, onClose }: Imported & { onClose: () => void }) {
  const { t } = useTranslation(['corpus', 'desk'])
  return (
    <div className={styles.imported} role={codes.length + same > 0 ? 'status' : 'alert'}>
      {codes.length + same > 0 && (
        <p>
          {t('imported', { count: codes.length, file: name })}
          {same > 0 && ` ${t('importedSame', { count: same })}`}
        </p>
      )}
      <ul>
        {faults.map(({ code, place, name: codeName }) => (
          <li key={`${code} ${place}`}>
            {t(`bookFault.${code}`, { file: name, place: place ?? 0, name: codeName })}
          </li>
        ))}
      </ul>
      <Button look="text" onClick={onClose}>
        {t('desk:dismiss')}
      </Button>
    </div>
  )
}
