import { useMemo, useState } from 'react'
import { loadFigures } from '#content/loadedFigures.ts'
import { seriesOfView } from '#content/stepSeries.ts'
import { layoutOfStep, type StepChartCells } from '#domain/briefing.ts'
import { readCellQuery } from '#domain/cellQuery.ts'
import { type DraftStep, type NewStep, takenView } from '#domain/draftBriefing.ts'
import { DEAD_AND_MISSING } from '#domain/figureTable.ts'
import { hasEvidence } from '#domain/stepBacking.ts'
import { chartFault } from '#domain/stepFaults.ts'
import { LAYOUTS } from '#domain/stepLayouts.ts'
import type { View } from '#domain/view.ts'
import { linkOfStep, viewOfStep } from '#domain/viewCodec.ts'
import { useCellWords } from '#parts/useCellWords.ts'
import { useDataset } from '#state/datasets.ts'
import { useUiStore } from '#state/uiStore.ts'
import { useBriefingSources } from '#state/useBriefings.ts'
import { stepOfProposal, useStepProposal } from '#state/useStepProposal.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** A chart by month as a step. */
interface SeriesStep {
  /** What is counted, whatever the months: a column of a table. */
  key: string
  /** Its column. */
  counts: string
  /** "By month: dead and missing". */
  name: string
  step: NewStep
}

/** The charts by month of a view as steps, each titled with what is counted, where and when; none until their tables have loaded. */
export function useSeriesSteps(view: View): readonly SeriesStep[] {
  const { t } = useTranslation('briefing')
  const words = useWords()
  const { column, where } = useCellWords()
  return useStepSeries(view).flatMap((chart) => {
    const query = readCellQuery(chart.cells)
    if (!query) return []
    const counted = column(query.count)
    const named = where(query)
    const place = named === '' && query.count === DEAD_AND_MISSING ? t('area.incidents') : named
    // The route is that of the view; another publisher counts in a country.
    const unit = 'route' in query.where || named === '' ? counted : `${counted}, ${named}`
    return {
      key: [query.table, query.count, named].join(' '),
      counts: query.count,
      name: t('chart.months.other', { unit }),
      step: {
        view: linkOfStep(view),
        title: [counted, place, words.spans(query.spans)].filter(Boolean).join(', '),
        evidence: [...evidenceOfChart(chart)],
        chart,
      },
    }
  })
}

/** What a view can be added as: as it was seen, or a chart by month; `''` is the first, and each other the key of a chart. */
export function useViewSteps(view: View, reads: readonly string[]) {
  const choices = useSeriesSteps(view)
  const proposal = useStepProposal(view, reads)
  const isAtDeaths = useUiStore(({ routePart }) => routePart === 'deaths') && view.selected?.kind === 'route'
  const [asked, setAsked] = useState<{ of: View['selected']; key: string } | null>(null)
  const chart =
    asked?.of === view.selected
      ? choices.find(({ key }) => key === asked.key)
      : isAtDeaths
        ? choices.find(({ counts }) => counts === DEAD_AND_MISSING)
        : undefined
  const seen = useMemo(() => proposal && stepOfProposal(proposal), [proposal])
  return {
    choices,
    chosen: chart?.key ?? '',
    choose: (key: string) => setAsked({ of: view.selected, key }),
    /** The chosen one; null until it is known. */
    step: chart?.step ?? seen,
  }
}

/** What a step has of this view in place of its own, as a chart by month where it is one; null until both are known. */
export function useTakenView(step: DraftStep, view: View): ReturnType<typeof takenView> | null {
  const own = useMemo(() => viewOfStep(step), [step])
  const form = LAYOUTS[layoutOfStep(step)].rows === 'dated' ? 'timeline' : 'seen'
  const [was, now] = [useStepProposal(own, NONE), useStepProposal(view, NONE)]
  const [wasCharted, nowCharted] = [useSeriesSteps(own), useSeriesSteps(view)]
  if (!was || !now) return null
  const charted = wasCharted.find(({ step: { chart } }) => chart?.cells === step.chart?.cells)
  const after = charted && nowCharted.find(({ key }) => key === charted.key)
  const [before, next] = after
    ? [charted.step, after.step]
    : [stepOfProposal(was, form), stepOfProposal(now, form)]
  // A chart or timeline may get a map again.
  return takenView(step, { ...before, look: was.look }, { ...next, look: now.look })
}

const NONE: readonly never[] = []

/** The cells of a chart as evidence. */
export function evidenceOfChart({ cells, against }: StepChartCells): readonly string[] {
  return [cells, against ?? []].flat().map((text) => `cells:${text}`)
}

/** The charts by month that a step could show of a view; none until their tables have loaded. */
export function useStepSeries(view: View): readonly StepChartCells[] {
  const file = useDataset('figures').data
  const found = useMemo(
    () => (file && view.page === 'explore' ? seriesOfView(view, loadFigures(file)) : NONE),
    [file, view],
  )
  const evidence = useMemo(() => found.flatMap(evidenceOfChart), [found])
  const { sources } = useBriefingSources(evidence)
  return useMemo(() => {
    if (!sources) return NONE
    const fitting = (chart: StepChartCells): StepChartCells[] => {
      const isThere = evidenceOfChart(chart).every((text) => hasEvidence(text, sources))
      if (isThere && !chartFault(chart, sources.tables)) return [chart]
      return chart.against === null ? [] : fitting({ ...chart, against: null })
    }
    return found.flatMap(fitting)
  }, [found, sources])
}
