import type { TFunction } from 'i18next'
import { cubeSpan } from '#domain/figureCube.ts'
import { activeChoices, asks, withoutQuestions } from '#domain/filters.ts'
import type { Measure } from '#domain/measure.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import type { Selection, View } from '#domain/view.ts'
import type { Words } from '#words/words.ts'
import { defaultCompare } from './compareModel.ts'
import type { LoadedFigures } from './loadedFigures.ts'
import { timeWords } from './timeWords.ts'

interface Named {
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
  documents: readonly SourceDocument[]
  figures: LoadedFigures
}

interface Translators {
  t: TFunction<'editor'>
  filtersT: TFunction<'filters'>
}

/**
 * Words for the title of a step: what is chosen, else what the filters ask for, and the time. It counts nothing: a number in the
 * words of a step needs evidence that gives it.
 */
export function titleOfView(view: View, named: Named, { t, filtersT }: Translators, words: Words): string {
  const { filters, selected } = view
  const chosen = selected && nameOf(selected, named, words)
  const choices = activeChoices(withoutQuestions(filters, 'when'))
  const asked = chosen ? [chosen] : choices.map((choice) => words.choice(choice))
  if (view.page === 'compare') {
    const { first, second } = view.compare ?? defaultCompare(cubeSpan(named.figures.detections))
    const times = { first: words.shortMonths(first), second: words.shortMonths(second) }
    return asked.length > 0
      ? t('title.comparedOf', { subject: asked.join(', '), ...times })
      : t('title.compared', times)
  }
  const hasTime = asks(filters, 'when')
  const time = hasTime ? timeWords(filters, filtersT, words) : null
  const isMeasure = selected?.kind === 'measure' || selected?.kind === 'event'
  const subject = asked.length > 0 ? asked.join(', ') : t('title.all')
  return time && !(chosen && isMeasure) ? t('title.inTime', { subject, time }) : subject
}

function nameOf(
  { kind, id }: Selection,
  { measures, events, documents }: Named,
  words: Words,
): string | null {
  switch (kind) {
    case 'route':
      return words.route(id)
    case 'region':
      return words.region(id)
    case 'actor':
      return words.actor(id)
    case 'country':
      return words.country(id)
    case 'driver':
      return words.driver(id)
    case 'measure': {
      const measure = measures.find((thing) => thing.id === id)
      return measure ? words.measureTitle(measure) : null
    }
    case 'event': {
      const event = events.find((thing) => thing.id === id)
      return event ? words.eventTitle(event) : null
    }
    case 'document':
      return documents.find((thing) => thing.id === id)?.title ?? null
  }
}
