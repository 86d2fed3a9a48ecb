import { useMemo } from 'react'
import { loadFigures, tableOf } from '#content/loadedFigures.ts'
import { type Reconciled, reconciliation } from '#content/reconciliation.ts'
import type { FigureFile, Figures } from '#domain/figures.ts'
import { type SourceText, textIn, uiLanguageOf } from '#domain/language.ts'
import { signed } from '#lib/signed.ts'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { useCellWords } from '#parts/useCellWords.ts'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './ReconciliationTable.module.css'
import ruled from './ruledTable.module.css'

interface ReconciliationTableProps {
  figures: Figures
  others: FigureFile
}

/** The publisher's stated number beside the sum of its series, with difference, reason and page. */
export function ReconciliationTable({ figures, others }: ReconciliationTableProps) {
  const { t } = useTranslation('methods')
  const rows = useMemo(
    () => reconciliation(loadFigures(figures), others.tables.map(tableOf)),
    [figures, others],
  )
  const titles = useMemo(() => new Map(figures.sources.map(({ id, title }) => [id, title])), [figures])
  return (
    <>
      <p>{t('reconciled.lead')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className={styles.scroll} aria-label={t('section.reconciliation')} tabIndex={0}>
        <table className={`${ruled.ruled} ${styles.reconciled}`}>
          <caption className="visually-hidden">{t('section.reconciliation')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('reconciled.place')}</th>
              <th scope="col">{t('reconciled.time')}</th>
              <th scope="col" data-number>
                {t('reconciled.stated')}
              </th>
              <th scope="col" data-number>
                {t('reconciled.series')}
              </th>
              <th scope="col" data-number>
                {t('reconciled.difference')}
              </th>
              <th scope="col" data-number>
                {t('reconciled.share')}
              </th>
              <th scope="col">{t('reconciled.why')}</th>
              <th scope="col">{t('address')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ReconciledRow
                key={row.stated.id}
                row={row}
                title={titles.get(row.stated.series?.table ?? '')}
              />
            ))}
          </tbody>
        </table>
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
  const none = <span className={styles.none}>{t('reconciled.notCompared')}</span>
  return (
    <tr>
      <th scope="row">
        {name}
        {title && <span className={styles.mark}>{column}</span>}
      </th>
      <td>{time}</td>
      <td data-number>
        {words.number(stated.value)}
        {stated.isRounded && <span className={styles.mark}> {t('reconciled.isRounded')}</span>}
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
          <span className={styles.note}>
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
