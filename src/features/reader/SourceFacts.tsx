import { useTranslation } from 'react-i18next'
import type { FigureSource } from '#domain/figureSource.ts'
import { periodOfDate } from '#domain/period.ts'
import { Fact, Facts } from '#parts/Facts.tsx'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { RevisionCaveat } from '#parts/RevisionCaveat.tsx'
import { coverageOf } from '#state/selectors/loadedFigures.ts'
import { useWords } from '#words/words.ts'
import { hostOf } from './hostOf.ts'
import { OutLink } from './OutLink.tsx'

/** Publisher, dates, terms and limits of a table of figures. */
export function SourceFacts({ source }: { source: FigureSource }) {
  const { t } = useTranslation(['cells', 'common'])
  const words = useWords()
  const { licence, partialMonths, page } = source
  return (
    <section>
      <h3>{t('about')}</h3>
      <Facts look="reader">
        <Fact name={t('publisher')}>{words.publisherName(source.publisher)}</Fact>
        <Fact name={t('page')}>{page && <OutLink url={page}>{hostOf(page)}</OutLink>}</Fact>
        <Fact name={t('asOf')}>{source.asOf && words.period(periodOfDate(source.asOf))}</Fact>
        <Fact name={t('definition')}>
          <LocalizedWords text={source.definition} />
        </Fact>
        <Fact name={t('coverage')}>
          {words.months(coverageOf(new Map([[source.id, source]]), source.id))}
        </Fact>
        <Fact name={t('partialMonths')}>
          {partialMonths.length === 0
            ? t('none')
            : words.list(partialMonths.map((month) => words.months({ from: month, to: month })))}
        </Fact>
        <Fact name={t('licence')}>
          {licence.url === null ? (
            <LocalizedWords text={licence.name} />
          ) : (
            <OutLink url={licence.url}>
              <LocalizedWords text={licence.name} />
            </OutLink>
          )}
        </Fact>
        <Fact name={t('credit')}>
          <LocalizedWords text={licence.credit} />
        </Fact>
        <Fact name={t('caveats')}>
          {source.caveats.length > 0 && (
            <ul>
              {source.caveats.map((caveat) => (
                <li key={caveat.en}>
                  <LocalizedWords text={caveat} />
                </li>
              ))}
              <RevisionCaveat source={source} />
            </ul>
          )}
        </Fact>
        <Fact name={t('taken')}>
          <ul>
            {source.sources.map(({ title, url }) => {
              const text = <LocalizedWords text={title} />
              return (
                <li key={words.localized(title)}>
                  {url === null ? text : <OutLink url={url}>{text}</OutLink>}
                </li>
              )
            })}
          </ul>
        </Fact>
      </Facts>
    </section>
  )
}
