import { useDataset } from './datasets.ts'
import { type ExploreInput, type ExploreModel, exploreModel } from './selectors/exploreModel.ts'
import { useShownFilters } from './shownChoices.ts'

const NONE: readonly never[] = []

/**
 * The last model with what it was made from. Every part of the screen asks for the same one, and hooks alone would
 * make it once for each of them.
 */
let last: { input: ExploreInput; model: ExploreModel } | null = null

/** The one model for these data and choices, for those who cannot wait for a hook. */
export function sharedModel(input: ExploreInput): ExploreModel {
  const isSame =
    last !== null &&
    last.input.measures === input.measures &&
    last.input.events === input.events &&
    last.input.routes === input.routes &&
    last.input.filters === input.filters
  if (last === null || !isSame) last = { input, model: exploreModel(input) }
  return last.model
}

/**
 * The model of Explore for the current view, or null until the measures are there (or for good when their file
 * failed: the part of the screen that needs it says so). A failed file of events or routes leaves its own list
 * empty, and the rest goes on; while it is on its way the model waits, so that no half-true number is shown.
 */
export function useExplore(): ExploreModel | null {
  const measures = useDataset('measures').data?.measures
  const timeline = useDataset('timeline')
  const places = useDataset('routes')
  const filters = useShownFilters()
  const events = timeline.data?.events ?? (timeline.isError ? NONE : null)
  const routes = places.data?.routes ?? (places.isError ? NONE : null)
  return measures && events && routes ? sharedModel({ measures, events, routes, filters }) : null
}
