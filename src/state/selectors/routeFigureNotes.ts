import type { StatedFigure } from '#domain/figures.ts'
import { isSameSpan } from '#domain/months.ts'
import type { DetectionFigure, FigureModel } from './figureModel.ts'
import type { LoadedFigures } from './loadedFigures.ts'

/**
 * What Frontex stated in words for the place and exactly the months of a figure; an exact number before a rounded one. Null where
 * nothing was stated, or where the figure is of several runs of months.
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

/** The place of a route by its count of the period among the routes of its unit. */
export interface FigureRank {
  /** 1 is the most; routes of one value share a place. */
  readonly place: number
  /** How many routes have a value in this unit. */
  readonly of: number
}

/** The rank of a route; null where it has no value, or where no other route is counted in its unit. */
export function figureRank({ routes }: FigureModel, routeId: string): FigureRank | null {
  const own = routes.get(routeId)
  if (!own || own.total.value === null) return null
  const mine = own.total.value
  const values = [...routes.values()].flatMap(({ total }) =>
    total.unit === own.total.unit && total.value !== null ? [total.value] : [],
  )
  if (values.length < 2) return null
  return { place: values.filter((value) => value > mine).length + 1, of: values.length }
}
