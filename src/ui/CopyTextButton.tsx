import { useState } from 'react'
import { Button } from './Button.tsx'
import styles from './CopyTextButton.module.css'
import { Icon, type IconName } from './Icon.tsx'

interface CopyTextButtonProps {
  label: string
  /** Said when the text is on the clipboard. */
  copied: string
  /** Names the field with the text where the clipboard is closed to us. */
  byHand: string
  icon?: IconName
  look?: 'text'
  /** Asked for at the moment of copying: a link is that of the view as it then is. */
  text: () => string
}

/** Puts a text on the clipboard and says so; where the clipboard is closed to us, shows the text to copy by hand. */
export function CopyTextButton({ label, copied, byHand, icon, look, text }: CopyTextButtonProps) {
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
      <Button {...(look ? { look } : {})} onClick={() => void copy()}>
        {icon && <Icon name={icon} />}
        {label}
      </Button>
      <span className={styles.copied} aria-live="polite">
        {outcome === 'copied' && copied}
      </span>
      {outcome === 'failed' && (
        <label className={styles.byHand}>
          {byHand}
          <textarea readOnly rows={3} value={text()} />
        </label>
      )}
    </span>
  )
}
