import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { codeBook } from '#domain/codeBook.ts'
import type { LogEntry } from '#domain/decisionLog.ts'
import { HARMLESS, PROJECT_ENDING, type ProjectFault } from '#domain/project.ts'
import { withoutPageParts } from '#lib/webAddress.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import type { NamedFile } from '#state/desk/deskState.ts'
import { addFiles } from '#state/desk/incoming.ts'
import { Button } from '#ui/Button.tsx'
import { download, downloadBlob } from '#ui/download.ts'
import { Icon, StrokeIcon } from '#ui/Icon.tsx'
import { ModalDialog } from '#ui/ModalDialog.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import shared from './Desk.module.css'
import styles from './ProjectView.module.css'
import { useMegabytes } from './RecogniseScan.tsx'

const NO_LOG: readonly LogEntry[] = []
const FOLDER = 'M2 4h4l1.500 2H14v7H2z'

/** Downloads a file once the Desk has made it. */
export async function downloadMade(made: Promise<NamedFile>): Promise<void> {
  const { name, file } = await made
  downloadBlob(file, name)
}

const saveProject = () => downloadMade(desk.saveFile())

/** Saves all that this browser stores of a project, as it is. */
export async function saveStored(id: string): Promise<void> {
  download(JSON.stringify(await desk.readRaw(id), null, 2), `${id}.json`, 'application/json')
}

/** Takes files that were dropped or chosen: project files are opened, others are given to `readTexts`. */
export function useTakeFiles(readTexts: (files: readonly File[]) => void = addFiles) {
  const isReadOnly = useDesk((state) => state.isReadOnly)
  return async (files: readonly File[]): Promise<void> => {
    const isProject = ({ name }: File) => name.toLowerCase().endsWith(PROJECT_ENDING)
    const texts = files.filter((file) => !isProject(file))
    if (texts.length > 0 && !isReadOnly) readTexts(texts)
    for (const file of files.filter(isProject)) await openFile(file)
  }
}

async function openFile(file: File): Promise<void> {
  await desk.openFile({ name: file.name, file })
}

/** Asks whether a file with other decisions on a project of this device is joined to it or opened beside it. */
export function ForkedDialog() {
  const { t } = useTranslation('desk')
  const forked = useDesk((state) => state.forked)
  if (!forked) return null
  const { name, title } = forked
  return (
    <ModalDialog name={t('forked.title')} look="note" onClose={desk.leaveForked}>
      <div className={`${shared.form} stack`}>
        <h2 className="title-16">{t('forked.title')}</h2>
        <p>{t('forked.text', { name, title })}</p>
        <div className="in-row shrinks">
          <Button look="main" onClick={() => void desk.joinForked()}>
            {t('forked.join')}
          </Button>
          <Button onClick={() => void desk.openForked(t('besideTitle', { title }))}>
            {t('forked.beside')}
          </Button>
          <Button onClick={desk.leaveForked}>{t('shared:cancel')}</Button>
        </div>
      </div>
    </ModalDialog>
  )
}

export function OpenProjectButton() {
  const { t } = useTranslation('desk')
  return (
    <FileButton
      accept={PROJECT_ENDING}
      onFiles={async ([file]) => {
        if (file) await openFile(file)
      }}
    >
      <StrokeIcon path={FOLDER} />
      {t('openFile')}
    </FileButton>
  )
}

/** Saves the project as a file, by its button or Ctrl+S; a dot says that the last file is older than the last change. */
export function SaveProjectButton() {
  const { t } = useTranslation('desk')
  const { language } = useWords()
  const fileSavedAt = useDesk((state) => state.fileSavedAt)
  const changedAt = useDesk(({ heads, project }) => heads.find(({ id }) => id === project?.id)?.changedAt)
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (
        !(event.ctrlKey || event.metaKey) ||
        event.shiftKey ||
        event.altKey ||
        event.key.toLowerCase() !== 's'
      )
        return
      event.preventDefault()
      void saveProject()
    }
    window.addEventListener('keydown', handle)
    return () => window.removeEventListener('keydown', handle)
  }, [])
  const isOlder = fileSavedAt !== null && changedAt !== undefined && fileSavedAt < changedAt
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })
  return (
    <>
      {isOlder && (
        <span className={styles.note}>{t('fileFrom', { time: time.format(new Date(fileSavedAt)) })}</span>
      )}
      <Button className={styles.save} onClick={() => void saveProject()}>
        <Icon name="kept" />
        <span className={styles.saveName}>{t('saveFile')}</span> <kbd>Ctrl S</kbd>
        {isOlder && (
          <span className={styles.dot}>
            <span className="visually-hidden">{t('fileOlder')}</span>
          </span>
        )}
      </Button>
    </>
  )
}

