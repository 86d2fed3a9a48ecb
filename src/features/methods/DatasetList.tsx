import { useTranslation } from 'react-i18next'
import type { FigureSource } from '#domain/figureSource.ts'
import type { Figures } from '#domain/figures.ts'
import { periodOfDate } from '#domain/period.ts'
import type { Route } from '#domain/route.ts'
import { Fact, Facts } from '#parts/Facts.tsx'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { figureUse } from '#state/selectors/figureUse.ts'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useWords } from '#words/words.ts'
import { CoverageTable } from './CoverageTable.tsx'
import { ReportButton } from './ReportButton.tsx'
import styles from './SourcesPage.module.css'

interface DatasetListProps {
  figures: Figures
  routes: readonly Route[]
  version: string | null
}

/** Every table of figures: whose it is, what it counts, of when, on which terms, and what it does not say. */
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
  const count = source.schema.fields.find(({ unit }) => unit !== undefined)?.name
  const { licence } = source
  const title = words.localized(source.title)
  return (
    <article className={styles.item} data-dataset={source.id} tabIndex={-1}>
      <h3 className={styles.subheading}>{title}</h3>
      <Facts look="page">
        <Fact name={t('publisher')}>{source.publisher}</Fact>
        <Fact name={t('figures.definition')}>
          <LocalizedWords text={source.definition} />
        </Fact>
        <Fact name={t('figures.asOf')}>{source.asOf && words.period(periodOfDate(source.asOf))}</Fact>
        <Fact name={t('rights')}>
          {licence.url === null ? (
            <span lang="en">{licence.name}</span>
          ) : (
            <OutLink url={licence.url} text={licence.name} />
          )}
          . {t('figures.credit')}: <span lang="en">{licence.credit}</span>
        </Fact>
        <Fact name={t('figures.caveats')}>
          {source.caveats.length > 0 && (
            <ul>
              {source.caveats.map((caveat) => (
                <li key={caveat.en}>
                  <LocalizedWords text={caveat} />
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact name={t('address')}>{source.page && <OutLink url={source.page} text={source.page} />}</Fact>
        <Fact name={t('figures.taken')}>
          <ul>
            {source.sources.map(({ title: taken, url }) => (
              <li key={taken}>
                {url === null ? <span lang="en">{taken}</span> : <OutLink url={url} text={taken} />}
              </li>
            ))}
          </ul>
        </Fact>
        <Fact name={t('usedBy')}>
          {use.routes + use.otherPlaces === 0
            ? t('figures.noPlaces')
            : words.list([
                t('marks.routes', { count: use.routes }),
                ...(use.otherPlaces > 0 ? [t('figures.otherPlaces', { count: use.otherPlaces })] : []),
              ])}
        </Fact>
      </Facts>
      <div className={styles.actions}>
        {count !== undefined && source.role !== 'stated' && (
          <Button
            aria-label={t('figures.openOf', { title })}
            onClick={() =>
              openReader({ type: 'cells', query: { table: source.id, count, spans: [], where: {} } })
            }
          >
            {t('figures.open')}
          </Button>
        )}
        <ReportButton version={version} subject={{ parts: [['dataset', source.id]], quote: null }} />
      </div>
    </article>
  )
}

/** A link to a page that is not ours. */
function OutLink({ url, text }: { url: string; text: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer" lang="en">
      {text} <Icon name="out" />
    </a>
  )
}
