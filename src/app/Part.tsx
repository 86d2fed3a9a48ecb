import { type ReactNode, useEffect, useState } from 'react'
import { isOlderThanDeployed } from '#state/offlineStore.ts'
import { Button } from '#ui/Button.tsx'
import { CodeError, CodePart, FaultBoundary, type PartCode } from '#ui/CodePart.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './Part.module.css'
import { reloadPage } from './reloadPage.ts'

interface PartProps {
  children: ReactNode
  /** Lazy code of the children; a retry loads it again. */
  code?: Pick<PartCode, 'reset'>
}

/** An error boundary around one part of the screen; the others keep working. */
export function Part({ children, code }: PartProps) {
  return (
    <FaultBoundary
      renderFault={(retry, fault) => <Fault fault={fault} onRetry={retry} />}
      {...(code ? { onRetry: code.reset } : {})}
    >
      {() => children}
    </FaultBoundary>
  )
}

interface LazyPartProps {
  code: PartCode
  /** Shown while the code loads; by default a line of text. */
  loading?: ReactNode
}

/** A lazily loaded part; a retry loads it again. */
export function LazyPart({ code, loading = <Loading /> }: LazyPartProps) {
  return (
    <CodePart
      code={code}
      loading={loading}
      renderFault={(retry, fault) => <Fault fault={fault} onRetry={retry} />}
    />
  )
}

/** A line of text while code loads. */
export function Loading() {
  const { t } = useTranslation('common')
  return <p className={styles.loading}>{t('loading')}</p>
}

function Fault({ fault, onRetry }: { fault: unknown; onRetry: () => void }) {
  const { t } = useTranslation('common')
  if (fault instanceof CodeError) return <CodeFault onRetry={onRetry} />
  return (
    <div className={styles.fault} role="alert">
      <p>{t('crashed')}</p>
      <p>{t('crashedRemedy')}</p>
      <Button onClick={onRetry}>{t('retry')}</Button>
    </div>
  )
}

/** Shown when a part's code did not load: the likely reason, a retry and a reload. */
function CodeFault({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation(['missingCode', 'common'])
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
      <p>{t(reason)}</p>
      {reason === 'replaced' ? (
        <Button onClick={() => void reloadPage('replaced')}>{t('reload')}</Button>
      ) : (
        <>
          <p>{t('remedy')}</p>
          <div className="in-row">
            <Button onClick={onRetry}>{t('common:retry')}</Button>
            <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
          </div>
        </>
      )}
    </div>
  )
}
