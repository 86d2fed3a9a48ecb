import { useMemo } from 'react'
import type { ChartId } from '#domain/view.ts'
import { PanelContext } from '#features/dossier/panelContext.ts'
import { useShownFilters } from '#state/shownChoices.ts'
import { useCorpus } from '#state/useCorpus.ts'
import { useExplore } from '#state/viewModels.ts'
import { ChartOf } from './ChartsTab.tsx'

/** One chart without the panel around it. */
export function EmbedChart({ chart }: { chart: ChartId }) {
  const corpus = useCorpus()
  const model = useExplore()
  const filters = useShownFilters()
  const panel = useMemo(() => ({ corpus, model, filters }), [corpus, model, filters])
  return (
    <PanelContext value={panel}>
      <ChartOf chart={chart} />
    </PanelContext>
  )
}
