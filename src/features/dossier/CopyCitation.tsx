import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import styles from './EvidenceItem.module.css'

/** Puts the citation on the clipboard and says so; where the clipboard is closed to us, shows the text to copy. */
export function CopyCitation({ text }: { text: string }) {
  const { t } = useTranslation('dossier')
  const { t: common } = useTranslation('common')
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none')

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      setOutcome('failed')
    }
  }

  return (
    <>
      <span className={styles.copyRow}>
        <Button look="text" className={styles.copy ?? ''} onClick={() => void copy()}>
          {t('copyCitation')}
        </Button>
        <span className={styles.copied} aria-live="polite">
          {outcome === 'copied' && common('copied')}
        </span>
      </span>
      {outcome === 'failed' && (
        <label>
          {common('copyFailed')}
          <textarea className={styles.byHand} readOnly value={text} />
        </label>
      )}
    </>
  )
}
