import { useEffect, useRef } from 'react'
import type { BriefingStep } from '#domain/briefing.ts'
import { writeReader } from '#domain/readerLink.ts'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './SourcesSheet.module.css'
import { usePublication } from './useSourceLine.ts'

interface SourcesSheetProps {
  step: BriefingStep
  onClose: () => void
}

/** All evidence of a step from below, each piece with its publisher and date; each opens the Reader. */
export function SourcesSheet({ step, onClose }: SourcesSheetProps) {
  const { t } = useTranslation(['stage', 'common'])
  const { sources, nameOf, pageOf } = useStepSources(step)
  const publicationOf = usePublication()
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => sheet.current?.focus({ preventScroll: true }), [])
  return (
    <aside className={styles.sheet} ref={sheet} tabIndex={-1} aria-label={t('sourcesOfStep')}>
      <h2 className={styles.title}>{t('sourcesOfStep')}</h2>
      <ul className={styles.list}>
        {sources.map((source) => (
          <li key={writeReader(source.target)}>
            <button type="button" className={styles.source} onClick={() => openReader(source.target)}>
              <span className={styles.name}>
                {source.kind === 'quote' ? (
                  <q lang={source.document.language}>{source.quote}</q>
                ) : (
                  nameOf(source)
                )}
              </span>
              <span className={styles.publication}>
                {[publicationOf(source), pageOf(source)].filter(Boolean).join(', ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Button className={styles.close} onClick={onClose}>
        {t('common:close')}
      </Button>
    </aside>
  )
}
