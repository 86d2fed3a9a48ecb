import type { StatedFigure } from '#domain/figures.ts'
import { isSameSpan } from '#domain/months.ts'
import type { DetectionFigure, FigureModel } from './figureModel.ts'
import type { LoadedFigures } from './loadedFigures.ts'

/**
 * Frontex's stated number for exactly the place and months of a figure, exact before rounded; null without one, or for
 * several runs of months.
 */
export function statedFor(
  { stated }: LoadedFigures,
  { place, period }: Pick<DetectionFigure, 'place' | 'period'>,
): StatedFigure | null {
  const [span, ...others] = period.spans
  if (!span || others.length > 0) return null
  const found = stated.filter((figure) => figure.place === place && isSameSpan(figure.span, span))
  return found.find(({ isRounded }) => !isRounded) ?? found[0] ?? null
}

/** Rank of a route's count among the routes with its unit. */
export interface FigureRank {
  /** 1 is the highest; equal values share a rank. */
  readonly place: number
  /** Number of routes with a value in this unit. */
  readonly of: number
}

/** A route's rank; null without a value or without other routes in its unit. */
export function figureRank({ routes }: FigureModel, routeId: string): FigureRank | null {
  const own = routes.get(routeId)
  if (!own || own.total.value === null) return null
  const ownTotal = own.total.value
  const values = [...routes.values()].flatMap(({ total }) =>
    total.unit === own.total.unit && total.value !== null ? [total.value] : [],
  )
  if (values.length < 2) return null
  return { place: values.filter((value) => value > ownTotal).length + 1, of: values.length }
}
