import { selectionName } from '#content/viewTitle.ts'
import type { Selection } from '#domain/view.ts'
import { useDataset } from '#state/datasets.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** The name of a selection: of a measure, an event or a text its title, "one measure" until it is loaded. */
export function useSelectionName(selected: Selection | null): string {
  const { t } = useTranslation('line')
  const words = useWords()
  const measures = useDataset('measures').data?.measures
  const events = useDataset('timeline').data?.events
  const documents = useDataset('documents', { enabled: selected?.kind === 'document' }).data?.documents
  if (!selected) return ''
  const name = selectionName(selected, { measures, events, documents }, words)
  if (name !== null) return name
  const { kind } = selected
  return t(kind === 'measure' ? 'one.measure' : kind === 'event' ? 'one.event' : 'one.document')
}
