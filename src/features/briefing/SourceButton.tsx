import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepSource } from '#state/selectors/stepSources.ts'
import { openReader } from '#state/viewStore.ts'
import styles from './SourceButton.module.css'

interface SourceButtonProps {
  source: StepSource
  /** The source in full. */
  name: string
  children: ReactNode
}

/** Underlined words that open in the Reader what a step stands on. */
export function SourceButton({ source, name, children }: SourceButtonProps) {
  const { t } = useTranslation('briefing')
  return (
    <button
      type="button"
      className={styles.source}
      title={t('openSource', { name })}
      onClick={() => openReader(source.target)}
    >
      {children}
    </button>
  )
}
