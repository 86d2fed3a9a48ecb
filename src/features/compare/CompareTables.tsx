import { Fragment, type ReactNode, useMemo } from 'react'
import { type CompareModel, compareMeasures } from '#content/compareModel.ts'
import { countByStatus, STATUS_LOOK, type Status } from '#domain/claim.ts'
import type { ComparedMonths } from '#domain/comparedMonths.ts'
import { hasFilters } from '#domain/filters.ts'
import type { Measure } from '#domain/measure.ts'
import type { MonthSpan } from '#domain/period.ts'
import { routeRegionsOf } from '#domain/route.ts'
import { signed } from '#lib/numberText.ts'
import { Beside } from '#parts/Beside.tsx'
import { useDataset } from '#state/datasets.ts'
import { usePublishedHidden } from '#state/shownLayers.ts'
import { showMeasures, useViewStore } from '#state/viewStore.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { countedSigns } from '#words/countedSigns.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { ChangeTable, PartTable, TABLE_ROLES } from './ChangeTable.tsx'
import styles from './Compare.module.css'

/** The counts of both periods, the measures that texts state for them, and how to read them. */
export function CompareTables({ model }: { model: CompareModel }) {
  const isHidden = usePublishedHidden()
  return (
    <div className={`${styles.tables} stack`}>
      <div className="one-column gap-24 shrinks stack-top">
        {!isHidden && <ChangeTable model={model} />}
        <Beside place="compare" />
        <MeasuresCompared months={model.months} />
      </div>
      <HowToRead months={model.months} />
    </div>
  )
}

function HowToRead({ months: { first, second, isBack } }: { months: ComparedMonths }) {
  const { t } = useTranslation('compare')
  const words = useWords()
  const [earlier, later] = (isBack ? [second, first] : [first, second]).map(words.fullSpan)
  return (
    <aside className="gap-8 soft stack-top" aria-labelledby="compare-reading">
      <h2 id="compare-reading" className="strong body-type">
        {t('reading.title')}
      </h2>
      <p>{t('reading.order')}</p>
      <p>{t('reading.swap', { fromTo: t('fromBackTo', { first: later, second: earlier }) })}</p>
      <p>{t('reading.units')}</p>
    </aside>
  )
}

/** Maximum number of signs in a cell: without and with "+n". */
const MAX_SIGNS = 6
const MAX_SIGNS_CUT = 5

/** Measures per kind that texts state for the two periods: counts statements, not effects. */
function MeasuresCompared({ months }: { months: ComparedMonths }) {
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
  const row = (name: string, first: ReactNode, second: ReactNode, difference: number) => (
    <>
      <th {...TABLE_ROLES.rowHead}>{name}</th>
      <td {...TABLE_ROLES.cell} className={styles.signCell}>
        {first}
      </td>
      <td {...TABLE_ROLES.cell} className={styles.signCell}>
        {second}
      </td>
      <td {...TABLE_ROLES.cell}>{signed(difference, words.number)}</td>
    </>
  )
  return (
    <PartTable
      id="measures"
      title={t('shared:measuresByKind')}
      note={
        <>
          {empty.length > 0 && t('measures.empty', { kinds: words.list(empty.map(words.categoryShort)) })}{' '}
          {undated > 0 && t('measures.undated', { count: undated })} {t('measures.note')}{' '}
          {hasFilters(filters, ['when']) && t('measures.filtered')}
        </>
      }
      heads={
        <>
          <th {...TABLE_ROLES.columnHead}>
            <span className={styles.rowName}>{t('shared:kind')}</span>
          </th>
          <th {...TABLE_ROLES.columnHead}>{words.spans([months.first])}</th>
          <th {...TABLE_ROLES.columnHead}>{words.spans([months.second])}</th>
          <th {...TABLE_ROLES.columnHead} className={styles.value}>
            {t('shared:change')}
          </th>
        </>
      }
    >
      <tbody {...TABLE_ROLES.group}>
        <tr {...TABLE_ROLES.row} data-total>
          {row(
            t('measures.total'),
            <TotalCell count={first} span={months.first} />,
            <TotalCell count={second} span={months.second} />,
            second - first,
          )}
        </tr>
        {compared.kinds.map(({ category, first: before, second: after }) => (
          <tr {...TABLE_ROLES.row} key={category}>
            {row(
              words.categoryShort(category),
              <KindCell category={category} measures={before} span={months.first} />,
              <KindCell category={category} measures={after} span={months.second} />,
              after.length - before.length,
            )}
          </tr>
        ))}
      </tbody>
    </PartTable>
  )
}

