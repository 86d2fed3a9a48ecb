import { useTranslation } from 'react-i18next'
import type { StepFault } from '#domain/stepFaults.ts'
import { viewOfStep } from '#domain/stepView.ts'
import { own, useOwnBriefings } from '#state/ownBriefings.ts'
import type { OwnEntry } from '#state/ownEntry.ts'
import { beginTalk } from '#state/talkStore.ts'
import { showStep } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { commandKey } from '#ui/commandKey.ts'
import { DeleteBriefing } from './DeleteBriefing.tsx'
import styles from './Editor.module.css'
import { EditorIcon } from './EditorIcon.tsx'
import { SaveBriefing } from './SaveBriefing.tsx'

interface EditorBarProps {
  entry: OwnEntry
  /** By step; null while they are not known. */
  faults: ReadonlyMap<string, readonly StepFault[]> | null
}

/** What is done to the whole briefing: back and forth in its history, presenting it, taking it away; and whether it is kept. */
export function EditorBar({ entry, faults }: EditorBarProps) {
  const { t } = useTranslation(['editor', 'help'])
  const isKept = useOwnBriefings((state) => state.isKept)
  const { history } = entry
  const draft = history.present
  const key = commandKey(t('edit.control'))
  const first = faults && draft.steps.find(({ id }) => !faults.has(id))
  const left = faults?.size ?? 0
  const present = () => {
    if (!first) return
    const step = { briefing: draft.id, step: first.id }
    own.flush(false)
    beginTalk(step)
    showStep(step, viewOfStep(first), 'push')
  }
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('edit.tools')}>
      <span className={styles.state} data-save={isKept ? entry.save : 'failed'}>
        {isKept ? t(`save.${entry.save}`) : t('save.memory')}
      </span>
      <Button
        look="icon"
        aria-label={t('edit.undo')}
        aria-keyshortcuts="Control+Z"
        title={`${t('edit.undo')} (${key}+Z)`}
        disabled={history.past.length === 0}
        onClick={() => own.undo(draft.id)}
      >
        <EditorIcon name="undo" />
      </Button>
      <Button
        look="icon"
        aria-label={t('edit.redo')}
        aria-keyshortcuts="Control+Shift+Z Control+Y"
        title={`${t('edit.redo')} (${key}+Y)`}
        disabled={history.future.length === 0}
        onClick={() => own.redo(draft.id)}
      >
        <EditorIcon name="redo" />
      </Button>
      <SaveBriefing draft={draft} />
      <DeleteBriefing draft={draft} />
      <Button look="main" disabled={!first} onClick={present}>
        {left > 0 && first
          ? t('edit.presentSome', { shown: draft.steps.length - left, count: draft.steps.length })
          : t('edit.present')}
      </Button>
    </div>
  )
}