/** Settings of the project, joining a second reader's file, exports, handing it to the pipeline, and deleting it from this device. */
export function ProjectSettings() {
  const { t } = useTranslation(['desk', 'corpus'])
  const title = useDesk(({ project }) => project?.title ?? '')
  const hasCodes = useDesk(({ project }) => codeBook(project?.log ?? NO_LOG).size > 0)
  const projectId = useDesk(({ project }) => project?.id ?? '')
  const [isAsking, setAsking] = useState(false)
  return (
    <section className={styles.settings} aria-label={t('project')}>
      <KeepOriginals />
      <SecondReaderTools />
      <Button look="text" onClick={() => void downloadMade(desk.handOver())}>
        {t('handOver')}
      </Button>
      {hasCodes && <p className={styles.note}>{t('corpus:leftOut')}</p>}
      {isAsking ? (
        <Ask
          name={t('remove')}
          question={t('removeAsk', { title })}
          yes={t('shared:deleteIt')}
          onYes={() => void desk.removeProject(projectId)}
          onNo={() => setAsking(false)}
        />
      ) : (
        <Button look="text" onClick={() => setAsking(true)}>
          {t('remove')}
        </Button>
      )}
    </section>
  )
}

/** The choice to keep original files in the project, with what they take. */
function KeepOriginals() {
  const { t } = useTranslation('desk')
  const megabytes = useMegabytes()
  const keeps = useDesk((state) => state.keepsOriginals)
  const sizes = useDesk((state) => state.partSizes)
  const [isAsking, setAsking] = useState(false)
  const documents = useDesk(({ project }) => project?.documents)
  // Those of recognised texts are their evidence, and stay.
  const isPicture = (path: string) =>
    documents?.some(({ id, recognition }) => recognition && path.startsWith(`originals/${id}.`)) ?? false
  const originals = [...sizes].filter(([path]) => path.startsWith('originals/') && !isPicture(path))
  const bytes = originals.reduce((sum, [, size]) => sum + size, 0)
  const size = megabytes(Math.max(1e5, bytes))
  return (
    <>
      <label className={styles.keep}>
        <input
          type="checkbox"
          checked={keeps}
          onChange={({ currentTarget: { checked } }) => {
            if (!checked && bytes > 0) setAsking(true)
            else void desk.setKeepsOriginals(checked)
          }}
        />
        <span>
          {t('keepOriginals')}
          <small>{bytes > 0 ? t('keptOriginals', { size }) : t('keepOriginalsNote')}</small>
        </span>
      </label>
      {isAsking && (
        <Ask
          name={t('keepOriginals')}
          question={t('dropOriginalsAsk', { count: originals.length, size })}
          yes={t('dropOriginalsYes', { size })}
          onYes={() => {
            setAsking(false)
            void desk.setKeepsOriginals(false)
          }}
          onNo={() => setAsking(false)}
        />
      )}
    </>
  )
}

interface AskProps {
  name: string
  question: string
  yes: string
  onYes: () => void
  onNo: () => void
}

/** A question before something is deleted; Escape says no. */
function Ask({ name, question, yes, onYes, onNo }: AskProps) {
  const { t } = useTranslation('desk')
  const no = useRef<HTMLButtonElement>(null)
  useEffect(() => no.current?.focus(), [])
  return (
    <div
      role="alertdialog"
      aria-label={name}
      className="in-row shrinks"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onNo()
      }}
    >
      <p>{question}</p>
      <Button look="main" onClick={onYes}>
        {yes}
      </Button>
      <Button ref={no} onClick={onNo}>
        {t('shared:cancel')}
      </Button>
    </div>
  )
}

/** Why a project file could not be opened, or which of its parts are damaged. */
export function FileNotes() {
  const { t } = useTranslation('desk')
  const refused = useDesk((state) => state.refused)
  const faults = useDesk((state) => state.fileFaults)
  const isReadOnly = useDesk((state) => state.isReadOnly)
  const opening = useDesk((state) => state.opening)
  const title = useDesk(({ project }) => project?.title ?? '')
  if (opening)
    return (
      <p className={styles.notes} role="status">
        {t('opening', opening)}
      </p>
    )
  if (!refused && faults.length === 0 && !isReadOnly) return null
  return (
    <div className={styles.notes} role="alert">
      {refused && <FaultList name={refused.name} faults={refused.faults} />}
      {isReadOnly && <p>{t('readOnly')}</p>}
      <FaultList name={title} faults={faults} />
      {isReadOnly ? (
        <Button onClick={() => void desk.saveAsNew(t('rescuedTitle', { title }))}>{t('saveAsNew')}</Button>
      ) : (
        <Button look="text" onClick={desk.dismissFaults}>
          {t('shared:dismiss')}
        </Button>
      )}
    </div>
  )
}

/** Faults that are listed; of more only their number is said. */
const MOST_FAULTS = 50

