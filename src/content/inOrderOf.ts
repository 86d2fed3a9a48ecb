import type { FigureModel } from './figureModel.ts'

/** Routes in the order of their figures, those without one last, as published. */
export function inOrderOf(
  { routes }: Pick<FigureModel, 'routes'>,
  ids: readonly string[],
): readonly string[] {
  return [...[...routes.keys()].filter((id) => ids.includes(id)), ...ids.filter((id) => !routes.has(id))]
}
