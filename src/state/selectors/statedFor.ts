import type { StatedFigure } from '#domain/figures.ts'
import { isSameSpan } from '#domain/months.ts'
import type { DetectionFigure } from './figureModel.ts'
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
