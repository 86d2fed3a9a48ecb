import type { Basemap } from '#domain/basemap.ts'
import { type BriefingStep, evidenceOfLines, layoutOfStep } from '#domain/briefing.ts'
import { countOfQuery, readCellQuery, writeCellQuery } from '#domain/cellQuery.ts'
import type { Dataset } from '#domain/datasets.ts'
import { comparedByStep } from '#domain/drawnCells.ts'
import type { FigureTable, FigureTableId } from '#domain/figureTable.ts'
import { ratioOf } from '#domain/figureUnit.ts'
import type { IncidentColumns } from '#domain/incident.ts'
import { isOfMeasures } from '#domain/lens.ts'
import {
  lensMarks,
  type MapContent,
  originMarks,
  type RouteChange,
  type RouteChanges,
  type RouteFigure,
  type RouteFigures,
} from '#domain/mapContent.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import type { Region, Route } from '#domain/route.ts'
import { LAYOUTS, type StepLayout, showsMap } from '#domain/stepLayouts.ts'
import {
  placeKey,
  readPlace,
  type StepMap,
  type StepMapCallout,
  type StepMapNumber,
  type StepPlace,
  type StepSide,
  type StepSign,
  shapeOfSign,
} from '#domain/stepMap.ts'
import type { View } from '#domain/view.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { unique } from '#lib/groupBy.ts'
import { memoizeByFields } from '#lib/memoize.ts'
import { changesOf, compareModel, stepChanges } from './compareModel.ts'
import { sharedFigures } from './lens.ts'
import { type LoadedFigures, loadFigures } from './loadedFigures.ts'
import { extraFiles, mapContent } from './mapContent.ts'
import { lineOfPlace, linesOfPieces, type PieceData, type StepPiece, stepPieces } from './stepPieces.ts'
import { type DataReach, tableById } from './tableById.ts'
import { evidenceId } from './viewContent.ts'

/** The published data behind the map of a step, with the reader's own. */
export interface StepMapData extends PieceData {
  routes: readonly Route[]
  regions: readonly Region[]
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
  figures: LoadedFigures
  /** Of a step that shows what Explore shows of its view, and its incidents where their layer is on. */
  basemap?: Basemap | null
  incidents?: IncidentColumns | null
  /** A table by its id, one of the reader's own included; null until it has loaded. */
  tableOf: (id: FigureTableId) => FigureTable | null
}

/** The parts of a step that its map depends on. */
export type MappedStep = Pick<BriefingStep, 'view' | 'text' | 'evidence' | 'number' | 'chart' | 'look'>

/** The files behind the map of a step as they are read, and what it is the map of. */
interface StepMapFiles {
  step: MappedStep
  side: StepSide | null
  places: Dataset<'routes'>
  figures: Dataset<'figures'>
  measures: Dataset<'measures'>
  timeline: Dataset<'timeline'>
  claims: Dataset<'claims'>
  records: Dataset<'records'>
  basemap: Basemap | null
  incidents: IncidentColumns | null
}

/** The map of a step from the files as they are read, built once; null while one is missing. */
export function mapOfStep(step: MappedStep, reach: DataReach, side: StepSide | null = null): StepMap | null {
  const { read } = reach
  const [places, figures, measures] = [read('routes'), read('figures'), read('measures')]
  const [timeline, claims, records] = [read('timeline'), read('claims'), read('records')]
  if (!places || !figures || !measures || !timeline || !claims || !records) return null
  const isSeen = step.look?.signs === 'view'
  const hasIncidents = isSeen && extraFiles(viewOfStep(step)).includes('incidents')
  const [basemap, incidents] = [isSeen ? read('basemap') : null, hasIncidents ? read('incidents') : null]
  if ((isSeen && !basemap) || (hasIncidents && !incidents)) return null
  // Tables outside the first load are read when a callout asks for one.
  const tables = (step.look?.callouts ?? []).map(({ number }) => {
    const query = number && readCellQuery(number.cells)
    return query && tableById(query.table, reach)
  })
  return mapOfFiles(
    { step, side, places, figures, measures, timeline, claims, records, basemap, incidents },
    ...tables,
  )
}

const mapOfFiles = memoizeByFields(
  (
    { step, side, places, figures, measures, timeline, claims, records, ...drawn }: StepMapFiles,
    ...tables: readonly (FigureTable | null)[]
  ) => {
    const tableOf = (id: FigureTableId) => tables.find((table) => table?.id === id) ?? null
    const data = { ...places, ...measures, ...timeline, ...claims, ...records, ...drawn }
    return stepMap(step, { ...data, figures: loadFigures(figures), tableOf }, side)
  },
)

