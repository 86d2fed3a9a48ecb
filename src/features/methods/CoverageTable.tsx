import { useTranslation } from 'react-i18next'
import type { FigureSource } from '#domain/figureSource.ts'
import { coverageBars, type Stretch } from '#state/selectors/coverageBars.ts'
import { useWords } from '#words/words.ts'
import styles from './Figures.module.css'
import ruled from './ruledTable.module.css'

/** Years between two ticks of the axis. */
const TICK = 4

/** What each data set covers, on one axis of years; months that are incomplete are hatched and named. */
export function CoverageTable({ sources }: { sources: readonly FigureSource[] }) {
  const { t } = useTranslation('methods')
  const words = useWords()
  const { firstYear, endYear, bars } = coverageBars(sources)
  const years = Array.from({ length: endYear - firstYear }, (_, index) => firstYear + index)
  const titleOf = (id: string) => {
    const source = sources.find((candidate) => candidate.id === id)
    return source ? words.localized(source.title) : id
  }
  return (
    <table className={`${ruled.ruled} ${styles.coverage}`}>
      <caption>{t('figures.coverageOf')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('figures.dataset')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('coverage')}</span>
            <span className={styles.axis} aria-hidden="true">
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
                <span className={styles.track} aria-hidden="true">
                  <span className={styles.covered} style={placeOf(whole)} />
                  {partial.map((stretch) => (
                    <span key={stretch.start} className={styles.partial} style={placeOf(stretch)} />
                  ))}
                </span>
                <span className={styles.coveredText}>
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
