import type { FigureSource } from '#domain/figureSource.ts'
import { published } from '#tests/support/published.ts'

/** The ids of the published tables of figures, in their order. */
export const FIGURE_TABLES: readonly string[] = published('figures').sources.map(({ id }) => id)

/** What a table declares for the code, as the published table of this id does. */
export function declaredAs(
  id: string,
): Pick<FigureSource, 'file' | 'role' | 'route' | 'placeNames' | 'addsUp'> {
  const source = published('figures').sources.find((candidate) => candidate.id === id)
  if (!source) return { file: 'figures', role: 'series', route: null, placeNames: [], addsUp: true }
  const { file, role, route, placeNames, addsUp } = source
  return { file, role, route, placeNames, addsUp }
}