/** The map of a step: the places of its evidence, if its view names no others. `side` is one map of a comparison. Pure. */
export function stepMap(step: MappedStep, data: StepMapData, side: StepSide | null = null): StepMap {
  const view = viewOfStep(step)
  const pieces = stepPieces(step.evidence, data)
  const seen = side === null ? mapContentOfView(step, view, data) : null
  const lit = (seen && placesOfLens(seen)) ?? litPlaces(step, view, pieces, data)
  const { figures, changes } = countsOf(step, view, data, side)
  const { look = {} } = step
  const shown = readCellQuery((step.number ?? step.chart)?.cells ?? '')
  const named = lit.routes.length + lit.countries.length + lit.regions.length
  const lineOf = lineOfPlace(step, pieces)
  const { routes, measures } = view.filters
  const areCounted = seen !== null && isOfSigns(seen) && (routes.length === 0 || measures.length > 0)
  const callouts = calloutsOf(step, { lit, figures, changes, side, areCounted }, data).map(
    (callout): StepMapCallout => ({ ...callout, line: lineOf(callout.place) }),
  )
  return {
    lit: withCallouts(lit, callouts),
    isPlaceless: named === 0 && callouts.length === 0,
    said: step.text.join(' '),
    signs: side !== null ? [] : seen ? signsOfMeasures(seen) : signsOf(step, pieces, data),
    ...(seen && { seen }),
    callouts,
    spots: look.spots ?? [],
    frame: look.frame ?? null,
    camera: view.page === 'compare' ? null : view.camera,
    hasSpotlight: look.hasSpotlight ?? false,
    ...(shown && shown.table !== data.figures.byRoute.table && { countsOther: true }),
    form: side === null ? 'full' : side === 'before' ? 'numbers' : 'changes',
    figures,
    changes,
  }
}

type Lit = StepMap['lit']

/** What Explore shows of a step's view; null where the step shows the signs of its own evidence. */
function mapContentOfView(
  step: MappedStep,
  view: View,
  { basemap, ...data }: StepMapData,
): MapContent | null {
  if (step.look?.signs !== 'view' || view.page !== 'explore' || !basemap) return null
  const { incidents = null } = data
  return mapContent({ ...data, basemap, incidents, incidentFault: null, majorityOf: null }, view)
}

/** Whether measures light the places of a map. */
function isOfSigns({ lens }: MapContent): boolean {
  return lens !== null && isOfMeasures(lens)
}

/** The places of a lens of measures; null without one. */
function placesOfLens(seen: MapContent): Lit | null {
  const { lens, litRoutes, marks, regions, layers, routes } = seen
  if (!lens || !isOfMeasures(lens)) return null
  return {
    routes: routes.filter(({ id, legs }) => legs.length > 0 && litRoutes.has(id)).map(({ id }) => id),
    countries: [...(marks?.countries.keys() ?? [])].filter((id) => lens.countries.has(id)),
    regions: unique([
      ...[...(marks?.regions.keys() ?? [])].filter((id) => routeOfRegion(id, seen) === null),
      ...(layers.includes('regions') ? regions.map(({ id }) => id) : []),
    ]),
    hubs: [],
  }
}

/** The lit route that is a region's own: the one that crosses it, whose name it has. */
function routeOfRegion(id: string, { regions, otherRegions, routes, litRoutes }: MapContent): string | null {
  const region = [...regions, ...otherRegions].find((one) => one.id === id)
  const own = routes.filter((route) => route.legs.length > 0 && region?.routes.includes(route.id))
  const [only] = own
  return region?.role === 'transit' && only && own.length === 1 && litRoutes.has(only.id) ? only.id : null
}

/**
 * The signs at the places where Explore counts measures, one a status; a route has those of the region that is its own. Of
 * a view whose filters choose no measures the author chose them all.
 */
function signsOfMeasures(seen: MapContent): readonly StepSign[] {
  const { lens, layers, marks } = seen
  const isCounted = isOfSigns(seen)
  const areAll = !isCounted && layers.every((layer) => layer === 'routes')
  const isShown = (kind: StepPlace['kind'], id: string) =>
    kind === 'route'
      ? isCounted
      : layers.includes('countries') && (kind !== 'country' || !lens || lens.countries.has(id))
  const kinds = ['route', 'country', 'region'] as const
  const byKind = { route: marks?.routes, country: marks?.countries, region: marks?.regions }
  const shown = new Map<string, StepSign>()
  for (const kind of kinds) {
    for (const [id, measures] of byKind[kind] ?? []) {
      if (!areAll && !isShown(kind, id)) continue
      const route = kind === 'region' ? routeOfRegion(id, seen) : null
      const place: StepPlace = route === null ? { kind, id } : { kind: 'route', id: route }
      for (const measure of measures) {
        const evidence = measure.evidence.flatMap((piece) => evidenceId(piece) ?? [])
        // One that names a route and its region counts once.
        shown.set(`${placeKey(place)} ${measure.id}`, {
          place,
          line: null,
          status: measure.status,
          count: 1,
          evidence,
          shape: shapeOfSign(evidence),
        })
      }
    }
  }
  const signs = [...shown.values()]
  return joined(signs, ({ place, status }) => `${placeKey(place)} ${status}`)
}

