import { useMemo } from 'react'
import type { CompareModel } from '#content/compareModel.ts'
import type { FigureRow } from '#content/figureSheet.ts'
import { CHANNEL, type LoadedFigures } from '#content/loadedFigures.ts'
import { figuresWithin, type OwnSeries, ownSum, rowOf, wholeMonthsOf } from '#domain/own/series.ts'
import type { OwnFigure } from '#domain/own/table.ts'
import { isSameSpan, type MonthSpan } from '#domain/period.ts'
import { ChangeHeads, PartTable, SaveRows, TABLE_ROLES } from '#features/compare/ChangeTable.tsx'
import styles from '#features/compare/Compare.module.css'
import { signed } from '#lib/numberText.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { useCompare } from '#state/useCompare.ts'
import { useViewStore } from '#state/viewStore.ts'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { OwnNumber, useAllOwnSeries, useOwnShown, useOwnWords } from './OwnNumber.tsx'
import { publishedBeside } from './ownBeside.ts'

/** What a series of the reader's own states for the months compared: one figure, or several added up. */
interface OwnSide {
  value: number | null
  figures: readonly OwnFigure[]
}

interface OwnChange {
  series: OwnSeries
  first: OwnSide | null
  second: OwnSide | null
}

/** The reader's own figures of exactly the months compared, beside the published ones; nothing where there are none. */
export function OwnCompared() {
  const { t } = useTranslation(['ownFigures', 'compare', 'charts'])
  const words = useWords()
  const own = useOwnWords()
  const compared = useCompare()
  const series = useAllOwnSeries()
  const tables = useOwnShown()
  const isAlone = useViewStore(({ view }) => view.whose === 'yours')
  const model = compared?.model
  const months = model?.months
  const changes = useMemo(() => (model ? changesOf(series, model) : []), [series, model])
  if (!compared || !months || changes.length === 0) return null
  const rows = () =>
    changes.flatMap(({ series: one, first, second }) =>
      [first, second].flatMap((side, index): FigureRow[] => {
        if (!side) return []
        const { from, to } = index === 0 ? months.first : months.second
        const sources = side.figures.flatMap((figure) => rowOf(tables, figure) ?? []).map(own.source)
        return [
          {
            period: `${from}/${to}`,
            series: words.figurePlace(one.place),
            value: side.value,
            unit: own.what(one),
            state: 'whole',
            publisher: own.publisher(one.publisher),
            cells: null,
            own: t('csv', { citation: sources.join('; ') }),
          },
        ]
      }),
    )
  return (
    <PartTable
      id="own"
      title={t('compare.title')}
      beside={<SaveRows name="compare-own" title={t('compare.title')} rows={rows} />}
      note={t('compare.note')}
      heads={<ChangeHeads months={months} />}
    >
      <tbody {...TABLE_ROLES.group}>
        {changes.map((change) => (
          <ChangeOfSeries
            key={change.series.key}
            change={change}
            figures={isAlone ? null : compared.figures}
          />
        ))}
      </tbody>
    </PartTable>
  )
}

interface ChangeOfSeriesProps {
  change: OwnChange
  figures: LoadedFigures | null
}

function ChangeOfSeries({ change: { series, first, second }, figures }: ChangeOfSeriesProps) {
  const { t } = useTranslation(['ownFigures', 'compare'])
  const words = useWords()
  const own = useOwnWords()
  const { place, publisher } = series
  const difference = first?.value == null || second?.value == null ? null : second.value - first.value
  return (
    <tr {...TABLE_ROLES.row}>
      <th {...TABLE_ROLES.rowHead}>
        <span className="gap-8 inline-middle">
          {place !== 'total' && <RouteSwatch routeId={place} />}
          <span className={styles.first}>{words.figurePlace(place)}</span>
        </span>
        <span className="block line-16 regular quiet caption-type">
          {' '}
          {[own.what(series), own.publisher(publisher)].join(' · ')}
        </span>
      </th>
      {[first, second].map((side, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the two sides never change places.
        <td {...TABLE_ROLES.cell} key={index}>
          {side ? <Side side={side} figures={figures} /> : t('common:notStated')}
        </td>
      ))}
      <td {...TABLE_ROLES.cell}>{difference === null ? '–' : signed(difference, words.number)}</td>
    </tr>
  )
}

/** A number of the reader's own, with the published one of the same months. */
function Side({ side: { value, figures: own }, figures }: { side: OwnSide; figures: LoadedFigures | null }) {
  const { t } = useTranslation('ownFigures')
  const words = useWords()
  const [only, ...more] = own
  if (!only) return null
  const beside = figures && more.length === 0 ? publishedBeside(figures, only) : null
  return (
    <>
      {more.length === 0 ? (
        <OwnNumber figure={only} />
      ) : (
        t('compare.together', { count: own.length, number: words.number(value ?? 0) })
      )}
      {beside && beside.count.value !== null && (
        <span className={`block line-16 regular quiet caption-type ${styles.beside}`}>
          <CellsButton look="dotted" cells={beside.cells}>
            {t('compare.published', { number: words.number(beside.count.value) })}
          </CellsButton>
        </span>
      )}
    </>
  )
}

/** The series with a figure for either time, in the order of the published rows. */
function changesOf(all: readonly OwnSeries[], { months, routes }: CompareModel): readonly OwnChange[] {
  const order = ['total', ...routes.map(({ place }) => place), CHANNEL]
  return all
    .flatMap((series): OwnChange[] => {
      if (series.nationality !== null || series.isApart) return []
      const [first, second] = [sideIn(series, months.first), sideIn(series, months.second)]
      return first || second ? [{ series, first, second }] : []
    })
    .sort((a, b) => order.indexOf(a.series.place) - order.indexOf(b.series.place))
}

/** The figure of exactly these months, else those that add up to them; null for neither. */
function sideIn({ figures }: OwnSeries, span: MonthSpan): OwnSide | null {
  const figure = figures.find((one) => isSameSpan(wholeMonthsOf(one), span))
  if (figure) return { value: figure.value, figures: [figure] }
  const sum = ownSum(figuresWithin(figures, [span]))
  const [covered, ...others] = sum?.covered ?? []
  // Days that cover months whole are those months.
  return sum && covered && others.length === 0 && isSameSpan(wholeMonthsOf({ span: covered }), span)
    ? { value: sum.value, figures: sum.figures }
    : null
}
