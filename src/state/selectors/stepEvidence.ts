import type { CellQuery } from '#domain/cellQuery.ts'
import type { Evidence } from '#domain/evidence.ts'
import { hasFilters } from '#domain/filters.ts'
import type { Measure } from '#domain/measure.ts'
import { askedSpans } from '#domain/months.ts'
import { writeReader } from '#domain/readerLink.ts'
import type { Route } from '#domain/route.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import type { Selection, View } from '#domain/view.ts'
import { compareModel } from './compareModel.ts'
import { exploreModel } from './exploreModel.ts'
import { detectionsOf, placeFigure } from './figureModel.ts'
import { countingAt, type LoadedFigures } from './loadedFigures.ts'

/** What is published, as far as a view can stand on it. */
export interface ShownByViews {
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
  routes: readonly Route[]
  figures: LoadedFigures
}

/** Evidence for a step, as links write it: what its view stands on first of all, and what else it shows. */
export interface StepEvidence {
  proposed: readonly string[]
  others: readonly string[]
}

/** Of so few measures the evidence of all is proposed; more are a survey, which its figures carry. */
const FEW = 6
/** So much evidence is offered beside what is proposed. */
const MOST_OTHERS = 60

/** What a view stands on: what is read, what is chosen, what is compared; else what the filters leave, or the figures of its lines. */
export function evidenceOfView(view: View, shown: ShownByViews): StepEvidence {
  const model = exploreModel({ ...shown, filters: view.filters })
  const read = view.reader ? [writeReader(view.reader)] : []
  const { selected } = view
  const chosen = selected ? evidenceOfChoice(selected, view, shown) : []
  const figures = figuresOf(view, shown)
  const all = [...model.measures, ...model.events].flatMap(({ evidence }) => evidence.flatMap(linkOf))
  const few = view.page !== 'compare' && hasFilters(view.filters) && model.measures.length <= FEW
  const narrowed = few ? model.measures.flatMap(({ evidence }) => evidence.flatMap(linkOf)) : []
  const own = [...read, ...chosen]
  const isFigureView = view.page === 'compare' || own.length + narrowed.length === 0
  const proposed = unique([...own, ...(own.length === 0 ? narrowed : []), ...(isFigureView ? figures : [])])
  const tied = selected ? tiedTo(selected, shown).flatMap(({ evidence }) => evidence.flatMap(linkOf)) : []
  const others = unique([...figures, ...tied, ...all]).filter((link) => !proposed.includes(link))
  return { proposed, others: others.slice(0, MOST_OTHERS) }
}

/** The evidence of the chosen thing itself: its sentences and records, or the cells of a route. */
function evidenceOfChoice({ kind, id }: Selection, view: View, shown: ShownByViews): readonly string[] {
  if (kind === 'route') return cellsOfRoute(id, view, shown.figures)
  const things = kind === 'measure' ? shown.measures : kind === 'event' ? shown.events : []
  return things.filter((thing) => thing.id === id).flatMap(({ evidence }) => evidence.flatMap(linkOf))
}

/** The measures that a chosen place, actor, or document carries. */
function tiedTo({ kind, id }: Selection, { measures }: ShownByViews): readonly Measure[] {
  return measures.filter((measure) => {
    switch (kind) {
      case 'route':
        return measure.routes.includes(id)
      case 'region':
        return measure.regions.includes(id)
      case 'actor':
        return measure.actors.includes(id)
      case 'country':
        return measure.countries.includes(id) || measure.actors.includes(id)
      case 'document':
        return measure.evidence.some((item) => item.type === 'citation' && item.citation.documentId === id)
      default:
        return false
    }
  })
}

/** The cells behind the lines of the map: of the two periods that are compared, or of the time that is asked. */
function figuresOf(view: View, { figures, routes }: ShownByViews): readonly string[] {
  const asked = view.filters.routes
  if (view.page === 'compare') {
    const compared = compareModel(
      figures,
      view.compare,
      routes.map(({ id }) => id),
    )
    if (!compared) return []
    const rows = [...compared.routes, ...(compared.channel ? [compared.channel] : [])]
    const chosen = rows.filter(({ place }) => asked.includes(place) || place === view.selected?.id)
    const named = chosen.length > 0 ? chosen : [compared.total]
    return named.flatMap(({ cells }) => [...linkOfCells(cells.before), ...linkOfCells(cells.after)])
  }
  if (asked.length > 0) return asked.flatMap((id) => cellsOfRoute(id, view, figures))
  return linkOfCells(detectionsOf(figures, askedSpans(view.filters), null).cells)
}

/** What was counted on a route in the time of a view, with the same months a year before; none where it is not counted. */
function cellsOfRoute(id: string, view: View, figures: LoadedFigures): readonly string[] {
  const series = countingAt(figures, id)
  if (!series) return []
  const { cells, period } = placeFigure(series, askedSpans(view.filters), id)
  const { compared } = period
  const before = compared ? linkOfCells({ ...cells, spans: [compared.before] }) : []
  return [...linkOfCells(cells), ...before]
}

/** A query without months asks for all of them: where none is covered there is nothing to name. */
function linkOfCells(query: CellQuery): readonly string[] {
  return query.spans.length > 0 ? [writeReader({ type: 'cells', query })] : []
}

function linkOf(item: Evidence): readonly string[] {
  switch (item.type) {
    case 'citation': {
      const { documentId, start, end } = item.citation
      return [writeReader({ type: 'document', documentId, span: { start, end } })]
    }
    case 'record':
      return [writeReader({ type: 'record', recordId: item.recordId })]
    case 'reference':
      return []
  }
}

function unique(links: readonly string[]): readonly string[] {
  return [...new Set(links)]
}
