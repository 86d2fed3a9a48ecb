import { type ReactNode, useMemo, useState } from 'react'
import { loadFigures, tableOf } from '#content/loadedFigures.ts'
import { type Reconciled, reconciliation } from '#content/reconciliation.ts'
import { coverageBars, figureUse, type Stretch } from '#content/sourceUse.ts'
import type { DatasetName } from '#domain/datasets.ts'
import { REVISION, STABLE_BAND } from '#domain/figureCube.ts'
import { type FigureFile, type Figures, mainCount } from '#domain/figures.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import { type SourceText, textIn, uiLanguageOf } from '#domain/language.ts'
import type { Route } from '#domain/route.ts'
import { type TextComparison, VERDICTS, type Verdict } from '#domain/textAgainstSeries.ts'
import type { EnglishMessages } from '#i18n/englishMessages.ts'
import { signed } from '#lib/numberText.ts'
import { Beside } from '#parts/Beside.tsx'
import { DataFaults, DataGate } from '#parts/DataGate.tsx'
import { Fact } from '#parts/Facts.tsx'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { ReportButton } from '#parts/ReportButton.tsx'
import { SourceFacts } from '#parts/SourceFacts.tsx'
import { useCellWords } from '#parts/useCellWords.ts'
import { useDataset, useDatasets } from '#state/datasets.ts'
import { useTextComparisons, useVerdicts } from '#state/useTextComparisons.ts'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { SeriesVerdict } from '#ui/SeriesVerdict.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './SourcesPage.module.css'

interface PageSectionProps {
  section: keyof EnglishMessages['methods']['section']
  children: ReactNode
}

/** A section of the page under its heading, to which the list of contents leads. */
export function PageSection({ section, children }: PageSectionProps) {
  const { t } = useTranslation('methods')
  return (
    <section className={`${styles.section} one-column gap-16 stack`}>
      <h2 className={styles.heading} data-section={section} tabIndex={-1}>
        {t(`section.${section}`)}
      </h2>
      {children}
    </section>
  )
}

/** The figures: their data sets, stated figures, and comparisons with statements in texts. */
export function FigureSections({ version }: { version: string | null }) {
  const { t } = useTranslation('common')
  const routes = useDataset('routes').data?.routes ?? []
  const comparisons = useTextComparisons()
  const skeleton = <p className="waits quiet">{t('loading')}</p>
  return (
    <>
      <PageSection section="datasets">
        <DataGate needs={['figures']} skeleton={skeleton}>
          {(figures) => <DatasetList figures={figures} routes={routes} version={version} />}
        </DataGate>
        <Beside place="sources" />
      </PageSection>
      <PageSection section="reconciliation">
        <DataGate
          needs={['figures', 'comparisons']}
          skeleton={skeleton}
          frame={() => <LaterFaults above={['figures']} own={['comparisons']} />}
        >
          {(figures, others) => <ReconciliationTable figures={figures} others={others} />}
        </DataGate>
      </PageSection>
      <PageSection section="comparisons">
        <DataGate
          needs={['figures', 'claims', 'records', 'routes']}
          skeleton={skeleton}
          frame={() => <LaterFaults above={['figures', 'claims', 'records']} own={['routes']} />}
        >
          <ComparisonList comparisons={comparisons} />
        </DataGate>
      </PageSection>
    </>
  )
}

interface LaterFaultsProps {
  /** Files whose faults an earlier section names. */
  above: readonly DatasetName[]
  own: readonly DatasetName[]
}

/** The faults of a section that needs files of earlier ones too: each file is named as failed, and can be retried, once. */
export function LaterFaults({ above, own }: LaterFaultsProps) {
  const { t } = useTranslation('methods')
  const words = useWords()
  const files = useDatasets(above)
  const failed = above.flatMap((name, index) => (files[index]?.isError ? [`${name}.json`] : []))
  return (
    <>
      {failed.length > 0 && <p>{t('faultAbove', { files: words.list(failed) })}</p>}
      <DataFaults needs={own} />
    </>
  )
}

/** Shown per verdict before "show all". */
const INITIAL_COUNT = 4

