import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Finding, findingOf } from '#state/selectors/finding.ts'
import { useWords } from '#state/words.ts'
import details from './Details.module.css'
import styles from './Overview.module.css'
import { usePanel } from './panelContext.ts'
import { Skeleton } from './Skeleton.tsx'
import { useBoard } from './useBoard.ts'

/** The overview's title: a finding with its numbers, or the plain word "Overview" when the rules find none. */
export function FindingHeadline() {
  const { t } = useTranslation('overview')
  const { corpus, states, model } = usePanel()
  const { rows } = useBoard()
  const finding = useMemo(
    () => findingOf(rows, model?.measures ?? [], corpus.routes),
    [rows, model, corpus.routes],
  )
  // The headline's place is kept while its files are on their way, so that nothing below it jumps.
  if (states.measures.isPending || states.vocabulary.isPending) return <Skeleton rows={3} />
  if (!finding) {
    return (
      <h2 className={details.title} tabIndex={-1}>
        {t('overview')}
      </h2>
    )
  }
  return finding.kind === 'plans' ? <PlansFinding finding={finding} /> : <UntiedFinding finding={finding} />
}

function PlansFinding({ finding }: { finding: Extract<Finding, { kind: 'plans' }> }) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const { planned, since, withoutSince } = finding
  return (
    <div className={styles.finding}>
      <h2 className={details.title} tabIndex={-1}>
        {t('finding.planned', { count: planned })}{' '}
        {since === planned
          ? t('finding.sinceEach', { count: planned })
          : t('finding.since', { count: since })}
      </h2>
      <p className={styles.lead}>
        {withoutSince.length > 0 && since > 0 && (
          <>{t('finding.without', { names: words.list(withoutSince.map(words.categoryShort)) })} </>
        )}
        {t('finding.caution')}
      </p>
    </div>
  )
}

function UntiedFinding({ finding }: { finding: Extract<Finding, { kind: 'untied' }> }) {
  const { t } = useTranslation('overview')
  const words = useWords()
  return (
    <div className={styles.finding}>
      <h2 className={details.title} tabIndex={-1}>
        {t('finding.untied', { count: finding.untied.length, routes: finding.routes })}
      </h2>
      <p className={styles.lead}>
        {t('finding.untiedNames', { names: words.list(finding.untied.map(words.route)) })}
      </p>
    </div>
  )
}
