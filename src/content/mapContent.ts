import type { Basemap } from '#domain/basemap.ts'
import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { figurePeriod } from '#domain/figurePeriod.ts'
import { tableWithRole } from '#domain/figureTable.ts'
import { type IncidentColumns, rowsOfSpans } from '#domain/incident.ts'
import { focusOf, isOfMeasures, type Lens, NO_FOCUS } from '#domain/lens.ts'
import {
  type DataFileFault,
  type IncidentFile,
  lensMarks,
  type MapContent,
  type Marks,
  originMarks,
  placeMarks,
} from '#domain/mapContent.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { Region, Route } from '#domain/route.ts'
import { DEFAULT_LAYERS, type Layer, NO_FILTERS, type View } from '#domain/view.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { memoizeByArguments } from '#lib/memoize.ts'
import type { ExploreModel } from './exploreModel.ts'
import { needsTies, sharedFigures, sharedLens, sharedModel } from './lens.ts'
import { coverageIn, type LoadedFigures, numberSpans } from './loadedFigures.ts'

/** The data of a map. Null: loading, failed, or not needed by the view. */
export interface MapData {
  basemap: Basemap
  routes: readonly Route[]
  /** All regions; empty when the map marks none. */
  regions: readonly Region[]
  measures: readonly Measure[] | null
  /** Empty when the file failed, so that the rest of the map works. */
  events: readonly TimelineEvent[] | null
  figures: LoadedFigures | null
  claims: readonly Claim[] | null
  records: readonly DatedRecord[] | null
  incidents: IncidentColumns | null
  incidentFault: DataFileFault | null
  /** Loads when a route is first hovered. */
  majorityOf: MapContent['majorityOf']
}

/** Data for a map without measures: maps of counts only, and the page's first picture. */
export const NO_MEASURES: Omit<MapData, 'basemap' | 'routes' | 'figures'> = {
  regions: [],
  measures: null,
  events: null,
  claims: null,
  records: null,
  incidents: null,
  incidentFault: null,
  majorityOf: null,
}

type MapChoices = Pick<View, 'period' | 'filters' | 'selected' | 'layers' | 'reader'>

const NONE: readonly never[] = []

/** The extra files that a view needs. */
export function extraFiles(
  view: Pick<View, 'page' | 'filters' | 'selected' | 'layers'>,
): readonly ('claims' | 'records' | 'incidents')[] {
  if (view.page === 'compare') return []
  return [
    ...(needsTies(view) ? (['claims', 'records'] as const) : []),
    ...((view.layers ?? DEFAULT_LAYERS).includes('deaths') ? (['incidents'] as const) : []),
  ]
}

/** Everything a map shows of a view. Pure; parts are memoised, as layers and React compare by identity. */
export function mapContent(data: MapData, view: MapChoices): MapContent {
  const { basemap, routes, measures, events, figures } = data
  const { period, filters, selected, reader } = view
  const layers = view.layers ?? DEFAULT_LAYERS
  const model = measures && events && sharedModel(measures, events, routes, filters)
  const lens = lensIn(data, view, model)
  const regions = origins(data.regions, routes)
  const otherRegions = others(data.regions, regions)
  const litRoutes = litRoutesOf(lens, routes)
  const counted = figures && sharedFigures(figures, routes, period).routes
  return {
    basemap,
    routes,
    regions,
    otherRegions,
    litRoutes,
    lens,
    figures: counted,
    majorityOf: data.majorityOf,
    marks: model && marksOf(model, lens, routes, regions, otherRegions, basemap),
    actors: actorsOf(measures ?? NONE, model, selected),
    selected,
    focus: focusUnder(lens, selected, measures ?? NONE, events ?? NONE, routes),
    tied: tiedUnder(lens),
    layers,
    incidents: layers.includes('deaths')
      ? {
          file: data.incidents && figures && incidentFile(data.incidents, figures, period),
          fault: data.incidentFault,
          litPlaces: lens && litRoutes,
          readId: reader?.type === 'incident' ? reader.incidentId : null,
        }
      : null,
  }
}

/** The map of one period in Compare: routes with figures, no measures. */
export function periodContent(
  { basemap, routes, figures }: Pick<MapData, 'basemap' | 'routes' | 'figures'>,
  period: MonthSpan,
): MapContent {
  const view = {
    period: [period],
    filters: NO_FILTERS,
    selected: null,
    layers: ROUTES_ALONE,
    reader: null,
  }
  return mapContent({ ...NO_MEASURES, basemap, routes, figures }, view)
}

