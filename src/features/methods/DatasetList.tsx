import { coverageBars, type Stretch } from '#content/coverageBars.ts'
import { figureUse } from '#content/sourceUse.ts'
import type { Figures } from '#domain/figures.ts'
import { mainCount } from '#domain/figures.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import type { Route } from '#domain/route.ts'
import { Fact } from '#parts/Facts.tsx'
import { ReportButton } from '#parts/ReportButton.tsx'
import { SourceFacts } from '#parts/SourceFacts.tsx'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import figureStyles from './Figures.module.css'
import styles from './SourcesPage.module.css'

interface DatasetListProps {
  figures: Figures
  routes: readonly Route[]
  version: string | null
}

/** Every table of figures: publisher, what it counts, period, terms and limits. */
export function DatasetList({ figures, routes, version }: DatasetListProps) {
  const routeIds = new Set(routes.map(({ id }) => id))
  return (
    <div className={styles.items}>
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
    <article className={styles.item} data-dataset={source.id} tabIndex={-1}>
      <h3 className={styles.subheading}>{title}</h3>
      <SourceFacts source={source} look="page">
        <Fact name={t('usedBy')}>
          {use.routes + use.otherPlaces === 0
            ? t('figures.noPlaces')
            : words.list([
                t('marks.routes', { count: use.routes }),
                ...(use.otherPlaces > 0 ? [t('figures.otherPlaces', { count: use.otherPlaces })] : []),
              ])}
        </Fact>
      </SourceFacts>
      <div className={`${styles.actions} in-row screen-only`}>
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
  const { t } = useTranslation('methods')
  const words = useWords()
  const { firstYear, endYear, bars } = coverageBars(sources)
  const years = Array.from({ length: endYear - firstYear }, (_, index) => firstYear + index)
  const titleOf = (id: string) => {
    const source = sources.find((candidate) => candidate.id === id)
    return source ? words.localized(source.title) : id
  }
  return (
    <table className={`${figureStyles.ruled} ${figureStyles.coverage}`}>
      <caption>{t('figures.coverageOf')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('figures.dataset')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('coverage')}</span>
            <span className={figureStyles.axis} aria-hidden="true">
              {years
                .filter((year) => (year - firstYear) % TICK === 0)
                .map((year) => (
                  <span
                    key={year}
                    className={figureStyles.tick}
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
                <span className={figureStyles.track} aria-hidden="true">
                  <span className={figureStyles.covered} style={placeOf(whole)} />
                  {partial.map((stretch) => (
                    <span key={stretch.start} className={figureStyles.partial} style={placeOf(stretch)} />
                  ))}
                </span>
                <span className={`${figureStyles.coveredText} small soft`}>
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
    </table>
  )
}

function placeOf({ start, length }: Stretch) {
  return { left: `${100 * start}%`, width: `${100 * length}%` }
}
