import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import styles from './CopyLink.module.css'

/** How long "Copied" is shown, ms. */
const CONFIRMATION = 3000

type CopyState = { step: 'idle' | 'copied' } | { step: 'failed'; link: string }

/** Whether links point into a local copy of the single-file build: recipients need that file too. */
function isOfFile(): boolean {
  return import.meta.env.MODE === 'single' && !linkOfView(DEFAULT_VIEW).startsWith('http')
}

/** Copies the absolute link of the view; without clipboard access, shows it for manual copying. */
export function CopyLink() {
  const { t } = useTranslation('common')
  const [state, setState] = useState<CopyState>({ step: 'idle' })
  const step = state.step

  useEffect(() => {
    if (step !== 'copied') return
    const timer = window.setTimeout(() => setState({ step: 'idle' }), CONFIRMATION)
    return () => window.clearTimeout(timer)
  }, [step])

  const handleCopy = async () => {
    const link = linkOfView(useViewStore.getState().view)
    try {
      await navigator.clipboard.writeText(link)
      setState({ step: 'copied' })
    } catch {
      // The clipboard needs a secure origin and permission.
      setState({ step: 'failed', link })
    }
  }

  return (
    <div className={styles.copy}>
      <Button className={styles.button} aria-label={t('copyLink')} onClick={handleCopy}>
        <Icon name="link" />
        <span className={styles.word}>{t('copyLink')}</span>
      </Button>
      <span className={styles.confirmation} data-step={step} aria-live="polite">
        {step === 'copied' && (isOfFile() ? t('copiedFromFile') : t('copied'))}
      </span>
      {state.step === 'failed' && (
        <div className={styles.byHand} role="alert">
          <label>
            {t('copyFailed')}
            <input
              className={styles.link}
              readOnly
              value={state.link}
              onFocus={(event) => event.currentTarget.select()}
            />
          </label>
          <Button look="bare" aria-label={t('close')} onClick={() => setState({ step: 'idle' })}>
            <Icon name="close" />
          </Button>
        </div>
      )}
    </div>
  )
}
