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
  const { kind, id } = selected
  const isIt = (thing: { id: string }) => thing.id === id
  switch (kind) {
    case 'route':
    case 'region':
    case 'country':
    case 'actor':
    case 'driver':
      return words[kind](id)
    case 'measure': {
      const measure = measures?.find(isIt)
      return measure ? words.measureTitle(measure) : t('one.measure')
    }
    case 'event': {
      const event = events?.find(isIt)
      return event ? words.eventTitle(event) : t('one.event')
    }
    case 'document':
      return documents?.find(isIt)?.title ?? t('one.document')
  }
}
