import { useMemo } from 'react'
import { requestedPeriods } from '#content/compareModel.ts'
import { type LoadedFigures, loadFigures } from '#content/loadedFigures.ts'
import { evidenceOfView, type StepEvidence } from '#content/stepEvidence.ts'
import { startOf, timelineRows } from '#content/stepRows.ts'
import { selectionName, timeWords } from '#content/viewTitle.ts'
import { MAX_CALLOUTS, type StepFrame, type StepLook, type StepNumber } from '#domain/briefing.ts'
import { sameInOtherMonths, writeCellQuery } from '#domain/cellQuery.ts'
import { compareText } from '#domain/compareText.ts'
import { type NewStep, proposedLayout, roundedFrame, storedLayout } from '#domain/draftBriefing.ts'
import { PLACES } from '#domain/facets.ts'
import { countMonths } from '#domain/figurePeriod.ts'
import { activeChoices, hasFilterOn, hasFilters, withoutQuestions } from '#domain/filters.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import { whoseId } from '#domain/own/whose.ts'
import { readReader, writeReader } from '#domain/readerLink.ts'
import type { Position, Route } from '#domain/route.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { hasEvidence } from '#domain/stepBacking.ts'
import { LAYOUTS } from '#domain/stepLayouts.ts'
import type { View } from '#domain/view.ts'
import { linkOfStep } from '#domain/viewCodec.ts'
import type { TFunction } from '#i18n/translation.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import { useDataset } from './datasets.ts'
import { useLayers } from './layers.ts'
import { useMapBox, useTowns } from './mapBox.ts'
import { useBriefingSources } from './useBriefings.ts'

/** A view as a step: link, title, number and evidence. */
export interface StepProposal extends StepEvidence {
  /** What the view lists with a date, in order of time: the evidence of a timeline. */
  dated: readonly string[]
  view: string
  title: string
  /** The same of that timeline, which lists measures whatever else its view shows. */
  datedTitle: string
  number: StepNumber | null
  look: StepLook
  /** Whether it is of one plan whose outcome is known. */
  hasOutcome: boolean
}

/** The step of a view as it was seen, or as a timeline of what it lists, which states no number. */
export function stepOfProposal(proposal: StepProposal, form: 'seen' | 'timeline' = 'seen'): NewStep {
  const { view, title, number, look, others, hasOutcome, dated } = proposal
  if (form === 'timeline')
    return { view, title: proposal.datedTitle, evidence: [...dated], look: { layout: form } }
  // Where one's own marks are on the map, their sources are credited.
  const own = look.signs === 'view' ? others.filter((link) => whoseId(link) !== 'published') : []
  const cited = [...new Set([...proposal.proposed, ...own])]
  const step = { view, title, evidence: cited }
  const has = (cells: string | null) => cells === null || cited.includes(`cells:${cells}`)
  const shown = number && has(number.cells) && has(number.against) ? number : null
  const content = { ...step, number: shown, chart: null, text: [] }
  const proposed = proposedLayout(content)
  const layout = shown
    ? undefined
    : hasOutcome
      ? 'plans'
      : storedLayout(
          { ...content, id: 'new', notes: '', dwell: 3 },
          // A title over the map would cover signs.
          look.signs && LAYOUTS[proposed].map.isFull ? 'map-text' : proposed,
        )
  const looks = { ...look, ...(layout && { layout }) }
  return { ...step, ...(shown && { number: shown }), ...(Object.keys(looks).length > 0 && { look: looks }) }
}

/** Whether the filters of a view choose measures, not places and times alone: it counts those. */
function isOfMeasures({ filters, reader }: View): boolean {
  return reader === null && hasFilters(withoutQuestions(filters, 'when', ...PLACES))
}

/** The large number of a view: the first cells of its evidence, against the same of as many earlier months. */
function numberOfView(view: View, proposed: readonly string[]): StepNumber | null {
  const [first, second] = proposed.map((link) => readReader(link))
  if (view.page !== 'explore' || first?.type !== 'cells' || isOfMeasures(view)) return null
  const cells = writeCellQuery(first.query)
  const isAlike =
    second?.type === 'cells' &&
    countMonths(second.query.spans) === countMonths(first.query.spans) &&
    (second.query.spans[0]?.from ?? '') < (first.query.spans[0]?.from ?? '')
  return { cells, against: isAlike ? sameInOtherMonths(cells, [writeCellQuery(second.query)]) : null }
}

/**
 * The map as it was seen: the part of it where the reader has moved it or it named towns of the one route that is open or
 * chosen, with these, and the signs of measures where it had any.
 */
