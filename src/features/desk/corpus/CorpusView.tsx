import { useEffect, useMemo, useRef, useState } from 'react'
import type { DataSheet } from '#content/dataSheet.ts'
import { CLAIM_KINDS } from '#domain/claim.ts'
import { type Coding, codeBook, codingsOf } from '#domain/codeBook.ts'
import { entryToUndo } from '#domain/decisionLog.ts'
import { CodeDialog, CodeSign } from '#features/desk/Codings.tsx'
import { FileButton } from '#features/desk/ProjectFile.tsx'
import { undo, useDeskKeys, useSeenEntries } from '#features/desk/useReview.ts'
import { countByKey } from '#lib/groupBy.ts'
import { type CorpusFilter, type CorpusRow, corpusRows } from '#state/desk/corpusRows.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { fileNameOf } from '#state/desk/deskState.ts'
import { Button } from '#ui/Button.tsx'
import { download } from '#ui/download.ts'
import { Input, Select } from '#ui/Field.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { CodeTable, CountTable, DocumentTable } from './CodeTable.tsx'
import styles from './CorpusView.module.css'

/** The ways to look at all documents. */
const FACES = ['documents', 'codes', 'own'] as const

interface CorpusViewProps {
  filter: CorpusFilter
  onFilter: (filter: CorpusFilter) => void
  /** Whether the reader comes back from deciding proposals one after another: the focus returns to what starts it. */
  isBack: boolean
  onReview: () => void
}

/** All documents of the project side by side: what each adds, and the way to decide their proposals one after another. */
export function CorpusView({ filter, onFilter, isBack, onReview }: CorpusViewProps) {
  const { t } = useTranslation(['corpus', 'desk'])
  const documents = useDesk(({ project }) => project?.documents)
  const log = useDesk(({ project }) => project?.log)
  const reader = useDesk((state) => state.reader)
  const digest = useDesk((state) => state.corpus)
  const [face, setFace] = useState<(typeof FACES)[number]>('documents')
  useEffect(() => {
    if (documents) void desk.readCorpus()
  }, [documents])
  const all = useMemo(
    () => corpusRows(documents ?? [], digest, log ?? [], reader),
    [documents, digest, log, reader],
  )
  const rows = useMemo(
    () => corpusRows(documents ?? [], digest, log ?? [], reader, filter),
    [documents, digest, log, reader, filter],
  )
  const read = all.filter(({ found }) => found !== null).length
  const steps = rows.flatMap(({ head, found }) =>
    (found?.claims ?? []).flatMap(({ id, state }) =>
      state === 'open' ? { documentId: head.id, claimId: id } : [],
    ),
  )
  const isReadOnly = useDesk((state) => state.isReadOnly)
  const [start, heading] = [useRef<HTMLButtonElement>(null), useRef<HTMLHeadingElement>(null)]
  useEffect(() => {
    // Where nothing is left to decide, the button is off.
    if (isBack) (start.current?.disabled ? heading : start).current?.focus()
  }, [isBack, start, heading])
  return (
    <section className={`${styles.corpus} column`} aria-label={t('tab')}>
      <header className={`${styles.head} rigid in-row`}>
        <h1 className="visually-hidden" ref={heading} tabIndex={-1}>
          {t('tab')}
        </h1>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form; these are buttons. */}
        <div role="group" aria-label={t('faces')} className="gap-4 row-wrap">
          {FACES.map((one) => (
            <Button key={one} aria-pressed={face === one} onClick={() => setFace(one)}>
              {t(`face.${one}`)}
            </Button>
          ))}
        </div>
        <Filters rows={all} filter={filter} change={(part) => onFilter({ ...filter, ...part })} />
        <div className="in-row at-end">
          <p role="status" className="quiet row-type">
            {read < all.length
              ? t('reading', { read, all: all.length })
              : t('desk:filteredDocuments', { shown: rows.length, all: all.length })}
          </p>
          {!isReadOnly && (
            <Button
              ref={start}
              look="main"
              disabled={steps.length === 0}
              onClick={() => {
                void desk.startTriage(steps)
                onReview()
              }}
            >
              {t('triage', { count: steps.length })}
            </Button>
          )}
        </div>
      </header>
      {face === 'codes' ? (
        <CodeTable rows={rows} />
      ) : face === 'own' ? (
        <CodeBook rows={rows} />
      ) : (
        <DocumentTable
          rows={rows}
          onOpen={(id) => {
            void desk.openDocument(id)
            onReview()
          }}
        />
      )}
    </section>
  )
}

