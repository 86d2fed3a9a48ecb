import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import { CodeError, CodePart, FaultBoundary, type PartCode } from '#ui/CodePart.tsx'
import { CodeFault } from './CodeFault.tsx'
import { useIsHeld } from './mapFirst.ts'
import styles from './Part.module.css'

interface PartProps {
  children: ReactNode
  /** Code that the children draw, to be asked for anew when the reader tries again. */
  code?: Pick<PartCode, 'askAgain'>
}

/** A part of the screen that fails on its own: the others go on. */
export function Part({ children, code }: PartProps) {
  return (
    <FaultBoundary
      renderFault={(retry, fault) => <Fault fault={fault} onRetry={retry} />}
      {...(code ? { onRetry: code.askAgain } : {})}
    >
      {() => children}
    </FaultBoundary>
  )
}

/** A part whose code is loaded apart; trying again asks for the code anew. */
export function LazyPart({ code }: { code: PartCode }) {
  const { t } = useTranslation('common')
  return (
    <CodePart
      code={code}
      loading={<p className={styles.loading}>{t('loading')}</p>}
      renderFault={(retry, fault) => <Fault fault={fault} onRetry={retry} />}
    />
  )
}

/** The same for a part that waits at the start until the map is drawn. */
export function HeldPart({ code }: { code: PartCode }) {
  const { t } = useTranslation('common')
  return useIsHeld() ? <p className={styles.loading}>{t('loading')}</p> : <LazyPart code={code} />
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
