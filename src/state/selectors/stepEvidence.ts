import type { CellQuery } from '#domain/cellQuery.ts'
import type { Evidence } from '#domain/evidence.ts'
import { hasFilters } from '#domain/filters.ts'
import type { Measure } from '#domain/measure.ts'
import { filteredSpans } from '#domain/months.ts'
import { OWN_PREFIX } from '#domain/ownData.ts'
import { writeReader } from '#domain/readerLink.ts'
import type { Route } from '#domain/route.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import type { Selection, View } from '#domain/view.ts'
import { compareModel } from './compareModel.ts'
import { exploreModel } from './exploreModel.ts'
import { detectionsOf, placeFigure } from './figureModel.ts'
import { countingAt, type LoadedFigures } from './loadedFigures.ts'

/** Published data that can support a view. */
export interface ShownByViews {
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
  routes: readonly Route[]
  figures: LoadedFigures
}

/** Evidence for a step as links write it: proposed, and other candidates. */
export interface StepEvidence {
  proposed: readonly string[]
  others: readonly string[]
}

/** Up to this many listed measures, all their evidence is proposed; for more, the figures, or the first of a selected place. */
const FEW = 24
/** Maximum number of other candidates. */
const MAX_OTHERS = 60

/**
 * Evidence of a view: what is read, selected or compared, else the measures that it lists. Only where it lists too many,
 * or none, the figures of its lines.
 */
export function evidenceOfView(view: View, shown: ShownByViews): StepEvidence {
  const model = exploreModel({ ...shown, filters: view.filters })
  const read = view.reader ? [writeReader(view.reader)] : []
  const { selected } = view
  const chosen = selected ? evidenceOfChoice(selected, view, shown) : []
  const tied = selected ? tiedTo(selected, shown) : []
  const isFiltered = hasFilters(view.filters)
  const listed =
    selected && chosen.length === 0
      ? tied.filter((measure) => !isFiltered || model.measures.includes(measure)).slice(0, FEW)
      : isFiltered
        ? model.measures
        : []
  const isListed = view.page !== 'compare' && listed.length <= FEW
  const named = [...read, ...chosen]
  const proposedMeasures = isListed && named.length === 0 ? linksOf(listed) : []
  const isFigureView = view.page === 'compare' || named.length + proposedMeasures.length === 0
  const figures = figuresOf(view, shown)
  const proposed = unique([...named, ...proposedMeasures, ...(isFigureView ? figures : [])])
  const before =
    view.page === 'compare' ? [] : view.filters.routes.flatMap((id) => cellsOfRoute(id, view, shown.figures))
  const all = linksOf([...model.measures, ...model.events])
  // There may be more published ones than are offered.
  const own = all.filter((link) => link.startsWith(OWN_PREFIX))
  const others = unique([...figures, ...before, ...linksOf(tied), ...own, ...all])
  return { proposed, others: others.filter((link) => !proposed.includes(link)).slice(0, MAX_OTHERS) }
}

function linksOf(things: readonly { evidence: readonly Evidence[] }[]): readonly string[] {
  return things.flatMap(({ evidence }) => evidence.flatMap(linkOf))
}

/** Evidence of the selected item: its sentences and records, or a route's cells. */
function evidenceOfChoice({ kind, id }: Selection, view: View, shown: ShownByViews): readonly string[] {
  if (kind === 'route') return cellsOfRoute(id, view, shown.figures)
  const things = kind === 'measure' ? shown.measures : kind === 'event' ? shown.events : []
  return linksOf(things.filter((thing) => thing.id === id))
}

/** The measures tied to the selected place, actor or document. */
export function tiedTo(
  { kind, id }: Selection,
  { measures }: Pick<ShownByViews, 'measures'>,
): readonly Measure[] {
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

/** The cells behind the map's lines, for the compared periods or the requested time. */
function figuresOf(view: View, { figures, routes }: ShownByViews): readonly string[] {
  const requested = view.filters.routes
  if (view.page === 'compare') {
    const compared = compareModel(
      figures,
      view.compare,
      routes.map(({ id }) => id),
    )
    if (!compared) return []
    const rows = [...compared.routes, ...(compared.channel ? [compared.channel] : [])]
    const chosen = rows.filter(({ place }) => requested.includes(place) || place === view.selected?.id)
    const named = chosen.length > 0 ? chosen : [compared.total]
    return named.flatMap(({ cells }) => [...linkOfCells(cells.before), ...linkOfCells(cells.after)])
  }
  if (requested.length > 0) return requested.flatMap((id) => cellsOfRoute(id, view, figures).slice(0, 1))
  return linkOfCells(detectionsOf(figures, filteredSpans(view.filters), null).cells)
}

/** A route's cells in the view's time and a year before; empty when not counted. */
function cellsOfRoute(id: string, view: View, figures: LoadedFigures): readonly string[] {
  const series = countingAt(figures, id)
  if (!series) return []
  const { cells, period } = placeFigure(series, filteredSpans(view.filters), id)
  const { compared } = period
  const before = compared ? linkOfCells({ ...cells, spans: [compared.before] }) : []
  return [...linkOfCells(cells), ...before]
}

/** A query without months means all of them, so nothing is linked when none is covered. */
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
