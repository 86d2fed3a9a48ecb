import { type ReactNode, useMemo } from 'react'
import { type SourceWords, type StepSource, sourceWords, stepSources } from '#content/stepSources.ts'
import type { BriefingStep } from '#domain/briefing.ts'
import { useDataset } from '#state/datasets.ts'
import { useOwnLayer } from '#state/ownLayer.ts'
import { openReader } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './StepParts.module.css'

interface SourceButtonProps {
  source: StepSource
  /** Full name of the source, for the tooltip. */
  name: string
  children: ReactNode
}

/** Underlined text that opens a source of a step in the Reader. */
export function SourceButton({ source, name, children }: SourceButtonProps) {
  const { t } = useTranslation('briefing')
  return (
    <button
      type="button"
      className={styles.stated}
      title={t('openSource', { name })}
      onClick={() => openReader(source.target)}
    >
      {children}
    </button>
  )
}

const NONE: readonly never[] = []

/** The sources of a step, and how they are written. */
export function useStepSources(
  step: Pick<BriefingStep, 'evidence'>,
): SourceWords & { sources: readonly StepSource[] } {
  const { t } = useTranslation(['briefing', 'stage'])
  const words = useWords()
  const documents = useDataset('documents').data?.documents ?? NONE
  const records = useDataset('records').data?.records ?? NONE
  const figures = useDataset('figures').data?.sources ?? NONE
  const own = useOwnLayer((state) => state.own)
  const sources = useMemo(
    () => stepSources(step, { documents, records, figures, own }),
    [step, documents, records, figures, own],
  )
  return { sources, ...sourceWords({ own, words, t }) }
}
