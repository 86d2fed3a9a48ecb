import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { Icon, type IconName } from '#ui/Icon.tsx'
import styles from './ReaderActions.module.css'

interface CopyButtonProps {
  label: string
  icon: IconName
  /** Asked for at the moment of copying: a link is that of the view as it then is. */
  text: () => string
}

/** Puts a text on the clipboard and says so; where the clipboard is closed to us, shows the text to copy by hand. */
export function CopyButton({ label, icon, text }: CopyButtonProps) {
  const { t } = useTranslation('common')
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none')

  async function copy() {
    try {
      await navigator.clipboard.writeText(text())
      setOutcome('copied')
    } catch {
      setOutcome('failed')
    }
  }

  return (
    <span className={styles.copy}>
      <Button onClick={() => void copy()}>
        <Icon name={icon} />
        {label}
      </Button>
      <span className={styles.copied} aria-live="polite">
        {outcome === 'copied' && t('copied')}
      </span>
      {outcome === 'failed' && (
        <label className={styles.byHand}>
          {t('copyFailed')}
          <textarea readOnly rows={3} value={text()} />
        </label>
      )}
    </span>
  )
}
