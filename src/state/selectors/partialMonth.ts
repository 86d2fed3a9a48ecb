import { holdsAny, type PlaceFigure } from './figureModel.ts'
import type { LoadedFigures } from './loadedFigures.ts'

/**
 * Whether a month that had not ended is among those that are counted. That more months were asked for than are covered is
 * another thing: the months that are named say it.
 */
export function holdsPartialMonth({ sources }: LoadedFigures, { table, period }: PlaceFigure): boolean {
  return holdsAny(period.spans, sources.get(table)?.partialMonths ?? [])
}
