import { useTranslation } from 'react-i18next'
import { isOwnId } from '#domain/draftBriefing.ts'
import { useEditorStore } from '#state/editorStore.ts'
import { talkPage } from '#state/talkPage.ts'
import { useBriefings } from '#state/useBriefings.ts'
import { useTalk } from '#state/useTalk.ts'
import { endTalk, openPage, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { EditingBar } from './EditingBar.tsx'
import styles from './TalkBar.module.css'

/** Over Explore while a talk waits: back to its step, or the end of it. While a step is edited: back to its fields. */
export function TalkBar() {
  const { t } = useTranslation(['briefing', 'editor'])
  const choice = useViewStore((state) => state.view.step)
  const editing = useEditorStore((state) => state.editing)
  const { briefings } = useBriefings()
  // The speaker may go on from the other window while this one explores.
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
