import { useMemo } from 'react'
import { requestedPeriods } from '#content/compareModel.ts'
import { type LoadedFigures, loadFigures } from '#content/loadedFigures.ts'
import { evidenceOfView, type StepEvidence } from '#content/stepEvidence.ts'
import { selectionName, timeWords } from '#content/viewTitle.ts'
import type { StepLook, StepNumber } from '#domain/briefing.ts'
import { sameInOtherMonths, writeCellQuery } from '#domain/cellQuery.ts'
import { type NewStep, proposedLayout, roundedFrame, storedLayout } from '#domain/draftBriefing.ts'
import { countMonths } from '#domain/figurePeriod.ts'
import { activeChoices, hasFilterOn, hasFilters, withoutQuestions } from '#domain/filters.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import { OWN_PREFIX } from '#domain/ownData.ts'
import { readReader } from '#domain/readerLink.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { hasEvidence } from '#domain/stepBacking.ts'
import type { View } from '#domain/view.ts'
import { linkOfStep, viewOfStep } from '#domain/viewCodec.ts'
import type { TFunction } from '#i18n/translation.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import { useDataset } from './datasets.ts'
import { lastMapBox } from './mapBox.ts'
import { useOwnLayer } from './ownLayer.ts'
import { useBriefingSources } from './useBriefings.ts'

/** A view as a step: link, title, number and evidence. */
export interface StepProposal extends StepEvidence {
  view: string
  title: string
  number: StepNumber | null
  /** Whether it is of one plan whose outcome is known. */
  hasOutcome: boolean
}

/** The step of a view as it was seen; `title` and `evidence` where the reader chose others. */
export function stepOfProposal(
  { view, title, number, proposed, others, hasOutcome }: StepProposal,
  { title: chosen = title, evidence = proposed }: { title?: string; evidence?: readonly string[] } = {},
): NewStep {
  const look = lookOfView(viewOfStep({ view }))
  // Where one's own marks are on the map, their sources are credited.
  const own = look.signs === 'view' ? others.filter((link) => link.startsWith(OWN_PREFIX)) : []
  const cited = [...evidence, ...own.filter((link) => !evidence.includes(link))]
  const step = { view, title: chosen.trim(), evidence: cited }
  const has = (cells: string | null) => cells === null || cited.includes(`cells:${cells}`)
  const shown = number && has(number.cells) && has(number.against) ? number : null
  const content = { ...step, number: shown, chart: null, text: [] }
  const layout = shown
    ? undefined
    : hasOutcome
      ? 'plans'
      : storedLayout({ ...content, id: 'new', notes: '', dwell: 3 }, proposedLayout(content))
  const looks = { ...look, ...(layout && { layout }) }
  return { ...step, ...(shown && { number: shown }), ...(Object.keys(looks).length > 0 && { look: looks }) }
}

/** The large number of a view: the first cells of its evidence, against the same of as many other months. */
function numberOfView({ page }: View, proposed: readonly string[]): StepNumber | null {
  const [first, second] = proposed.map((link) => readReader(link))
  if (page !== 'explore' || first?.type !== 'cells') return null
  const cells = writeCellQuery(first.query)
  const isAlike =
    second?.type === 'cells' && countMonths(second.query.spans) === countMonths(first.query.spans)
  return { cells, against: isAlike ? sameInOtherMonths(cells, [writeCellQuery(second.query)]) : null }
}

/** The map as it was seen: the part of it where the reader has moved it, and the signs of measures where it had any. */
function lookOfView({ page, camera, filters, layers }: View): StepLook {
  if (page !== 'explore') return {}
  const hasSigns = hasFilters(filters) || (layers?.some((layer) => layer !== 'routes') ?? false)
  const seen = camera && lastMapBox()
  return { ...(seen && { frame: roundedFrame(seen) }), ...(hasSigns && { signs: 'view' as const }) }
}

/** Proposes a step for a view; null until its files have loaded. `extra` is evidence from elsewhere. */
export function useStepProposal(view: View, extra: readonly string[]): StepProposal | null {
  const { t } = useTranslation(['editor', 'line'])
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
      number: numberOfView(view, proposed),
      proposed,
      others,
      hasOutcome: measures.some((measure) => isPlanOf(measure, view)),
    }
  }, [found, extra, sources, measures, events, documents, figures, view, t, filtersT, words])
}

/** Whether a view is of this one plan, and its outcome is known. */
function isPlanOf({ id, status, outcome }: Measure, { page, selected }: View): boolean {
  const isSelected = page !== 'plans' && selected?.kind === 'measure' && selected.id === id
  return isSelected && status === 'planned' && outcome !== null
}

interface Named {
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
  documents: readonly SourceDocument[]
  figures: LoadedFigures
}

interface Translators {
  t: TFunction<['editor', 'line']>
  filtersT: TFunction<'filters'>
}

/** Title of a step: the selection, else the filters, and the time. No numbers: those would need evidence. */
export function titleOfView(view: View, named: Named, { t, filtersT }: Translators, words: Words): string {
  const { filters } = view
  const selected = view.page === 'plans' ? null : view.selected
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
  if (view.page === 'plans') {
    return requested.length > 0 ? t('title.plansOf', { subject: requested.join(', ') }) : t('title.plans')
  }
  const hasTime = hasFilterOn(filters, 'when')
  const numbers = view.period.length > 0 ? words.spans(view.period) : null
  const time = hasTime ? timeWords(filters, filtersT, words) : numbers
  const isMeasure = selected?.kind === 'measure' || selected?.kind === 'event'
  const subject = requested.length > 0 ? requested.join(', ') : t('line:allRoutes')
  return time && !(chosen && isMeasure) ? t('title.inTime', { subject, time }) : subject
}
