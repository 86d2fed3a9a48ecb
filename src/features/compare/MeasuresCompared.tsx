import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { STATUSES } from '#domain/claim.ts'
import type { ComparedMonths } from '#domain/comparedMonths.ts'
import { routeRegionsOf } from '#domain/filters.ts'
import type { Measure } from '#domain/measure.ts'
import type { MonthSpan } from '#domain/period.ts'
import { STATUS_LOOK } from '#domain/statusLook.ts'
import { hasFilters } from '#domain/view.ts'
import { useDataset } from '#state/datasets.ts'
import { compareMeasures } from '#state/selectors/compareMeasures.ts'
import { signsThatFit } from '#state/selectors/signsThatFit.ts'
import { showMeasures, useViewStore } from '#state/viewStore.ts'
import { useWords } from '#state/words.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { signed } from './ChangeTable.tsx'
import styles from './Compare.module.css'

/** So many signs stand in a cell; the number beside them is that of all. */
const MOST_SIGNS = 6

/** How many measures of each kind texts state for the two periods: a count of what they say, not of effect. */
export function MeasuresCompared({ months }: { months: ComparedMonths }) {
  const { t } = useTranslation('compare')
  const words = useWords()
  const measures = useDataset('measures').data?.measures
  const routes = useDataset('routes').data?.routes
  const categories = useDataset('vocabulary').data?.categories
  const filters = useViewStore((state) => state.view.filters)
  const compared = useMemo(
    () =>
      measures && routes && categories
        ? compareMeasures(
            measures,
            filters,
            routeRegionsOf(routes),
            months,
            categories.map(({ id }) => id),
          )
        : null,
    [measures, routes, categories, filters, months],
  )
  if (!compared) return null
  const { first, second, undated, empty } = compared
  return (
    <div className={styles.part}>
      <div className={styles.partHead}>
        <h2 id="compare-measures" className={styles.heading}>
          {t('measures.title')}
        </h2>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen the table scrolls here, by keys too. */}
      <section className={styles.scroller} aria-labelledby="compare-measures" tabIndex={0}>
        <table className={styles.table} aria-labelledby="compare-measures">
          <thead>
            <tr>
              <th scope="col">{t('measures.kind')}</th>
              <th scope="col">{words.spans([months.first])}</th>
              <th scope="col">{words.spans([months.second])}</th>
              <th scope="col" className={styles.value}>
                {t('measures.difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr data-total>
              <th scope="row">{t('measures.total')}</th>
              <td className={styles.signCell}>{words.number(first)}</td>
              <td className={styles.signCell}>{words.number(second)}</td>
              <td>{signed(second - first, words.number)}</td>
            </tr>
            {compared.kinds.map((kind) => (
              <tr key={kind.category}>
                <th scope="row">{words.categoryShort(kind.category)}</th>
                <td className={styles.signCell}>
                  <KindCell category={kind.category} measures={kind.first} span={months.first} />
                </td>
                <td className={styles.signCell}>
                  <KindCell category={kind.category} measures={kind.second} span={months.second} />
                </td>
                <td>{signed(kind.second.length - kind.first.length, words.number)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={styles.note}>
        {empty.length > 0 && t('measures.empty', { kinds: words.list(empty.map(words.categoryShort)) })}{' '}
        {undated > 0 && t('measures.undated', { count: undated })} {t('measures.note')}{' '}
        {hasFilters({ ...filters, years: [], period: null }) && t('measures.filtered')}
      </p>
    </div>
  )
}

interface KindCellProps {
  category: string
  measures: readonly Measure[]
  span: MonthSpan
}

/** The measures of a kind in a period as signs and a number, which leads to them on Explore. */
function KindCell({ category, measures, span }: KindCellProps) {
  const { t } = useTranslation('compare')
  const words = useWords()
  if (measures.length === 0) return <span className={styles.none}>{t('measures.none')}</span>
  return (
    <button
      type="button"
      className={styles.signs}
      aria-label={t('measures.cell', {
        kind: words.categoryShort(category),
        period: words.spans([span]),
        count: measures.length,
      })}
      onClick={() => showMeasures(category, span)}
    >
      <span className={styles.count}>{words.number(measures.length)}</span>
      {signsThatFit(
        STATUSES.flatMap((status) =>
          measures.flatMap((measure) => (measure.status === status ? status : [])),
        ),
        MOST_SIGNS,
      ).map((status, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: signs of one kind are alike and only counted.
        <StatusSign key={index} look={STATUS_LOOK[status]} radius={3.5} />
      ))}
    </button>
  )
}
