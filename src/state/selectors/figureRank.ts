import type { FigureModel } from './figureModel.ts'

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
