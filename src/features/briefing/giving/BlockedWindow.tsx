import { useEffect, useRef } from 'react'
import type { StepOfTalk, TalkRole } from '#domain/talk.ts'
import { dismissBlocked, talkAddress, useTalkStore } from '#state/talkStore.ts'
import { Button } from '#ui/Button.tsx'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './GivingNotice.module.css'

interface BlockedWindowProps {
  /** The window that the browser refused to open. */
  window: TalkRole
  step: StepOfTalk
}

/** Says that the browser blocked a window of the talk, and gives the address that joins the talk from any window. */
export function BlockedWindow({ window: role, step }: BlockedWindowProps) {
  const { t } = useTranslation(['presenter', 'common'])
  const address = talkAddress(role, step)
  return (
    <div className={styles.blocked}>
      <p>{t('blocked')}</p>
      <p>
        <a className={styles.address} href={address} target="_blank" rel="noopener">
          {address}
        </a>
      </p>
      <CopyTextButton
        label={t('copyAddress')}
        copied={t('addressCopied')}
        byHand={t('common:copyFailed')}
        look="text"
        text={() => address}
      />
    </div>
  )
}

interface BlockedNoticeProps {
  step: StepOfTalk
  /** Opens the presenter's window again. */
  onRetry: () => void
  /** Shows the notes on the stage, for a single screen. */
  onNotes: () => void
}

/** Reports that the browser blocked the presenter's window; offers its address, the notes on the stage, or a retry. */
export function BlockedNotice(props: BlockedNoticeProps) {
  return useTalkStore((state) => state.isBlocked) ? <Notice {...props} /> : null
}

function Notice({ step, onRetry, onNotes }: BlockedNoticeProps) {
  const { t } = useTranslation(['presenter', 'common'])
  const notes = useRef<HTMLButtonElement>(null)
  useEffect(() => notes.current?.focus({ preventScroll: true }), [])
  return (
    <div className={styles.notice} role="alert" aria-label={t('blockedName')}>
      <BlockedWindow window="presenter" step={step} />
      <p className={styles.buttons}>
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
        <Button onClick={dismissBlocked}>{t('common:close')}</Button>
      </p>
    </div>
  )
}
