import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { desk, useDesk } from '#state/desk/desk.ts'
import { addFiles } from '#state/desk/incoming.ts'
import { PROJECT_ENDING } from '#state/desk/projectFile.ts'
import type { ProjectFault } from '#state/desk/projectParts.ts'
import { Button } from '#ui/Button.tsx'
import { downloadBlob } from '#ui/download.ts'
import { Icon, StrokeIcon } from '#ui/Icon.tsx'
import { useWords } from '#words/words.ts'
import { FileButton } from './files.tsx'
import styles from './ProjectFile.module.css'
import { SecondReaderTools } from './SecondReader.tsx'

const FOLDER = 'M2 4h4l1.500 2H14v7H2z'

async function saveProject(): Promise<void> {
  const { name, bytes } = await desk.saveFile()
  downloadBlob(new Blob([bytes], { type: 'application/zip' }), name)
}

async function handOver(): Promise<void> {
  const { name, bytes } = await desk.handOver()
  downloadBlob(new Blob([bytes], { type: 'application/zip' }), name)
}

/** Takes files that were dropped or chosen: project files are opened, others are given to `readTexts`. */
export function useTakeFiles(readTexts: (files: readonly File[]) => void = addFiles) {
  const { t } = useTranslation('desk')
  const isReadOnly = useDesk((state) => state.isReadOnly)
  return async (files: readonly File[]): Promise<void> => {
    const isProject = ({ name }: File) => name.toLowerCase().endsWith(PROJECT_ENDING)
    const texts = files.filter((file) => !isProject(file))
    if (texts.length > 0 && !isReadOnly) readTexts(texts)
    for (const file of files.filter(isProject)) await openFile(file, (title) => t('besideTitle', { title }))
  }
}

async function openFile(file: File, titleBeside: (title: string) => string): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  await desk.openFile({ name: file.name, bytes }, titleBeside)
}

export function OpenProjectButton() {
  const { t } = useTranslation('desk')
  return (
    <FileButton
      accept={PROJECT_ENDING}
      onFiles={async ([file]) => {
        if (file) await openFile(file, (title) => t('besideTitle', { title }))
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
        {t('saveFile')} <kbd>Ctrl S</kbd>
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
  const { t } = useTranslation('desk')
  const title = useDesk(({ project }) => project?.title ?? '')
  const projectId = useDesk(({ project }) => project?.id ?? '')
  const [isAsking, setAsking] = useState(false)
  return (
    <section className={styles.settings} aria-label={t('project')}>
      <KeepOriginals />
      <SecondReaderTools />
      <Button look="text" onClick={() => void handOver()}>
        {t('handOver')}
      </Button>
      {isAsking ? (
        <div role="alertdialog" aria-label={t('remove')} className={styles.ask}>
          <p>{t('removeAsk', { title })}</p>
          <Button look="main" onClick={() => void desk.removeProject(projectId)}>
            {t('removeYes')}
          </Button>
          <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
        </div>
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
  const { language } = useWords()
  const keeps = useDesk((state) => state.keepsOriginals)
  const sizes = useDesk((state) => state.partSizes)
  const bytes = [...sizes].reduce(
    (sum, [path, size]) => (path.startsWith('originals/') ? sum + size : sum),
    0,
  )
  const megabytes = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  })
  return (
    <label className={styles.keep}>
      <input
        type="checkbox"
        checked={keeps}
        onChange={(event) => void desk.setKeepsOriginals(event.currentTarget.checked)}
      />
      <span>
        {t('keepOriginals')}
        <small>
          {bytes > 0
            ? t('keptOriginals', { size: megabytes.format(Math.max(0.1, bytes / 1e6)) })
            : t('keepOriginalsNote')}
        </small>
      </span>
    </label>
  )
}

/** What a project file could not be opened for, or what of it is damaged. */
export function FileNotes() {
  const { t } = useTranslation('desk')
  const refused = useDesk((state) => state.refused)
  const faults = useDesk((state) => state.fileFaults)
  const isReadOnly = useDesk((state) => state.isReadOnly)
  const title = useDesk(({ project }) => project?.title ?? '')
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
          {t('dismiss')}
        </Button>
      )}
    </div>
  )
}

function FaultList({ name, faults }: { name: string; faults: readonly ProjectFault[] }) {
  const { t } = useTranslation('desk')
  if (faults.length === 0) return null
  const needsSender = faults.some(({ code, part }) => part !== null && code !== 'kept')
  return (
    <>
      <ul>
        {faults.map(({ code, part, place }) => (
          <li key={`${code} ${part}`}>{t(`projectFault.${code}`, { name, part, place: place ?? '–' })}</li>
        ))}
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
