import { create } from 'zustand'
import { openEditor } from '#state/editorStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './AddStep.module.css'

interface AddedStep {
  isDialogOpen: boolean
  /** The step added last, until the notice is closed. */
  added: { briefing: string; title: string; step: string; number: number; undo: () => void } | null
}

/** State of the add-step dialog and its result. */
export const useAddedStep = create<AddedStep>()(() => ({ isDialogOpen: false, added: null }))

/** Confirms an added step, and offers to edit or undo it. */
export function AddedNotice() {
  const { t } = useTranslation(['editor', 'common'])
  const added = useAddedStep((state) => state.added)
  const close = () => useAddedStep.setState({ added: null })
  // Always mounted: screen readers announce only changes inside an existing live region.
  return (
    <div className={styles.place} role="status">
      {added && (
        <div className={styles.notice}>
          <p>{t('add.added', { number: added.number, title: added.title })}</p>
          <div className={styles.buttons}>
            <Button
              onClick={() => {
                close()
                openEditor(added.briefing, added.step)
              }}
            >
              {t('add.openEditor')}
            </Button>
            <Button
              onClick={() => {
                close()
                added.undo()
              }}
            >
              {t('add.undo')}
            </Button>
            <Button look="bare" aria-label={t('common:close')} onClick={close}>
              <Icon name="close" />
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
