import type { StatedFigure } from '#domain/figures.ts'
import { isSameSpan } from '#domain/months.ts'
import type { DetectionFigure } from './figureModel.ts'
import type { LoadedFigures } from './loadedFigures.ts'

/** Frontex's stated number for exactly the place and months of a figure; null without one, or for several runs of months. */
export function statedFor(
  { stated }: LoadedFigures,
  { place, period }: Pick<DetectionFigure, 'place' | 'period'>,
): StatedFigure | null {
  const [span, ...others] = period.spans
  if (!span || others.length > 0) return null
  const found = stated.filter((figure) => figure.place === place && isSameSpan(figure.span, span))
  return found.find(({ isRounded }) => !isRounded) ?? found[0] ?? null
}
