import { useTranslation } from 'react-i18next'
import type { DraftBriefing } from '#domain/draftBriefing.ts'
import { closeEditor } from '#state/editorStore.ts'
import { own, useOwnBriefings } from '#state/ownBriefings.ts'
import { openBriefing } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import styles from './AddStep.module.css'

/** Deletes an own briefing; the notice on the page takes it back. */
export function DeleteBriefing({ draft }: { draft: DraftBriefing }) {
  const { t } = useTranslation('editor')
  const remove = () => {
    closeEditor()
    openBriefing(null)
    own.remove(draft.id)
  }
  return <Button onClick={remove}>{t('list.delete')}</Button>
}

/** Says what was deleted last and takes it back, until it is closed. */
export function DeletedNotice() {
  const { t } = useTranslation(['editor', 'common'])
  const removed = useOwnBriefings((state) => state.removed)
  return (
    <div className={styles.place} role="status">
      {removed && (
        <div className={styles.notice}>
          <p>{t('list.deleted', { title: removed.title.trim() || t('list.untitled') })}</p>
          <div className={styles.buttons}>
            <Button
              onClick={() => {
                own.restore()
                openBriefing(removed.id)
              }}
            >
              {t('add.undo')}
            </Button>
            <Button look="bare" aria-label={t('common:close')} onClick={own.forget}>
              <Icon name="close" />
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
