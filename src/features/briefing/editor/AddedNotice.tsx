import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import { openEditor } from '#state/editorStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import styles from './AddStep.module.css'

interface AddedStep {
  isAsking: boolean
  /** What was added last, until the notice is closed. */
  added: { briefing: string; title: string; step: string; number: number; undo: () => void } | null
}

/** The dialog that asks where a view goes, and what came of it. */
export const useAddedStep = create<AddedStep>()(() => ({ isAsking: false, added: null }))

/** Says that a step was added, and leads to it or takes it back. */
export function AddedNotice() {
  const { t } = useTranslation(['editor', 'common'])
  const added = useAddedStep((state) => state.added)
  const close = () => useAddedStep.setState({ added: null })
  // The element is there before its words: only a change inside it is read out.
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
