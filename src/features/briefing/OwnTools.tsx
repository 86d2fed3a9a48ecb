import { useId, useRef, useState } from 'react'
import type { Briefing } from '#domain/briefing.ts'
import {
  FILE_ENDING,
  type ImportFault,
  MAX_BYTES,
  readBriefingFile,
  writeBriefingFile,
} from '#domain/briefingFile.ts'
import { type DraftBriefing, nameOfTalk, ownId, stepsLeftOut } from '#domain/draftBriefing.ts'
import type { Delivery } from '#domain/snapshot.ts'
import { numberInTalk } from '#domain/talk.ts'
import { fileNameOf } from '#lib/foldText.ts'
import { useKeepDelivery } from '#parts/useDelivery.ts'
import { addDeliveries, changeDeliveries, deliveriesOf } from '#state/deliveries.ts'
import { useVersionedSave } from '#state/edition.ts'
import { closeEditor, noteUse, openEditor } from '#state/editorStore.ts'
import { emptyBriefing, own, useOwnBriefings } from '#state/ownBriefings.ts'
import { openBriefing } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { download } from '#ui/download.ts'
import { useInterfaceTranslation, useInterfaceWords } from '#words/interfaceLanguage.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Briefing.module.css'
import { UndoNotice } from './editor/AddStep.tsx'

interface OwnToolsProps {
  draft: DraftBriefing
  /** Whether editing is the next thing to do. */
  isMain?: boolean
}

/** Edits or deletes an own briefing. */
export function OwnTools({ draft, isMain = false }: OwnToolsProps) {
  const { t } = useInterfaceTranslation('ownBriefings')
  return (
    <>
      <Button look={isMain ? 'main' : 'outlined'} onClick={() => openEditor(draft.id)}>
        {t('list.edit')}
      </Button>
      <DeleteBriefing draft={draft} />
    </>
  )
}

const NONE: ReadonlySet<string> = new Set()

interface WithheldStepsProps {
  draft: DraftBriefing
  shown: Briefing | undefined
  /** Steps of which something more exact is said elsewhere. */
  explained?: ReadonlySet<string>
}

/** Says which steps of an own briefing are left out. */
export function WithheldSteps({ draft, shown, explained = NONE }: WithheldStepsProps) {
  const { t } = useInterfaceTranslation('ownBriefings')
  const words = useInterfaceWords()
  const steps = [...(shown?.steps ?? []), ...[...explained].map((id) => ({ id }))]
  const hidden = stepsLeftOut(draft, { steps }).map((step) => String(numberInTalk(draft.steps, step)))
  if (hidden.length === 0) return null
  return (
    <p className="marked gap-8 stack breaks">
      {t('list.withheld', { count: hidden.length, steps: words.list(hidden) })}
    </p>
  )
}

/** An own briefing without a valid step. */
export function UnshownBriefing({
  draft,
  isChecked,
  explained,
}: Required<Pick<WithheldStepsProps, 'draft' | 'explained'>> & { isChecked: boolean }) {
  const { t } = useInterfaceTranslation('ownBriefings')
  return (
    <header className="from-start gap-8 stack">
      <h2 className="page-title" lang={draft.language}>
        {nameOfTalk(draft) || t('list.untitled')}
      </h2>
      <p>{isChecked ? t('list.empty') : t('list.notRead')}</p>
      <div className="in-row">
        <OwnTools draft={draft} isMain />
        <SaveBriefing draft={draft} />
      </div>
      {isChecked && <WithheldSteps draft={draft} shown={undefined} explained={explained} />}
    </header>
  )
}

/** Downloads a briefing as a file for another browser or program, or for the editors of the published briefings; `shown` is what of it can be given. */
export function SaveBriefing({ draft, shown }: { draft: Briefing; shown?: Briefing }) {
  const { t } = useInterfaceTranslation(['ownBriefings', 'common'])
  const { save, hasFailed } = useVersionedSave()
  const keep = useKeepDelivery()
  const write = async (version: string) => {
    if (shown) await keep(shown, 'file')
    const file = writeBriefingFile(draft, version, await deliveriesOf(draft.id))
    download(file, `${fileNameOf(draft)}${FILE_ENDING}`, 'application/json')
  }
  return (
    <>
      <Button onClick={() => void save(write)}>{t('list.save')}</Button>
      {hasFailed && (
        <p role="alert">
          {t('common:fileFailed', { file: 'manifest.json' })} {t('file.notSaved')}
        </p>
      )}
    </>
  )
}

/** When the briefing that was deleted last had been given. */
let forgotten: readonly Delivery[] = []