/** The number of measures of a period; opens them on Explore. */
function TotalCell({ count, span }: { count: number; span: MonthSpan }) {
  const { t } = useTranslation('compare')
  const words = useWords()
  if (count === 0) return <span className="quiet">{t('shared:noneFeminine')}</span>
  return (
    <button
      type="button"
      className={`${styles.signs} target inline-middle`}
      aria-label={t('measures.cell', { kind: t('measures.total'), period: words.spans([span]), count })}
      onClick={() => showMeasures(null, span)}
    >
      <span className={styles.count}>{words.number(count)}</span>
    </button>
  )
}

interface KindCellProps {
  category: string
  measures: readonly Measure[]
  span: MonthSpan
}

/** The measures of a kind in a period, as a number and signs; opens them on Explore. */
function KindCell({ category, measures, span }: KindCellProps) {
  const { t } = useTranslation('compare')
  const words = useWords()
  if (measures.length === 0) return <span className="quiet">{t('shared:noneFeminine')}</span>
  const signs = countedSigns(measures, words)
  const statuses = signs.flatMap(({ status, count, own }) =>
    own ? [] : Array.from({ length: count }, () => status),
  )
  const yours = measures.length - statuses.length
  const shown = statuses.length > MAX_SIGNS ? signsThatFit(statuses, MAX_SIGNS_CUT) : statuses
  const rest = statuses.length - shown.length
  return (
    <button
      type="button"
      className={`${styles.signs} target inline-middle`}
      aria-label={[
        t('measures.cell', {
          kind: words.categoryShort(category),
          period: words.spans([span]),
          count: measures.length,
        }),
        ...(yours > 0 ? [t('shared:count.yours', { count: yours })] : []),
      ].join(', ')}
      onClick={() => showMeasures(category, span)}
    >
      <span className={styles.count}>{words.number(measures.length)}</span>
      {shown.map((status, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: equal signs are interchangeable.
        <StatusSign key={index} look={STATUS_LOOK[status]} radius={3.5} />
      ))}
      {signs.map(
        ({ status, count, own }) =>
          own && (
            <Fragment key={status}>
              <StatusSign look={STATUS_LOOK[status]} radius={3} own={own} />
              <span className="soft caption-type">{words.number(count)}</span>
            </Fragment>
          ),
      )}
      {rest > 0 && (
        <span className="soft caption-type">{t('measures.more', { rest: words.number(rest) })}</span>
      )}
    </button>
  )
}

/** Cuts a row to `places` signs, in status order: each status keeps at least one, the rest in proportion (largest remainder). */
export function signsThatFit(statuses: readonly Status[], places: number): readonly Status[] {
  if (statuses.length <= places) return statuses
  const counted = countByStatus(statuses)
  const free = places - counted.length
  const shares = counted.map(({ status, count }) => {
    const exact = (count / statuses.length) * free
    return { status, whole: 1 + Math.floor(exact), rest: exact - Math.floor(exact) }
  })
  const left = places - shares.reduce((sum, { whole }) => sum + whole, 0)
  const roundedUp = new Set(
    [...shares]
      .sort((a, b) => b.rest - a.rest)
      .slice(0, left)
      .map(({ status }) => status),
  )
  return shares.flatMap(({ status, whole }) =>
    Array.from({ length: whole + (roundedUp.has(status) ? 1 : 0) }, () => status),
  )
}
