import type { TFunction } from 'i18next'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigureHeadline as Headline, RoundedChange } from '#domain/figureHeadline.ts'
import { filteredSpans } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'
import details from '#features/dossier/Details.module.css'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { CellsButton } from '#parts/CellsButton.tsx'
import { DataFaults } from '#parts/DataGate.tsx'
import { useDataset, useDatasets } from '#state/datasets.ts'
import { type Finding, findingOf } from '#state/selectors/board.ts'
import { type OverviewFigures, overviewFigures } from '#state/selectors/overviewFigures.ts'
import { differingOnEurope, useTextComparisons } from '#state/useTextComparisons.ts'
import { useVerdicts } from '#state/useVerdicts.ts'
import { useFigures } from '#state/viewModels.ts'
import { Button } from '#ui/Button.tsx'
import { useWords } from '#words/words.ts'
import { useBoard } from './Board.tsx'
import { KeyNumbers } from './KeyNumbers.tsx'
import styles from './Overview.module.css'
import { RouteChanges } from './RouteChanges.tsx'

/**
 * The overview's findings: first in the figures, with the numbers behind it, then in the measures. Without a finding in the
 * figures, or if their file failed, the finding in the measures comes first.
 */
export function OverviewHead() {
  const { t } = useTranslation('overview')
  const { spans } = useWords()
  const { isError } = useDataset('figures')
  const figures = useOverviewFigures()
  if (isError) {
    return (
      <>
        <FindingHeadline level={2} />
        <DataFaults needs={['figures']} />
      </>
    )
  }
  if (!figures) return <Skeleton rows={14} />
  const { headline, total } = figures
  return (
    <>
      <div className={styles.figures}>
        {headline && total.changeCells ? (
          <>
            <FigureHeadline headline={headline} cells={total.changeCells} />
            <SourcesDiffer span={headline.span} />
          </>
        ) : (
          <FindingHeadline level={2} />
        )}
        {total.period.isDefault && (
          <p className={details.note}>{t('figures.isDefault', { time: spans(total.period.spans) })}</p>
        )}
        <KeyNumbers figures={figures} />
        {total.total.value !== null && <RouteChanges figures={figures} />}
      </div>
      {headline && <FindingHeadline level={3} />}
    </>
  )
}

/** The overview's figures; null until figures and routes have loaded, or if one failed. */
function useOverviewFigures(): OverviewFigures | null {
  const shown = useFigures()
  const { corpus, filters } = usePanel()
  const { routes } = corpus
  const { years, period } = filters
  return useMemo(
    () =>
      shown &&
      overviewFigures({
        ...shown,
        routeIds: routes.map(({ id }) => id),
        requested: filteredSpans({ years, period }),
      }),
    [shown, routes, years, period],
  )
}

interface FigureHeadlineProps {
  headline: Headline
  cells: CellQuery
}

/** Message keys for the numbers of routes that are spelled out, from zero. */
const IN_WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'] as const

/** The overview's title: how detections changed and on how many routes they rose. Opens the cells of both periods. */
function FigureHeadline({ headline, cells }: FigureHeadlineProps) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const risen = headline.risen.length
  const inWords = IN_WORDS[risen]
  return (
    <h2 className={details.title} tabIndex={-1}>
      <CellsButton cells={cells} className={styles.openCells}>
        {changeSentence(headline.change, words.during(headline.span), t)}{' '}
        {inWords ? t(`figures.risen.${inWords}`) : t('figures.risenMany', { count: risen })}
        {headline.isPartial && <span className={styles.partial}> {t('figures.headlinePartial')}</span>}
      </CellsButton>
    </h2>
  )
}

/** One line below the headline where a text says otherwise of all Europe in its months: opens the text, and the series' cells. */
function SourcesDiffer({ span }: { span: MonthSpan }) {
  const { t } = useTranslation('overview')
  const verdictOf = useVerdicts()
  const all = useTextComparisons()
  const [differing] = useMemo(() => differingOnEurope(all, span), [all, span])
  if (!differing) return null
  const { words, onOpenText } = verdictOf(differing)
  return (
    <p className={details.note}>
      {t('figures.differs')}{' '}
      <Button look="text" onClick={onOpenText}>
        {t('figures.differsText', { stated: words.stated })}
      </Button>{' '}
      {words.series && (
        <CellsButton cells={words.series.cells}>
          {t('figures.differsSeries', { numbers: words.series.text })}
        </CellsButton>
      )}
    </p>
  )
}

function changeSentence(change: RoundedChange, when: string, t: TFunction<'overview'>): string {
  switch (change.kind) {
    case 'hardly':
      return t('figures.change.hardly', { when })
    case 'fraction':
      return t(`figures.change.${change.direction}`, { when, by: t(`figures.by.${change.fraction}`) })
    case 'percent':
      return t(`figures.change.${change.direction}`, {
        when,
        by: t('figures.by.percent', { percent: change.percent }),
      })
    case 'all-but':
      return t('figures.change.fell', { when, by: t('figures.by.allBut') })
    case 'to-zero':
      return t('figures.change.toNought', { when })
    case 'multiple':
      return multipleSentence(change.times, change.isMore, when, t)
  }
}

function multipleSentence(times: number, isMore: boolean, when: string, t: TFunction<'overview'>): string {
  if (times === 2)
    return isMore ? t('figures.change.overDouble', { when }) : t('figures.change.double', { when })
  if (times === 3)
    return isMore ? t('figures.change.overTriple', { when }) : t('figures.change.triple', { when })
  return t('figures.change.overTimes', { when, times })
}

interface FindingHeadlineProps {
  /** 2 as the panel's title, 3 below a finding in the figures. */
  level: 2 | 3
}

/**
 * The finding in the measures with its numbers. Without a finding, the panel's title falls back to "Overview".
 */
function FindingHeadline({ level }: FindingHeadlineProps) {
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
  const { planned, since, linked, withoutSince } = finding
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
        {since > 0 && t('finding.linked', { count: linked })}
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
