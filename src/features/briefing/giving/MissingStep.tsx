import { useState } from 'react'
import type { Briefing } from '#domain/briefing.ts'
import type { StepChoice } from '#domain/view.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './GivingNotice.module.css'

/** A step that a link names and its briefing does not show. */
interface MissingStepOfLink {
  id: string
  onClose: () => void
}

/**
 * The step that the link named, when the briefing does not show it and opened at its first step instead; null once that
 * is closed or another step is shown.
 */
export function useMissingStep(
  open: Briefing | undefined,
  choice: StepChoice | null,
): MissingStepOfLink | null {
  const [id, setId] = useState<string | null>(null)
  const asked = open ? (choice?.step ?? null) : null
  const place = open?.steps.findIndex((step) => step.id === asked) ?? -1
  // The address is put right at once, so what it named is kept here.
  if (asked !== null && place === -1 && id !== asked) setId(asked)
  if (place > 0 && id !== null) setId(null)
  return id === null ? null : { id, onClose: () => setId(null) }
}

interface MissingStepProps {
  briefing: Briefing
  missing: MissingStepOfLink | null
  /** Whether it lies over the page. */
  isOver?: boolean
}

/** Says which step of which briefing a link named in vain, and which one is shown. */
export function MissingStep({ briefing, missing, isOver = false }: MissingStepProps) {
  const { t } = useTranslation(['briefing', 'presenter', 'common'])
  if (!missing) return null
  const [first] = briefing.steps
  return (
    <div role="alert" className={isOver ? styles.notice : styles.line}>
      <p>
        {t('unknownStep', { id: missing.id, title: briefing.title })}{' '}
        {t('firstInstead', { title: first?.title ?? '' })}
      </p>
      <p className={styles.buttons}>
        <Button onClick={missing.onClose}>{t('common:close')}</Button>
      </p>
    </div>
  )
}
