import { useMemo, useState } from 'react'
import { includesPartialMonth, type PlaceFigure } from '#content/figureModel.ts'
import { monthlySeries, monthPairs } from '#content/monthlySeries.ts'
import { unitName } from '#content/unitName.ts'
import details from '#features/dossier/Details.module.css'
import type { TFunction } from '#i18n/translation.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { MajorityNote } from '#parts/MajorityNote.tsx'
import { useOwnLayer } from '#state/ownLayer.ts'
import type { ShownFigures } from '#state/viewModels.ts'
import { useViewStore } from '#state/viewStore.ts'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { useOneStop } from '#ui/useOneStop.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { FigureChange, figureUnitName } from './FigureChange.tsx'
import type { DrawRange } from './LatestMonths.tsx'
import { MonthBars } from './MonthBars.tsx'
import styles from './RouteDossier.module.css'
import { goToPart } from './RouteParts.tsx'

const YEAR_CHART = partCode(() =>
  import('#features/dossier/charts/YearChart.tsx').then((m) => m.RouteYearChart),
)

const LATEST_MONTHS = partCode(() => import('./LatestMonths.tsx').then((m) => m.LatestMonths))
const KNOWN_MONTHS = partCode(() => import('./KnownMonths.tsx').then((m) => m.KnownMonths))

interface RouteCrossingsProps {
  id: string
  shown: ShownFigures
}

/** A route's number of the period with its change, and its months beside those of the year before. */
export function RouteCrossings({ id, shown }: RouteCrossingsProps) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { figures, model } = shown
  const figure = model.routes.get(id)
  const hasOwnMonths = useHasOwnMonths(id)
  const [range, onRange] = useState<{ draw: DrawRange }>()
  const isKnown = useViewStore(({ view }) => view.known !== null)
  const pairs = useMemo(
    () => figure && monthPairs(figure.period, (span) => monthlySeries(figures, id, span)),
    [figure, figures, id],
  )
  if (!figure) return <p className={details.caption}>{t('figures.none')}</p>
  const unit = unitName(2, figure.total.unit, words)
  return (
    <>
      <PeriodTotal figure={figure} isPartial={includesPartialMonth(figures, figure)} />
      {isKnown && <CodePart code={KNOWN_MONTHS} props={{ id }} loading={null} renderFault={() => null} />}
      {pairs && (
        <MonthBars
          pairs={pairs}
          title={t('months.title', { unit: unit[0]?.toLocaleUpperCase(words.language) + unit.slice(1) })}
          colour={`var(--route-${id}, var(--bar))`}
          file={YEAR_CHART}
          isFileOnly={hasOwnMonths}
          drawRange={isKnown ? undefined : range?.draw}
        />
      )}
      {!isKnown && (
        <CodePart
          code={LATEST_MONTHS}
          props={{ id, figures, onRange }}
          loading={null}
          renderFault={() => null}
        />
      )}
    </>
  )
}

/** Whether the reader has figures of single months here, which the chart to save draws. */
function useHasOwnMonths(place: string): boolean {
  const layer = useViewStore(({ view }) => view.ownLayer)
  const hasOwn = useOwnLayer(
    ({ own }) =>
      own?.figures.some(
        ({ place: at, nationality, span }) =>
          at === place && nationality === null && span.from.slice(0, 7) === span.to.slice(0, 7),
      ) === true,
  )
  return hasOwn && layer !== 'published'
}

interface PeriodTotalProps {
  figure: PlaceFigure
  /** True if the figure includes a month that had not ended. */
  isPartial: boolean
}

function PeriodTotal({ figure, isPartial }: PeriodTotalProps) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const oneStop = useOneStop<HTMLParagraphElement>()
  const { place, total, period, cells } = figure
  const [span, ...others] = period.spans
  const unit = figureUnitName(figure, t as TFunction<'dossier'>, words)
  if (total.value === null || !span) {
    return <p className={details.caption}>{t('figures.notCovered', { unit })}</p>
  }
  const number = words.number(total.value)
  const unitTime =
    others.length === 0
      ? t('figures.during', { unit, during: words.during(span) })
      : t('figures.unitTime', { unit, time: words.spans(period.spans) })
  return (
    <>
      <p className={styles.total} {...oneStop}>
        <CellsButton
          cells={cells}
          look="plain"
          className={styles.number}
          name={t('figures.totalName', { number, unitTime, route: words.route(place) })}
        >
          {number}
        </CellsButton>
        <span>
          <strong>{unit},</strong> <FigureChange figure={figure} />.{' '}
          <TextButton look="quiet" onClick={() => goToPart('sources')}>
            {words.publisherName(figure.publisher)}
          </TextButton>
        </span>
      </p>
      <p className={details.note}>
        <MajorityNote cells={cells} />
        {period.isCut && <> {t('figures.cut', { time: words.spans(period.spans) })}</>}
        {isPartial && <> {t('figures.notEnded')}</>}
      </p>
    </>
  )
}