function FaultList({ name, faults }: { name: string; faults: readonly ProjectFault[] }) {
  const { t } = useTranslation('desk')
  if (faults.length === 0) return null
  const needsSender = faults.some(({ code, part }) => part !== null && !HARMLESS.has(code))
  return (
    <>
      <ul>
        {faults.slice(0, MOST_FAULTS).map(({ code, part, place }) => (
          <li key={`${code} ${part}`}>{t(`projectFault.${code}`, { name, part, place: place ?? '–' })}</li>
        ))}
        {faults.length > MOST_FAULTS && (
          <li>{t('projectFault.more', { count: faults.length - MOST_FAULTS })}</li>
        )}
      </ul>
      {needsSender && <p>{t('projectFault.remedy', { name })}</p>}
    </>
  )
}

/** Says that another tab has changed the open project. */
export function OtherTabNote() {
  const { t } = useTranslation('desk')
  const { language } = useWords()
  const at = useDesk((state) => state.otherTabAt)
  if (at === null) return null
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })
  return (
    <p className={styles.note} role="status">
      {t('otherTab', { time: time.format(new Date(at)) })}
    </p>
  )
}

/** Joins a second reader's project file, and exports the claims with who decided. */
function SecondReaderTools() {
  const { t } = useTranslation('agreement')
  const exportClaims = async () => {
    const { title, text } = await desk.exportClaims()
    downloadBlob(new Blob([text], { type: 'application/ld+json' }), `${title || 'project'}-claims.jsonld`)
  }
  return (
    <>
      <FileButton
        accept={PROJECT_ENDING}
        look="text"
        onFiles={async ([file]) => {
          if (file) await desk.joinFile({ name: file.name, file })
        }}
      >
        {t('join')}
      </FileButton>
      <Button look="text" onClick={() => void exportClaims()}>
        {t('exportClaims')}
      </Button>
    </>
  )
}

/** The files that the Desk reads, as an `accept` list. */
const ACCEPTED = [
  ...['.pdf,.docx,.odt,.rtf,.epub,.pptx,.html,.htm,.mhtml,.mht,.webarchive,.eml,.msg,.txt,.md,.markdown'],
  ...[
    '.csv,.tsv,.xlsx,.png,.jpg,.jpeg,.tif,.tiff,.zip,.ris,.bib,.url,.webloc,text/plain,text/html,text/csv,application/pdf',
  ],
].join(',')

interface FileButtonProps {
  look?: 'main' | 'outlined' | 'text'
  onFiles: (files: readonly File[]) => void
  accept?: string
  children: ReactNode
}

/** A button that opens the browser's choice of files. */
export function FileButton({ look = 'outlined', onFiles, accept = ACCEPTED, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button look={look} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accept}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // The same file can be chosen again.
          currentTarget.value = ''
        }}
      />
    </>
  )
}

/** Props of an element on which files can be dropped. */
export function useFileDrop(onFiles: (files: readonly File[]) => void) {
  const [isOver, setOver] = useState(false)
  const carriesFiles = ({ dataTransfer: { types } }: DragEvent) =>
    types.includes('Files') || types.includes('text/uri-list')
  return {
    isOver,
    dropProps: {
      onDragOver: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        setOver(false)
        void droppedFiles(event.dataTransfer).then(onFiles)
      },
    },
  }
}

/**
 * The files of a drop, those of its folders too, without what a browser saves beside a page. An address that was dragged from a
 * browser becomes a file that only links to a page.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  // The entries must be read before the first await.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? [])
  const [address] = transfer
    .getData('text/uri-list')
    .split(/\r?\n/)
    .filter((line) => /^https?:/.test(line))
  if (!entries.some(({ isDirectory }) => isDirectory)) {
    if (transfer.files.length > 0 || address === undefined) return [...transfer.files]
    return [new File([address], `${new URL(address).hostname}.url`)]
  }
  const found: { path: string; entry: FileSystemFileEntry }[] = []
  const waiting = entries.toReversed()
  for (let entry = waiting.pop(); entry && found.length < MOST; entry = waiting.pop()) {
    if (entry.isDirectory) waiting.push(...(await childrenOf(entry as FileSystemDirectoryEntry)).toReversed())
    else found.push({ path: entry.fullPath, entry: entry as FileSystemFileEntry })
  }
  const kept = new Set(withoutPageParts(found.map(({ path }) => path)))
  const wanted = found.filter(({ path, entry }) => kept.has(path) && !entry.name.startsWith('.'))
  return Promise.all(
    wanted.map(({ entry }) => new Promise<File>((resolve, reject) => entry.file(resolve, reject))),
  )
}

/** Files of a drop that are looked at; pages bring many that are none. */
const MOST = 5000

/** What is directly in a folder, which browsers give a hundred at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}
