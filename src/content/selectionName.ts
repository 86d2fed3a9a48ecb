import type { Measure, TimelineEvent } from '#domain/measure.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { Selection } from '#domain/view.ts'
import type { Words } from '#words/words.ts'

/** Where the titles of measures, events and texts stand; undefined while they load. */
interface TitledLists {
  measures: readonly Measure[] | undefined
  events: readonly TimelineEvent[] | undefined
  documents: readonly SourceDocument[] | undefined
}

/** The name of a selection: of a measure, an event or a text its title; null where none is found. */
export function selectionName(
  { kind, id }: Selection,
  { measures, events, documents }: TitledLists,
  words: Words,
): string | null {
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
      return measure ? words.measureTitle(measure) : null
    }
    case 'event': {
      const event = events?.find(isIt)
      return event ? words.eventTitle(event) : null
    }
    case 'document':
      return documents?.find(isIt)?.title ?? null
  }
}
