import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Briefing } from '#domain/briefing.ts'
import styles from './Stage.module.css'

interface StageNotesProps {
  briefing: Briefing
  index: number
  /** When the talk began, in ms since 1970. */
  start: number
}

/** What the speaker sees beside the step where there is one screen: the notes, what comes next, and the time. */
export function StageNotes({ briefing, index, start }: StageNotesProps) {
  const { t } = useTranslation('briefing')
  const next = briefing.steps[index + 1]
  return (
    <aside className={styles.notes} aria-label={t('stage.notes')}>
      <p className={styles.clock}>
        <Elapsed start={start} />
      </p>
      <p className={styles.noteText} lang={briefing.language}>
        {briefing.steps[index]?.notes}
      </p>
      <p className={styles.nextIs}>{next ? t('stage.nextIs', { title: next.title }) : t('stage.end')}</p>
    </aside>
  )
}

const SECOND = 1000

/** The time since the start, as minutes and seconds; it is not read out, as it would be each second. */
function Elapsed({ start }: { start: number }) {
  const { t } = useTranslation('briefing')
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), SECOND)
    return () => window.clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.floor((now - start) / SECOND))
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return <span aria-live="off">{t('stage.since', { time })}</span>
}
