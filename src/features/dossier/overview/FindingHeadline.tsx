import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import details from '#features/dossier/Details.module.css'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { useDatasets } from '#state/datasets.ts'
import { type Finding, findingOf } from '#state/selectors/finding.ts'
import { useWords } from '#words/words.ts'
import { useBoard } from './Board.tsx'
import styles from './Overview.module.css'

interface FindingHeadlineProps {
  /** 2 as the panel's title, 3 below a finding in the figures. */
  level: 2 | 3
}

/**
 * The finding in the measures with its numbers. Without a finding, the panel's title falls back to "Overview".
 */
export function FindingHeadline({ level }: FindingHeadlineProps) {
  const { t } = useTranslation('overview')
  const { corpus, model } = usePanel()
  const isPending = useDatasets(['measures', 'vocabulary']).some((file) => file.isPending)
  const { rows } = useBoard()
  const finding = useMemo(
    () => findingOf(rows, model?.measures ?? [], corpus.routes),
    [rows, model, corpus.routes],
  )
  // Reserves the headline's space, so that nothing below it shifts.
  if (isPending) return <Skeleton rows={3} />
  if (!finding) {
    if (level === 3) return null
    return (
      <h2 className={details.title} tabIndex={-1}>
        {t('overview')}
      </h2>
    )
  }
  return finding.kind === 'plans' ? (
    <PlansFinding finding={finding} level={level} />
  ) : (
    <UntiedFinding finding={finding} level={level} />
  )
}

interface HeadingProps extends FindingHeadlineProps {
  children: ReactNode
}

function Heading({ level, children }: HeadingProps) {
  return level === 2 ? (
    <h2 className={details.title} tabIndex={-1}>
      {children}
    </h2>
  ) : (
    <h3 className={details.sectionTitle}>{children}</h3>
  )
}

type Of<Kind extends Finding['kind']> = FindingHeadlineProps & { finding: Extract<Finding, { kind: Kind }> }

function PlansFinding({ finding, level }: Of<'plans'>) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const { planned, since, withoutSince } = finding
  return (
    <div className={styles.finding} data-level={level}>
      <Heading level={level}>
        {t('finding.planned', { count: planned })}{' '}
        {since === planned
          ? t('finding.sinceEach', { count: planned })
          : t('finding.since', { count: since })}
      </Heading>
      <p className={styles.lead}>
        {withoutSince.length > 0 && since > 0 && (
          <>{t('finding.without', { names: words.list(withoutSince.map(words.categoryShort)) })} </>
        )}
        {t('finding.caution')}
      </p>
    </div>
  )
}

function UntiedFinding({ finding, level }: Of<'untied'>) {
  const { t } = useTranslation('overview')
  const words = useWords()
  return (
    <div className={styles.finding} data-level={level}>
      <Heading level={level}>
        {t('finding.untied', { count: finding.untied.length, routes: finding.routes })}
      </Heading>
      <p className={styles.lead}>
        {t('finding.untiedNames', { names: words.list(finding.untied.map(words.route)) })}
      </p>
    </div>
  )
}
