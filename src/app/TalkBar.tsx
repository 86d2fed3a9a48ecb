import { isOwnId, withStep } from '#domain/draftBriefing.ts'
import { linkOfStep } from '#domain/viewCodec.ts'
import { openEditor, useEditorStore } from '#state/editorStore.ts'
import { own, useOwnBriefings } from '#state/ownBriefings.ts'
import { useTalk } from '#state/talkStore.ts'
import { useBriefings } from '#state/useBriefings.ts'
import { endTalk, openPage, talkPage, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './TalkBar.module.css'

/** Over Explore while a talk is paused: back to its step, or end it. While a step is edited: back to its fields. */
export function TalkBar() {
  const { t } = useTranslation(['briefing', 'editor'])
  const choice = useViewStore((state) => state.view.step)
  const editing = useEditorStore((state) => state.editing)
  const { briefings } = useBriefings()
  // The speaker may continue from the other window while this one explores.
  useTalk(talkPage(), briefings)
  if (choice && choice.briefing === editing) return <EditingBar briefing={editing} step={choice.step} />
  const open = briefings?.find(({ id }) => id === choice?.briefing)
  const place = open?.steps.findIndex(({ id }) => id === choice?.step) ?? -1
  const step = open?.steps[Math.max(0, place)]
  if (choice && briefings && !open && isOwnId(choice.briefing)) {
    return (
      <aside className={styles.bar} aria-label={t('talk.name')}>
        <p>{t('editor:talk.notHere')}</p>
        <Button onClick={endTalk}>{t('talk.end')}</Button>
      </aside>
    )
  }
  if (!open || !step) return null
  const number = Math.max(0, place) + 1
  return (
    <aside className={styles.bar} aria-label={t('talk.name')}>
      <Button
        look="main"
        className={styles.back}
        aria-label={t('talk.back', { number, title: step.title })}
        aria-keyshortcuts="P"
        onClick={() => openPage(talkPage())}
      >
        {t('talk.short', { number })}
        <span className={styles.title} lang={open.language}>
          : {step.title}
        </span>
      </Button>
      <Button onClick={endTalk}>{t('talk.end')}</Button>
    </aside>
  )
}

/** Over a view opened from the editor: saves it as the view of the open step, and leads back. */
function EditingBar({ briefing, step: id }: { briefing: string; step: string | null }) {
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
