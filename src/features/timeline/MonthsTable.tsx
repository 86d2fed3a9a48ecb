import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MonthSpan } from '#domain/period.ts'
import { cellsOfSeries, type DockFigures } from '#state/selectors/dockSeries.ts'
import { openReader } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import styles from './MonthsTable.module.css'
import { monthRows } from './monthRows.ts'
import type { DockTime } from './useDockTime.ts'
import { useSeriesWords } from './useSeriesWords.ts'

/** The bars as rows: the months of the period, or all of the axis where time is not asked, each with its cells. */
export function MonthsTable({ figures, time }: { figures: DockFigures; time: DockTime }) {
  const { t } = useTranslation('timeline')
  const { t: common } = useTranslation('common')
  const { months, number } = useWords()
  const { words, leftOut } = useSeriesWords(figures)
  const { series } = figures
  const { spans, room } = time
  const shown = useMemo(
    () => series && monthRows(series, spans ?? [room.inSight]),
    [series, spans, room.inSight],
  )
  const notes = [...(words?.caption ?? []), ...leftOut].join(' ')
  if (!series || !words || !shown) return <p className={styles.note}>{notes || t('figures.none')}</p>
  const value = (count: number | null) => (count === null ? common('notStated') : number(count))
  const open = (asked: readonly MonthSpan[]) =>
    openReader({ type: 'cells', query: cellsOfSeries(series, asked) })
  const partialWords = (isPartial: boolean) => (isPartial ? t('figures.partialMonth') : '')
  return (
    <>
      <p className={styles.note}>
        {notes} {words.start}. {words.end}.
      </p>
      {shown.rows.length === 0 ? (
        <p className={styles.note}>{t('figures.none')}</p>
      ) : (
        <table className={styles.table}>
          <caption className="visually-hidden">{words.row}</caption>
          <thead>
            <tr>
              <th scope="col">{t('figures.column.month')}</th>
              <th scope="col" className={styles.value}>
                {words.column}
              </th>
              <th scope="col">{t('figures.column.note')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.rows.map(({ month, value: count, isPartial }) => (
              <tr key={month}>
                <th scope="row">{months({ from: month, to: month })}</th>
                <td className={styles.value}>
                  <button
                    type="button"
                    className={styles.open}
                    aria-label={t('figures.openMonth', { text: words.month(month) })}
                    onClick={() => open([{ from: month, to: month }])}
                  >
                    {value(count)}
                  </button>
                </td>
                <td>{partialWords(isPartial)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('figures.sum')}</th>
              <td className={styles.value}>
                <button
                  type="button"
                  className={styles.open}
                  aria-label={t('figures.openMonth', { text: words.value(shown.sum) })}
                  onClick={() => open(shown.spans)}
                >
                  {value(shown.sum)}
                </button>
              </td>
              <td>{partialWords(shown.isPartial)}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </>
  )
}
