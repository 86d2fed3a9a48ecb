import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { requestedPeriods } from '#content/compareModel.ts'
import { type LoadedFigures, loadFigures } from '#content/loadedFigures.ts'
import { selectionName } from '#content/selectionName.ts'
import { evidenceOfView, type StepEvidence } from '#content/stepEvidence.ts'
import { timeWords } from '#content/timeWords.ts'
import { activeChoices, hasFilterOn, withoutQuestions } from '#domain/filters.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { hasEvidence } from '#domain/stepFaults.ts'
import type { View } from '#domain/view.ts'
import { linkOfStep } from '#domain/viewCodec.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import { useDataset } from './datasets.ts'
import { useOwnLayer } from './ownLayer.ts'
import { useBriefingSources } from './useBriefings.ts'

/** A view as a step: link, title and evidence. */
export interface StepProposal extends StepEvidence {
  view: string
  title: string
}

/** Proposes a step for a view; null until its files have loaded. `extra` is evidence from elsewhere. */
export function useStepProposal(view: View, extra: readonly string[]): StepProposal | null {
  const { t } = useTranslation('editor')
  const { t: filtersT } = useTranslation('filters')
  const words = useWords()
  const measures = useDataset('measures').data?.measures
  const events = useDataset('timeline').data?.events
  const routes = useDataset('routes').data?.routes
  const documents = useDataset('documents').data?.documents
  const figures = useDataset('figures').data
  const own = useOwnLayer((state) => state.own)
  const found = useMemo(
    () =>
      measures && events && routes && figures
        ? evidenceOfView(view, { measures, events, routes, figures: loadFigures(figures), own })
        : null,
    [view, measures, events, routes, figures, own],
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

/** Title of a step: the selection, else the filters, and the time. No numbers: those would need evidence. */
export function titleOfView(view: View, named: Named, { t, filtersT }: Translators, words: Words): string {
  const { filters, selected } = view
  const chosen = selected && selectionName(selected, named, words)
  const choices = activeChoices(withoutQuestions(filters, 'when'))
  const requested = chosen ? [chosen] : choices.map((choice) => words.choice(choice))
  if (view.page === 'compare') {
    const { first, second } = requestedPeriods(named.figures, view.compare, view.period)
    const times = { first: words.shortMonths(first), second: words.shortMonths(second) }
    return requested.length > 0
      ? t('title.comparedOf', { subject: requested.join(', '), ...times })
      : t('title.compared', times)
  }
  const hasTime = hasFilterOn(filters, 'when')
  const numbers = view.period.length > 0 ? words.spans(view.period) : null
  const time = hasTime ? timeWords(filters, filtersT, words) : numbers
  const isMeasure = selected?.kind === 'measure' || selected?.kind === 'event'
  const subject = requested.length > 0 ? requested.join(', ') : t('title.all')
  return time && !(chosen && isMeasure) ? t('title.inTime', { subject, time }) : subject
}
