import { useTranslation } from 'react-i18next'
import { openEditor } from '#state/editorStore.ts'
import { own } from '#state/ownBriefings.ts'
import type { OwnEntry } from '#state/ownEntry.ts'
import { Button } from '#ui/Button.tsx'
import { useWords } from '#words/words.ts'
import styles from './Editor.module.css'

/** Says that another tab has changed the same briefing, and lets the reader choose; neither version is lost unseen. */
export function ConflictNotice({ entry }: { entry: OwnEntry }) {
  const { t } = useTranslation('editor')
  const words = useWords()
  const { conflict, history } = entry
  if (!conflict) return null
  const { id, title } = history.present
  const steps = conflict.theirs?.briefing.steps.length ?? 0
  return (
    <div className={styles.conflict} role="alert">
      <p className={styles.strong}>{t('conflict.heading')}</p>
      <p>
        {conflict.theirs
          ? t('conflict.changed', {
              steps: t('conflict.steps', { count: steps }),
              mine: words.number(history.present.steps.length),
            })
          : t('conflict.deleted')}
      </p>
      <div className={styles.buttons}>
        <Button
          onClick={() => {
            const copy = own.keepAsCopy(id, t('list.copyTitle', { title }))
            if (copy !== null) openEditor(copy)
          }}
        >
          {t('conflict.keepMine')}
        </Button>
        <Button onClick={() => own.takeTheirs(id)}>
          {conflict.theirs ? t('conflict.takeTheirs') : t('conflict.letGo')}
        </Button>
      </div>
    </div>
  )
}
