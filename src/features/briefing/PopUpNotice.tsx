import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { dismissBlocked, useTalkStore } from '#state/talkStore.ts'
import { Button } from '#ui/Button.tsx'
import styles from './PopUpNotice.module.css'

interface PopUpNoticeProps {
  /** Opens the window once more. */
  onRetry: () => void
  /** Shows the notes on the stage, for who has one screen. */
  onNotes: () => void
}

/** On the stage: the browser has let no window be opened, what can be done about it, and what goes without. */
export function PopUpNotice({ onRetry, onNotes }: PopUpNoticeProps) {
  const isBlocked = useTalkStore((state) => state.isBlocked)
  return isBlocked ? <Notice onRetry={onRetry} onNotes={onNotes} /> : null
}

function Notice({ onRetry, onNotes }: PopUpNoticeProps) {
  const { t } = useTranslation('presenter')
  const notes = useRef<HTMLButtonElement>(null)
  useEffect(() => notes.current?.focus({ preventScroll: true }), [])
  return (
    <div className={styles.notice} role="alert" aria-label={t('blockedName')}>
      <p>{t('blocked')}</p>
      <p className={styles.choices}>
        <Button
          ref={notes}
          look="main"
          onClick={() => {
            dismissBlocked()
            onNotes()
          }}
        >
          {t('oneScreen')}
        </Button>
        <Button onClick={onRetry}>{t('tryAgain')}</Button>
        <Button onClick={dismissBlocked}>{t('dismiss')}</Button>
      </p>
    </div>
  )
}
