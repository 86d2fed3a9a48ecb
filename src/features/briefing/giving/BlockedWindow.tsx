import type { StepOfTalk, TalkRole } from '#domain/talk.ts'
import { talkAddress } from '#state/talkStore.ts'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './BlockedWindow.module.css'

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
