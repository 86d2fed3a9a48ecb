import { useTranslation } from 'react-i18next'
import type { BriefingStep } from '#domain/briefing.ts'
import { writeReader } from '#domain/readerLink.ts'
import styles from './Briefing.module.css'
import { SourceButton } from './SourceButton.tsx'
import { useStepSources } from './useStepSources.ts'

/** Everything that a step stands on, as a list; each opens in the Reader. */
export function StepSources({ step }: { step: BriefingStep }) {
  const { t } = useTranslation('briefing')
  const { sources, nameOf } = useStepSources(step)
  return (
    <details className={styles.fold}>
      <summary>
        {t('sources')} ({step.evidence.length})
      </summary>
      <ul className={styles.sources}>
        {sources.map((source) => (
          <li key={writeReader(source.target)}>
            <SourceButton source={source} name={nameOf(source)}>
              {source.kind === 'quote' ? (
                <>
                  <q lang={source.document.language}>{source.quote}</q> ({source.document.title})
                </>
              ) : (
                nameOf(source)
              )}
            </SourceButton>
          </li>
        ))}
      </ul>
    </details>
  )
}