/** Everything that texts and records state about flows, against the series, by verdict. */
function ComparisonList({ comparisons }: { comparisons: readonly TextComparison[] }) {
  const { t } = useTranslation('series')
  const words = useWords()
  return (
    <div className="one-column gap-16 stack">
      <p>{t('lead')}</p>
      <p className="quiet row-type">
        {t('rule', { revision: words.percent(REVISION), band: words.percent(STABLE_BAND) })}
      </p>
      {comparisons.length === 0 && <p>{t('none')}</p>}
      {VERDICTS.map((verdict) => (
        <VerdictGroup
          key={verdict}
          verdict={verdict}
          comparisons={comparisons.filter((comparison) => comparison.verdict === verdict)}
        />
      ))}
    </div>
  )
}

function VerdictGroup({
  verdict,
  comparisons,
}: {
  verdict: Verdict
  comparisons: readonly TextComparison[]
}) {
  const { t } = useTranslation('series')
  const [isWhole, setIsWhole] = useState(false)
  const verdictOf = useVerdicts()
  const shown = isWhole ? comparisons : comparisons.slice(0, INITIAL_COUNT)
  if (comparisons.length === 0) return null
  return (
    <section>
      <h3 className="title-14 foot-4">
        {t(`verdict.${verdict}`)}{' '}
        <span className="quiet regular small">{t('count', { count: comparisons.length })}</span>
      </h3>
      {shown.map((comparison) => (
        <SeriesVerdict key={comparison.id} {...verdictOf(comparison)} />
      ))}
      {comparisons.length > INITIAL_COUNT && (
        <Button look="text" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole
            ? t('showFew', { count: INITIAL_COUNT })
            : t('shared:showAll', { count: comparisons.length })}
        </Button>
      )}
    </section>
  )
}

