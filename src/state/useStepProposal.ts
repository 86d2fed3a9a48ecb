import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { hasEvidence } from '#domain/stepFaults.ts'
import { linkOfStep } from '#domain/stepView.ts'
import type { View } from '#domain/view.ts'
import { useWords } from '#words/words.ts'
import { useDataset } from './datasets.ts'
import { loadFigures } from './selectors/loadedFigures.ts'
import { evidenceOfView, type StepEvidence } from './selectors/stepEvidence.ts'
import { titleOfView } from './selectors/stepTitle.ts'
import { useBriefingSources } from './useBriefingSources.ts'

/** What a view is as a step: its link, words for its title, and what it stands on. */
export interface StepProposal extends StepEvidence {
  view: string
  title: string
}

/** A view as a step, proposed; null until the files are there that tell. `extra` is evidence that was seen elsewhere. */
export function useStepProposal(view: View, extra: readonly string[]): StepProposal | null {
  const { t } = useTranslation('editor')
  const { t: filtersT } = useTranslation('filters')
  const words = useWords()
  const measures = useDataset('measures').data?.measures
  const events = useDataset('timeline').data?.events
  const routes = useDataset('routes').data?.routes
  const documents = useDataset('documents').data?.documents
  const figures = useDataset('figures').data
  const found = useMemo(
    () =>
      measures && events && routes && figures
        ? evidenceOfView(view, { measures, events, routes, figures: loadFigures(figures) })
        : null,
    [view, measures, events, routes, figures],
  )
  const wanted = useMemo(
    () => [...(found?.proposed ?? []), ...(found?.others ?? []), ...extra],
    [found, extra],
  )
  const { sources } = useBriefingSources(wanted)
  return useMemo(() => {
    if (!found || !sources || !measures || !events || !documents || !figures) return null
    const isThere = (text: string) => hasEvidence(text, sources)
    const proposed = found.proposed.filter(isThere)
    const others = [...new Set([...extra, ...found.others])].filter(
      (text) => !proposed.includes(text) && isThere(text),
    )
    const things = { measures, events, documents, figures: loadFigures(figures) }
    return {
      view: linkOfStep(view),
      title: titleOfView(view, things, { t, filtersT }, words),
      proposed,
      others,
    }
  }, [found, extra, sources, measures, events, documents, figures, view, t, filtersT, words])
}
