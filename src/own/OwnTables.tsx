import { periodOfDate } from '#domain/period.ts'
import { Fact, Facts } from '#parts/Facts.tsx'
import { openPage } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { useOwnWords } from './OwnNumber.tsx'
import { useOwnShown } from './ownFigures.ts'

/** The reader's own tables in use, on this device only. */
export function OwnTables() {
  const { t } = useTranslation(['ownFigures', 'common'])
  const words = useWords()
  const ownWords = useOwnWords()
  const own = useOwnShown()
  if (!own) return null
  return (
    <section aria-label={t('sources.title')}>
      <ul className="gap-16 set-off stack">
        {own.tables.map(({ id, title, fileName, sheet, coverageTo }) => {
          const figures = own.figures.filter(({ tableId }) => tableId === id)
          const publishers = [...new Set(figures.map(({ publisher }) => ownWords.publisher(publisher)))]
          return (
            <li key={id}>
              <article>
                <h3 className="title-16">
                  <StatusSign look="filled" radius={3} own={t('common:yours')} /> {title}
                </h3>
                <p className="quiet row-type">{t('shared:fromDesk')}</p>
                <Facts look="page">
                  <Fact name={t('common:filter.publishers')}>{words.list(publishers)}</Fact>
                  <Fact name={t('row.file')}>{fileName}</Fact>
                  {sheet !== null && <Fact name={t('row.sheet')}>{sheet}</Fact>}
                  <Fact name={t('row.coverage')}>
                    {coverageTo === null ? null : words.period(periodOfDate(coverageTo))}
                  </Fact>
                  <Fact name={t('sources.used')}>{t('sources.figures', { count: figures.length })}</Fact>
                </Facts>
              </article>
            </li>
          )
        })}
      </ul>
      <Button onClick={() => openPage('desk')}>{t('openDesk')}</Button>
    </section>
  )
}