const ROUTES_ALONE: Layer[] = ['routes']

/** No lens before the texts are loaded: a line must not be dashed as "no text ties it" too early. */
function lensIn(
  { measures, routes, regions, claims, records }: MapData,
  { selected, filters }: MapChoices,
  model: ExploreModel | null,
): Lens | null {
  if (!model || !measures || (needsTies({ selected, filters }) && !(claims && records))) return null
  return sharedLens(selected, filters, model, measures, routes, regions, claims ?? NONE, records ?? NONE)
}

const origins = memoizeByArguments(originMarks)
const others = memoizeByArguments(lensMarks)

const litRoutesOf = memoizeByArguments(
  (lens: Lens | null, routes: readonly Route[]): ReadonlySet<string> =>
    new Set(lens ? lens.routes.keys() : routes.map((route) => route.id)),
)

/** The measures of a view, placed on the map. */
const marksOf = memoizeByArguments(
  (
    { measures }: ExploreModel,
    lens: Lens | null,
    routes: readonly Route[],
    regions: readonly Region[],
    otherRegions: readonly Region[],
    basemap: Basemap,
  ): Marks => {
    const isFilterLens = lens !== null && isOfMeasures(lens)
    // Under a lens, dimmed routes have no number: the list beside the map has none either.
    const drawn = routes.filter(({ id, legs }) => legs.length > 0 && (!isFilterLens || lens.routes.has(id)))
    // A place within a country is also marked without a lens: a measure that names no country has no other point.
    const marked = [...regions, ...otherRegions.filter(({ role }) => isFilterLens || role === 'place')]
    return placeMarks({
      measures: lens && (isFilterLens || lens.subject.kind === 'driver') ? lens.measures : measures,
      isAtEveryPlace: isFilterLens,
      drawn: {
        routes: new Set(drawn.map(({ id }) => id)),
        countries: new Set(labelledCountries(basemap)),
        regions: new Set(marked.map(({ id }) => id)),
      },
    })
  },
)

function labelledCountries(basemap: Basemap): readonly string[] {
  return basemap.countries.features.flatMap(({ properties: { iso, label } }) => (iso && label ? [iso] : []))
}

/** The places of the selection; for a region also the routes its lens lights. */
const focusUnder = memoizeByArguments(
  (
    lens: Lens | null,
    selected: View['selected'],
    measures: readonly Measure[],
    events: readonly TimelineEvent[],
    routes: readonly Route[],
  ): MapContent['focus'] => {
    const places = focusOf({ selected, measures, events, routes })
    return lens?.subject.kind === 'region' ? { ...places, routes: [...lens.routes.keys()] } : places
  },
)

/** The places that an actor, a country or a driver is tied to. */
const tiedUnder = memoizeByArguments((lens: Lens | null): MapContent['tied'] => {
  const isOfDriver = lens?.subject.kind === 'driver'
  if (!lens || !(isOfDriver || TIES_PLACES.includes(lens.subject.kind))) return NO_FOCUS
  return {
    routes: [...lens.routes.keys()],
    // The countries of a driver are those of its regions, which would take the camera too far.
    countries: isOfDriver ? NONE : [...lens.countries.keys()],
    regions: isOfDriver ? [...lens.regions.keys()] : NONE,
  }
})

const TIES_PLACES: readonly Lens['subject']['kind'][] = ['actor', 'country']

/** The countries that act in the selected measure, else in the measures in view, ISO 3166-1 alpha-2. */
const actorsOf = memoizeByArguments(
  (
    measures: readonly Measure[],
    model: ExploreModel | null,
    selected: View['selected'],
  ): readonly string[] => {
    const chosen = measures.filter(({ id }) => selected?.kind === 'measure' && id === selected.id)
    const acting = (chosen.length > 0 ? chosen : (model?.measures ?? [])).flatMap(({ actors }) => actors)
    return [...new Set(acting)].filter(isCountryCode).sort()
  },
)

/** The dead and missing in the requested months, with their publisher. */
const incidentFile = memoizeByArguments(
  (columns: IncidentColumns, figures: LoadedFigures, period: View['period']): IncidentFile => {
    const source = tableWithRole(figures.sources.values(), 'incidents')
    if (!source) throw new Error('figures.json describes no table of incidents')
    const coverage = coverageIn(source)
    const { spans, isCut } = figurePeriod(numberSpans(figures, period), coverage)
    return {
      columns,
      coverage,
      spans,
      isCut,
      runs: rowsOfSpans(columns, spans),
      credit: source.licence.credit,
      licence: source.licence.name,
    }
  },
)
