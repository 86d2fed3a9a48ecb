import { type CSSProperties, useId, useMemo, useState } from 'react'
import type { LoadedFigures } from '#content/loadedFigures.ts'
import { numberSpans } from '#content/loadedFigures.ts'
import {
  cellsOfKey,
  comparisonYear,
  type MonthlySeries,
  type MonthValue,
  monthlySeries,
  type ThirteenMonths,
  thirteenMonths,
  yearSpan,
} from '#content/monthlySeries.ts'
import { unitName } from '#content/unitName.ts'
import { monthIndex } from '#domain/months.ts'
import { type Month, periodOfDate } from '#domain/period.ts'
import details from '#features/dossier/Details.module.css'
import { PanelFault } from '#features/dossier/Skeleton.tsx'
import { useArrowCells } from '#features/dossier/useArrowCells.ts'
import { monthNames } from '#i18n/monthNames.ts'
import { roundScale } from '#picture/charts/plotModel.ts'
import { pointAtMonth } from '#state/hoverStore.ts'
import { useOwnLayer } from '#state/ownLayer.ts'
import { useShownPeriod } from '#state/shownChoices.ts'
import { openReader, useViewStore } from '#state/viewStore.ts'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { routePartId } from '#ui/partIds.ts'
import { Section } from '#ui/Section.tsx'
import { Table } from '#ui/Table.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './MonthForms.module.css'

export interface MonthsProps extends ThirteenMonths {
  /** Id of the heading. */
  labelledBy: string
  /** CSS colour of the bars. */
  colour: string
}

/** A month's value with that of the same month a year before. */
interface MonthPair {
  now: MonthValue
  before: MonthValue
}

function pairsOf({ series, before }: MonthsProps): readonly MonthPair[] {
  return series.values.flatMap((now, index): MonthPair[] => {
    const other = before.values[index]
    return other ? [{ now, before: other }] : []
  })
}

function open(of: MonthlySeries, { key }: MonthValue) {
  openReader({ type: 'cells', query: cellsOfKey(of, key) })
}

function useMonthName(): (month: string) => string {
  const words = useWords()
  return (month) => {
    const date = periodOfDate(month)
    return date ? words.period(date) : month
  }
}

/** What bar and tick stand for. */
export function MonthLegend({ year, colour }: MonthsProps) {
  const { t } = useTranslation('dossier')
  return (
    <span className={styles.legend} aria-hidden="true">
      <span data-sample="bar" style={{ '--colour': colour } as CSSProperties}>
        {year}
      </span>
      <span data-sample="tick">{t('months.yearBefore')}</span>
    </span>
  )
}

