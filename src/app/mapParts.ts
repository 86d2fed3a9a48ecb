import type { Basemap } from '#domain/basemap.ts'
import type { Lens } from '#domain/lens.ts'
import type { Measure } from '#domain/measure.ts'
import type { Region, Route } from '#domain/route.ts'
import type { Selection } from '#domain/view.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { type Focus, focusOf } from '#map/focus.ts'
import { type Marks, placeMarks } from '#map/marks.ts'
import type { ExploreModel } from '#state/selectors/exploreModel.ts'

interface MarksInput {
  model: ExploreModel
  lens: Lens | null
  routes: readonly Route[]
  /** Regions that have a mark always, and those that have one while a lens lights them. */
  origins: readonly Region[]
  others: readonly Region[]
  basemap: Basemap
}

/** The measures of a view at the places that its map has for them. */
export function marksInView({ model, lens, routes, origins, others, basemap }: MarksInput): Marks {
  const isFilterLens = lens?.subject.kind === 'categories' || lens?.subject.kind === 'choice'
  const { measures, numbers, isNumbered } = model
  return placeMarks({
    measures,
    numbers,
    isNumbered,
    isEverywhere: isFilterLens,
    drawn: {
      // Under a lens no number stands at a route that it dims: the list beside the map has none either.
      routes: new Set(
        routes
          .filter(({ id, legs }) => legs.length > 0 && (!isFilterLens || lens?.routes.has(id)))
          .map(({ id }) => id),
      ),
      countries: new Set(labelledCountries(basemap)),
      regions: new Set([...origins, ...(isFilterLens ? others : [])].map((region) => region.id)),
    },
  })
}

function labelledCountries(basemap: Basemap): readonly string[] {
  return basemap.countries.features.flatMap(({ properties: { iso, label } }) => (iso && label ? [iso] : []))
}

/** The routes in full colour. */
export function litRoutesOf(lens: Lens | null, routes: readonly Route[]): ReadonlySet<string> {
  return new Set(lens ? lens.routes.keys() : routes.map((route) => route.id))
}

/** The places of what is chosen; of a region also the routes that its lens lights. */
export function focusUnder(lens: Lens | null, input: Parameters<typeof focusOf>[0]): Focus {
  const places = focusOf(input)
  return lens?.subject.kind === 'region' ? { ...places, routes: [...lens.routes.keys()] } : places
}

/** The countries of who carries out the chosen measure, else the measures in view, ISO 3166-1 alpha-2. */
export function actingCountries(
  measures: readonly Measure[],
  model: Pick<ExploreModel, 'measures'> | null,
  selected: Selection | null,
): readonly string[] {
  const chosen = measures.filter((measure) => selected?.kind === 'measure' && measure.id === selected.id)
  const acting = (chosen.length > 0 ? chosen : (model?.measures ?? [])).flatMap((m) => m.actors)
  return [...new Set(acting)].filter(isCountryCode).sort()
}
