import { type ReactNode, useMemo } from 'react'
import { sourcesOf } from '#content/stepContent.ts'
import { type SourceWords, type StepSource, sourceWords } from '#content/stepSources.ts'
import type { BriefingStep } from '#domain/briefing.ts'
import { useDataOnDemand } from '#parts/useDataOnDemand.ts'
import { openReader } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './StepParts.module.css'

interface SourceButtonProps {
  source: StepSource
  /** Full name of the source, for the tooltip. */
  name: string
  className?: string
  children: ReactNode
}

/** Underlined text that opens a source of a step in the Reader. */
export function SourceButton({ source, name, className = '', children }: SourceButtonProps) {
  const { t } = useTranslation('briefing')
  return (
    <button
      type="button"
      className={`${styles.stated} ${className}`}
      title={t('openSource', { name })}
      onClick={() => openReader(source.target)}
    >
      {children}
    </button>
  )
}

/** The sources of a step, and how they are written. */
export function useStepSources(
  step: Pick<BriefingStep, 'evidence'>,
): SourceWords & { sources: readonly StepSource[] } {
  const { t } = useTranslation(['briefing', 'stage'])
  const words = useWords()
  const { reachOf, arrived } = useDataOnDemand()
  const reach = reachOf()
  // biome-ignore lint/correctness/useExhaustiveDependencies: newly loaded files change what can be named.
  const sources = useMemo(() => sourcesOf(step, reach), [step, reach, arrived])
  return { sources, ...sourceWords({ ...reach, words }, t) }
}
