import { type ReactNode, useMemo } from 'react'
import { loadFigures } from '#content/loadedFigures.ts'
import { reconciliation, revisionsIn } from '#content/reconciliation.ts'
import { REVISION } from '#domain/figureCube.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import { periodOfDate } from '#domain/period.ts'
import { useDataset } from '#state/datasets.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { CellsButton } from './CellsButton.tsx'
import { DataGate } from './DataGate.tsx'
import { Fact, Facts } from './Facts.tsx'
import { LocalizedWords } from './LocalizedWords.tsx'
import { OutLink } from './OutLink.tsx'

interface SourceFactsProps {
  source: FigureSource
  /** Further facts, after what is counted. */
  children: ReactNode
}

/** Publisher, dates, terms and limits of a table of figures. */
export function SourceFacts({ source, children }: SourceFactsProps) {
  const { t } = useTranslation(['series', 'common'])
  const words = useWords()
  const { licence, page } = source
  const files = useDataset('limits').data?.tables[source.id]?.sources ?? []
  return (
    <Facts look="page">
      <Fact name={t('common:filter.publishers')}>{words.publisherName(source.publisher)}</Fact>
      <Fact name={t('facts.page')}>{page && <OutLink url={page} />}</Fact>
      <Fact name={t('facts.asOf')}>{source.asOf && words.period(periodOfDate(source.asOf))}</Fact>
      <Fact name={t('shared:whatIsCounted')}>
        <LocalizedWords text={source.definition} />
      </Fact>
      {children}
      <Fact name={t('facts.licence')}>
        {licence.url === null ? (
          <LocalizedWords text={licence.name} />
        ) : (
          <OutLink url={licence.url}>
            <LocalizedWords text={licence.name} />
          </OutLink>
        )}
      </Fact>
      <Fact name={t('facts.credit')}>
        <LocalizedWords text={licence.credit} />
      </Fact>
      <Fact name={t('shared:caveats')}>
        <DataGate needs={['limits']} skeleton={t('common:loading')}>
          {({ tables }) => (
            <ul>
              {(tables[source.id]?.caveats ?? []).map((caveat) => (
                <li key={caveat.en}>
                  <LocalizedWords text={caveat} />
                </li>
              ))}
              <RevisionCaveat source={source} />
            </ul>
          )}
        </DataGate>
      </Fact>
      <Fact name={t('facts.taken')}>
        {files.length > 0 && (
          <ul>
            {files.map(({ title, url }) => {
              const text = <LocalizedWords text={title} />
              return (
                <li key={words.localized(title)}>
                  {url === null ? text : <OutLink url={url}>{text}</OutLink>}
                </li>
              )
            })}
          </ul>
        )}
      </Fact>
    </Facts>
  )
}

/** How far a series has moved from the numbers that its publisher stated; nothing for a table without any. */
function RevisionCaveat({ source }: { source: FigureSource }) {
  const { t } = useTranslation('series')
  const words = useWords()
  const figures = useDataset('figures').data
  const found = useMemo(() => {
    const rows = figures ? reconciliation(loadFigures(figures)) : []
    return revisionsIn(rows.filter(({ cells }) => cells?.table === source.id))
  }, [figures, source])
  if (found.compared === 0) return null
  const { compared, within, furthest } = found
  return (
    <li>
      {t('revisions', {
        publisher: words.publisherName(source.publisher),
        compared: words.number(compared),
        within: words.number(within),
        revision: words.percent(REVISION),
      })}
      {furthest.length > 0 && <> {t('furthest')} </>}
      {furthest.map(({ stated, ratio, cells }, index) => (
        <span key={stated.id}>
          {index > 0 && '; '}
          <CellsButton cells={cells}>
            {t('revision', {
              place: stated.place === null ? words.localized(source.title) : words.figurePlace(stated.place),
              time: words.spans([stated.span]),
              change: words.change(ratio),
            })}
          </CellsButton>
        </span>
      ))}
    </li>
  )
}