function lookOfView(
  { page, camera, filters, layers, selected }: View,
  routes: readonly Route[],
  box: StepFrame | null,
  last: ReturnType<typeof useTowns>,
): StepLook {
  if (page !== 'explore') return {}
  // Years alone mark no measure, nor does an open route, region, measure, event or driver.
  const isOfPlace = selected !== null && !['actor', 'country', 'document'].includes(selected.kind)
  const hasSigns =
    (!isOfPlace && hasFilters(filters, ['when'])) || (layers?.some((layer) => layer !== 'routes') ?? false)
  const [only, ...more] = selected?.kind === 'route' ? [selected.id] : selected ? [] : filters.routes
  const open = more.length > 0 ? undefined : routes.find(({ id }) => id === only)
  const named = open?.hubs.filter(({ id }) => last.towns.includes(id)) ?? []
  // Signs stand in countries far away; without any a step frames what it names.
  const seen = camera || (hasSigns && !selected) ? box : named.length > 0 ? last.seen : null
  const frame = seen && roundedFrame(seen)
  // First those at which its lines begin and end.
  const ends = open?.legs.flatMap(({ from, to }) => [from, to]) ?? []
  const isEnd = ({ id }: Route['hubs'][number]) => ends.includes(id)
  const there = frame ? (open?.hubs.filter((hub) => isEnd(hub) && isWithin(hub.point, frame)) ?? []) : []
  const towns = (named.length > 0 ? named : there).toSorted((a, b) => Number(isEnd(b)) - Number(isEnd(a)))
  const places = [`route:${open?.id}`, ...towns.map(({ id }) => `hub:${id}`)].slice(0, MAX_CALLOUTS)
  return {
    ...(frame && { frame }),
    ...(hasSigns && { signs: 'view' as const }),
    ...(towns.length > 0 && { callouts: places.map((at) => ({ at, number: null })) }),
  }
}

function isWithin([lon, lat]: Position, { west, south, east, north }: StepFrame): boolean {
  return west <= lon && lon <= east && south <= lat && lat <= north
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
  const own = useLayers((state) => state.own)
  const box = useMapBox(view.camera)
  const last = useTowns()
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
  const records = useDataset('records').data?.records
  return useMemo(() => {
    if (!found || !sources || !measures || !events || !routes || !documents || !records || !figures)
      return null
    const isThere = (text: string) => hasEvidence(text, sources)
    const proposed = found.proposed.filter(isThere)
    const others = [...new Set([...extra, ...found.others])].filter(
      (text) => !proposed.includes(text) && isThere(text),
    )
    const texts = { t, filtersT }
    const things = { measures, events, documents, figures: loadFigures(figures) }
    const link = linkOfStep(view)
    const listed = timelineRows({ view: link, evidence: [] }, { measures, events, routes, records }).toSorted(
      (a, b) => compareText(startOf(a), startOf(b)),
    )
    return {
      view: link,
      dated: [...new Set(listed.map(({ target }) => writeReader(target)))].filter(isThere),
      title: titleOfView(view, things, texts, words),
      datedTitle: titleOfView(view, things, texts, words, 'timeline'),
      number: numberOfView(view, proposed),
      look: lookOfView(view, routes, box, last),
      proposed,
      others,
      hasOutcome: measures.some((measure) => isPlanOf(measure, view)),
    }
  }, [
    found,
    extra,
    sources,
    measures,
    events,
    routes,
    documents,
    records,
    figures,
    view,
    box,
    last,
    t,
    filtersT,
    words,
  ])
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
export function titleOfView(
  view: View,
  data: Named,
  { t, filtersT }: Translators,
  words: Words,
  form: 'seen' | 'timeline' = 'seen',
): string {
  const { filters } = view
  const selected = view.page === 'plans' ? null : view.selected
  const chosen = selected && selectionName(selected, data, words)
  const choices = activeChoices(withoutQuestions(filters, 'when'))
  const requested = chosen ? [chosen] : choices.map((choice) => words.choice(choice))
  if (view.page === 'compare') {
    const { first, second } = requestedPeriods(data.figures, view.compare, view.period)
    const times = { first: words.shortMonths(first), second: words.shortMonths(second) }
    return requested.length > 0
      ? t('title.comparedOf', { subject: requested.join(', '), ...times })
      : t('title.compared', times)
  }
  const ofFilters = hasFilterOn(filters, 'when') ? timeWords(filters, filtersT, words) : null
  if (view.page === 'plans') {
    const subject =
      requested.length > 0 ? t('title.plansOf', { subject: requested.join(', ') }) : t('title.plans')
    return ofFilters ? t('title.inTime', { subject, time: ofFilters }) : subject
  }
  const areMeasures = !chosen && (form === 'timeline' || isOfMeasures(view))
  const numbers = view.period.length > 0 && !areMeasures ? words.spans(view.period) : null
  const time = ofFilters ?? numbers
  const isMeasure = selected?.kind === 'measure' || selected?.kind === 'event'
  const named = requested.length > 0 ? requested.join(', ') : t('line:allRoutes')
  const subject = areMeasures ? t('title.measuresOf', { subject: named }) : named
  return time && !(chosen && isMeasure) ? t('title.inTime', { subject, time }) : subject
}
