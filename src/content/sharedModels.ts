import type { MonthSpan } from '#domain/period.ts'
import type { Route } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'
import { memoizeByArguments } from '#lib/memoizeByArguments.ts'
import { type ExploreInput, exploreModel } from './exploreModel.ts'
import { type FigureModel, figureModel } from './figureModel.ts'
import { type LensInput, lensOf } from './lens.ts'
import type { LoadedFigures } from './loadedFigures.ts'

/*
 * Models shared by several parts of the screen, built once per data and choices. Hooks would build one per part, and
 * store subscriptions could not use them before React renders.
 */

type Lists = LensInput['lists']

/** Explore's model for these data and filters. */
export const sharedModel = memoizeByArguments(
  (
    measures: ExploreInput['measures'],
    events: ExploreInput['events'],
    routes: ExploreInput['routes'],
    filters: Filters,
  ) => exploreModel({ measures, events, routes, filters }),
)

/** The lens of these choices; null when nothing is dimmed. */
export const sharedLens = memoizeByArguments(
  (
    selected: LensInput['selected'],
    filters: Filters,
    model: LensInput['model'],
    measures: Lists['measures'],
    routes: Lists['routes'],
    regions: Lists['regions'],
    claims: Lists['claims'],
    records: Lists['records'],
  ) => lensOf({ selected, filters, model, lists: { measures, routes, regions, claims, records } }),
)

/** The figures of a period. */
export const sharedFigures = memoizeByArguments(
  (figures: LoadedFigures, routes: readonly Route[], period: readonly MonthSpan[]): FigureModel =>
    figureModel(figures, period, new Set(routes.map(({ id }) => id))),
)
