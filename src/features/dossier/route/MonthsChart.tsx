import { useId, useMemo, useState } from 'react'
import type { LoadedFigures } from '#content/loadedFigures.ts'
import { comparisonYear, monthlySeries, thirteenMonths, yearSpan } from '#content/monthlySeries.ts'
import { unitName } from '#content/unitName.ts'
import { filteredSpans } from '#domain/months.ts'
import type { Month } from '#domain/period.ts'
import details from '#features/dossier/Details.module.css'
import { usePanel } from '#features/dossier/panelContext.ts'
import { PanelFault } from '#features/dossier/Skeleton.tsx'
import { useOwnLayer } from '#state/ownLayer.ts'
import { useViewStore } from '#state/viewStore.ts'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { Section } from '#ui/Section.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { MonthBars, MonthLegend, MonthTable } from './MonthForms.tsx'

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
  const { years, period } = usePanel().filters
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
    const requested = filteredSpans({ years, period })
    const { coverage } = monthlySeries(figures, place, yearSpan(2000))
    return thirteenMonths(comparisonYear({ coverage }, requested), (span) =>
      monthlySeries(figures, place, span),
    )
  }, [figures, place, years, period])
  const shortName = (month: Month) => words.spans([{ from: month, to: month }])
  const unit = unitName(2, series.unit, words)
  const months = { series, before, year, labelledBy: headingId, colour: `var(--route-${place}, var(--bar))` }
  if (series.values.every(({ value }) => value === null)) return null
  return (
    <Section
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
