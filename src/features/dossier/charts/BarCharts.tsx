import { useDeferredValue, useMemo } from 'react'
import { CountBars } from '#charts/CountBars.tsx'
import { chartCells } from '#content/chartCells.ts'
import { cellsOfGroup, type GroupTotal, groupTotals } from '#content/groupTotals.ts'
import { nationalityGroups } from '#content/nationalities.ts'
import { cellsId } from '#content/viewContent.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import { openReader } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import type { TableChartProps } from './plotSeries.ts'
import { useChartFiles } from './useChartFiles.ts'
import { useFigureWords } from './useFigureWords.ts'

/** Persons recorded dead or missing in the period, by route and by cause. All are minimums. */
export function DeathsChart({ figures, routes, period, filters, table, source }: TableChartProps) {
  const { t } = useTranslation('charts')
  const { placeOf, causeName, spansText, cutText } = useFigureWords()
  const latest = useMemo(() => {
    const {
      period: counted,
      query,
      isEmpty,
    } = chartCells({ figures, routes, period, filters, table }, 'dead_and_missing')
    const totals = (dimension: string) =>
      isEmpty ? [] : groupTotals(table, query, 'dead-and-missing', dimension)
    return { counted, query, route: totals('route'), cause: totals('cause') }
  }, [figures, routes, period, filters, table])
  const shown = useDeferredValue(latest)
  const { counted, query } = shown
  return (['route', 'cause'] as const).map((dimension) => (
    <FigureBars
      key={dimension}
      query={query}
      dimension={dimension}
      totals={shown[dimension]}
      nameOf={({ keys }) =>
        dimension === 'route' ? placeOf(figures.otherPlaces, keys[0] ?? '') : causeName(keys[0] ?? '')
      }
      source={source}
      isWaiting={shown !== latest}
      words={{
        title: t(`deaths.title.${dimension}`),
        unit: t('during', { unit: t('unit.dead-and-missing'), months: spansText(counted.spans) }),
        caveat: t(`deaths.caveat.${dimension}`),
        label: t(`deaths.label.${dimension}`),
        count: t('unit.dead-and-missing'),
        gaps: cutText(counted.isCut, source),
      }}
      fileName={`dead-and-missing-by-${dimension}`}
    />
  ))
}

/** The nationalities detected most often on the routes in view, then all others, then unknown. */
export function NationalitiesChart({ figures, routes, period, filters, table, source }: TableChartProps) {
  const { t } = useTranslation(['charts', 'dossier'])
  const words = useWords()
  const { spansText, cutText } = useFigureWords()
  const latest = useMemo(() => {
    const {
      period: counted,
      query,
      isEmpty,
    } = chartCells({ figures, routes, period, filters, table }, 'detections')
    const totals = isEmpty ? [] : groupTotals(table, query, 'detections', 'nationality')
    return { counted, query, groups: nationalityGroups(totals) }
  }, [figures, routes, period, filters, table])
  const shown = useDeferredValue(latest)
  const { counted, query, groups } = shown
  const { first, rest, unknown } = groups
  const totals = [...first, ...(rest ? [rest] : []), ...(unknown ? [unknown] : [])]
  const nameOf = (total: GroupTotal): string => {
    if (total === unknown) return t('dossier:nationalities.unknown')
    if (total === rest) return t('nationalities.others', { count: rest.keys.length })
    return total.keys.map(words.nationality).join()
  }
  return (
    <FigureBars
      query={query}
      dimension="nationality"
      totals={totals}
      nameOf={nameOf}
      source={source}
      isWaiting={shown !== latest}
      words={{
        title: t('nationalities.title'),
        unit: t('during', { unit: t('unit.detections'), months: spansText(counted.spans) }),
        caveat: [t('caveat.detections'), t('caveat.olderState')].join(' '),
        label: t('nationalities.label'),
        count: t('unit.detections'),
        gaps: cutText(counted.isCut, source),
      }}
      fileName="nationalities"
    />
  )
}

interface FigureBarsProps {
  query: CellQuery
  /** Groups the cells into bars. */
  dimension: string
  totals: readonly GroupTotal[]
  nameOf: (total: GroupTotal) => string
  source: FigureSource
  isWaiting: boolean
  words: { title: string; unit: string; caveat: string; label: string; count: string; gaps: string }
  /** Base name of saved files, without ending. */
  fileName: string
}

/** Bar chart of totals by one dimension, with source, caveat, table, picture and CSV. */
function FigureBars(props: FigureBarsProps) {
  const { query, dimension, totals, nameOf, source, isWaiting, words: own, fileName } = props
  const { t } = useTranslation('charts')
  const words = useWords()
  const { common, source: sourceWords } = useFigureWords()
  const files = useChartFiles({
    name: fileName,
    evidence: () => [cellsId(query)],
    rows: () =>
      totals.map((total) => ({
        period: query.spans.map(({ from, to }) => `${from}/${to}`).join(' '),
        series: nameOf(total),
        value: total.value,
        state: 'whole',
        cells: cellsOfGroup(query, dimension, total),
      })),
  })
  const textOf = ({ value, notStated }: GroupTotal) =>
    notStated > 0 ? t('atLeast', { number: words.number(value) }) : words.number(value)
  if (totals.length === 0) return <p>{t('nothing', { title: own.title, period: own.unit })}</p>
  return (
    <CountBars
      {...files}
      bars={totals.map((total, index) => ({
        key: String(index),
        label: nameOf(total),
        count: total.value,
        text: textOf(total),
      }))}
      words={{ ...common, ...own, source: [sourceWords(source), own.gaps].join(' ').trim() }}
      isWaiting={isWaiting}
      onChoose={(key) => {
        const total = totals[Number(key)]
        if (total) openReader({ type: 'cells', query: cellsOfGroup(query, dimension, total) })
      }}
    />
  )
}
