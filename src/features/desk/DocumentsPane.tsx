import { memo, type ReactNode, useEffect, useId, useMemo, useState } from 'react'
import { SOURCE_LANGUAGES } from '#domain/language.ts'
import type { TableHead } from '#domain/own/table.ts'
import { periodOfDate } from '#domain/period.ts'
import { type DocumentFacts, type DocumentHead, pageRanges, pagesWithoutText } from '#domain/project.ts'
import { sizeOf } from '#features/desk/tables/TableRows.tsx'
import { filterDocuments } from '#state/desk/corpusRows.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { progressOf } from '#state/desk/deskState.ts'
import {
  addAgain,
  chooseLanguage,
  dismissFile,
  type IncomingFile,
  isScan,
  resumeScans,
  takeSheet,
  useIncoming,
} from '#state/desk/incoming.ts'
import { useRecognition } from '#state/textRecognition.ts'
import { Button } from '#ui/Button.tsx'
import { Field, Input } from '#ui/Field.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import shared from './Desk.module.css'
import { ANOTHER_LANGUAGE, FormDialog, LanguageField, PasteDialog, useLanguageName } from './PasteDialog.tsx'
import { FileButton, ProjectSettings, useTakeFiles } from './ProjectFile.tsx'
import { LoadedLanguages, LoadingNote, RecogniseScan } from './RecogniseScan.tsx'

const NONE: readonly DocumentHead[] = []
/** Up to this many documents need no filter. */
const UNFILTERED = 12

