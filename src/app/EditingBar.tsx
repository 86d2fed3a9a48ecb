import { useTranslation } from 'react-i18next'
import { withStep } from '#domain/draftBriefing.ts'
import { linkOfStep } from '#domain/stepView.ts'
import { openEditor } from '#state/editorStore.ts'
import { own, useOwnBriefings } from '#state/ownBriefings.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import styles from './TalkBar.module.css'

/** Over a view that was opened from the editor: it becomes that of the step, where one is named, and one way leads back. */
export function EditingBar({ briefing, step: id }: { briefing: string; step: string | null }) {
  const { t } = useTranslation('editor')
  const draft = useOwnBriefings(({ entries }) => entries.get(briefing)?.history.present)
  const shown = useViewStore((state) => linkOfStep(state.view))
  const index = draft?.steps.findIndex((step) => step.id === id) ?? -1
  const step = draft?.steps[index]
  if (!draft) return null
  const take = () => {
    if (!step) return
    own.edit(briefing, (before) => withStep(before, step.id, { view: shown }))
    openEditor(briefing, step.id)
  }
  return (
    <aside className={styles.bar} aria-label={t('talk.name')}>
      {step && (
        <Button look="main" disabled={shown === step.view} onClick={take}>
          {t('talk.take', { number: index + 1 })}
        </Button>
      )}
      <Button onClick={() => openEditor(briefing, id)}>{t('talk.back')}</Button>
    </aside>
  )
}