/** The publisher's stated number beside the sum of its series, with difference, reason and page. */
function ReconciliationTable({ figures, others }: { figures: Figures; others: FigureFile }) {
  const { t } = useTranslation('methods')
  const rows = useMemo(
    () => reconciliation(loadFigures(figures), others.tables.map(tableOf)),
    [figures, others],
  )
  const titles = useMemo(() => new Map(figures.sources.map(({ id, title }) => [id, title])), [figures])
  return (
    <>
      <p>{t('reconciled.lead')}</p>
      <section
        className="scrolls-across"
        aria-label={t('section.reconciliation')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        tabIndex={0}
      >
        <Table look="page" className={styles.reconciled}>
          <caption className="visually-hidden">{t('section.reconciliation')}</caption>
          <TableHead
            names={[
              t('reconciled.place'),
              t('reconciled.time'),
              t('reconciled.stated'),
              t('reconciled.series'),
              t('reconciled.difference'),
              t('reconciled.share'),
              t('reconciled.why'),
              t('address'),
            ]}
            numbers={[2, 3, 4, 5]}
          />
          <tbody>
            {rows.map((row) => (
              <ReconciledRow
                key={row.stated.id}
                row={row}
                title={titles.get(row.stated.series?.table ?? '')}
              />
            ))}
          </tbody>
        </Table>
      </section>
    </>
  )
}

/** A row; `title` is that of the table it is compared with, undefined for the series by route. */
function ReconciledRow({ row, title }: { row: Reconciled; title: SourceText | undefined }) {
  const { t } = useTranslation('methods')
  const words = useWords()
  const { stated, series, difference, ratio, reason, cells } = row
  const column = useCellWords().column(stated.series?.count ?? '')
  const name = title ? words.localized(title) : words.figurePlace(stated.place ?? 'total')
  const place = title ? `${name}, ${column}` : name
  const time = words.spans([stated.span])
  const page = textIn(stated.source.title, uiLanguageOf(words.language))
  const none = <span className="quiet row-type">{t('reconciled.notCompared')}</span>
  return (
    <tr>
      <th scope="row">
        {name}
        {title && <span className="block quiet row-type">{column}</span>}
      </th>
      <td>{time}</td>
      <td data-number>
        {words.number(stated.value)}
        {stated.isRounded && <span className="block quiet row-type"> {t('shared:rounded')}</span>}
      </td>
      <td data-number>
        {series === null || cells === null ? (
          none
        ) : (
          <Button
            look="text"
            aria-label={t('reconciled.openCells', { number: words.number(series), place, time })}
            onClick={() => openReader({ type: 'cells', query: cells })}
          >
            {words.number(series)}
          </Button>
        )}
      </td>
      <td data-number>{difference === null ? none : signed(difference, words.number)}</td>
      <td data-number>{ratio === null ? none : words.change(ratio)}</td>
      <td>
        {t(`reconciled.reason.${reason}`)}
        {stated.note && (
          <span className="quiet row-type">
            {' '}
            <LocalizedWords text={stated.note} />
          </span>
        )}
      </td>
      <td>
        {/* The title is in the page's language, the publisher's name in the reader's. */}
        <a href={stated.source.url} target="_blank" rel="noreferrer" title={page.text} lang={page.language}>
          <span lang={words.language}>{words.publisher(stated.source)}</span> <Icon name="out" />
        </a>
      </td>
    </tr>
  )
}

interface DatasetListProps {
  figures: Figures
  routes: readonly Route[]
  version: string | null
}

/** Every table of figures: publisher, what it counts, period, terms and limits. */
function DatasetList({ figures, routes, version }: DatasetListProps) {
  const routeIds = new Set(routes.map(({ id }) => id))
  return (
    <div className="gap-24 stack">
      <CoverageTable sources={figures.sources} />
      {figures.sources.map((source) => (
        <DatasetEntry
          key={source.id}
          source={source}
          figures={figures}
          routeIds={routeIds}
          version={version}
        />
      ))}
    </div>
  )
}

interface DatasetEntryProps {
  source: FigureSource
  figures: Figures
  routeIds: ReadonlySet<string>
  version: string | null
}

function DatasetEntry({ source, figures, routeIds, version }: DatasetEntryProps) {
  const { t } = useTranslation('methods')
  const words = useWords()
  const use = figureUse(source, figures, routeIds)
  const count = mainCount(source)
  const title = words.localized(source.title)
  return (
    <article className={`${styles.item} stack`} data-dataset={source.id} tabIndex={-1}>
      <h3 className="title-14 foot-4">{title}</h3>
      <SourceFacts source={source}>
        <Fact name={t('usedBy')}>
          {use.routes + use.otherPlaces === 0
            ? t('figures.noPlaces')
            : words.list([
                t('shared:count.routes', { count: use.routes }),
                ...(use.otherPlaces > 0 ? [t('figures.otherPlaces', { count: use.otherPlaces })] : []),
              ])}
        </Fact>
      </SourceFacts>
      <div className="apart-16 in-row screen-only">
        {count !== null && source.role !== 'stated' && (
          <Button
            aria-label={t('figures.openOf', { title })}
            onClick={() =>
              openReader({ type: 'cells', query: { table: source.id, count, spans: [], where: {} } })
            }
          >
            {t('figures.open')}
          </Button>
        )}
        <ReportButton isText version={version} subject={{ parts: [['dataset', source.id]], quote: null }} />
      </div>
    </article>
  )
}

/** Years between two ticks of the axis. */
const TICK = 4

/** The coverage of each data set on one axis of years; incomplete months are hatched and named. */
function CoverageTable({ sources }: { sources: readonly FigureSource[] }) {
  const { t } = useTranslation(['methods', 'report'])
  const words = useWords()
  const { firstYear, endYear, bars } = coverageBars(sources)
  const years = Array.from({ length: endYear - firstYear }, (_, index) => firstYear + index)
  const titleOf = (id: string) => {
    const source = sources.find((candidate) => candidate.id === id)
    return source ? words.localized(source.title) : id
  }
  return (
    <Table look="page" className={`${styles.coverage} breaks`}>
      <caption>{t('figures.coverageOf')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('report:part.dataset')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('shared:coverage')}</span>
            <span className={`${styles.axis} block anchor caption-type`} aria-hidden="true">
              {years
                .filter((year) => (year - firstYear) % TICK === 0)
                .map((year) => (
                  <span
                    key={year}
                    className={styles.tick}
                    style={{ left: `${(100 * (year - firstYear)) / years.length}%` }}
                  >
                    {year}
                  </span>
                ))}
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ id, span, whole, partial }) => {
          const incomplete = sources.find((source) => source.id === id)?.partialMonths ?? []
          const months = words.list(incomplete.map((month) => words.months({ from: month, to: month })))
          return (
            <tr key={id}>
              <th scope="row">{titleOf(id)}</th>
              <td>
                <span className={`${styles.track} block anchor`} aria-hidden="true">
                  <span className={styles.covered} style={placeOf(whole)} />
                  {partial.map((stretch) => (
                    <span key={stretch.start} className={styles.partial} style={placeOf(stretch)} />
                  ))}
                </span>
                <span className="block small soft">
                  {[
                    words.spans([span]),
                    ...(incomplete.length > 0 ? [t('figures.incomplete', { months })] : []),
                  ].join(' · ')}
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

function placeOf({ start, length }: Stretch) {
  return { left: `${100 * start}%`, width: `${100 * length}%` }
}