/** The months as a table; each number opens its cells. */
export function MonthTable(props: MonthsProps) {
  const { series, before, labelledBy } = props
  const { t } = useTranslation(['dossier', 'charts'])
  const words = useWords()
  const monthName = useMonthName()
  return (
    <Table look="numbers" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{t('charts:month')}</th>
          <th scope="col">{unitName(2, series.unit, words)}</th>
          <th scope="col">{t('months.yearBefore')}</th>
        </tr>
      </thead>
      <tbody>
        {pairsOf(props).map(({ now, before: other }) => (
          <tr key={now.key}>
            <th scope="row">{monthName(now.month)}</th>
            {(
              [
                [series, now],
                [before, other],
              ] as const
            ).map(([of, value]) => (
              <td key={value.key}>
                {value.value === null ? (
                  '–'
                ) : (
                  <TextButton look="quiet" onClick={() => open(of, value)}>
                    {words.number(value.value)}
                  </TextButton>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** The months as bars, with a tick for the same month a year before; each bar opens its cells. */
export function MonthBars(props: MonthsProps) {
  const { series, labelledBy, colour } = props
  const { t } = useTranslation(['dossier', 'charts', 'common'])
  const words = useWords()
  const monthName = useMonthName()
  const pairs = pairsOf(props)
  const { tableProps, cellProps } = useArrowCells(
    pairs.flatMap(({ now }, column) => (now.value === null ? [] : [{ row: 0, column }])),
  )
  const { narrow } = useMemo(() => monthNames(words.language), [words.language])
  const { max, ticks } = roundScale(
    Math.max(0, ...pairs.flatMap(({ now, before: other }) => [now.value ?? 0, other.value ?? 0])),
  )
  const unit = unitName(2, series.unit, words)
  const nameOf = ({ now, before: other }: MonthPair) =>
    t('months.bar', {
      month: monthName(now.month),
      number: words.number(now.value ?? 0),
      unit,
      state: now.state === 'partial' ? ` ${t('figures.partial')}` : '',
      before: other.value === null ? t('common:notStated') : words.number(other.value),
    })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form fields; these are buttons.
    <div
      className={styles.plot}
      role="group"
      aria-labelledby={labelledBy}
      style={{ '--colour': colour } as CSSProperties}
      {...tableProps}
    >
      {ticks.slice(1).map((tick) => (
        <span key={tick} className={styles.grid} style={{ bottom: `${(tick / max) * 100}%` }}>
          {words.shortNumber(tick)}
        </span>
      ))}
      {pairs.map((pair, column) => {
        const { now, before: other } = pair
        const label = narrow[monthIndex(now.month) % 12]
        const isEnd = column % 12 === 0
        return now.value === null ? (
          <span key={now.key} className={styles.month} data-label={label} data-end={isEnd} />
        ) : (
          <button
            key={now.key}
            type="button"
            className={styles.month}
            data-label={label}
            data-end={isEnd}
            data-drawn={column === 0 ? 'outlined' : now.state}
            aria-label={nameOf(pair)}
            title={nameOf(pair)}
            {...cellProps({ row: 0, column })}
            onPointerEnter={() => pointAtMonth(now.month)}
            onPointerLeave={() => pointAtMonth(null)}
            onClick={() => open(series, now)}
          >
            <span className={styles.bar} style={{ height: `${(now.value / max) * 100}%` }} />
            {other.value !== null && (
              <span className={styles.tick} style={{ bottom: `${(other.value / max) * 100}%` }} />
            )}
          </button>
        )
      })}
    </div>
  )
}

const YEAR_CHART = partCode(() =>
  import('#features/dossier/charts/YearChart.tsx').then((m) => m.RouteYearChart),
)

interface MonthsChartProps {
  figures: LoadedFigures
  place: string
}

/**
 * The last year of the period by month, after the last month of the year before (outlined); a tick stands for the same
 * month a year earlier. Each bar opens its cells. The chart to save loads on demand.
 */
export function MonthsChart({ figures, place }: MonthsChartProps) {
  const { t } = useTranslation(['dossier', 'charts'])
  const words = useWords()
  const period = useShownPeriod()
  const headingId = useId()
  const [chosen, setShown] = useState<'bars' | 'table' | 'file'>('bars')
  const layer = useViewStore(({ view }) => view.ownLayer)
  // The chart to save also draws the reader's own figures of single months.
  const hasOwn = useOwnLayer(
    ({ own }) =>
      own?.figures.some(
        ({ place: at, nationality, span }) =>
          at === place && nationality === null && span.from.slice(0, 7) === span.to.slice(0, 7),
      ) === true,
  )
  const isWithOwn = hasOwn && layer !== 'published'
  const shown = isWithOwn ? 'file' : chosen
  const { series, before, year } = useMemo(() => {
    const requested = numberSpans(figures, period)
    const { coverage } = monthlySeries(figures, place, yearSpan(2000))
    return thirteenMonths(comparisonYear({ coverage }, requested), (span) =>
      monthlySeries(figures, place, span),
    )
  }, [figures, place, period])
  const shortName = (month: Month) => words.spans([{ from: month, to: month }])
  const unit = unitName(2, series.unit, words)
  const months = { series, before, year, labelledBy: headingId, colour: `var(--route-${place}, var(--bar))` }
  if (series.values.every(({ value }) => value === null)) return null
  return (
    <Section
      id={routePartId('months')}
      titleId={headingId}
      title={t('months.title', { unit: unit[0]?.toLocaleUpperCase(words.language) + unit.slice(1) })}
      beside={shown === 'bars' && <MonthLegend {...months} />}
    >
      {shown === 'file' && (
        <CodePart code={YEAR_CHART} loading={null} renderFault={(retry) => <PanelFault onRetry={retry} />} />
      )}
      {shown === 'table' && <MonthTable {...months} />}
      {shown === 'bars' && <MonthBars {...months} />}
      {!isWithOwn && (
        <p className={details.note}>
          {t('months.note', { first: shortName(`${year - 1}-12`), last: shortName(`${year}-12`) })}{' '}
          {(['bars', 'table', 'file'] as const).map(
            (form) =>
              form !== shown && (
                <TextButton
                  key={form}
                  className={details.switch}
                  aria-describedby={headingId}
                  onClick={() => setShown(form)}
                >
                  {t(`months.show.${form}`)}
                </TextButton>
              ),
          )}
        </p>
      )}
    </Section>
  )
}
