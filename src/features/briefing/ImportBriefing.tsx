import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ImportFault, MOST_BYTES, readBriefingFile } from '#domain/briefingFile.ts'
import { type DraftBriefing, ownId } from '#domain/draftBriefing.ts'
import { noteUse } from '#state/editorStore.ts'
import { own } from '#state/ownBriefings.ts'
import { openBriefing } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import styles from './Own.module.css'

type Outcome =
  | { state: 'refused'; file: string; fault: ImportFault | { code: 'unreadable' } }
  | { state: 'same-id'; file: string; briefing: DraftBriefing }
  | { state: 'opened'; title: string }

/** Opens the file of a briefing. One that is not understood changes nothing and is told; one that is there already is asked about. */
export function ImportBriefing({ drafts }: { drafts: readonly DraftBriefing[] }) {
  const { t } = useTranslation('editor')
  const input = useRef<HTMLInputElement>(null)
  const nameId = useId()
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  const open = (briefing: DraftBriefing) => {
    own.put(briefing)
    noteUse(briefing.id)
    openBriefing(briefing.id)
    setOutcome({ state: 'opened', title: briefing.title.trim() || t('list.untitled') })
  }
  const take = async (file: File) => {
    const refuse = (fault: ImportFault | { code: 'unreadable' }) =>
      setOutcome({ state: 'refused', file: file.name, fault })
    if (file.size > MOST_BYTES) return refuse({ code: 'too-large' })
    let text: string
    try {
      text = await file.text()
    } catch {
      return refuse({ code: 'unreadable' })
    }
    const { briefing, fault } = readBriefingFile(text)
    if (fault) return refuse(fault)
    const there = drafts.find(({ id }) => id === briefing.id)
    if (!there || JSON.stringify(there) === JSON.stringify(briefing)) return open(briefing)
    setOutcome({ state: 'same-id', file: file.name, briefing })
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
          // The same file can be chosen again, once it was mended.
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
            <div className={styles.buttons}>
              <Button aria-describedby={nameId} onClick={() => open(outcome.briefing)}>
                {t('file.replace')}
              </Button>
              <Button
                aria-describedby={nameId}
                onClick={() => open({ ...outcome.briefing, id: ownId(own.newId()) })}
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
        return t('file.misfit', { place: fault.place })
      case 'newer':
        return t('file.newer', { version: fault.version })
      default:
        return t(`file.${fault.code}`)
    }
  }
}
