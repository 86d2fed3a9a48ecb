import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isOlderThanDeployed } from '#state/deployedVersion.ts'
import { Button } from '#ui/Button.tsx'
import styles from './Part.module.css'
import { reloadPage } from './reloadPage.ts'

/** In the place of a part whose code did not arrive: why, as far as it can be told, and the two ways on. */
export function CodeFault({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation(['offline', 'common'])
  const [reason, setReason] = useState<'missing' | 'offline' | 'replaced'>(
    navigator.onLine ? 'missing' : 'offline',
  )
  useEffect(() => {
    let isShown = true
    void isOlderThanDeployed().then((isReplaced) => {
      if (isReplaced && isShown) setReason('replaced')
    })
    return () => {
      isShown = false
    }
  }, [])
  return (
    <div className={styles.fault} role="alert">
      <p>{t(`code.${reason}`)}</p>
      {reason === 'replaced' ? (
        <Button onClick={() => void reloadPage('replaced')}>{t('reload')}</Button>
      ) : (
        <>
          <p>{t('code.remedy')}</p>
          <div className={styles.ways}>
            <Button onClick={onRetry}>{t('common:retry')}</Button>
            <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
          </div>
        </>
      )}
    </div>
  )
}
