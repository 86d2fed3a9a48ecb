import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { closeEditor, followReads, noteUse, useEditorStore } from '#state/editorStore.ts'
import { own, useOwnBriefings } from '#state/ownBriefings.ts'
import { faultsOfDraft } from '#state/selectors/checkedSteps.ts'
import { useBriefingSources } from '#state/useBriefingSources.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { ConflictNotice } from './ConflictNotice.tsx'
import { DeletedNotice } from './DeleteBriefing.tsx'
import styles from './Editor.module.css'
import { EditorBar } from './EditorBar.tsx'
import { EditorHead } from './EditorHead.tsx'
import { StepForm } from './StepForm.tsx'
import { StepList } from './StepList.tsx'
import { useEditorKeys } from './useEditorKeys.ts'

const NONE: readonly never[] = []

/** An own briefing in the making: its head, its steps to be put in order, and the fields of the one that is open. */
export function Editor() {
  const { t } = useTranslation('editor')
  const id = useEditorStore((state) => state.editing)
  const chosen = useEditorStore((state) => state.step)
  const entry = useOwnBriefings(({ entries }) => (id === null ? undefined : entries.get(id)))
  const draft = entry?.history.present
  const evidence = draft?.steps.flatMap((step) => step.evidence) ?? NONE
  const { sources, error } = useBriefingSources(evidence)
  useEffect(followReads, [])
  useEffect(() => {
    if (id !== null) noteUse(id)
  }, [id])
  useEditorKeys(id)
  if (!entry || !draft) return null
  const faults = sources ? faultsOfDraft(draft, sources) : null
  const index = Math.max(
    0,
    draft.steps.findIndex((step) => step.id === chosen),
  )
  const step = draft.steps[index]
  return (
    <div className={styles.editor}>
      <div className={styles.top}>
        <Button look="text" onClick={closeEditor}>
          <Icon name="back" />
          {t('edit.leave')}
        </Button>
        <EditorBar entry={entry} faults={faults} />
      </div>
      <ConflictNotice entry={entry} />
      {error && <p role="alert">{t('list.notRead')}</p>}
      <EditorHead draft={draft} />
      <div className={styles.halves}>
        <StepList draft={draft} open={step?.id ?? null} faults={faults} />
        {step ? (
          <StepForm
            key={step.id}
            draft={draft}
            step={step}
            index={index}
            faults={faults?.get(step.id) ?? NONE}
          />
        ) : (
          <p className={styles.empty}>{t('edit.empty')}</p>
        )}
      </div>
      <DeletedNotice />
      <p className="visually-hidden" role="status">
        {own.store.getState().isReady && t(`save.${entry.save}`)}
      </p>
    </div>
  )
}