/** The documents of the project with their progress, files that are being read, and buttons to add more. */
export function DocumentsPane({ onOpen }: { onOpen?: () => void }) {
  const { t } = useTranslation('desk')
  const documents = useDesk(({ project }) => project?.documents)
  const log = useDesk(({ project }) => project?.log)
  const openId = useDesk(({ documentId, tableId }) => (tableId === null ? documentId : null))
  const projectId = useDesk(({ project }) => project?.id)
  const incoming = useIncoming((state) => state.files)
  const files = incoming.filter((file) => file.projectId === projectId)
  const isReadOnly = useDesk((state) => state.isReadOnly)
  const twins = useDesk(({ own }) => own?.twins)
  const take = useTakeFiles()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each project that opens.
  useEffect(() => void resumeScans(), [projectId])
  const [isPasting, setPasting] = useState(false)
  const [words, setWords] = useState('')
  const all = documents ?? NONE
  const hasFilter = all.length > UNFILTERED
  const shown = useMemo(() => filterDocuments(all, hasFilter ? words : ''), [all, hasFilter, words])
  const removed = useDesk((state) => state.removed?.title)
  const reader = useDesk((state) => state.reader)
  const progress = useMemo(() => progressOf({ documents: all, log: log ?? [] }, reader), [all, log, reader])
  return (
    <section className={`${shared.documents} stack-top`} aria-labelledby="desk-documents">
      <h2 id="desk-documents" className={`${shared.inset} row-type`}>
        {t('documents')}
      </h2>
      {hasFilter && (
        <div className={`gap-4 ${shared.inset} quiet caption-type stack`}>
          <Input
            type="search"
            aria-label={t('filterDocuments')}
            placeholder={t('filterDocuments')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <span role="status">{t('filteredDocuments', { shown: shown.length, all: all.length })}</span>
        </div>
      )}
      <ul className={shared.list} aria-label={t('documents')}>
        {shown.map((document) => (
          <li key={document.id}>
            <DocumentEntry
              document={document}
              {...(progress.get(document.id) ?? { decided: 0, all: 0 })}
              isOpen={document.id === openId}
              isTwin={twins !== undefined && document.id in twins}
              onOpen={onOpen}
            />
            {document.id === openId && !isReadOnly && <DocumentTools document={document} />}
          </li>
        ))}
      </ul>
      {removed !== undefined && (
        <RemovedNote text={t('removed', { name: removed })} onBack={desk.restoreDocument} />
      )}
      <TablesList />
      {files.length > 0 && (
        <ul className={`gap-8 ${shared.inset} stack`}>
          {files.map((file) => (
            <li key={file.id}>
              <FileEntry file={file} />
            </li>
          ))}
        </ul>
      )}
      {!isReadOnly && (
        <>
          <div className={`in-row shrinks ${shared.documentsButtons}`}>
            <FileButton onFiles={(chosen) => void take(chosen)}>
              <Icon name="plus" />
              {t('addFiles')}
            </FileButton>
            <Button onClick={() => setPasting(true)}>{t('pasteTitle')}</Button>
          </div>
          <ProjectSettings />
          <LoadedLanguages />
        </>
      )}
      {isPasting && <PasteDialog onClose={() => setPasting(false)} />}
    </section>
  )
}

interface DocumentEntryProps {
  document: DocumentHead
  decided: number
  all: number
  isOpen: boolean
  /** Whether the same text is published too. */
  isTwin: boolean
  /** Called once the text is opened. */
  onOpen?: (() => void) | undefined
}

const DocumentEntry = memo(function DocumentEntry({
  document,
  isOpen,
  isTwin,
  onOpen,
  ...counts
}: DocumentEntryProps) {
  const { t } = useTranslation('desk')
  const { id, title, fileName, language } = document
  return (
    <button
      type="button"
      className={`${shared.document} focus-inside wide stack`}
      aria-current={isOpen ? 'true' : undefined}
      onClick={() => {
        void desk.openDocument(id)
        onOpen?.()
      }}
    >
      <span className="serif title-14 bold" lang={language} dir="auto">
        {title}
      </span>
      <span className="line-16 quiet caption-type breaks">
        {[fileName, language.toUpperCase()].filter(Boolean).join(' · ')}
      </span>
      {isTwin && <span className="line-16 quiet caption-type breaks">{t('twin')}</span>}
      <span className={`${shared.progress} soft caption-type row-middle`}>
        <progress max={Math.max(1, counts.all)} value={counts.decided} aria-hidden="true" />
        {t('decidedOf', counts)}
      </span>
    </button>
  )
})

/** Correcting a document's facts, and taking it out. */
function DocumentTools({ document }: { document: DocumentHead }) {
  const { t } = useTranslation(['desk', 'common'])
  const [isEditing, setEditing] = useState(false)
  const { id, title, publisher, date, fileDate, pages } = document
  const missing = pagesWithoutText(pages)
  return (
    <div className={`${shared.tools} row-wrap`}>
      <span className="line-16 quiet caption-type breaks">
        {publisher ?? t('common:notStated')} · {date ?? t('common:notStated')}
        {date === null && fileDate !== undefined && <> · {t('fileDate', { date: fileDate })}</>}
        {missing.length > 0 && <> · {t('pagesWithoutText', { pages: pageRanges(missing) })}</>}
      </span>
      <Button look="text" onClick={() => setEditing(true)}>
        {t('facts')}
      </Button>
      <Button
        look="text"
        aria-label={t('removeDocumentNamed', { name: title })}
        onClick={() => desk.removeDocument(id)}
      >
        {t('shared:remove')}
      </Button>
      {isEditing && <FactsDialog document={document} onClose={() => setEditing(false)} />}
    </div>
  )
}

/** Says what was removed last, with a way back. */
function RemovedNote({ text, onBack }: { text: string; onBack: () => void }) {
  const { t } = useTranslation('desk')
  return (
    <div className={`${shared.fault} boxed stack`} role="status">
      <p>{text}</p>
      <Button look="text" onClick={onBack}>
        {t('putBack')}
      </Button>
    </div>
  )
}

interface FileNoteProps {
  id: IncomingFile['id']
  role: 'alert' | 'status'
  children: ReactNode
}

/** What is said of a file that was not read, or not all of it, with a button that dismisses it. */
function FileNote({ id, role, children }: FileNoteProps) {
  const { t } = useTranslation('desk')
  return (
    <div className={`${shared.fault} boxed stack`} role={role}>
      {children}
      <Button look="text" onClick={() => dismissFile(id)}>
        {t('shared:dismiss')}
      </Button>
    </div>
  )
}

/** Titles of a library that are listed. */
const MOST_TITLES = 10

function FileEntry({ file }: { file: IncomingFile }) {
  const { t } = useTranslation('desk')
  const languageOf = useLanguageName()
  const loading = useRecognition((state) => state.loading !== null)
  const { id, name, fault, progress, text, gaps, same, sheets, references } = file
  if (references !== null) {
    const { matched, confirmed, unmatched } = references
    const titles = [
      ...unmatched.slice(0, MOST_TITLES),
      ...(unmatched.length > MOST_TITLES ? ['…'] : []),
    ].join(' · ')
    return (
      <FileNote id={id} role="status">
        {(matched > 0 || unmatched.length === 0) && <p>{t('referencesMatched', { name, count: matched })}</p>}
        {confirmed > 0 && <p>{t('referencesConfirmed', { count: confirmed })}</p>}
        {unmatched.length > 0 && <p>{t('referencesUnmatched', { name, titles, count: unmatched.length })}</p>}
      </FileNote>
    )
  }
  if (fault !== null) {
    return (
      <FileNote id={id} role="alert">
        <p>{t(`fault.${fault.code}`, { ...fault, name })}</p>
        {isScan(file) && <RecogniseScan file={file} />}
      </FileNote>
    )
  }
  if (same !== null) {
    return (
      <FileNote id={id} role="status">
        <p>{t('sameText', { name, title: same })}</p>
        {text && (
          <Button look="text" onClick={() => void addAgain(id)}>
            {t('addAgain')}
          </Button>
        )}
      </FileNote>
    )
  }
  if (sheets.length > 0) return <SheetChoice id={id} name={name} sheets={sheets} />
  if (text) {
    return (
      <FileNote id={id} role="alert">
        <p>{t('fault.language', { name })}</p>
        <fieldset className="in-row shrinks" aria-label={t('chooseLanguage', { name })}>
          {[...SOURCE_LANGUAGES, ANOTHER_LANGUAGE].map((language) => (
            <Button key={language} onClick={() => void chooseLanguage(id, language)}>
              {languageOf(language)}
            </Button>
          ))}
        </fieldset>
      </FileNote>
    )
  }
  if (gaps.length > 0) {
    return (
      <FileNote id={id} role="status">
        {gaps.map(({ reason, pages }) => (
          <p key={reason}>{t(`gap.${reason}`, { name, pages: pageRanges(pages), count: pages.length })}</p>
        ))}
        {isScan(file) && <RecogniseScan file={file} />}
      </FileNote>
    )
  }
  return (
    <div className={`${shared.fileEntry} stack`}>
      <span className="line-16 quiet caption-type breaks">{name}</span>
      <span className={`${shared.progress} soft caption-type row-middle`}>
        <progress max={progress?.of ?? 1} value={progress?.done ?? 0} aria-label={name} />
        {loading ? <LoadingNote /> : progress ? t('reading', progress) : t('readingStart')}
      </span>
      <Button look="bare" aria-label={t('stopReading', { name })} onClick={() => dismissFile(id)}>
        <Icon name="close" />
      </Button>
    </div>
  )
}

interface FactsDialogProps {
  document: DocumentFacts & { id: string; fileName: string }
  onClose: () => void
}

/** Corrects what is known of a document; an empty field is "not stated". */
function FactsDialog({ document, onClose }: FactsDialogProps) {
  const { t } = useTranslation(['desk', 'common'])
  const hintId = useId()
  const [title, setTitle] = useState(document.title)
  const [publisher, setPublisher] = useState(document.publisher ?? '')
  const [date, setDate] = useState(document.date ?? '')
  const [language, setLanguage] = useState(document.language)
  const facts = {
    title: title.trim() || document.fileName || document.title,
    publisher: publisher.trim() || null,
    date: date.trim() || null,
    language,
  }
  const isDateWrong = facts.date !== null && periodOfDate(facts.date) === null
  const fields = [
    ['title', t('shared:title'), title, setTitle, ''],
    ['publisher', t('publisher'), publisher, setPublisher, t('common:notStated')],
    ['date', t('shared:date'), date, setDate, t('common:notStated')],
  ] as const
  return (
    <FormDialog
      title={t('factsOf', { name: document.title })}
      submit={t('keepFacts')}
      isOff={isDateWrong}
      onSubmit={() => {
        if (isDateWrong) return
        void desk.setFacts(document.id, facts)
        onClose()
      }}
      onClose={onClose}
    >
      {fields.map(([field, label, value, set, placeholder]) => (
        <Field key={field} label={label}>
          <Input
            value={value}
            placeholder={placeholder}
            aria-describedby={field === 'date' ? hintId : undefined}
            aria-invalid={field === 'date' && isDateWrong}
            onChange={(event) => set(event.currentTarget.value)}
          />
        </Field>
      ))}
      <p id={hintId} role={isDateWrong ? 'alert' : undefined}>
        {t(isDateWrong ? 'dateWrong' : 'dateForm')}
      </p>
      <LanguageField language={language} onChange={setLanguage} />
    </FormDialog>
  )
}

/** The tables of the project, below its documents; nothing where there are none. */
function TablesList() {
  const { t } = useTranslation('ownTables')
  const tables = useDesk(({ project }) => project?.tables)
  const tableId = useDesk((state) => state.tableId)
  const removed = useDesk(({ removedTable }) => removedTable?.settings.title)
  const isReadOnly = useDesk((state) => state.isReadOnly)
  return (
    <>
      {tables !== undefined && tables.length > 0 && (
        <>
          <h2 className={`${shared.inset} row-type`}>{t('tables')}</h2>
          <ul aria-label={t('tables')}>
            {tables.map((table) => (
              <li key={table.id}>
                <TableEntry table={table} isOpen={table.id === tableId} />
                {table.id === tableId && !isReadOnly && (
                  <div className={`${shared.tools} row-wrap`}>
                    <Button look="text" onClick={() => desk.removeTable(table.id)}>
                      {t('remove')}
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {removed !== undefined && (
        <RemovedNote text={t('removed', { name: removed })} onBack={desk.restoreTable} />
      )}
    </>
  )
}

function TableEntry({ table, isOpen }: { table: TableHead; isOpen: boolean }) {
  const { t } = useTranslation('ownTables')
  const { id, settings, rows, columns } = table
  const reading = useDesk(({ readings }) => readings.get(id))
  const waiting = reading?.counts.waiting ?? 0
  const used = reading && settings.isUsed ? reading.counts.good + reading.counts.apart : 0
  return (
    <button
      type="button"
      className={`${shared.document} focus-inside wide stack`}
      aria-current={isOpen ? 'true' : undefined}
      onClick={() => desk.openTable(id)}
    >
      <span className="bold breaks">{settings.title}</span>
      <span className="line-16 quiet caption-type breaks">
        {[
          sizeOf(t, reading?.rows ?? rows, columns),
          ...(waiting > 0 ? [t('toSettleCount', { count: waiting })] : []),
          ...(used > 0 ? [t('inUse', { count: used })] : []),
        ].join(' · ')}
      </span>
    </button>
  )
}

/** The sheets of a workbook, of which the reader chooses. */
function SheetChoice({ id, name, sheets }: Pick<IncomingFile, 'id' | 'name' | 'sheets'>) {
  const { t } = useTranslation('ownTables')
  const { number } = useWords()
  return (
    <FileNote id={id} role="alert">
      <p>{t('chooseSheet', { name })}</p>
      <div className="in-row shrinks">
        {sheets.map((sheet) => (
          <Button key={sheet.sheet} onClick={() => takeSheet(id, sheet)}>
            {t('sheet', { name: sheet.sheet ?? '', rows: number(sheet.rows) })}
          </Button>
        ))}
      </div>
    </FileNote>
  )
}