/** Routes are those of evidence and view alike; a quotation shows what it names. */
function litPlaces(
  step: MappedStep,
  view: View,
  all: readonly StepPiece[],
  { routes, regions }: StepMapData,
): Lit {
  const quotes = all.filter(({ kind, ...places }) => kind === 'quote' && hasPlace(places))
  const isQuote = isQuoting(layoutOfStep(step))
  const pieces = isQuote && quotes.length > 0 ? quotes : all
  const drawn = drawnRegions(regions, routes)
  const litRegions = unique([
    ...pieces.flatMap((piece) => piece.regions),
    ...(view.selected?.kind === 'region' ? [view.selected.id] : []),
    ...view.filters.regions,
  ]).filter((id) => drawn.has(id))
  const ofRegions = regions.filter(({ id }) => litRegions.includes(id)).flatMap((region) => region.routes)
  const named = unique([...pieces.flatMap((piece) => piece.routes), ...(isQuote ? ofRegions : [])])
  const wanted = routesOfView(view)
  const both = named.filter((id) => wanted.includes(id))
  const lit = wanted.length === 0 ? named : both.length > 0 ? both : wanted
  return {
    routes: routes.filter(({ id, legs }) => legs.length > 0 && lit.includes(id)).map(({ id }) => id),
    countries: unique([...pieces.flatMap(({ countries }) => countries), ...countriesOfView(view)]),
    regions: litRegions,
    hubs: [],
  }
}

function hasPlace({
  routes,
  countries,
  regions,
}: Pick<StepPiece, 'routes' | 'countries' | 'regions'>): boolean {
  return routes.length + countries.length + regions.length > 0
}

/** Regions with a point that means something: not seas, continents and borders. */
function drawnRegions(regions: readonly Region[], routes: readonly Route[]): ReadonlySet<string> {
  const always = originMarks(regions, routes)
  return new Set([...always, ...lensMarks(regions, always)].map(({ id }) => id))
}

function routesOfView({ selected, filters }: View): readonly string[] {
  return selected?.kind === 'route' ? [selected.id] : filters.routes
}

function countriesOfView({ selected, filters }: View): readonly string[] {
  const chosen = selected?.kind === 'country' || selected?.kind === 'actor' ? [selected.id] : []
  return [...chosen, ...filters.actors].filter(isCountryCode)
}

function withCallouts(lit: Lit, callouts: readonly StepMapCallout[]): Lit {
  const of = (kind: StepPlace['kind']) =>
    callouts.flatMap(({ place }) => (place.kind === kind ? [place.id] : []))
  return {
    routes: unique([...lit.routes, ...of('route')]),
    countries: unique([...lit.countries, ...of('country')]),
    regions: unique([...lit.regions, ...of('region')]),
    hubs: of('hub'),
  }
}

/** Counts of the view's period, or of one of two compared periods, and the changes that the step compares. */
function countsOf(
  step: MappedStep,
  view: View,
  { figures, routes }: StepMapData,
  side: StepSide | null,
): { figures: RouteFigures; changes: RouteChanges | null } {
  const routeIds = routes.map(({ id }) => id)
  const compare = view.page === 'compare' ? view.compare : comparedByStep(step)
  const compared =
    view.page === 'compare' || side !== null ? compareModel(figures, compare, routeIds, view.period) : null
  if (compared) {
    const period = side === 'before' ? compared.months.first : compared.months.second
    return {
      figures: sharedFigures(figures, routes, [period]).routes,
      changes: side === 'before' ? null : changesOf(compared),
    }
  }
  const shown = sharedFigures(figures, routes, view.period)
  return {
    figures: shown.routes,
    changes: stepChanges({ figures, compare, routeIds, shown: shown.total.period.spans }),
  }
}

type PlacedNumber = Omit<StepMapCallout, 'line'>

interface CalloutInput {
  lit: Lit
  figures: RouteFigures
  changes: RouteChanges | null
  side: StepSide | null
  /** Whether the view asks for measures, and not for routes: no number of another kind stands at them. */
  areCounted: boolean
}

/** A map beside a quotation shows what it names, without numbers. */
function isQuoting(layout: StepLayout): boolean {
  return LAYOUTS[layout].face.includes('quotation')
}

/** Whether the map of a step has the numbers of its routes: with callouts of the author's own it has theirs alone. */
export function countsOnMap(step: BriefingStep): boolean {
  const layout = layoutOfStep(step)
  return !step.look?.callouts && !isQuoting(layout) && showsMap(layout, false)
}

