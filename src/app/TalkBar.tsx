import { useTranslation } from 'react-i18next'
import { addEnglish } from '#i18n/laterEnglish.ts'
import briefing from '#i18n/messages/en/briefing.json'
import { talkPage } from '#state/talkPage.ts'
import { useBriefings } from '#state/useBriefings.ts'
import { useTalk } from '#state/useTalk.ts'
import { endTalk, openPage, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import styles from './TalkBar.module.css'

addEnglish({ briefing })

/** Over Explore while a talk waits: back to its step, or the end of it. */
export function TalkBar() {
  const { t } = useTranslation('briefing')
  const choice = useViewStore((state) => state.view.step)
  const { briefings } = useBriefings()
  // The speaker may go on from the other window while this one explores.
  useTalk(talkPage(), briefings)
  const open = briefings?.find(({ id }) => id === choice?.briefing)
  const place = open?.steps.findIndex(({ id }) => id === choice?.step) ?? -1
  const step = open?.steps[Math.max(0, place)]
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
