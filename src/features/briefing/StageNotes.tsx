import { useTranslation } from 'react-i18next'
import type { Briefing } from '#domain/briefing.ts'
import { clockFace, elapsed, RESTING_TIMER } from '#domain/talkTimer.ts'
import { useTalkStore } from '#state/talkStore.ts'
import styles from './Stage.module.css'
import { useNow } from './useNow.ts'

interface StageNotesProps {
  briefing: Briefing
  index: number
}

/** What the speaker sees beside the step where there is one screen: the notes, what comes next, and the time. */
export function StageNotes({ briefing, index }: StageNotesProps) {
  const { t } = useTranslation('briefing')
  const next = briefing.steps[index + 1]
  return (
    <aside className={styles.notes} aria-label={t('stage.notes')}>
      <p className={styles.clock}>
        <Elapsed />
      </p>
      <p className={styles.noteText} lang={briefing.language}>
        {briefing.steps[index]?.notes}
      </p>
      <p className={styles.nextIs}>{next ? t('stage.nextIs', { title: next.title }) : t('stage.end')}</p>
    </aside>
  )
}

/** The time since the start, as minutes and seconds; it is not read out, as it would be each second. */
function Elapsed() {
  const { t } = useTranslation('briefing')
  const now = useNow()
  const timer = useTalkStore(({ talk }) => talk?.timer) ?? RESTING_TIMER
  return <span aria-live="off">{t('stage.since', { time: clockFace(elapsed(timer, now)) })}</span>
}
