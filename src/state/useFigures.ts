import type { Route } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'
import { useDataset } from './datasets.ts'
import { type FigureModel, figureModel } from './selectors/figureModel.ts'
import { type LoadedFigures, loadFigures } from './selectors/loadedFigures.ts'
import { useShownFilters } from './shownChoices.ts'

/** The figures of the start, and what they say about the time of the view. */
export interface ShownFigures {
  figures: LoadedFigures
  model: FigureModel
}

type Asked = Pick<Filters, 'years' | 'period'>

/** The last model with what it was made from: every part of the screen asks for the same one. */
let last: { figures: LoadedFigures; routes: readonly Route[]; asked: Asked; shown: ShownFigures } | null =
  null

/** The one model for these figures and this time, for those who cannot wait for a hook. */
export function sharedFigures(figures: LoadedFigures, routes: readonly Route[], asked: Asked): ShownFigures {
  const isSame =
    last !== null &&
    last.figures === figures &&
    last.routes === routes &&
    last.asked.years === asked.years &&
    last.asked.period === asked.period
  if (last !== null && isSame) return last.shown
  const ids = new Set(routes.map(({ id }) => id))
  const shown = { figures, model: figureModel(figures, asked, ids) }
  last = { figures, routes, asked, shown }
  return shown
}

/** The figures for the time of the view; null until their file and that of the routes are there, or when one failed. */
export function useFigures(): ShownFigures | null {
  const figures = useDataset('figures').data
  const routes = useDataset('routes').data?.routes
  const filters = useShownFilters()
  return figures && routes ? sharedFigures(loadFigures(figures), routes, filters) : null
}