interface FiltersProps {
  /** The unfiltered documents, whose routes and years can be chosen. */
  rows: readonly CorpusRow[]
  filter: CorpusFilter
  change: (part: Partial<CorpusFilter>) => void
}

function Filters({ rows, filter, change }: FiltersProps) {
  const { t } = useTranslation(['corpus', 'desk', 'common'])
  const words = useWords()
  const routes = [...new Set(rows.flatMap(({ found }) => found?.routes ?? []))].sort((a, b) =>
    words.routeShort(a).localeCompare(words.routeShort(b), words.language),
  )
  const years = [...new Set(rows.flatMap(({ found }) => found?.years ?? []))].sort((a, b) => b - a)
  const choices = [
    ['kind', CLAIM_KINDS.map((kind) => [kind, t(`shared:claimKinds.${kind}`)])],
    ['route', routes.map((id) => [id, words.routeShort(id)])],
    ['year', years.map((year) => [String(year), String(year)])],
    ['state', (['open', 'kept', 'rejected'] as const).map((state) => [state, t(`state.${state}`)])],
  ] as const
  const take = (field: (typeof choices)[number][0], value: string | null) =>
    change({ [field]: field === 'year' && value !== null ? Number(value) : value })
  return (
    <>
      <Input
        type="search"
        className={styles.words}
        aria-label={t('desk:filterDocuments')}
        placeholder={t('desk:filterDocuments')}
        value={filter.words}
        onChange={({ currentTarget: { value } }) => change({ words: value })}
      />
      {choices.map(([field, options]) => (
        <Select
          key={field}
          className={styles.words}
          aria-label={t(`by.${field}`)}
          value={filter[field] ?? ''}
          onChange={({ currentTarget: { value } }) => take(field, value || null)}
        >
          <option value="">{t(`any.${field}`)}</option>
          {options.map(([value = '', name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      ))}
    </>
  )
}

/** The reader's own codes: the book with its definitions, and how often each marks words of each document. */
function CodeBook({ rows }: { rows: readonly CorpusRow[] }) {
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
          const own = codings.filter(({ citation }) => citation.documentId === head.id)
          return { head, counts: countByKey(own.map(({ codeId }) => columnOf(codeId))) }
        })}
        file="own-codes"
        note={t('ownNote')}
        none={t('ownNone')}
      />
    </>
  )
}

function BookTable({ codings }: { codings: readonly Coding[] }) {
  const { t } = useTranslation(['corpus', 'desk'])
  const { number } = useWords()
  const title = useDesk(({ project }) => project?.title ?? '')
  const isReadOnly = useDesk((state) => state.isReadOnly)
  const entries = useSeenEntries()
  const [edited, setEdited] = useState<{ codeId: string | null } | null>(null)
  const [imported, setImported] = useState<Imported | null>(null)
  const log = useDesk(({ project }) => project?.log)
  const reader = useDesk((state) => state.reader)
  const last = entryToUndo(log ?? [], reader)
  // A merge of a code that others mark with moves marks alone.
  const undoesBook = !isReadOnly && (last?.code ?? last?.coding) !== undefined
  useDeskKeys(undoesBook ? { z: undo } : {})
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
    <div className={`${styles.book} rigid`}>
      <div className={`${styles.lead} rigid soft row-type in-row`}>
        <p>{t('apart')}</p>
        {!isReadOnly && (
          <>
            <Button onClick={() => setEdited({ codeId: null })}>{t('newCode')}</Button>
            {undoesBook && (
              <Button aria-keyshortcuts="Z" onClick={undo}>
                {t('shared:undo')} <kbd>Z</kbd>
              </Button>
            )}
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
          <TableHead
            names={[t('code'), t('shared:definition'), t('marks'), t('face.documents'), '']}
            numbers={[2, 3]}
          />
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
                        // Marked words would lose their code.
                        disabled={marks > 0}
                        onClick={() => desk.setCode(id, null)}
                      >
                        {t('shared:remove')}
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
    <div className={`${styles.imported} row-type stack`} role={codes.length + same > 0 ? 'status' : 'alert'}>
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
        {t('shared:dismiss')}
      </Button>
    </div>
  )
}
