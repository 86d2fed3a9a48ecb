import { useId, useRef, useState } from 'react'
import { type ImportFault, MAX_BYTES, readBriefingFile } from '#domain/briefingFile.ts'
import type { Delivery } from '#domain/delivery.ts'
import { type DraftBriefing, nameOfTalk, ownId } from '#domain/draftBriefing.ts'
import { addDeliveries } from '#state/deliveries.ts'
import { noteUse, openEditor } from '#state/editorStore.ts'
import { own, useOwnBriefings } from '#state/ownBriefings.ts'
import { emptyBriefing } from '#state/usualAuthor.ts'
import { openBriefing } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { download } from '#ui/download.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Briefing.module.css'

/** The reader's own briefings, with buttons to create or import one; lists records that can no longer be parsed. */
export function OwnList({ drafts, open }: { drafts: readonly DraftBriefing[]; open: string | undefined }) {
  const { t } = useTranslation(['ownBriefings', 'briefing'])
  const { language: spoken } = useWords()
  const isPersistent = useOwnBriefings((state) => state.isPersistent)

  const begin = () => {
    const draft = emptyBriefing(spoken)
    own.put(draft)
    noteUse(draft.id)
    openEditor(draft.id)
  }

  return (
    <section className={`${styles.list} screen-only`} aria-label={t('list.heading')}>
      <h2 className={styles.subheading}>{t('list.heading')}</h2>
      {drafts.length === 0 && <p className="soft">{t('list.none')}</p>}
      <ul className={styles.briefings}>
        {drafts.map(({ id, title, language, steps }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.entry}
              aria-current={id === open ? 'true' : undefined}
              onClick={() => openBriefing(id)}
            >
              <span lang={language}>{nameOfTalk({ title, steps }) || t('list.untitled')}</span>
              <span className={styles.caption}>{t('briefing:steps', { count: steps.length })}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="in-row">
        <Button onClick={begin}>{t('newTitle')}</Button>
        <ImportBriefing drafts={drafts} />
      </div>
      <CorruptRecords />
      <p className={isPersistent ? styles.caption : styles.warning}>
        {isPersistent ? t('list.kept') : t('list.notKept')}
      </p>
    </section>
  )
}

/** Stored records this version cannot parse: the reader can save each as a file, and only the reader deletes them. */
function CorruptRecords() {
  const { t } = useTranslation('ownBriefings')
  const corrupt = useOwnBriefings((state) => state.corrupt)
  return corrupt.map(({ id, raw }) => (
    <div key={id} className={styles.warning}>
      <p>{t('list.torn', { id })}</p>
      <div className="in-row">
        <Button
          onClick={() =>
            download(JSON.stringify(raw, null, 2), `${id || 'briefing'}.json`, 'application/json')
          }
        >
          {t('list.tornSave')}
        </Button>
        <Button onClick={() => own.removeCorrupt(id)}>{t('list.tornDelete')}</Button>
      </div>
    </div>
  ))
}

type Outcome =
  | { state: 'refused'; file: string; fault: ImportFault | { code: 'unreadable' } }
  | { state: 'same-id'; file: string; briefing: DraftBriefing; deliveries: readonly Delivery[] }
  | { state: 'opened'; title: string }

/** Imports a briefing file. An invalid file changes nothing and shows why; a known id asks whether to replace it. */
function ImportBriefing({ drafts }: { drafts: readonly DraftBriefing[] }) {
  const { t } = useTranslation('ownBriefings')
  const input = useRef<HTMLInputElement>(null)
  const nameId = useId()
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  const open = (briefing: DraftBriefing, deliveries: readonly Delivery[]) => {
    own.put(briefing)
    if (deliveries.length > 0) void addDeliveries(briefing.id, deliveries)
    noteUse(briefing.id)
    openBriefing(briefing.id)
    setOutcome({ state: 'opened', title: briefing.title.trim() || t('list.untitled') })
  }
  const take = async (file: File) => {
    const refuse = (fault: ImportFault | { code: 'unreadable' }) =>
      setOutcome({ state: 'refused', file: file.name, fault })
    if (file.size > MAX_BYTES) return refuse({ code: 'too-large' })
    let text: string
    try {
      text = await file.text()
    } catch {
      return refuse({ code: 'unreadable' })
    }
    const read = readBriefingFile(text)
    if (read.fault) return refuse(read.fault)
    const { briefing, deliveries } = read
    const there = drafts.find(({ id }) => id === briefing.id)
    if (!there || JSON.stringify(there) === JSON.stringify(briefing)) return open(briefing, deliveries)
    setOutcome({ state: 'same-id', file: file.name, briefing, deliveries })
  }

  return (
    <>
      <Button onClick={() => input.current?.click()}>{t('list.import')}</Button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".json,application/json"
        aria-label={t('list.import')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) void take(file)
          // Cleared so that choosing the same file again, once repaired, fires a change.
          event.currentTarget.value = ''
        }}
      />
      <div className={styles.outcome} role="status">
        {outcome?.state === 'opened' && <p>{t('file.opened', { title: outcome.title })}</p>}
        {outcome?.state === 'refused' && (
          <div className={styles.warning}>
            <p>{t('file.refused', { file: outcome.file })}</p>
            <p>{reasonOf(outcome.fault)}</p>
            <p>{t('file.nothingChanged')}</p>
          </div>
        )}
        {outcome?.state === 'same-id' && (
          <div className={styles.warning}>
            <p id={nameId}>
              {t('file.sameId', {
                file: outcome.file,
                title: outcome.briefing.title.trim() || t('list.untitled'),
              })}
            </p>
            <div className="in-row">
              <Button aria-describedby={nameId} onClick={() => open(outcome.briefing, outcome.deliveries)}>
                {t('file.replace')}
              </Button>
              <Button
                aria-describedby={nameId}
                onClick={() => open({ ...outcome.briefing, id: ownId(own.newId()) }, outcome.deliveries)}
              >
                {t('file.keepBoth')}
              </Button>
              <Button onClick={() => setOutcome(null)}>{t('add.cancel')}</Button>
            </div>
          </div>
        )}
      </div>
    </>
  )

  function reasonOf(fault: ImportFault | { code: 'unreadable' }): string {
    switch (fault.code) {
      case 'torn':
        return t('file.torn', { line: fault.line, column: fault.column })
      case 'misfit':
        return t('file.misfit', { place: fault.place, reason: t(`file.reason.${fault.reason}`) })
      case 'repeated':
        return t('file.repeated', { name: fault.name, line: fault.line, column: fault.column })
      case 'doubled':
        return t('file.doubled', { name: fault.name, first: fault.first, second: fault.second })
      case 'newer':
        return t('file.newer', { version: fault.version })
      default:
        return t(`file.${fault.code}`)
    }
  }
}