/** Deletes an own briefing; `DeletedNotice` offers to undo it. */
export function DeleteBriefing({ draft }: { draft: DraftBriefing }) {
  const { t } = useInterfaceTranslation('ownBriefings')
  const remove = () => {
    closeEditor()
    openBriefing(null)
    own.remove(draft.id)
    void deliveriesOf(draft.id).then((deliveries) => {
      forgotten = deliveries
      return changeDeliveries(draft.id, () => [])
    })
  }
  // It appears where “Back to the talk” was: the second press of a double click is not meant for it.
  return <Button onClick={({ detail }) => detail < 2 && remove()}>{t('list.delete')}</Button>
}

/** Notice of the last deleted briefing, with an undo, until closed. */
export function DeletedNotice() {
  const { t } = useInterfaceTranslation('ownBriefings')
  const removed = useOwnBriefings((state) => state.removed)
  return (
    <UndoNotice
      text={removed && t('list.deleted', { title: nameOfTalk(removed) || t('list.untitled') })}
      onUndo={() => {
        own.restore()
        if (!removed) return
        openBriefing(removed.id)
        void addDeliveries(removed.id, forgotten)
      }}
      onClose={own.dismissRemoved}
    />
  )
}

/** Briefings by name; a press opens one. `open` is the id of the open one. */
export function BriefingList({
  briefings,
  open,
}: {
  briefings: readonly Briefing[]
  open: string | undefined
}) {
  const { t } = useTranslation(['ownBriefings', 'briefing'])
  return (
    <ul className={`${styles.briefings} stack`}>
      {briefings.map(({ id, title, language, steps }) => (
        <li key={id}>
          <button
            type="button"
            className={`${styles.entry} wide stack`}
            aria-current={id === open ? 'true' : undefined}
            onClick={() => openBriefing(id)}
          >
            <span lang={language}>{nameOfTalk({ title, steps }) || t('list.untitled')}</span>
            <span className="regular line-16 quiet row-type">
              {t('briefing:steps', { count: steps.length })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

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
    <section className="gap-three-quarters stack-top screen-only" aria-label={t('list.heading')}>
      <h2 className="line-16 below-8 soft row-type">{t('list.heading')}</h2>
      {drafts.length === 0 && <p className="soft">{t('list.none')}</p>}
      <BriefingList briefings={drafts} open={open} />
      <div className="in-row">
        <Button onClick={begin}>{t('newTitle')}</Button>
        <ImportBriefing drafts={drafts} />
      </div>
      <CorruptRecords />
      <p className={isPersistent ? `regular line-16 quiet row-type` : 'marked gap-8 stack breaks'}>
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
    <div key={id} className="marked gap-8 stack breaks">
      <p>{t('list.torn', { id })}</p>
      <div className="in-row">
        <Button
          onClick={() =>
            download(JSON.stringify(raw, null, 2), `${id || 'briefing'}.json`, 'application/json')
          }
        >
          {t('shared:saveContents')}
        </Button>
        <Button onClick={() => own.removeCorrupt(id)}>{t('shared:deleteIt')}</Button>
      </div>
    </div>
  ))
}

type Outcome =
  | { state: 'refused'; file: string; fault: ImportFault | { code: 'unreadable' } }
  | { state: 'same-id'; file: string; briefing: DraftBriefing; deliveries: readonly Delivery[] }
  | { state: 'opened'; title: string }

interface ImportBriefingProps {
  drafts: readonly DraftBriefing[]
  /** Shows what was opened, by its id. */
  onOpened?: (briefing: string) => void
}

/** Imports a briefing file. An invalid file changes nothing and shows why; a known id asks whether to replace it. */
export function ImportBriefing({ drafts, onOpened = openBriefing }: ImportBriefingProps) {
  const { t } = useTranslation('ownBriefings')
  const input = useRef<HTMLInputElement>(null)
  const nameId = useId()
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  const open = (briefing: DraftBriefing, deliveries: readonly Delivery[]) => {
    own.put(briefing)
    if (deliveries.length > 0) void addDeliveries(briefing.id, deliveries)
    noteUse(briefing.id)
    onOpened(briefing.id)
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
          <div className="marked gap-8 stack breaks">
            <p>{t('file.refused', { file: outcome.file })}</p>
            <p>{reasonOf(outcome.fault)}</p>
            <p>{t('file.nothingChanged')}</p>
          </div>
        )}
        {outcome?.state === 'same-id' && (
          <div className="marked gap-8 stack breaks">
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
              <Button onClick={() => setOutcome(null)}>{t('shared:cancel')}</Button>
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