/** The callouts that the step names, else one for each lit route. */
function calloutsOf(step: MappedStep, input: CalloutInput, data: StepMapData): readonly PlacedNumber[] {
  const { lit, figures, changes, side, areCounted } = input
  const layout = layoutOfStep(step)
  const own = side === null ? step.look?.callouts : undefined
  if (own) {
    return own.flatMap(({ at, number }) => {
      const place = readPlace(at)
      if (!place) return []
      const sums = number && sumOfNumber(number.cells, data)
      const before = number?.against ? sumOfNumber(number.against, data) : null
      return [{ place, number: sums, change: changeBetween(before, sums) }]
    })
  }
  if (isQuoting(layout) && side === null) return []
  if (areCounted) {
    return lit.routes.map((id) => ({ place: { kind: 'route', id }, number: null, change: null }))
  }
  // A number beside the map is not repeated on it.
  const beside = LAYOUTS[layout].map.isFull || side !== null ? null : (step.number ?? step.chart)?.cells
  // Paper has a map where the stage has none: a number there is of what the step counts.
  const isOnPaper = LAYOUTS[layout].map.shown === 'never' && side === null
  const only = isOnPaper && beside ? readCellQuery(beside)?.table : undefined
  return lit.routes.map((id): PlacedNumber => {
    const figure = figures.get(id)
    const place: StepPlace = { kind: 'route', id }
    const isElse = isOnPaper && figure?.cells.table !== only
    if (isElse || (figure && beside !== undefined && writeCellQuery(figure.cells) === beside)) {
      return { place, number: null, change: null }
    }
    return { place, number: figure ? numberOf(figure) : null, change: changes?.routes.get(id) ?? null }
  })
}

function numberOf({ total, period, cells }: RouteFigure): StepMapNumber | null {
  const { value, unit, isPartial } = total
  return value === null ? null : { value, unit, isPartial, spans: period.spans, cells }
}

/** The sum of cells; null until their table has loaded, and where nothing is stated. */
function sumOfNumber(cells: string, { tableOf }: Pick<StepMapData, 'tableOf'>): StepMapNumber | null {
  const query = readCellQuery(cells)
  const table = query && tableOf(query.table)
  const sum = table ? countOfQuery(table, query) : null
  return query && sum && { ...sum, isPartial: false, spans: query.spans, cells: query }
}

function changeBetween(before: StepMapNumber | null, after: StepMapNumber | null): RouteChange | null {
  const ratio = before?.unit === after?.unit ? ratioOf(before?.value, after?.value) : null
  if (!before || !after || ratio === null) return null
  return { ratio, cells: { ...after.cells, spans: [...before.spans, ...after.spans] } }
}

/** The signs of the step's own evidence, at the places of each line. */
function signsOf(step: MappedStep, pieces: readonly StepPiece[], data: StepMapData): readonly StepSign[] {
  const marks = pieces.filter(({ kind }) => kind !== 'cells')
  // Numbers are on the map where the lines have them too; else a sign shows its status alone.
  const lines = evidenceOfLines(step).length > 0 ? linesOfPieces(step.text, marks) : []
  const signs = marks.flatMap((piece, index): StepSign[] => {
    const line = lines[index] ?? null
    const { status, link } = piece
    if (line === null && status === null) return []
    const [evidence, shape] = [[link], shapeOfSign([link])]
    return placesOfPiece(piece, data).map((place) => ({ place, line, status, count: 1, evidence, shape }))
  })
  return joined(signs, ({ place, line, status }) => `${placeKey(place)} ${line ?? status}`).sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0),
  )
}

/** A mark stands in its countries, else on its routes, else in its regions. */
function placesOfPiece(
  { countries, routes, regions }: Pick<StepPiece, 'countries' | 'routes' | 'regions'>,
  data: StepMapData,
): readonly StepPlace[] {
  if (countries.length > 0) return countries.map((id) => ({ kind: 'country', id }))
  const drawn = data.routes.filter(({ id, legs }) => legs.length > 0 && routes.includes(id))
  if (drawn.length > 0) return drawn.map(({ id }) => ({ kind: 'route', id }))
  const known = drawnRegions(data.regions, data.routes)
  return regions.filter((id) => known.has(id)).map((id) => ({ kind: 'region', id }))
}

/** Signs with the same key and shape as one. */
function joined(signs: readonly StepSign[], keyOf: (sign: StepSign) => string): StepSign[] {
  const byKey = new Map<string, StepSign>()
  for (const sign of signs) {
    const key = `${keyOf(sign)} ${sign.shape}`
    const other = byKey.get(key)
    byKey.set(
      key,
      other
        ? {
            ...other,
            count: other.count + sign.count,
            evidence: unique([...other.evidence, ...sign.evidence]),
          }
        : sign,
    )
  }
  return [...byKey.values()]
}
